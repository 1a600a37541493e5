// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/indico.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Reading read(const std::string& bytes, const std::string& path = "talks/export.json") {
  return read_bytes(read_indico, bytes, path);
}

std::string envelope(const std::string& results) {
  return R"({"count":1,"additionalInfo":{},"_type":"HTTPAPIResult","complete":true,"ts":1791290000,)"
         R"("url":"https:\/\/indico.example\/export\/event\/20.json","results":)" +
         results + "}";
}

// The times are in the server's zone, the event is in another.
const std::string kEvent =
    envelope(R"json([{"_type":"Conference","id":"20","title":"Example Plumbers 2026",
"description":"<p>Welcome<\/p>","timezone":"Europe\/Prague","type":"conference","location":"Hall","address":"Prague",
"startDate":{"date":"2026-10-04","time":"23:00:00","tz":"UTC"},"endDate":{"date":"2026-10-07","time":"16:27:13.211866","tz":"UTC"},
"url":"https:\/\/indico.example\/event\/20\/","creator":{"emailHash":"5d41402abc4b2a76b9719d911017c592"},"folders":[],"note":{},
"label":null,"contributions":[
{"_type":"Contribution","id":"61","db_id":2498,"friendly_id":61,"title":"Self references in Vec<T>",
"startDate":{"date":"2026-10-07","time":"08:00:00","tz":"UTC"},"endDate":null,"duration":30,"session":"Rust MC","track":"LPC Track",
"type":"Talk","room":"\"Club E\"","location":"","roomFullname":null,
"description":"We use `Pin<&mut T>` and Arc<Mutex<T>>.\r\n\r\n[1] https:\/\/lore.kernel.org\/r\/x@y",
"url":"https:\/\/indico.example\/event\/20\/contributions\/2498\/",
"speakers":[{"_type":"ContributionParticipation","first_name":"Ada ","last_name":"Example","fullName":"Example, Ada",
"affiliation":null,"emailHash":"5d41402abc4b2a76b9719d911017c592","id":"1","email":"ada@secret.example"},
{"fullName":"Last, First"}],"primaryauthors":[],"coauthors":[],"keywords":[],
"note":{"html":"<p>Agreed on <b>pinning<\/b>.<\/p>","url":"https:\/\/indico.example\/event\/20\/contributions\/2498\/note\/"},
"material":[{"title":"old","resources":[{"url":"https:\/\/indico.example\/old.pdf","name":"old"}]}],
"folders":[{"_type":"folder","id":7,"title":null,"default_folder":true,"attachments":[
{"_type":"attachment","id":9,"type":"file","title":"pinning.pdf","filename":"pinning.pdf","content_type":"application\/pdf",
"download_url":"https:\/\/indico.example\/event\/20\/attachments\/7\/9\/pinning.pdf"},
{"type":"link","title":"Recording","link_url":"https:\/\/youtu.be\/x","download_url":"https:\/\/indico.example\/go\/1"},
{"type":"file","title":"private","is_protected":true,"download_url":"https:\/\/indico.example\/hidden.pdf"}]}],
"subContributions":[{"id":"0","db_id":77,"friendly_id":1,"title":"A part","duration":10,"note":{},"folders":[],
"speakers":[{"first_name":"Eve","last_name":"Part"}]}]},
{"_type":"Contribution","id":"62","db_id":2499,"friendly_id":62,"title":"BoF on things","startDate":null,"endDate":null,
"duration":20,"session":null,"track":"Birds of a Feather (BoF)","type":null,"room":"","description":"","speakers":[],
"primaryauthors":[{"first_name":"Prim","last_name":"Author"}],"note":{},"folders":[]},
{"_type":"Contribution","db_id":2500,"title":"short break","startDate":null,"duration":15,"speakers":[]}]}])json");

TEST(Indico, TellsTheDayOfAPartInTheZoneOfTheEvent) {
  std::string bytes = kEvent;
  const std::string time = "\"time\":\"08:00:00\"";
  bytes.replace(bytes.find(time), time.size(), "\"time\":\"23:30:00\"");
  EXPECT_EQ(talk_named(read(bytes), "A part").date, "2026-10-08");
}

TEST(Indico, ALectureIsATalkByItsChairs) {
  const std::string lecture =
      R"json({"_type":"Conference","id":"7","title":"Klint, a lint","type":"simple_event",
"description":"<p>It walks.<\/p>","timezone":"Europe\/Prague","startDate":{"date":"2026-10-04","time":"15:00:00","tz":"UTC"},
"endDate":{"date":"2026-10-04","time":"16:00:00","tz":"UTC"},"url":"https:\/\/indico.example\/event\/7\/","room":"Club E",
"chairs":[{"fullName":"Mr Guo, Gary","first_name":"Gary","last_name":"Guo","emailHash":"5d41402abc4b2a76b9719d911017c592"}],
"note":{"html":"<p>Agreed.<\/p>"},"folders":[{"attachments":[{"type":"file","title":"klint.pdf",
"download_url":"https:\/\/indico.example\/event\/7\/attachments\/1\/2\/klint.pdf"}]}]})json";
  const Reading reading = read(envelope("[" + lecture + "]"));
  const Source talk = talk_named(reading, "Klint, a lint");
  EXPECT_EQ(talk.slug, "klint-a-lint-2026/klint-a-lint");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time + " " + talk.room,
            "2026-10-04 17:00-18:00 Club E");
  ASSERT_THAT(talk.speakers, SizeIs(1));
  EXPECT_EQ(talk.speakers[0].text, "Gary Guo");
  EXPECT_EQ(talk.sections.at(0).body.text, "It walks.");
  EXPECT_THAT(everything(reading), HasSubstr("Agreed."));
  EXPECT_THAT(everything(reading), HasSubstr("attachments/1/2/klint.pdf"));
  EXPECT_THAT(everything(reading), Not(HasSubstr("5d41402")));
  EXPECT_EQ(problems_of(reading), "");

  std::string meeting = lecture;
  meeting.replace(meeting.find("simple_event"), 12, "meeting");
  EXPECT_THAT(problems_of(read(envelope("[" + meeting + "]"))), HasSubstr("has no contributions"));
}

TEST(Indico, ReadsContributions) {
  const Reading reading = read(kEvent);
  const Source talk = talk_named(reading, "Self references in Vec<T>");
  EXPECT_THAT(talks_of(reading), SizeIs(3));
  EXPECT_EQ(talk.slug, "example-plumbers-2026/self-references-in-vec-t");
  EXPECT_EQ(talk.key, "indico:20:2498");
  EXPECT_EQ(talk.track, "Rust MC");
  EXPECT_EQ(talk.room, "Club E");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example", "First Last"));
  EXPECT_THAT(names(talk.sources),
              ElementsAre("https://indico.example/event/20/contributions/2498/"));
}

TEST(Indico, TakesTheZoneOfATimeAndShowsThatOfTheEvent) {
  const Source talk = talk_named(read(kEvent), "Self references in Vec<T>");
  EXPECT_EQ(talk.start_utc, "2026-10-07T08:00:00Z");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2026-10-07 10:00-10:30");
  EXPECT_EQ(talk.zone, "Europe/Prague");
}

TEST(Indico, ReadsNamesWithCommas) {
  const Reading reading = read(envelope(
      R"([{"id":"20","title":"E 2026","timezone":"UTC","contributions":[{"db_id":9,"title":"Klint",
"startDate":null,"speakers":["Foo Bar, Baz Qux","Example, Ada",{"fullName":"Red Hat, Inc."},
{"fullName":"Mr Doe, John"}]}]}])"));
  EXPECT_THAT(names(talk_named(reading, "Klint").speakers),
              ElementsAre("Foo Bar", "Baz Qux", "Ada Example", "Red Hat, Inc.", "John Doe"));
}

TEST(Indico, WarnsOfAnEndBeforeItsStart) {
  const Reading reading = read(envelope(
      R"([{"id":"20","title":"E 2026","timezone":"UTC","contributions":[{"db_id":9,"title":"Klint",
"startDate":{"date":"2026-10-07","time":"08:00:00","tz":"UTC"},"endDate":{"date":"2026-10-07","time":"07:00:00","tz":"UTC"}}]}])"));
  EXPECT_EQ(talk_named(reading, "Klint").end_time, "");
  EXPECT_EQ(warnings_with(reading, "ends before it begins, so its end is left out: Klint"), 1);
}

TEST(Indico, GivesNoUtcInAZoneThatIsNotKnown) {
  for (const char* zone : {"Europe\\/Prague", "Mars\\/Olympus"}) {
    const Reading reading = read(envelope(
        std::string(R"([{"id":"20","title":"E 2026","timezone":")") + zone +
        R"(","contributions":[{"db_id":9,"title":"Klint","duration":30,)"
        R"("startDate":{"date":"2026-10-07","time":"08:00:00","tz":"Mars\/Olympus"}}]}])"));
    const Source talk = talk_named(reading, "Klint");
    EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2026-10-07 08:00-08:30");
    EXPECT_EQ(talk.zone + talk.start_utc, "");
    EXPECT_EQ(warnings_with(reading, "\"Mars/Olympus\""), 1) << problems_of(reading);
  }
}

TEST(Indico, ReadsTheEvent) {
  const Source event = event_of(read(kEvent));
  EXPECT_EQ(event.slug, "example-plumbers-2026");
  EXPECT_EQ(event.key, "indico:20");
  EXPECT_EQ(event.start_date + " " + event.end_date, "2026-10-05 2026-10-07");
  EXPECT_EQ(event.place, "Hall, Prague");
  EXPECT_EQ(link(event, "page"), "https://indico.example/event/20/");
}

TEST(Indico, KeepsGenericsInAbstracts) {
  EXPECT_THAT(talk_named(read(kEvent), "Self references in Vec<T>").sections.at(0).body.text,
              HasSubstr("Arc<Mutex<T>>"));
}

TEST(Indico, ReadsFoldersAndNotTheirCopy) {
  const Source talk = talk_named(read(kEvent), "Self references in Vec<T>");
  EXPECT_EQ(link(talk, "slides"), "https://indico.example/event/20/attachments/7/9/pinning.pdf");
  EXPECT_EQ(link(talk, "video"), "https://youtu.be/x");
  EXPECT_THAT(everything(read(kEvent)),
              Not(testing::AnyOf(HasSubstr("old.pdf"), HasSubstr("hidden.pdf"))));
  EXPECT_THAT(problems_of(read(kEvent)), HasSubstr("material that is not public: Self references"));
}

TEST(Indico, MakesNotesOfTheMinutesOfATalk) {
  const Reading reading = read(kEvent);
  ASSERT_THAT(reading.sources, SizeIs(5));
  const auto notes =
      std::find_if(reading.sources.begin(), reading.sources.end(),
                   [](const Source& each) { return each.kind == SourceKind::kNotes; });
  ASSERT_NE(notes, reading.sources.end());
  EXPECT_EQ(notes->slug, "example-plumbers-2026/self-references-in-vec-t");
  EXPECT_EQ(notes->key, "indico:20:2498:notes");
  EXPECT_THAT(notes->sections.at(0).body.text, HasSubstr("Agreed on pinning."));
}

TEST(Indico, ReadsPartsOfATalkAsTalksOfItsDay) {
  const Source part = talk_named(read(kEvent), "A part");
  EXPECT_EQ(part.key, "indico:20:2498.77");
  EXPECT_EQ(part.date + part.start_time, "2026-10-07");
  EXPECT_EQ(part.track, "Rust MC");
  EXPECT_THAT(names(part.speakers), ElementsAre("Eve Part"));
}

TEST(Indico, TakesAuthorsWhereThereAreNoSpeakersAndTheTrackForTheKind) {
  const Source bof = talk_named(read(kEvent), "BoF on things");
  EXPECT_THAT(names(bof.speakers), ElementsAre("Prim Author"));
  EXPECT_EQ(bof.format, "bof");
  EXPECT_EQ(bof.date, "");
}

TEST(Indico, TurnsFullNamesAndTakesTheFormOfAddressOff) {
  const Reading reading = read(envelope(
      R"([{"id":"1","title":"A 2025","contributions":[{"db_id":1,"title":"T","speakers":[
{"fullName":"Mr Doe, John"},{"fullName":"Example, Ada"},{"fullName":"Mro, Ada"}]}]}])"));
  EXPECT_THAT(names(talk_named(reading, "T").speakers),
              ElementsAre("John Doe", "Ada Example", "Ada Mro"));
}

TEST(Indico, ReadsPersonsThatAreNoObjectsAndNoLists) {
  const Reading reading = read(envelope(R"([{"id":"1","title":"A 2025","contributions":[
{"db_id":1,"title":"T","speakers":["Doe, John",{"name":"Example, Ada"}]},{"db_id":2,"title":"U","speakers":"Ada Example"}]}])"));
  EXPECT_THAT(names(talk_named(reading, "T").speakers), ElementsAre("John Doe", "Ada Example"));
  EXPECT_THAT(names(talk_named(reading, "U").speakers), ElementsAre("Ada Example"));
}

TEST(Indico, TakesTheTitleOfTheSessionAndNotOfItsPart) {
  const Reading reading =
      read(envelope(R"([{"id":"1","title":"A 2025","sessions":[{"title":"Rust MC: Part 2",
"slotTitle":"Part 2","session":{"title":"Rust MC"},"contributions":[{"db_id":1,"title":"T","session":null}]}]}])"));
  EXPECT_EQ(talk_named(reading, "T").track, "Rust MC");
}

TEST(Indico, CountsBreaks) {
  EXPECT_THAT(problems_of(read(kEvent)), HasSubstr("a break: short break"));
}

TEST(Indico, KeepsNeitherMailAddressesNorTheirHashes) {
  const std::string all = everything(read(kEvent));
  EXPECT_THAT(all, Not(testing::AnyOf(HasSubstr("5d41402a"), HasSubstr("secret.example"))));
}

TEST(Indico, FillsRoomsFromTheBlocksOfSessionsAndNamesEmptyOnes) {
  const Reading reading =
      read(envelope(R"([{"id":"20","title":"E 2026","timezone":"UTC","contributions":[],"sessions":[
{"_type":"SessionSlot","title":"Rust MC","room":"Room 7","contributions":[{"db_id":1,"title":"T","room":"","session":null,
"startDate":{"date":"2026-01-01","time":"10:00:00","tz":"UTC"},"endDate":{"date":"2026-01-01","time":"10:20:00","tz":"UTC"},
"duration":20,"speakers":[]}]},{"_type":"SessionSlot","title":"Empty MC","contributions":[]}]}])"));
  const Source talk = talk_named(reading, "T");
  EXPECT_EQ(talk.room + talk.track + talk.end_time, "Room 7Rust MC10:20");
  EXPECT_THAT(problems_of(reading), HasSubstr("a session without talks: Empty MC"));
}

TEST(Indico, ReadsATalkOnceThatIsInABlockAndInTheListOfAll) {
  const std::string talk = R"({"db_id":1,"title":"T","room":"","startDate":null})";
  const Reading reading = read(envelope(
      R"([{"id":"20","title":"E 2026","contributions":[)" + talk +
      R"(],"sessions":[{"title":"MC","room":"Room 7","contributions":[)" + talk + "]}]}]"));
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(talk_named(reading, "T").room, "Room 7");
}

TEST(Indico, TakesWhatBelongsToNoSessionFromTheListOfTheEvent) {
  const Reading reading = read(R"({"count": 1, "additionalInfo": {}, "_type": "HTTPAPIResult",
    "url": "https://indico.example/export/event/7.json?detail=sessions",
    "results": [{"_type": "Conference", "id": "7", "title": "Project meeting 2026", "sessions": [],
     "startDate": {"date": "2026-07-07", "time": "15:00:00", "tz": "Europe/Paris"},
     "contributions": [{"_type": "Contribution", "db_id": 1, "title": "News", "session": null,
       "duration": 10}, {"_type": "Contribution", "db_id": 2, "title": "Any other business",
       "session": null, "duration": 10}]}]})");
  EXPECT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_EQ(talk_named(reading, "News").track, "");
}

TEST(Indico, KeepsMinutesAndMaterialOfTheEvent) {
  const Reading reading =
      read(envelope(R"([{"id":"20","title":"E 2026","url":"https://i.example/event/20/",
"description":"Hello","note":{"html":"<p>All agreed.</p>"},"folders":[{"attachments":[
{"type":"link","title":"Stream","link_url":"https://youtu.be/x"},{"is_protected":true,"link_url":"https://i.example/secret"}]}],
"contributions":[{"db_id":1,"title":"T"}]}])"));
  const Source event = event_of(reading);
  EXPECT_EQ(link(event, "video"), "https://youtu.be/x");
  ASSERT_THAT(event.sections, SizeIs(2));
  EXPECT_EQ(event.sections[1].heading.text + ": " + event.sections[1].body.text,
            "Minutes: All agreed.");
  EXPECT_THAT(everything(reading), Not(HasSubstr("/secret")));
}

// What the timetable's own address says.
std::string as_timetable(std::string bytes) {
  return bytes.replace(bytes.find("export\\/event"), 13, "export\\/timetable");
}

TEST(Indico, KeepsWhatSessionsSayOfThemselves) {
  const std::string block =
      R"({"title":"Rust MC: Part 1","session":{"title":"Rust MC","description":"<p>About Rust.</p><h2>Rules</h2><p>None.</p>"},
"description":"","contributions":[{"db_id":1,"title":"T"}]})";
  const Reading reading =
      read(envelope(R"([{"id":"20","title":"E 2026","description":"Hello","sessions":[)" + block +
                    "," + block + "]}]"));
  std::string sections;
  for (const Section& section : event_of(reading).sections)
    sections += section.heading.text + "|" + section.body.text + "\n";
  EXPECT_EQ(sections, "|Hello\nRust MC|About Rust.\nRust MC: Rules|None.\n");
  const Reading timetable = read(
      as_timetable(envelope(R"({"20":{"20261007":{"s1":{"entryType":"Session","title":"Rust MC",
"description":"About Rust.","entries":{"c1":{"contributionId":1,"title":"T"}}}}}})")));
  ASSERT_THAT(event_of(timetable).sections, SizeIs(1));
  EXPECT_EQ(event_of(timetable).sections[0].heading.text, "Rust MC");
}

TEST(Indico, ReadsListsThatAreObjectsByIdAndTheOtherWayRound) {
  const Reading event = read(envelope(
      R"([{"id":"20","title":"E 2026","contributions":{"1":{"db_id":1,"title":"T","speakers":
{"7":{"fullName":"Example, Ada"}},"folders":{"1":{"attachments":["https://x.example/a.odp"]}}},"2":{"db_id":2,"title":"U"}}}])"));
  EXPECT_THAT(talks_of(event), SizeIs(2));
  EXPECT_THAT(names(talk_named(event, "T").speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(link(talk_named(event, "T"), "slides"), "https://x.example/a.odp");
  const Reading timetable = read(as_timetable(envelope(
      R"({"20":{"20261007":[{"entryType":"Contribution","contributionId":1,"title":"T"},
{"entryType":"Session","title":"S","entries":[{"contributionId":2,"title":"U"},{"contributionId":3,"title":"V"}]}]}})")));
  EXPECT_THAT(talks_of(timetable), SizeIs(3));
  EXPECT_EQ(talk_named(timetable, "U").track, "S");
}

TEST(Indico, TakesAFolderForTheKindOfFilesWithoutABetterName) {
  const Source talk = talk_named(
      read(envelope(
          R"([{"id":"1","title":"A 2025","contributions":[{"db_id":1,"title":"T","folders":[
{"title":"Paper","attachments":[{"title":"p.pdf","filename":"p.pdf","download_url":"https://i.example/p.pdf"},
{"title":"Recording","link_url":"https://i.example/v"}]},{"title":"More","attachments":[{"title":"d.pdf","filename":"d.pdf",
"download_url":"https://i.example/d.pdf"}]}]}]}])")),
      "T");
  EXPECT_EQ(link(talk, "paper") + " " + link(talk, "video") + " " + link(talk, "slides"),
            "https://i.example/p.pdf https://i.example/v https://i.example/d.pdf");
}

TEST(Indico, MarksACancelledEventAndItsTalks) {
  const Reading reading = read(envelope(R"([{"id":"20","title":"E 2026","timezone":"UTC",
"label":{"title":"Cancelled","is_event_not_happening":true},"contributions":[{"db_id":1,"title":"T","startDate":null}]}])"));
  EXPECT_TRUE(event_of(reading).withdrawn);
  EXPECT_TRUE(talk_named(reading, "T").withdrawn);
}

// A session past midnight is on both days.
const std::string kBlock =
    R"("s12":{"entryType":"Session","id":"s12","uniqueId":"s12","title":"Night MC","room":"Cellar",
"startDate":{"date":"2026-10-07","time":"23:00:00","tz":"Europe/Prague"},"entries":{
"c7":{"entryType":"Contribution","id":"c7","contributionId":901,"friendlyId":7,"title":"Late talk","description":"x",
"startDate":{"date":"2026-10-07","time":"23:45:00","tz":"Europe/Prague"},
"endDate":{"date":"2026-10-08","time":"00:30:00","tz":"Europe/Prague"},"duration":45,"room":"",
"presenters":[{"name":"Example, Ada","firstName":"Ada","familyName":"Example","email":"ada@secret.example"}],
"url":"/event/20/contributions/901/","attachments":{"files":[{"title":"deck.pdf","download_url":"/event/20/deck.pdf"}],"folders":[]}},
"b1":{"entryType":"Break","title":"Tea"}}})";
const std::string kTimetable =
    envelope(R"({"20":{"20261007":{)" + kBlock + R"(,"b3":{"entryType":"Break","id":"b3",
"title":"Lunch","uniqueId":"b3"},"s13":{"entryType":"Session","id":"s13","title":"Nothing","entries":{}}},"20261008":{)" +
             kBlock + R"(},"20261009":[]}})");
TEST(Indico, ReadsATimetableAndBlocksPastMidnightOnce) {
  const Reading reading = read(as_timetable(kTimetable), "talks/lpc-2026/timetable.json");
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  const Source talk = talk_named(reading, "Late talk");
  EXPECT_EQ(talk.key, "indico:20:901");
  EXPECT_EQ(talk.slug, "lpc-2026/late-talk");
  EXPECT_EQ(talk.room + " " + talk.track, "Cellar Night MC");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2026-10-07 23:45-00:30");
  EXPECT_EQ(talk.start_utc, "2026-10-07T21:45:00Z");
  EXPECT_EQ(talk.zone, "Europe/Prague");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(link(talk, "page"), "https://indico.example/event/20/contributions/901/");
  EXPECT_EQ(link(talk, "slides"), "https://indico.example/event/20/deck.pdf");
  EXPECT_EQ(link(event_of(reading), "page"), "https://indico.example/event/20/");
  EXPECT_THAT(problems_of(reading), HasSubstr("2 times a break: Lunch"));
  EXPECT_THAT(problems_of(reading), HasSubstr("a session without talks: Nothing"));
}

TEST(Indico, KeepsTwoTalksOfATimetableWithOneId) {
  const auto entry = [](const std::string& key, const std::string& title, const std::string& hour,
                        const std::string& room) {
    return "\"" + key + R"(":{"entryType":"Contribution","contributionId":9,"title":")" + title +
           R"(","room":")" + room + R"(","startDate":{"date":"2026-10-07","time":")" + hour +
           R"(:00:00","tz":"UTC"}})";
  };
  const Reading reading = read(
      as_timetable(envelope(R"({"20":{"20261007":{)" + entry("c1", "One", "10", "A") + "," +
                            entry("c2", "Other", "10", "A") + "," + entry("c3", "One", "12", "A") +
                            "," + entry("c4", "One", "12", "B") + R"(},"20261008":{)" +
                            entry("c1", "One", "10", "A") + "}}}")),
      "talks/lpc-2026/timetable.json");
  std::set<std::string> talks, keys;
  for (const Source& talk : talks_of(reading)) {
    talks.insert(talk.title + " " + talk.start_time + " " + talk.room);
    keys.insert(talk.key);
  }
  EXPECT_THAT(talks, ElementsAre("One 10:00 A", "One 12:00 A", "One 12:00 B", "Other 10:00 A"));
  EXPECT_THAT(keys, SizeIs(4));
  EXPECT_THAT(talks_of(reading), SizeIs(4));
}

TEST(Indico, ReadsOneContributionByItself) {
  const std::string one =
      R"({"id":2498,"title":"Alone","description":"<p>Text</p>","friendly_id":61,"code":"",
"start_dt":"2026-10-07T08:00:00+00:00","end_dt":"2026-10-07T08:30:00+00:00","duration":1800,"venue_name":"V","room_name":"R",
"session":{"id":1,"title":"Rust MC"},"track":null,"type":{"id":1,"name":"Lightning talk"},"custom_fields":[{"value":"secret"}],
"persons":[{"first_name":"Ada","last_name":"E","is_speaker":true,"email_hash":"5d41402a"},
{"first_name":"Not","last_name":"Speaking","is_speaker":false}]})";
  EXPECT_TRUE(recognized(recognizes_indico, one));
  const Reading reading = read(one, "talks/lpc-2026/2498.json");
  const Source talk = talk_named(reading, "Alone");
  EXPECT_EQ(talk.slug, "lpc-2026/alone");
  EXPECT_EQ(talk.room + talk.track + talk.format, "RRust MClightning");
  EXPECT_EQ(talk.start_utc + " " + talk.end_time, "2026-10-07T08:00:00Z 08:30");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada E"));
}

TEST(Indico, ReadsSeveralEventsOfOneFile) {
  const Reading reading =
      read(envelope(R"([{"id":"1","title":"A 2025","contributions":[{"db_id":1,"title":"T"}]},
{"id":"2","title":"B 2025","contributions":[{"db_id":2,"title":"T"}]},{"id":"3","title":"C 2025","contributions":[]}])"));
  EXPECT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_FALSE(left_out(reading));
  EXPECT_THAT(problems_of(reading), HasSubstr("an event without talks, such as C 2025: ask with"));
}

TEST(Indico, ACategoryGivesItsEventsAlsoWithoutTheirTalks) {
  const std::string url = R"("url":"https:\/\/indico.example\/export\/categ\/5.json","results":[)";
  const std::string head = R"({"count":1,"additionalInfo":{},"_type":"HTTPAPIResult",)" + url;
  const auto event = [](const std::string& id, const std::string& more) {
    return R"({"_type":"Conference","id":")" + id + R"(","title":"Meeting )" + id +
           R"( 2026","timezone":"Europe/Paris","startDate":{"date":"2026-07-0)" + id +
           R"(","time":"22:30:00","tz":"UTC"})" + more + "}";
  };
  const Reading reading = read(head + event("1", "") + "," + event("2", "") + "," +
                               event("3", R"(,"contributions":[{"db_id":1,"title":"T"}])") + "]}");
  ASSERT_THAT(reading.sources, SizeIs(4));
  EXPECT_EQ(reading.sources[0].slug + " " + reading.sources[0].start_date,
            "meeting-1-2026 2026-07-02");
  EXPECT_EQ(talk_named(reading, "T").event, "meeting-3-2026");
  EXPECT_THAT(problems_of(reading), HasSubstr("2 events without talks, such as Meeting 1 2026"));
  EXPECT_FALSE(left_out(reading));
  EXPECT_THAT(read(head + event("1", "") + "]}").sources, SizeIs(1));
}

TEST(Indico, KeepsMinutesAndMaterialOfSessionsOnceEachWithTheirName) {
  const auto block = [](const std::string& title, const std::string& id) {
    return R"({"_type":"SessionSlot","title":"Rust MC: )" + title +
           R"(","session":{"title":"Rust MC"},"note":{"html":"<p>Pins agreed.</p><h2>Next</h2><p>Klint.</p>"},
"folders":[{"attachments":[{"type":"link","title":"Etherpad","link_url":"https://pad.example/rust"}]}],
"contributions":[{"db_id":)" +
           id + R"(,"title":"T)" + id + R"("}]})";
  };
  const Source event = event_of(read(envelope(
      R"([{"id":"20","title":"E 2026","note":{"html":"<h2>All</h2><p>Thanks.</p>"},"contributions":[],"sessions":[)" +
      block("1", "1") + "," + block("2", "2") + "]}]")));
  std::vector<std::string> sections;
  for (const Section& section : event.sections)
    sections.push_back(section.heading.text + " | " + section.body.text);
  EXPECT_THAT(sections, ElementsAre("All | Thanks.", "Rust MC: minutes | Pins agreed.",
                                    "Rust MC: Next | Klint."));
  EXPECT_EQ(link(event, "etherpad"), "https://pad.example/rust");
}

TEST(Indico, UndoesTitlesAndAbstractsThatWereEscapedTwice) {
  const Reading reading = read(envelope(
      R"([{"id":"1","title":"Q&amp;amp;A 2025","contributions":[{"db_id":1,"title":"R&amp;D of Vec&lt;T&gt;",
"session":"Build &amp; test","room":"A&#39;s","speakers":["O&#x27;Hara, Ada"],
"description":"&lt;p&gt;We use Vec&amp;lt;u8&amp;gt;.&lt;/p&gt;"}]}])"));
  const Source talk = talk_named(reading, "R&D of Vec<T>");
  EXPECT_EQ(event_of(reading).title + "|" + talk.track + "|" + talk.room,
            "Q&A 2025|Build & test|A's");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada O'Hara"));
  EXPECT_EQ(talk.sections.at(0).body.text, "We use Vec<u8>.");
}

TEST(Indico, TellsMeetingsOfOneTitleApart) {
  const Reading reading =
      read(envelope(R"([{"id":"17","title":"Weekly 2025","contributions":[{"db_id":1,"title":"T"}]},
{"id":"18","title":"Weekly 2025","contributions":[{"db_id":2,"title":"T"}]},
{"id":"18","title":"Weekly 2025","contributions":[{"db_id":2,"title":"T"}]}])"));
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_NE(talks_of(reading)[0].slug, talks_of(reading)[1].slug);
  EXPECT_THAT(problems_of(reading), HasSubstr("has two events that would be"));
}

TEST(Indico, KeepsEventsWhoseTitlesDifferInSignsAlone) {
  const Reading reading = read(
      envelope(R"([{"id":"83","title":"WEEKLY! 2025","contributions":[{"db_id":1,"title":"T"}]},
{"id":"84","title":"Weekly!! 2025","contributions":[{"db_id":2,"title":"T"}]}])"));
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_EQ(talks_of(reading)[0].slug + " " + talks_of(reading)[0].event,
            "weekly-2025/t weekly-2025");
  EXPECT_EQ(talks_of(reading)[1].slug + " " + talks_of(reading)[1].event,
            "weekly-84-2025/t weekly-84-2025");
  EXPECT_THAT(problems_of(reading), testing::Not(HasSubstr("two events")));
}

TEST(Indico, KeepsTalksWithOneIdWhoseTitlesDiffer) {
  const Reading reading = read(envelope(
      R"([{"id":"17","title":"E 2025","contributions":[{"db_id":"2498","title":"Str ids"},
{"db_id":2498,"title":"Same db id other talk"},{"db_id":2498,"title":"Str ids"}]}])"));
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_NE(talks_of(reading)[0].key, talks_of(reading)[1].key);
  EXPECT_EQ(talks_of(reading)[0].slug + " " + talks_of(reading)[1].slug,
            "e-2025/str-ids e-2025/same-db-id-other-talk");
}

TEST(Indico, RefusesWithTheReason) {
  expect_refused(recognizes_indico, read_indico,
                 {{R"({"message":"This event is protected","_type":"HTTPAPIError"})",
                   "says: This event is protected"},
                  {R"({"message":"Too many"})", "says: Too many"},
                  {envelope(R"([{"id":"20","title":"E 2026","contributions":[]}])"),
                   "ask the managers of the event"},
                  {envelope("[]"), "has no contributions"},
                  {envelope(R"({"20":{"20261007":{}}})"), "has an empty timetable"},
                  {kEvent.substr(0, 900), "is not whole"}});
}

TEST(Indico, GetsOverFieldsOfOtherTypes) {
  const Reading reading = read(
      envelope(
          R"([{"id":20,"title":["x"],"startDate":"2026-01-01T10:00","timezone":7,"contributions":[
7,null,{"title":5,"db_id":"9","startDate":{"date":"2026-01-01","time":7,"tz":[]},"duration":"x","speakers":"Ada","folders":[1,{"attachments":{}}],
"note":[],"session":{"title":"S"},"room":{"name":"R"},"subContributions":{"a":1}}]}])"),
      "talks/x-2026.json");
  EXPECT_EQ(talk_named(reading, "5").track, "S");
  EXPECT_EQ(talk_named(reading, "5").key, "indico:20:9");
  EXPECT_THAT(problems_of(reading), HasSubstr("without a title"));
}

TEST(Indico, IsNotTakenForOtherJson) {
  for (const char* text : {R"({"count":1,"next":null,"results":[{"code":"A","title":"x"}]})",
                           R"([{"title":"x"}])", R"({"schedule":{"conference":{}}})"}) {
    EXPECT_FALSE(recognized(recognizes_indico, text)) << text;
  }
}

TEST(Indico, SurvivesWhatIsNoExportOrABrokenOne) {
  expect_survives(recognizes_indico, read_indico, kEvent);
  expect_survives(recognizes_indico, read_indico, kTimetable);
}

TEST(IndicoReal, AnEventIsReadWithItsTalks) {
  REAL_FILE_OR_SKIP(bytes, "schedules/indico/indico-event-40025.redacted.json");
  EXPECT_TRUE(recognized(recognizes_indico, *bytes));
  const Reading reading = read(*bytes);
  EXPECT_EQ(event_of(reading).slug, "dirac-project-meeting-2026");
  EXPECT_THAT(talks_of(reading), SizeIs(5));
  EXPECT_THAT(names(talk_named(reading, "Consortium news").speakers),
              ElementsAre("Andrei Tsaregorodtsev"));
  EXPECT_EQ(talk_named(reading, "Consortium news").start_utc, "2026-07-07T13:25:00Z");
  EXPECT_THAT(everything(reading), Not(HasSubstr("c48a05db")));
}
}  // namespace
}  // namespace plumbline

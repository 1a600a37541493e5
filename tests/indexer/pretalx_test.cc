// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pretalx.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Reading read(const std::string& bytes,
             const std::string& path = "talks/pycon-2026/submissions.json") {
  return read_bytes(read_pretalx, bytes, path);
}

// Version 2 of the API with everything expanded.
const std::string kExpanded = R"({"count":4,"next":null,"previous":null,"results":[
{"code":"ABCDEF","title":"Typed things","speakers":[{"code":"P1","name":"Ada  Example","biography":"call 0160",
"avatar_url":null,"email":"ada@example.org"}],"submission_type":{"id":1,"name":{"en":"Workshop","fr":"Atelier"}},
"track":{"id":2,"name":{"fr":"Toile"}},"tags":[],"state":"confirmed","abstract":"**Types**","description":null,
"duration":90,"slot_count":1,"content_locale":"en","do_not_record":false,"notes":"secret note",
"internal_notes":"secret review","resources":[
{"id":1,"resource":"https://x.example/deck.pdf","description":"Slides","is_public":true},
{"id":2,"resource":"https://x.example/private.pdf","description":"Draft","is_public":false}],
"slots":[{"id":9,"room":null,"start":null,"end":null},
{"id":1,"room":{"id":3,"name":{"en":"Hall A"}},"start":"2026-05-01T10:00:00+02:00","end":"2026-05-01T11:30:00+02:00"}],
"answers":[{"id":1,"question":{"question":{"en":"Phone"}},"answer":"secret answer"}]},
{"code":"WITHDR","title":"Gone","speakers":[],"state":"withdrawn","submission_type":1},
{"code":"CANCEL","title":"Off","speakers":[],"state":"canceled"},
{"code":"REJECT","title":"Unwanted","speakers":[],"state":"rejected"},
{"code":"SUBMIT","title":"Waiting","speakers":[],"state":"submitted"}]})";

// The same API without ?expand, joined with its other lists.
const std::string kJoined =
    R"({"event":{"slug":"pycon-2026","name":{"en":"PyCon 2026"},"timezone":"Europe/Vienna",
"date_from":"2026-05-01","date_to":"2026-05-03"},
"submissions":{"count":1,"results":[{"code":"ABCDEF","title":"Typed things","speakers":["P1","P2"],
"submission_type":1,"track":2,"state":"accepted","slots":[{"room":3,"start":"2026-05-01T08:00:00Z",
"end":"2026-05-01T08:30:00Z"}]}]},
"speakers":[{"code":"P1","name":"Ada"}],"rooms":[{"id":3,"name":{"en":"Hall A"}}],
"tracks":{"results":[{"id":2,"name":{"en":"Web"}}]},"submission-types":[{"id":1,"name":{"en":"Keynote"}}]})";

// Before 2024: one slot, words in place of ids, mail addresses.
const std::string kOld =
    R"([{"code":"A8CD3F","speakers":[{"code":"F3DC8A","name":"A Speaker","biography":"x",
"avatar":"https://x.example/a.jpg","email":"f3dc8a@example.com"}],"title":"A talk","submission_type":"Talk, long",
"track":{"en":"Software"},"state":"confirmed","abstract":"Abstract","description":null,"duration":45,
"resources":[{"resource":"/media/notebook.ipynb","description":"Notebook"}],"slot":{"start":"2024-07-08T10:00:00+02:00",
"end":"2024-07-08T10:45:00+02:00","room":"Hall"},"answers":[{"answer":"private"}],"tags":["science"]}])";

TEST(Pretalx, ReadsExpandedSubmissions) {
  const Reading reading = read(kExpanded);
  const Source talk = talk_named(reading, "Typed things");
  EXPECT_EQ(talk.slug, "pycon-2026/typed-things");
  EXPECT_EQ(talk.key, "pretalx:pycon-2026:ABCDEF");
  EXPECT_EQ(talk.format, "tutorial");
  EXPECT_EQ(talk.track, "Toile");
  EXPECT_EQ(talk.room, "Hall A");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2026-05-01 10:00-11:30");
  EXPECT_EQ(talk.start_utc, "2026-05-01T08:00:00Z");
  EXPECT_EQ(talk.lang, "en");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(link(talk, "slides"), "https://x.example/deck.pdf");
}

TEST(Pretalx, MarksWithdrawnTalksAndLeavesOutWhatWasNeverTaken) {
  const Reading reading = read(kExpanded);
  EXPECT_THAT(talks_of(reading), SizeIs(3));
  EXPECT_TRUE(talk_named(reading, "Gone").withdrawn);
  EXPECT_TRUE(talk_named(reading, "Off").withdrawn);
  EXPECT_THAT(problems_of(reading), HasSubstr("not part of the programme (rejected)"));
  EXPECT_THAT(problems_of(reading), HasSubstr("not part of the programme (submitted)"));
}

TEST(Pretalx, KeepsNothingThatIsNotForThePublic) {
  const std::string all = everything(read(kExpanded)) + everything(read(kOld));
  for (const char* secret : {"@example", "secret", "0160", "private"})
    EXPECT_THAT(all, Not(HasSubstr(secret)));
}

TEST(Pretalx, JoinsTheListsOfTheApi) {
  const Reading reading = read(kJoined);
  const Source talk = talk_named(reading, "Typed things");
  EXPECT_EQ(talk.room + talk.track + talk.format, "Hall AWebkeynote");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada"));
  EXPECT_EQ(talk.date + " " + talk.start_time + " " + talk.zone, "2026-05-01 10:00 Europe/Vienna");
  EXPECT_EQ(event_of(reading).title, "PyCon 2026");
  EXPECT_THAT(problems_of(reading),
              HasSubstr("1 speakers are given by id alone; ask with ?expand="));
}

TEST(Pretalx, FindsTheSlotsOfATalkByTheirIdOrByItsCode) {
  for (const char* slots : {R"([11])", "null"}) {
    const Reading reading = read(
        R"({"event":"pycon-2026","submissions":[{"code":"ABCDEF","title":"T","state":"confirmed","slots":)" +
        std::string(slots) +
        R"(}],"rooms":[{"id":3,"name":"Hall A"}],"slots":{"results":[{"id":11,"room":3,"submission":"ABCDEF",
"start":"2026-05-01T08:00:00Z","end":"2026-05-01T08:45:00Z"}]}})");
    const Source talk = talk_named(reading, "T");
    EXPECT_EQ(talk.room + " " + talk.start_utc + " " + talk.end_time,
              "Hall A 2026-05-01T08:00:00Z 08:45");
  }
}

TEST(Pretalx, ReadsSpeakersAndResourcesOfOtherShapes) {
  const std::pair<const char*, const char*> speakers[] = {{R"("Ada Example")", "Ada Example"},
                                                          {R"(["Ada Example"])", "Ada Example"},
                                                          {R"({"code":"P1","name":"Ada"})", "Ada"},
                                                          {R"({"P1":{"name":"Ada"}})", "Ada"}};
  for (const auto& [shape, name] : speakers) {
    const Reading reading = read(
        R"([{"code":"ABCDEF","title":"T","state":"confirmed","resources":["https://x.example/a.odp"],"speakers":)" +
        std::string(shape) + "}]");
    EXPECT_THAT(names(talk_named(reading, "T").speakers), ElementsAre(name)) << shape;
    EXPECT_EQ(link(talk_named(reading, "T"), "slides"), "https://x.example/a.odp");
  }
}

TEST(Pretalx, TakesTheEarliestOfSeveralSlotsAndSaysSo) {
  const auto slot = [](const std::string& day, const std::string& room) {
    return R"({"start":"2026-05-)" + day + R"(T10:00:00+02:00","room":{"name":{"en":")" + room +
           R"("}}})";
  };
  const Reading reading = read(
      R"({"count":1,"next":null,"results":[{"code":"ABCDEF","title":"Twice","state":"confirmed","slots":[)" +
      slot("02", "B") + "," + slot("01", "A") + "," + slot("02", "B") + "]}]}");
  const Source talk = talk_named(reading, "Twice");
  EXPECT_EQ(talk.date + " " + talk.room, "2026-05-01 A");
  EXPECT_THAT(problems_of(reading), HasSubstr("is given several times; the first is taken: Twice"));
  EXPECT_THAT(problems_of(read(kExpanded)), Not(HasSubstr("several times")));
}

TEST(Pretalx, ReadsWhatItsWidgetShows) {
  const std::string widget =
      R"({"talks":[{"code":"ABCDEF","id":5,"title":{"en":"Typed things"},"abstract":"A","speakers":["S1"],"track":2,
"start":"2026-02-02T10:00:00+01:00","end":"2026-02-02T10:30:00+01:00","room":3,"duration":30,"state":"confirmed"},
{"id":6,"title":{"en":"Lunch"},"start":"2026-02-02T12:00:00+01:00","end":"2026-02-02T13:00:00+01:00","room":3}],
"timezone":"Europe/Vienna","event_start":"2026-02-02","event_end":"2026-02-03","tracks":[{"id":2,"name":{"en":"Web"}}],
"rooms":[{"id":3,"name":{"en":"Hall"}}],"speakers":[{"code":"S1","name":"Ada"}]})";
  EXPECT_TRUE(recognized(recognizes_pretalx, widget));
  const Reading reading = read(widget);
  ASSERT_THAT(talks_of(reading), SizeIs(1));
  const Source talk = talk_named(reading, "Typed things");
  EXPECT_EQ(talk.room + talk.track + " " + talk.start_time + "-" + talk.end_time + " " + talk.zone,
            "HallWeb 10:00-10:30 Europe/Vienna");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada"));
  EXPECT_EQ(event_of(reading).end_date, "2026-02-03");
}

TEST(Pretalx, SaysWhatIsGivenByIdAlone) {
  const std::string problems = problems_of(read(
      R"({"count":1,"next":null,"results":[{"code":"A","title":"T","state":"confirmed","slots":[1,2],
"resources":[7],"speakers":["P"],"track":4}]})"));
  for (const char* what : {"1 speakers are", "1 tracks, types or rooms are",
                           "2 slots, so times and rooms, are", "1 resources are"})
    EXPECT_THAT(problems, HasSubstr(what));
}

TEST(Pretalx, ReadsTheShapeOfOlderExports) {
  const Reading reading = read(kOld);
  const Source talk = talk_named(reading, "A talk");
  EXPECT_EQ(talk.room + talk.track + talk.start_time + talk.end_time, "HallSoftware10:0010:45");
  EXPECT_THAT(names(talk.speakers), ElementsAre("A Speaker"));
}

TEST(Pretalx, ReadsSlotsWithTheirSubmissions) {
  const std::string slots = R"({"count":2,"results":[{"id":1,"room":{"name":{"en":"Hall A"}},
"start":"2026-05-01T08:00:00Z","end":"2026-05-01T08:30:00Z","submission":{"code":"A","title":"T","state":"confirmed",
"speakers":[{"code":"P","name":"Ada"}]}},{"id":2,"room":3,"start":"2026-05-01T09:00:00Z","submission":"B"}]})";
  EXPECT_TRUE(recognized(recognizes_pretalx, slots));
  const Reading reading = read(slots);
  EXPECT_EQ(talk_named(reading, "T").room + talk_named(reading, "T").start_utc,
            "Hall A2026-05-01T08:00:00Z");
  EXPECT_THAT(problems_of(reading),
              HasSubstr("a slot without its talk; ask with ?expand=submission"));
}

TEST(Pretalx, TakesTheEventFromTheAddressOfAPageOrFromThePath) {
  const std::string page =
      R"({"count":80,"next":"https://x.example/api/events/pycon-2025/submissions/?page=2",
    "results":[{"code":"A","title":"T","state":"confirmed"}]})";
  const Reading reading = read(page, "x.json");
  EXPECT_EQ(event_of(reading).slug, "pycon-2025");
  EXPECT_THAT(problems_of(reading), HasSubstr("is one page of several"));
  const Reading by_path = read(kOld, "talks/europython/submissions.json");
  EXPECT_EQ(event_of(by_path).slug, "europython-2024");
  EXPECT_THAT(problems_of(by_path), HasSubstr("does not say which event it is of"));
}

TEST(Pretalx, RefusesWithTheReason) {
  expect_refused(
      recognizes_pretalx, read_pretalx,
      {{R"([{"code":"A","name":"Ada","submissions":["B"]}])", "has speakers but no talks"},
       {R"({"detail":"Not found."})", "an answer that says: Not found."},
       {R"([{"code":"A","title":"T","state":"rejected"}])", "has no talk that is accepted"},
       {"/* from the docs */ {\"code\":\"A\",\"title\":\"T\",\"state\":\"confirmed\"}",
        "begins with a comment"},
       {R"([{"code":"A","title":"T","state":)", "is not whole"}});
}

TEST(Pretalx, IsNotTakenForOtherJson) {
  for (const char* text :
       {R"([{"submission":"A","youtube_link":"x"}])", R"({"schedule":{"conference":{}}})",
        R"({"results":[{"id":"1","title":"x"}]})"}) {
    EXPECT_FALSE(recognized(recognizes_pretalx, text)) << text;
  }
}

TEST(Pretalx, SurvivesWhatIsNoAnswerOfItOrABrokenOne) {
  for (const std::string* good : {&kExpanded, &kJoined, &kOld}) {
    expect_survives(recognizes_pretalx, read_pretalx, *good);
  }
}

TEST(PretalxReal, SubmissionsAreReadWithoutMailAddresses) {
  REAL_FILE_OR_SKIP(bytes, "schedules/pretalx/submissions.json");
  EXPECT_TRUE(recognized(recognizes_pretalx, *bytes));
  const Reading reading = read(*bytes);
  EXPECT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_THAT(everything(reading), Not(HasSubstr("@example.com")));
}

TEST(PretalxReal, WhatIsNoProgrammeIsRefusedWithTheReason) {
  REAL_FILE_OR_SKIP(comment, "schedules/c3voc/pretalx-submission.json");
  EXPECT_TRUE(recognized(recognizes_pretalx, *comment));
  EXPECT_THAT(problems_of(read(*comment)), HasSubstr("begins with a comment"));
  REAL_FILE_OR_SKIP(speakers, "schedules/pretalx/speakers.json");
  EXPECT_THAT(problems_of(read(*speakers)), HasSubstr("speakers but no talks"));
}
TEST(Pretalx, WarnsOfAnEndBeforeItsStart) {
  const Reading reading = read(R"([{"code":"AB","title":"Klint","state":"confirmed","speakers":[],
"slots":[{"start":"2026-01-01T10:00:00Z","end":"2026-01-01T09:00:00Z"}]}])");
  EXPECT_EQ(talk_named(reading, "Klint").end_time, "");
  EXPECT_EQ(warnings_with(reading, "ends before it begins, so its end is left out: Klint"), 1);
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/schedule_json.h"

#include <gmock/gmock.h>

#include "indexer/sources/pentabarf.h"
#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Reading read(const std::string& bytes) {
  return read_bytes(read_schedule_json, bytes, "talks/schedule.json");
}

// frab: persons with ids and public names, links without types, a logo of null.
const std::string kFrab =
    R"({"schedule":{"version":"Gacrux","base_url":"https://fahrplan.example/camp/2019/",
"conference":{"acronym":"Camp2019","title":"Chaos Communication Camp 2019","start":"2019-08-21",
"end":"2019-08-26","daysCount":5,"timeslot_duration":"00:15","time_zone_name":"Europe/Berlin","days":[
{"index":1,"date":"2019-08-21","day_start":"2019-08-21T10:00:00+00:00","day_end":"2019-08-22T04:00:00+02:00",
"rooms":{"Curie":[],"Meitner":[
{"id":10178,"guid":"24b58c74-2bba-412e-84ac-c206f714f0b7","logo":null,"date":"2019-08-22T01:00:00+02:00",
"start":"01:00","duration":"00:45","room":"Meitner","slug":"Camp2019-10178-hacking_containers",
"url":"https://fahrplan.example/camp/2019/events/10178.html","title":"Hacking Containers","subtitle":"with scripts",
"track":"Security","type":"lecture","language":"en","abstract":"One & two","description":null,
"recording_license":"","do_not_record":false,"persons":[{"id":1,"public_name":"Thomas  Fricke"},
{"id":2,"public_name":"t@example.org"}],"links":[{"url":"https://tomu.example","title":"Tomu Website"}],
"attachments":[{"url":"/system/a.pdf?1","title":"Slides"}],"feedback_url":"https://x.example/feedback/"}]}}]}}})";

// pretalx 2026 and the hub: types as languages, persons with codes and deprecated names, attachments with types.
const std::string kNew = R"({"$schema":"https://c3voc.de/schedule/schema.json",
"generator":{"name":"pretalx","version":"2026.1"},"schedule":{"url":"https://cfp.example/pycon-2026/schedule/",
"version":"1","base_url":"https://cfp.example/pycon-2026/schedule/","conference":{"acronym":"pycon-2026",
"title":"PyCon 2026","start":"2026-05-01","end":"2026-05-02","time_zone_name":"Europe/Vienna",
"url":"https://cfp.example/pycon-2026/","rooms":[{"name":"A","guid":"1"}],"tracks":[{"name":"Web","slug":"web"}],
"days":[{"index":1,"date":"2026-05-01","day_start":"2026-05-01T04:00:00+02:00",
"day_end":"2026-05-02T03:59:00+02:00","rooms":{"A":[
{"guid":"g-1","code":"ABCDEF","id":"7","date":"2026-05-01T10:00:00+02:00","start":"10:00","end":"2026-05-01T10:30:00+02:00",
"duration":"00:30","room":"A","slug":"pycon-2026-ABCDEF-typed-things","url":"https://cfp.example/pycon-2026/talk/ABCDEF/",
"title":"Typed things","subtitle":"","track":{"en":"Web","de":"Netz"},"type":{"de":"Kurzvortrag","en":"Lightning talk"},
"language":"en","abstract":"A","description":"","persons":[{"code":"P","guid":"p","name":"Ada","public_name":"Ada L.",
"biography":"ada@example.org","avatar":null,"url":"https://x.example"},"Ben"],
"links":[{"title":"More","url":"https://x.example/more","type":"related"}],
"attachments":[{"title":"Deck","url":"/media/deck.pdf","type":"slides"}],
"feedback_url":"https://cfp.example/feedback/","origin_url":"https://cfp.example/o",
"answers":[{"question":10,"answer":"Mobile 0160 84 97 884"}]}]}}]}}})";

const std::string kHub = R"({"schedule":{"version":"2024-12-26","base_url":"https://hub.example/",
"conference":{"acronym":"38c3","title":"38C3","start":"2024-12-27T09:30:00+00:00","end":"2024-12-30T17:45:00+00:00",
"time_zone_name":"Europe/Berlin","tracks":[{"guid":"t","name":"Hardware & Making","slug":"hardware"}],
"rooms":[{"name":"Saal 1","guid":"r"}],"days":[{"index":1,"date":"2024-12-27"}]},
"events":[{"type":"PANEL","guid":"e-1","code":"HQCCYH","start":"2024-12-28T00:15:00+01:00",
"end":"2024-12-28T00:55:00+01:00","room":{"name":"Saal 1","slug":"saal-1","guid":"r"},
"url":"https://hub.example/event/x/","slug":"38c3-opening","title":"Opening","subtitle":null,"language":"en",
"track":{"slug":"hardware"},"abstract":"Glad","description":"Sit down","logo":null,"state":"CANCELED",
"participants":[{"guid":"p-1","role":"SPEAKER"},{"guid":"p-2","name":"Aline","role":"SPEAKER"},
{"guid":"p-3","name":"Angel","role":"STAFF"}],
"links":[{"type":"ORIGIN","url":"https://o.example/talk/"},{"type":"FEEDBACK","url":"https://o.example/fb"}],
"attachments":[{"type":"SLIDES","url":"https://o.example/1.pdf"}]},
{"type":"TALK","guid":"e-2","title":"Not placed yet","track":null,"room":null,"participants":[]}],
"persons":[{"guid":"p-1","name":"Gabriela","biography":"x"}]}})";

TEST(ScheduleJson, ReadsEventsInTheRoomsOfDays) {
  const Reading reading = read(kFrab);
  const Source talk = talk_named(reading, "Hacking Containers: with scripts");
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(talk.slug, "camp-2019/10178-hacking-containers");
  EXPECT_EQ(talk.key, "pentabarf:camp-2019:24b58c74-2bba-412e-84ac-c206f714f0b7");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2019-08-22 01:00-01:45");
  EXPECT_EQ(talk.start_utc, "2019-08-21T23:00:00Z");
  EXPECT_EQ(talk.room + talk.track + talk.format + talk.lang, "MeitnerSecuritytalken");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Thomas Fricke"));
  EXPECT_EQ(link(talk, "slides"), "https://fahrplan.example/system/a.pdf?1");
  EXPECT_EQ(link(talk, "tomu-website"), "https://tomu.example");
  EXPECT_EQ(event_of(reading).slug, "camp-2019");
  EXPECT_THAT(everything(reading), Not(HasSubstr("@example.org")));
}

TEST(ScheduleJson, ReadsWordsInSeveralLanguagesAndPersonsOfAllShapes) {
  const Reading reading = read(kNew);
  const Source talk = talk_named(reading, "Typed things");
  EXPECT_EQ(talk.format, "lightning");
  EXPECT_EQ(talk.track, "Web");
  EXPECT_EQ(talk.slug, "pycon-2026/abcdef-typed-things");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada L.", "Ben"));
  EXPECT_EQ(link(talk, "slides"), "https://cfp.example/media/deck.pdf");
  EXPECT_EQ(link(event_of(reading), "page"), "https://cfp.example/pycon-2026/");
}

TEST(ScheduleJson, KnowsTheCodesOfPretalx) {
  const std::string head =
      R"({"schedule":{"conference":{"acronym":"e-2026","title":"E","days":[{"date":"2026-05-01",
"rooms":{"A":[{"id":1,"guid":"g-1","title":"T",)";
  const std::pair<const char*, const char*> cases[] = {
      {R"("code":"GHIJKL")", "GHIJKL"},
      {R"("url":"https://cfp.example/e-2026/talk/GHIJKL/")", "GHIJKL"},
      {R"("url":"https://cfp.example/e-2026/talk/GHIJKL?x")", "GHIJKL"},
      {R"("code":"a talk","url":"https://fosdem.example/talk/typed_things/")", ""},
      {R"("url":"https://cfp.example/e-2026/talk/")", ""},
      {R"("url":"https://cfp.example/GHIJKL/")", ""}};
  for (const auto& [more, code] : cases) {
    const Reading reading = read(head + more + "}]}}]}}}");
    ASSERT_EQ(talks_of(reading).size(), 1u) << more;
    EXPECT_EQ(talks_of(reading)[0].code, code) << more;
  }
}

TEST(ScheduleJson, KeepsNoAnswersAndNoBiographies) {
  EXPECT_THAT(everything(read(kNew)), Not(testing::AnyOf(HasSubstr("0160"), HasSubstr("ada@"))));
}

TEST(ScheduleJson, ReadsTheFlatListsOfVersionTwo) {
  const Reading reading = read(kHub);
  const Source talk = talk_named(reading, "Opening");
  EXPECT_THAT(talks_of(reading), SizeIs(2));
  EXPECT_EQ(talk.track, "Hardware & Making");
  EXPECT_EQ(talk.format, "panel");
  EXPECT_EQ(talk.room, "Saal 1");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Gabriela", "Aline"));
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2024-12-28 00:15-00:55");
  EXPECT_TRUE(talk.withdrawn);
  EXPECT_EQ(link(talk, "slides"), "https://o.example/1.pdf");
  EXPECT_THAT(talk.links, SizeIs(3));
  EXPECT_EQ(event_of(reading).start_date + event_of(reading).end_date, "2024-12-272024-12-30");
}

TEST(ScheduleJson, FindsNamesOfRoomsAndTracksInTheListsOfVersionTwo) {
  const Reading reading =
      read(R"({"schedule":{"conference":{"acronym":"39c3","title":"39C3","start":"2025-12-27",
"rooms":[{"guid":"r-1","slug":"one","name":"Saal One"}]},"tracks":[{"slug":"sec","name":"Security"}],"events":[
{"guid":"1","title":"By guid","start":"2025-12-27T10:00:00+01:00","room":{"guid":"r-1"},"track":{"slug":"sec"}},
{"guid":"2","title":"By slug","start":"2025-12-27T11:00:00+01:00","room":"one","track":"sec"}]}})");
  for (const char* title : {"By guid", "By slug"}) {
    EXPECT_EQ(talk_named(reading, title).room + " " + talk_named(reading, title).track,
              "Saal One Security");
  }
}

TEST(ScheduleJson, ReadsPersonsWithoutAListAndNightsWithoutADate) {
  const Reading reading =
      read(R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC",
"days":[{"date":"2020-02-01","day_end":"2020-02-02T04:00:00+00:00","rooms":{"A":[
{"guid":"1","title":"Night","start":"01:30","persons":"Ada"},
{"guid":"2","title":"Day","start":"10:00","persons":{"id":1,"public_name":"Ben"}}]}}]}}})");
  EXPECT_EQ(talk_named(reading, "Night").start_utc, "2020-02-02T01:30:00Z");
  EXPECT_EQ(talk_named(reading, "Day").start_utc, "2020-02-01T10:00:00Z");
  EXPECT_THAT(names(talk_named(reading, "Night").speakers), ElementsAre("Ada"));
  EXPECT_THAT(names(talk_named(reading, "Day").speakers), ElementsAre("Ben"));
}

TEST(ScheduleJson, KeepsTalksWithoutATimeAndSaysWhichTheyAre) {
  const Reading reading = read(kHub);
  EXPECT_EQ(talk_named(reading, "Not placed yet").date, "");
  EXPECT_THAT(problems_of(reading),
              HasSubstr("without a start that is a time: /schedule/events/1"));
}

TEST(ScheduleJson, RefusesWithTheReason) {
  expect_refused(
      recognizes_schedule_json, read_schedule_json,
      {{R"({"schedule":{"conference":{"days":[]},"rooms":[{"name":"x"}]}})",
        "rooms stand at /schedule/rooms"},
       {R"({"schedule":{"conference":[]}})", "no object at /schedule/conference"},
       {R"({"schedule":{"conference":{"title":"x"}}})", "neither at /schedule/conference/days"},
       {R"({"schedule":{"conference":{"title":"x","days":[]}}})", "has no events"},
       {R"({"guid":"x","title":"t","duration":2700,"speakers":[]})", "one event by itself"},
       {R"({"schedule":{"conference":)", "is not whole"},
       {R"({"schedule":{"conference":{"days":[1,}}})", "is not valid JSON here"},
       {R"(// schedule
{"schedule":{"conference":{}}})",
        "begins with a comment"}});
}

TEST(ScheduleJson, NamesTheLineWhereJsonEnds) {
  const Reading reading = read(kNew.substr(0, kNew.size() * 2 / 3));
  EXPECT_GT(reading.problems.at(0).line, 5);
}

TEST(ScheduleJson, NamesTheColumnInAFileOfOneLine) {
  const std::string line = R"({"schedule":{"conference":{"title":"ééé )";
  const std::pair<const char*, const char*> cases[] = {
      {"\xC3\xA9 \\ud83d\",\"days\":[]}}}", "half a character, \\ud83d (column 43)"},
      {"\xC3\xA9\",,\"days\":[]}}}", "is not valid JSON here (column 44)"}};
  for (const auto& [rest, place] : cases)
    EXPECT_THAT(problems_of(read(line + rest)), HasSubstr(place));
}

TEST(ScheduleJson, SaysWhatIsLostByANameThatStandsTwice) {
  const auto schedule = [](const std::string& rooms) {
    return R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC",
"days":[{"date":"2020-01-01",
"rooms":{)" +
           rooms + "}}]}}}";
  };
  const auto room = [](const std::string& name, const std::string& talk) {
    return "\"" + name + R"(":[{"guid":"g","date":"2020-01-01T10:00:00Z","title":)" + talk + "}]";
  };
  struct Case {
    std::string rooms;
    const char *title, *place;
  };
  const Case cases[] = {
      {room("A", R"("Old","title":"New")"), "New", "/rooms/A/0/title (column 71)"},
      {room("A", R"("Old","t\u0069tle":"New")"), "New", "/rooms/A/0/title (column 71)"},
      {room("A/B", R"("Old")") + "," + room("A/B", R"("New")"), "New", "/rooms/A~1B (column 75)"},
      {room("A", R"("Old","id":1,"title":"Mid","id":2,"title":"New")"), "New",
       "/rooms/A/0/title (column 78)"},
      {room(
           "A",
           R"("One","links":[{"url":"https://x.example/1"},{"url":"https://x.example/2"}],"track":{"title":"z"})"),
       "One", nullptr}};
  for (const Case& each : cases) {
    const Reading reading = read(schedule(each.rooms));
    EXPECT_EQ(talk_named(reading, each.title).title, each.title);
    EXPECT_EQ(warnings_with(reading, each.place ? each.place : "nothing"), each.place ? 1 : 0)
        << problems_of(reading);
    for (const Problem& problem : reading.problems) EXPECT_EQ(problem.line, 3) << problem.message;
  }
}

TEST(ScheduleJson, NamesTheFirstTenNamesThatStandTwice) {
  std::string more;
  for (int i = 0; i < 12; ++i) more += R"(,"n":0)";
  const Reading reading = read(R"({"schedule":{"conference":{"acronym":"c-2020","title":"C")" +
                               more + R"(},"events":[{"guid":"g","title":"T"}]}})");
  EXPECT_EQ(warnings_with(reading, "one name twice in an object"), 10);
  EXPECT_EQ(warnings_with(reading, "and 1 more; give each"), 1);
}

TEST(ScheduleJson, RefusesWhatHasAZeroByte) {
  const std::string schedule = R"({"schedule":{"conference":{"title":"x","days":[]}}})";
  for (const char* behind : {"", "]", "{\"a\":[}"}) {
    EXPECT_THAT(problems_of(read(schedule + "\n" + std::string(1, '\0') + behind)),
                HasSubstr(":2: has a zero byte"))
        << behind;
  }
}

TEST(ScheduleJson, RefusesDeepNesting) {
  const std::string deep(100'000, '[');
  EXPECT_THAT(problems_of(read(R"({"schedule":{"conference":)" + deep)),
              HasSubstr("nested deeper than 64"));
}

TEST(ScheduleJson, GetsOverFieldsOfOtherTypes) {
  const std::string odd =
      R"({"schedule":{"base_url":7,"conference":{"acronym":["x"],"title":{"de":"Titel 2020"},
    "start":20200202,"days":[7,null,{"date":[],"rooms":{"A":[1,{"id":[],"title":5,"persons":{"a":1},"links":[null,1,"x"],
    "date":"2020-02-02T10:00:00+01:00","duration":30,"track":[],"type":null,"room":{"name":"R"}}],"B":null,"C":{}}},
    {"date":"2020-02-02","rooms":[{"name":"L","events":[{"title":"In a list","start":"9:00"}]}]}]}}})";
  const Reading reading = read(odd);
  EXPECT_EQ(event_of(reading).slug, "titel-2020");
  EXPECT_EQ(talk_named(reading, "5").room, "R");
  EXPECT_EQ(talk_named(reading, "5").end_time, "10:30");
  EXPECT_EQ(talk_named(reading, "In a list").room, "L");
  EXPECT_EQ(talk_named(reading, "In a list").start_time, "09:00");
  EXPECT_THAT(problems_of(reading), HasSubstr("3 times is no object: /schedule/conference/days/0"));
}

std::string schedule_of(const std::string& conference, const std::string& more = "") {
  return R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC")" +
         conference + "}" + more + "}}";
}

std::string event(const std::string& title, const std::string& more = "") {
  return R"({"guid":"g-)" + title + R"(","title":")" + title + R"(","start":"10:00")" + more + "}";
}

TEST(ScheduleJson, FindsEventsInContainersOfOtherShapes) {
  const std::string a = event("A"), b = event("B");
  const std::string by_id = R"({"17":)" + a + R"(,"18":)" + b + "}";
  const std::string list = "[" + a + "," + b + "]";
  const auto day = [](const std::string& rest) {
    return schedule_of(R"(,"days":[{"date":"2020-01-01",)" + rest + "}]");
  };
  const std::string cases[] = {
      day(R"("rooms":{"Hall":)" + list + "}"),
      day(R"("rooms":{"Hall":)" + by_id + "}"),
      day(R"("rooms":{"Hall":)" + a + R"(,"Cellar":)" + b + "}"),
      day(R"("rooms":{"3":{"name":"Hall","events":)" + by_id + "}}"),
      day(R"("rooms":[{"name":"Hall","events":)" + by_id + "}]"),
      day(R"("rooms":{"name":"Hall","events":)" + list + "}"),
      day(R"("events":)" + list),
      schedule_of(R"(,"days":{"2020-01-01":{"rooms":{"Hall":)" + list + "}}}"),
      schedule_of(R"(,"days":4)", R"(,"events":)" + by_id)};
  for (const std::string& bytes : cases) {
    EXPECT_TRUE(recognized(recognizes_schedule_json, bytes)) << bytes;
    const Reading reading = read(bytes);
    EXPECT_THAT(talks_of(reading), SizeIs(2)) << bytes;
    const bool named = bytes.find("Hall") != bytes.npos;
    EXPECT_EQ(talk_named(reading, "A").room, named ? "Hall" : "") << bytes;
    const bool dated = bytes.find("\"days\":4") == bytes.npos;
    EXPECT_EQ(talk_named(reading, "A").date, dated ? "2020-01-01" : "") << bytes;
    EXPECT_EQ(reading.problems.size(), dated ? 0u : 1u) << problems_of(reading);
  }
}

TEST(ScheduleJson, SaysWhereSomethingElseStandsInPlaceOfEvents) {
  const std::pair<const char*, const char*> cases[] = {
      {R"("rooms":{"Hall":"closed"})", "is no object: /schedule/conference/days/0/rooms/Hall"},
      {R"("rooms":{"Hall":[[1]]})", "is no object: /schedule/conference/days/0/rooms/Hall/0"},
      {R"("rooms":["Hall"])", "is no object: /schedule/conference/days/0/rooms/0"},
      {R"("rooms":"Hall")", "is no object: /schedule/conference/days/0/rooms"},
      {R"("events":"none")", "is no object: /schedule/conference/days/0/events"}};
  for (const auto& [rest, problem] : cases) {
    const Reading reading =
        read(schedule_of(R"(,"days":[{"date":"2020-01-01",)" + std::string(rest) + "}]",
                         R"(,"events":[)" + event("A") + "]"));
    EXPECT_EQ(warnings_with(reading, problem), 1) << problems_of(reading);
  }
}

TEST(ScheduleJson, ReadsPersonsAndLinksOfOtherShapes) {
  using List = std::vector<std::string>;
  const std::pair<const char*, List> people[] = {
      {R"("Ada Example, Ben Other")", {"Ada Example", "Ben Other"}},
      {R"("Ada Example, Ben Other, Cy Third")", {"Ada Example", "Ben Other", "Cy Third"}},
      {R"(["Ada Example", "Other, Ben"])", {"Ada Example", "Ben Other"}},
      {R"({"7":{"name":"Ada"},"8":{"public_name":"Ben"}})", {"Ada", "Ben"}},
      {R"({"id":7,"name":"Ada"})", {"Ada"}}};
  for (const auto& [persons, expected] : people) {
    const Reading reading = read(schedule_of(
        "", R"(,"events":[)" + event("A", R"(,"persons":)" + std::string(persons)) + "]"));
    EXPECT_EQ(names(talk_named(reading, "A").speakers), expected) << persons;
  }
  const char* links[] = {R"("https://x.example/a.odp")",
                         R"(["https://x.example/a.odp"])",
                         R"({"url":"https://x.example/a.odp","title":"Slides"})",
                         R"({"Slides":"https://x.example/a.odp"})",
                         R"({"3":{"href":"https://x.example/a.odp"}})",
                         R"([{"href":"https://x.example/a.odp","name":"Slides"}])"};
  for (const char* shape : links) {
    const Reading reading = read(
        schedule_of("", R"(,"events":[)" + event("A", R"(,"links":)" + std::string(shape)) + "]"));
    EXPECT_EQ(link(talk_named(reading, "A"), "slides"), "https://x.example/a.odp") << shape;
  }
}

TEST(ScheduleJson, SaysWhichPersonsAndLinksCannotBeRead) {
  const Reading reading = read(schedule_of(
      "",
      R"(,"events":[)" +
          event("A", R"(,"persons":[{"nick":"ada"}],"links":[{"title":"Slides","path":"/x"}])") +
          "]"));
  EXPECT_EQ(warnings_with(reading, "a person without a name: /schedule/events/0/persons/0"), 1);
  EXPECT_EQ(warnings_with(reading, "a link without an address: Slides in A"), 1);
}

TEST(ScheduleJson, FindsPersonsTracksAndRoomsThatAreListedByTheirIds) {
  const Reading reading =
      read(schedule_of(R"(,"tracks":{"sec":{"name":"Security"}},"rooms":{"r-1":"Hall"})",
                       R"(,"persons":{"p-1":{"name":"Ada"}},"events":[)" +
                           event("A", R"(,"track":"sec","room":"r-1","persons":["p-1"])") + "]"));
  const Source talk = talk_named(reading, "A");
  EXPECT_EQ(talk.track + " " + talk.room, "Security Hall");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada"));
}

TEST(ScheduleJson, KeepsNoLinkWithAMailAddressAndSaysSo) {
  const Reading reading = read(
      R"({"schedule":{"conference":{"acronym":"e-2024","title":"E","time_zone_name":"Europe/Prague","days":[
{"date":"2024-02-03","rooms":{"A":[{"guid":"1","title":"Pins","start":"10:00","duration":"00:30",
"url":"https://e.org/ada@secret.example/pins","links":[{"url":"https://e.org/u/ben%40secret.example","title":"Ben"},
{"url":"https://lore.kernel.org/all/87plbus32o.fsf@kernel.org","title":"Patch"}]}]}}]}}})");
  const Source talk = talk_named(reading, "Pins");
  ASSERT_EQ(talk.links.size(), 1u);
  EXPECT_EQ(talk.links[0].url, "https://lore.kernel.org/all/87plbus32o.fsf@kernel.org");
  EXPECT_THAT(everything(reading), Not(HasSubstr("secret.example")));
  EXPECT_THAT(problems_of(reading), HasSubstr("2 times a link with a mail address"));
}

TEST(ScheduleJson, IsNotTakenForOtherJson) {
  for (const char* text :
       {R"({"schedule":[]})", R"({"count":1,"results":[]})", R"([{"code":"A","title":"x"}])",
        R"({"$schema":"x","definitions":{"Schedule":{"conference":1}}})"}) {
    EXPECT_FALSE(recognized(recognizes_schedule_json, text)) << text;
  }
}

TEST(ScheduleJson, SurvivesWhatIsNoScheduleOrABrokenOne) {
  for (const std::string* good : {&kFrab, &kNew, &kHub}) {
    expect_survives(recognizes_schedule_json, read_schedule_json, *good);
  }
}

struct RealJson {
  const char* file;
  std::size_t talks;
  const char* event;
};

struct ScheduleJsonReal : testing::TestWithParam<RealJson> {};

TEST_P(ScheduleJsonReal, IsImportedWhole) {
  REAL_FILE_OR_SKIP(bytes, std::string("schedules/") + GetParam().file);
  EXPECT_TRUE(recognized(recognizes_schedule_json, *bytes));
  const Reading reading = read(*bytes);
  EXPECT_EQ(talks_of(reading).size(), GetParam().talks) << problems_of(reading);
  EXPECT_EQ(event_of(reading).slug, GetParam().event);
  for (const Source& talk : talks_of(reading)) {
    EXPECT_FALSE(talk.title.empty() || talk.date.empty() || talk.start_utc.empty()) << talk.slug;
  }
}

INSTANTIATE_TEST_SUITE_P(
    , ScheduleJsonReal,
    testing::Values(RealJson{"ccc/everything.schedule.json", 1351, "36c3-2019"},
                    RealJson{"c3voc/frab-camp2019.json", 79, "camp-2019"},
                    RealJson{"c3voc/pretalx-democon.json", 36, "democon-2020"},
                    RealJson{"c3voc/pretalx-rc3.json", 48, "rc3-channels-2020"},
                    RealJson{"c3voc/hub-schedule2.json", 2, "38c3-2024"}),
    [](const auto& case_info) {
      std::string name = case_info.param.file;
      for (char& c : name) {
        if (!isalnum(static_cast<unsigned char>(c))) c = '_';
      }
      return name;
    });

TEST(ScheduleJsonFiles, GivesTheSameTalksAsTheXmlOfTheSameProgramme) {
  REAL_FILE_OR_SKIP(json, "schedules/ccc/everything.schedule.json");
  REAL_FILE_OR_SKIP(xml, "schedules/ccc/everything.schedule.xml");
  const auto facts = [](const Reading& reading) {
    std::vector<std::string> all;
    for (const Source& talk : talks_of(reading)) {
      all.push_back(talk.key + " " + talk.slug + " " + talk.start_utc);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(facts(read(*json)), facts(read_bytes(read_pentabarf, *xml)));
}

TEST(ScheduleJsonFiles, InvalidFilesAreRefused) {
  REAL_FILE_OR_SKIP(invalid, "schedules/c3voc/invalid-example.json");
  EXPECT_TRUE(left_out(read(*invalid)));
  REAL_FILE_OR_SKIP(event, "schedules/c3voc/frab-event.json");
  EXPECT_TRUE(left_out(read(*event)));
}
TEST(ScheduleJson, ReadsHalfACharacterAsAReplacement) {
  const auto schedule = [](const std::string& title) {
    return R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC",
"days":[{"date":"2020-01-01","rooms":{"A":[{"guid":"g","title":")" +
           title + R"(","date":"2020-01-01T10:00:00Z","duration":"01:00"}]}}]}}})";
  };
  struct Escape {
    const char *text, *title;
    int warnings;
  };
  const Escape cases[] = {{R"(cut \ud83d)", "cut \uFFFD", 1},
                          {R"(cut \uDE00 \uD83D\ud83d)", "cut \uFFFD \uFFFD\uFFFD", 1},
                          {R"(whole \ud83d\uDE00)", "whole \U0001F600", 0},
                          {R"(text \\ud83d)", R"(text \ud83d)", 0},
                          {R"(both \\\ud83d)", "both \\\uFFFD", 1}};
  for (const Escape& each : cases) {
    EXPECT_TRUE(recognized(recognizes_schedule_json, schedule(each.text)));
    const Reading reading = read(schedule(each.text));
    ASSERT_EQ(talks_of(reading).size(), 1u) << problems_of(reading);
    EXPECT_EQ(talks_of(reading)[0].title, each.title);
    EXPECT_EQ(warnings_with(reading, "half a character"), each.warnings) << problems_of(reading);
  }
}

TEST(ScheduleJson, WarnsOfAnEndBeforeItsStart) {
  const Reading reading =
      read(R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC"},
"events":[{"guid":"g","title":"Klint","start":"2020-01-01T10:00:00Z","end":"2020-01-01T09:00:00Z"}]}})");
  EXPECT_EQ(talk_named(reading, "Klint").end_time, "");
  EXPECT_EQ(warnings_with(reading, "ends before it begins, so its end is left out: Klint"), 1);
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table.h"

#include <gmock/gmock.h>

#include "indexer/sources/table/written.h"
#include "schema/text/talk_columns.h"
#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::string kName = "rustlab-2025/talks.csv";
const std::string kTalks =
    "#,Title,Speaker(s),E-mail,Abstract,Date,Start time,End time,Room,Track,Session "
    "type,Language,Slides,"
    "Recording,Status,Reviewer's notes\r\n"
    "1,\"Klint, a lint\",\"Ada Example, Ben Example\",ada@a.example,\"It "
    "walks.\r\n\r\nFar.\",11/3/2025,"
    "9:00 AM,9:45 AM,Hall A,Kernel,Lightning talk,English,https://a.example/deck.pdf,"
    "https://www.youtube.com/watch?v=x,Accepted,too short\r\n"
    "2,Miri,\"Example, Ada; Cy Example\",,,11/14/2025,14h30,,,,,,,,Rejected,\r\n"
    "3,Lunch,,,,11/13/2025,12:00,13:00,,,,,,,,\r\n"
    "4,Pin init,Ada Example and Cy Example,,,11/13/2025,1:00 - 2:30 PM,,Hall B,,,,,,,\r\n";

Reading read(const std::string& bytes, const std::string& name = kName) {
  EXPECT_TRUE(recognizes_table({"in/" + name, name, bytes})) << bytes;
  return read_bytes(read_table, bytes, name);
}

TEST(Table, IsAProgrammeWithATalkARow) {
  const Reading reading = read(kTalks);
  EXPECT_EQ(event_of(reading).slug, "rustlab-2025");
  EXPECT_EQ(event_of(reading).start_date, "2025-11-03");
  EXPECT_EQ(event_of(reading).end_date, "2025-11-13");
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  const Source klint = talk_named(reading, "Klint, a lint");
  EXPECT_EQ(klint.date, "2025-11-03");
  EXPECT_EQ(klint.start_time, "09:00");
  EXPECT_EQ(klint.end_time, "09:45");
  EXPECT_EQ(klint.room, "Hall A");
  EXPECT_EQ(klint.track, "Kernel");
  EXPECT_EQ(klint.format, "lightning");
  EXPECT_EQ(klint.lang, "en");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example", "Ben Example"));
  EXPECT_EQ(link(klint, "slides"), "https://a.example/deck.pdf");
  EXPECT_EQ(link(klint, "video"), "https://www.youtube.com/watch?v=x");
  EXPECT_THAT(everything(reading), HasSubstr("Far."));
  const Source pin = talk_named(reading, "Pin init");
  EXPECT_EQ(pin.start_time, "13:00");
  EXPECT_EQ(pin.end_time, "14:30");
  EXPECT_THAT(names(pin.speakers), ElementsAre("Ada Example", "Cy Example"));
  for (const char* secret : {"ada@a.example", "too short"})
    EXPECT_THAT(everything(reading), Not(HasSubstr(secret)));
  EXPECT_EQ(warnings_with(reading, "a break"), 1);
  EXPECT_EQ(warnings_with(reading, "not part of the programme (rejected)"), 1);
}

TEST(Table, IsOfSeveralEventsWhereAColumnSaysSo) {
  const Reading reading = read(
      "Conference;Year;Talk;Speaker 1;Speaker 2\n"
      "LPC;2023;Klint;Ada Example;Ben Example\n"
      "LPC;2024;Klint;Ada Example;\n"
      "Kangrejos 2024;2024;Miri;;\n");
  std::vector<std::string> slugs;
  for (const Source& source : reading.sources) slugs.push_back(source.slug);
  EXPECT_THAT(slugs, testing::UnorderedElementsAre("lpc-2023", "lpc-2023/klint", "lpc-2024",
                                                   "lpc-2024/klint", "kangrejos-2024",
                                                   "kangrejos-2024/miri"));
  EXPECT_THAT(names(talk_named(reading, "Klint").speakers),
              ElementsAre("Ada Example", "Ben Example"));
}

TEST(Table, KnowsATalkByItsTitleAndOneOfSeveralWithOneTitleByItsTime) {
  const auto keys = [](const std::string& rows) {
    std::vector<std::string> all;
    for (const Source& talk : talks_of(read("Title,Speaker,Date,Start\n" + rows)))
      all.push_back(talk.key);
    return all;
  };
  const auto
      before = keys(
          "Klint,Ada @ "
          "Example,2025-11-03,9:00\nClosing,,2025-11-03,17:00\nClosing,,2025-11-04,17:00\n"),
      after = keys(
          "Closing,,2025-11-04,17:00\nClosing,,2025-11-03,17:00\nKlint,Ada,2025-11-04,10:00\n");
  EXPECT_THAT(before, SizeIs(3));
  EXPECT_THAT(after, testing::UnorderedElementsAreArray(before));
  const Reading reading = read("Title,Speaker\nKlint,Ada Example @ Company\n");
  EXPECT_EQ(problems_of(reading).find("known by title"), std::string::npos);
  EXPECT_THAT(names(talk_named(reading, "Klint").speakers), ElementsAre("Ada Example"));
}

TEST(Table, TakesAPersonForTheSpeakerWhereNobodyElseIsOne) {
  EXPECT_THAT(names(talk_named(read("Name,Title,Room\nAda Example,Klint,A\n"), "Klint").speakers),
              ElementsAre("Ada Example"));
  const Reading reading = read("Name,Title,Speaker\nBen Example,Klint,Ada Example\n");
  EXPECT_THAT(names(talk_named(reading, "Klint").speakers), ElementsAre("Ada Example"));
  EXPECT_FALSE(
      recognizes_table({"in/team.csv", "team.csv", "name,title\nAda Example,Organizer\n"}));
}

TEST(Table, TakesASessionOrANameForTheTitleWhereNothingElseIsOne) {
  EXPECT_EQ(talk_named(read("Name,Speakers,Session\nAda,Ben,Klint\n"), "Klint").track, "");
  EXPECT_EQ(talk_named(read("Name,Speakers\nKlint,Ada\n"), "Klint").speakers.size(), 1u);
  EXPECT_EQ(talk_named(read("Title,Session\nKlint,Rust MC\n"), "Klint").track, "Rust MC");
  const Reading both = read("Title,Session,Track\nKlint,Afternoon,Rust MC\n");
  EXPECT_EQ(talk_named(both, "Klint").track, "Rust MC");
}

TEST(Table, NamesDecksByAddressOrByFile) {
  const auto slides = [](const std::string& value) {
    const Reading reading = read("Title;Slides\nKlint;" + value + "\n");
    const Source klint = talk_named(reading, "Klint");
    return link(klint, "slides") + "|" + testing::PrintToString(klint.files) +
           std::to_string(warnings_with(reading, "a link that leads nowhere"));
  };
  EXPECT_EQ(slides("https://a.example/k.pdf"), "https://a.example/k.pdf|{}0");
  EXPECT_EQ(slides("a.example.org/k.pdf"), "http://a.example.org/k.pdf|{}0");
  EXPECT_EQ(slides("Gary's deck.pdf"), "|{ \"Gary's deck.pdf\" }0");
  EXPECT_EQ(slides("decks\\day 1\\k.pptx"), "|{ \"decks/day 1/k.pptx\" }0");
  EXPECT_EQ(slides("https://"), "|{}0");
  EXPECT_EQ(slides("ftp://a.example/k.pdf"), "|{}1");
  for (const char* note : {"yes", "n/a", "-", "TBD", "mail ada@a.example", "?"})
    EXPECT_EQ(slides(note).substr(0, 3), "|{}") << note;
}

TEST(Table, HasATalkSeveralTimesWhereItTellsOneSpeakerARow) {
  const Reading reading = read(
      "Session Id,Title,Description,Scheduled At,FirstName,LastName,Email,Session status\n"
      "7,Klint,A lint.,2025-11-03 09:00,Ada,Example,ada@a.example,Accepted\n"
      "7,Klint,A lint.,2025-11-03 09:00,Ben,Example,ben@a.example,Accepted\n"
      "8,Klint,A lint.,2025-11-04 09:00,Ada,Example,ada@a.example,Accepted\n"
      "9,Miri,,2025-11-04 10:00,,Example,,Declined\n");
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  const Source klint = talks_of(reading).front();
  EXPECT_EQ(klint.key, "table:rustlab-2025:7");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example", "Ben Example"));
  EXPECT_EQ(warnings_with(reading, "not part of the programme (declined)"), 1);
}

TEST(Table, NamesItsColumnsBelowATitle) {
  const Reading reading =
      read("RustLab 2025,,\n\nOrganizer:,Eve,\nTitle,Speaker,Start\nKlint,Ada,\n");
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(talk_named(reading, "Klint").title, "Klint");
  std::string far;
  for (int i = 0; i < 20; ++i) far += "x\n";
  EXPECT_FALSE(recognizes_table({"in/a.csv", "a.csv", far + "Title,Speaker\nKlint,Ada\n"}));
  EXPECT_FALSE(recognizes_table({"in/a.csv", "a.csv", "Name,Of what\nTalk 1,Hall 2\n"}))
      << "rows of other tables may hold such words, and have as many fields as their header";
}

TEST(Table, GivesADayInARowOfItsOwnToTheRowsBelow) {
  const Reading reading = read(
      "Title,Speaker,Day,Start\n"
      "\"Monday, 3 November 2025\",,,\n"
      "Klint,Ada,,9:00\n"
      "Miri,Ada,2025-11-05,9:00\n"
      ",,4.11.2025,\n"
      "Pin,Ada,,9:00\n");
  EXPECT_EQ(talk_named(reading, "Klint").date, "2025-11-03");
  EXPECT_EQ(talk_named(reading, "Miri").date, "2025-11-05");
  EXPECT_EQ(talk_named(reading, "Pin").date, "2025-11-04");
  EXPECT_THAT(talks_of(reading), SizeIs(3));
}

TEST(Table, IsOfTheEventOfItsPathInSeveralYears) {
  const auto slugs = [](const std::string& name) {
    std::vector<std::string> all;
    for (const Source& source :
         read("Year,Title,Speaker\n2023,Klint,Ada\n2024,Miri,Ada\n,Pin,Ada\n", name).sources)
      all.push_back(source.slug);
    return all;
  };
  EXPECT_THAT(slugs("kangrejos/talks.csv"),
              testing::UnorderedElementsAre("kangrejos", "kangrejos/pin", "kangrejos-2023",
                                            "kangrejos-2023/klint", "kangrejos-2024",
                                            "kangrejos-2024/miri"));
  EXPECT_THAT(slugs(kName), SizeIs(4));
}

TEST(Table, SaysOfASpeakerWhoIsAnAddressOfMailThatItIsNotKept) {
  const Reading reading = read("Title,Speaker\nKlint,ada@a.example\n");
  EXPECT_THAT(talk_named(reading, "Klint").speakers, SizeIs(0));
  EXPECT_EQ(warnings_with(reading, "a speaker whose name is an e-mail address"), 1);
}

TEST(Table, OfSeveralYearsIsAnEventAYear) {
  const Reading reading = read("Title,Speaker,Date\nKlint,Ada,2022-09-12\nMiri,Ben,2024-03-12\n",
                               "rust-meetup/talks.csv");
  std::vector<std::string> slugs;
  for (const Source& source : reading.sources) slugs.push_back(source.slug);
  EXPECT_THAT(slugs, ElementsAre("rust-meetup-2022", "rust-meetup-2022/klint", "rust-meetup-2024",
                                 "rust-meetup-2024/miri"));
}

TEST(Table, SaysWhatItCannotRead) {
  const Reading reading = read(
      "Title\tSpeakers\tDate\n"
      "Klint\tAda Example\tMonday\n"
      "Miri\tAda Example\t3/11/2025\n"
      "Pin init\tAda Example\t2025-11-03\tmore\n");
  EXPECT_EQ(warnings_with(reading, "2 times a day that is not as 2025-11-03"), 1);
  EXPECT_EQ(warnings_with(reading, "more fields than the first line"), 1);
  EXPECT_EQ(talk_named(reading, "Miri").date, "");
  const Reading open = read("Title,Speakers\nKlint,Ada\n\"Miri,Ada\n");
  EXPECT_TRUE(left_out(open));
  EXPECT_EQ(open.problems.at(0).line, 3);
  EXPECT_TRUE(left_out(read("Title,Speakers\n")));
}

TEST(Table, IsNoOtherTable) {
  for (const char* other : {"", "Title\nKlint\n", "Name,Description\nKlint,Ada\n",
                            "Session,Date\nKlint,1\n", "Klint,Ada\n", "\n"})
    EXPECT_FALSE(recognizes_table({"in/a.csv", "a.csv", other})) << other;
  EXPECT_FALSE(recognizes_table({"in/a.txt", "a.txt", kTalks})) << "any text may have commas";
}

TEST(Table, SurvivesDamage) {
  expect_survives(
      [](const Input& input) {
        return recognizes_table({"a.csv", "a.csv", input.bytes});
      },
      read_table, kTalks);
}

std::string day(const char* text, DayOrder order = DayOrder::kUnknown) {
  const auto day = written_day(text, order);
  return day ? date_text(*day) : "none";
}

TEST(WrittenDay, IsReadAsPeopleWriteIt) {
  for (const char* same :
       {"2025-11-03", "3.11.2025", "03.11.25", "3 November 2025", "Nov 3rd, 2025",
        "Mon, 3 Nov 2025 9:00", "November 3 2025", "3 sept 2025", "2025-11-03 09:00"})
    EXPECT_EQ(day(same), std::string(same) == "3 sept 2025" ? "2025-09-03" : "2025-11-03") << same;
  EXPECT_EQ(day("13/11/2025"), "2025-11-13");
  EXPECT_EQ(day("11/13/2025 9:00:00"), "2025-11-13");
  EXPECT_EQ(day("11/11/2025"), "2025-11-11");
  EXPECT_EQ(day("3/11/2025", DayOrder::kDayFirst), "2025-11-03");
  EXPECT_EQ(day("3/11/2025", DayOrder::kMonthFirst), "2025-03-11");
  for (const char* none : {"3/11/2025", "31.2.2025", "Monday", "November 3", "3/11", "99999/1/1",
                           "", "1.2.3.4", "May", "32/13/2025"})
    EXPECT_EQ(day(none), "none") << none;
  EXPECT_EQ(day_order({"", "3/11/2025", "3.13.2025", "3/13/2025"}), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order({"13-11-2025"}), DayOrder::kDayFirst);
  EXPECT_EQ(day_order({"3/11/2025"}), DayOrder::kUnknown);
  EXPECT_EQ(day_order({"3/11/2025", "3/11/2025", "4/11/2025"}), DayOrder::kDayFirst);
  EXPECT_EQ(day_order({"11/3/2025", "11/9/2025"}), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order({"3/11/2025", "4/3/2025"}), DayOrder::kUnknown);
}

TEST(WrittenDay, StandsAloneWhereNothingElseIsSaid) {
  const auto alone = [](const char* text) {
    const auto day = lone_day(text);
    return day ? date_text(*day) : "none";
  };
  for (const char* same :
       {"2025-11-03", "2025-11-03T00:00", "3.11.2025", "Mon 3.11.2025",
        "Monday, November 3rd, 2025", "Day 1: Monday, 3 November 2025", "day 1 - 2025-11-03"})
    EXPECT_EQ(alone(same), "2025-11-03") << same;
  for (const char* none : {"", "Day 1", "2025", "3-5 November 2025", "2025-11-03 to 2025-11-05",
                           "3/11/2025", "Monday", "Nov 2025", "2025-11-03 09:00", "Tag 2025",
                           "How to write drivers, 3 November 2025", "99999-1-1"})
    EXPECT_EQ(alone(none), "none") << none;
}

std::string time_of(const char* text) {
  const auto time = written_time(text);
  if (!time) return "none";
  return time_text(time->start) + (time->end ? " " + time_text(*time->end) : "");
}

TEST(WrittenTime, IsReadAsPeopleWriteIt) {
  const std::pair<const char*, const char*> all[] = {{"9:00", "09:00"},
                                                     {"09.30", "09:30"},
                                                     {"9:00 AM", "09:00"},
                                                     {"12:05 a.m.", "00:05"},
                                                     {"2 pm", "14:00"},
                                                     {"14h30", "14:30"},
                                                     {"9:00-9:45", "09:00 09:45"},
                                                     {"9:00 \u2013 10.15 CET", "09:00 10:15"},
                                                     {"1:00-2:30 PM", "13:00 14:30"},
                                                     {"11:00-1:30 PM", "11:00 13:30"},
                                                     {"11/3/2025 9:00:00", "09:00"},
                                                     {"9:00 to 9:20", "09:00 09:20"},
                                                     {"3.11.2025", "none"},
                                                     {"9", "none"},
                                                     {"25:00", "none"},
                                                     {"9:75", "none"},
                                                     {"13 pm", "none"},
                                                     {"", "none"},
                                                     {"2025-11-03", "none"},
                                                     {"room 14h", "none"}};
  for (const auto& [text, time] : all) EXPECT_EQ(time_of(text), time) << text;
}

TEST(WrittenLength, IsReadAsPeopleWriteIt) {
  const std::pair<const char*, int> all[] = {
      {"45", 45},         {"45 min", 45}, {"0:45", 45}, {"1h", 60}, {"1h30", 90}, {"1.5 hours", 90},
      {"1 h 15 min", 75}, {"", 0},        {"long", 0},  {"0", 0},   {"99999", 0}};
  for (const auto& [text, minutes] : all)
    EXPECT_EQ(written_length(text).value_or(0), minutes) << text;
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/dialect.h"

#include <gmock/gmock.h>

#include "indexer/sources/ics.h"
#include "indexer/sources/indico.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/pretalx.h"
#include "indexer/sources/schedule_json.h"
#include "tests/indexer/programme/readings.h"
#include "tests/support/small_zip.h"

namespace plumbline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> described(const std::string& bytes) {
  return describe_programme({"f", "f", bytes});
}

TEST(Dialect, IsNamedFirst) {
  const std::pair<const char*, const char*> cases[] = {
      {"<schedule><conference/><day><event/></day></schedule>", "until 2012"},
      {"<schedule><conference><title/></conference><day><room/></day></schedule>",
       "from 2013 to 2023"},
      {"<schedule><tracks/><conference/></schedule>", "since 2024"},
      {"<schedule><tracks/><persons/><conference/></schedule>", "since 2026"},
      {"<schedule><generator name='pretalx'/><conference/></schedule>", "schedule.xml of pretalx"},
      {R"({"schedule":{"conference":{"days":[]}}})", "version 1"},
      {R"({"schedule":{"conference":{},"events":[]}})", "version 2"},
      {R"([{"code":"A","title":"T","state":"confirmed"}])", "does not name its event"},
      {R"({"count":1,"additionalInfo":{},"results":{"1":{}}})", "timetable of Indico"},
      {"BEGIN:VCALENDAR\nPRODID:-//CERN//INDICO//EN\nEND:VCALENDAR\n", "iCalendar of Indico"}};
  for (const auto& [bytes, dialect] : cases) {
    ASSERT_FALSE(described(bytes).empty()) << bytes;
    EXPECT_THAT(described(bytes)[0], HasSubstr(dialect));
  }
}

TEST(Dialect, NamesWhatIsMissingAndWhatToAskFor) {
  const auto lines = described(
      "<schedule><conference/><day><room><event id='1'><links><link "
      "href='https://matrix.to/#x'>Chat room</link>"
      "</links></event></room></day></schedule>");
  for (const char* part :
       {"no time zone; ask for", "no guids", "no dates", "no persons", "neither abstract",
        "no slides and no recordings", "1 links to chat rooms"}) {
    EXPECT_THAT(lines, Contains(HasSubstr(part)));
  }
}

TEST(Dialect, NamesSheetsAndColumnsThatAreNotRead) {
  const std::string talks =
      xlsx_row({"Title", "Speaker", "Badge", "ada@a.example"}) + xlsx_row({"Klint", "Ada Example"});
  EXPECT_THAT(
      described(small_xlsx({{"Talks", "<sheetData>" + talks + "</sheetData>", ""},
                            {"Budget", "<sheetData>" + xlsx_row({"Euro"}) + "</sheetData>", ""},
                            {"Old", "", " state='hidden'"}})),
      ElementsAre("spreadsheet of Excel", "columns that are not read: Badge, (e-mail address)",
                  "sheets without talks, which are not read: Budget", "1 hidden sheet, not read"));
  const std::string days[] = {"Day 1", "Day 2"};
  std::string tables;
  for (const std::string& day : days) {
    tables += "<table name='" + day + "'>";
    for (const char* rest : {"Speaker", "Ada Example"})
      tables += "<table-row><table-cell><p>Title</p></table-cell><table-cell><p>" +
                std::string(rest) + "</p></table-cell></table-row>";
    tables += "</table>";
  }
  EXPECT_THAT(
      described(small_ods(tables)),
      ElementsAre("spreadsheet of LibreOffice", "sheet Day 1: 1 row", "sheet Day 2: 1 row"));
  EXPECT_THAT(described(small_xlsx({}).substr(0, 300)), IsEmpty());
}

TEST(Dialect, IsNothingOfWhatIsNoProgramme) {
  for (const char* bytes : {"", "# Notes", "{}", "<schedule><conference>", "%PDF-1.4"}) {
    EXPECT_THAT(described(bytes), IsEmpty()) << bytes;
  }
}

TEST(Recognition, TakesARealFileForOneFormatOnly) {
  const std::pair<const char*, RecognizeFunction> files[] = {
      {"fosdem/2009.xml", recognizes_pentabarf},
      {"ccc/everything.schedule.xml", recognizes_pentabarf},
      {"ccc/everything.schedule.json", recognizes_schedule_json},
      {"c3voc/hub-schedule2.json", recognizes_schedule_json},
      {"pretalx/submissions.json", recognizes_pretalx},
      {"indico/indico-event-40025.redacted.json", recognizes_indico},
      {"ics/fosdem-personal.ics", recognizes_ics},
      {"c3voc/schema.json", nullptr},
      {"pretalx/youtube.json", nullptr}};
  for (const auto& [name, own] : files) {
    REAL_FILE_OR_SKIP(bytes, std::string("schedules/") + name);
    for (const RecognizeFunction recognizes :
         {recognizes_pentabarf, recognizes_schedule_json, recognizes_pretalx, recognizes_indico,
          recognizes_ics}) {
      EXPECT_EQ(recognized(recognizes, *bytes), recognizes == own) << name;
    }
  }
}

TEST(Dialect, OfRealFilesIsTold) {
  REAL_FILE_OR_SKIP(old, "schedules/fosdem/2009.xml");
  EXPECT_THAT(described(*old)[0], HasSubstr("until 2012"));
  REAL_FILE_OR_SKIP(recent, "schedules/fosdem/2025.xml");
  EXPECT_THAT(described(*recent)[0], HasSubstr("since 2024"));
  EXPECT_THAT(described(*recent), Contains(HasSubstr("links to chat rooms")));
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/dialect.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::Contains;
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

TEST(Dialect, IsNothingOfWhatIsNoProgramme) {
  for (const char* bytes : {"", "# Notes", "{}", "<schedule><conference>", "%PDF-1.4"}) {
    EXPECT_THAT(described(bytes), IsEmpty()) << bytes;
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

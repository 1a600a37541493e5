// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/doctor.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::IsEmpty;

Source talk(const std::string& day, const std::string& time, const std::string& utc) {
  Source talk;
  talk.title = "A talk";
  talk.date = day;
  talk.start_time = time;
  talk.start_utc = utc;
  talk.room = "Club E";
  talk.speakers = {{"Gary Guo", 0}};
  talk.links = {{"page", "https://example.org/1", 0}, {"video", "https://example.org/v", 0}};
  talk.sections.resize(1);
  return talk;
}

TEST(Doctor, AsksForNothingWhereAllIsThere) {
  const Diagnosis d =
      diagnose({"pentabarf", {{talk("2023-11-15", "10:00", "2023-11-15T15:00:00Z")}, {}}});
  EXPECT_EQ(d.title, "Pentabarf schedule.xml");
  EXPECT_EQ(d.talks + d.people, 2);
  EXPECT_THAT(d.requests, IsEmpty());
}

TEST(Doctor, AsksForWhatMostTalksLack) {
  Source bare = talk("2023-11-15", "10:00", "");
  bare.sections.clear();
  bare.links.clear();
  const Diagnosis d = diagnose({"ics", {{bare, bare}, {}}});
  const std::string text = to_text(d, "a.ics");
  EXPECT_THAT(text, HasSubstr("a.ics: "));
  EXPECT_THAT(text, HasSubstr("the time zone as an IANA name"));
  EXPECT_THAT(text, HasSubstr("the abstracts (0 of 2 talks have it)"));
  EXPECT_THAT(text, HasSubstr("an export made after the event"));
  EXPECT_THAT(text, testing::Not(HasSubstr("the room of each talk")));
}

TEST(Doctor, NamesTheFirstOfSeveralEventsAndCountsThem) {
  Source first, second;
  first.kind = second.kind = SourceKind::kEvent;
  first.slug = "meetup-2022";
  second.slug = "meetup-2023";
  const Diagnosis d = diagnose({"ics", {{first, talk("2022-11-15", "", ""), second}, {}}});
  EXPECT_THAT(to_text(d, "a.ics"), HasSubstr("1 talk of meetup-2022 and 1 more event"));
  EXPECT_THAT(to_json(d, "a.ics"), HasSubstr("\"event\":\"meetup-2022\",\"events\":2"));
}

TEST(Doctor, TellsTheDialectOfAProgramme) {
  const std::string ics = "BEGIN:VCALENDAR\r\nPRODID:-//CERN//INDICO//EN\r\nEND:VCALENDAR\r\n";
  const Recognized said = read_input({&kDialect, 1}, {"a.ics", "a.ics", ics});
  ASSERT_FALSE(said.reading.problems.empty());
  EXPECT_EQ(said.reading.problems[0].message, "iCalendar of Indico");
  Diagnosis d = diagnose({"ics", {{talk("2023-11-15", "10:00", "2023-11-15T15:00:00Z")}, {}}});
  d.dialect = {said.reading.problems[0].message};
  EXPECT_THAT(to_text(d, "a.ics"), HasSubstr("a.ics: iCalendar file\n  iCalendar of Indico\n"));
  EXPECT_THAT(to_json(d, "a.ics"), HasSubstr("\"dialect\":[\"iCalendar of Indico\"]"));
  EXPECT_THAT(read_input({&kDialect, 1}, {"a.md", "a.md", "# No programme"}).reading.problems,
              IsEmpty());
}

TEST(Doctor, SaysWhatItCannotRead) {
  const Diagnosis d = diagnose({"", {{}, {{Severity::kLeftOut, "x", 0, "is empty"}}}});
  EXPECT_THAT(to_text(d, "x"), HasSubstr("x: of no known format\nx: is empty [left out]\n"));
  EXPECT_THAT(to_json(d, "x"), HasSubstr("\"format\":null"));
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// Entries of calendars that repeat, whose talks must stay where they are from one export to the next.
#include <gmock/gmock.h>

#include "indexer/sources/ics.h"
#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kSeries =
    "UID:talk-1@h.org\nSUMMARY:Weekly\nDTSTART;TZID=Europe/Prague:20261005T100000\n"
    "RRULE:FREQ=WEEKLY\n";

std::string moved(const std::string& from, const std::string& to) {
  return "UID:talk-1@h.org\nSUMMARY:Weekly\nRECURRENCE-ID" + from + "\nDTSTART" + to + "\n";
}

std::vector<std::string> keys_and_times(const std::vector<std::string>& entries) {
  std::string text = "BEGIN:VCALENDAR\nX-WR-CALNAME:Rust 2026\nX-WR-TIMEZONE:Europe/Prague\n";
  for (const std::string& entry : entries) text += "BEGIN:VEVENT\n" + entry + "END:VEVENT\n";
  std::vector<std::string> all;
  for (const Source& talk :
       talks_of(read_bytes(read_ics, text + "END:VCALENDAR\n", "talks/event.ics")))
    all.push_back(talk.key + " " + talk.slug + " " + talk.start_utc);
  return all;
}

const char* kFirst = "ics:rust-2026:talk-1@h.org rust-2026/weekly 2026-10-05T08:00:00Z";

TEST(IcsRecurrence, LeavesASeriesAsItWasWhereOneOfItsTimesIsMoved) {
  EXPECT_THAT(keys_and_times({kSeries}), ElementsAre(kFirst));
  for (const char* original :
       {";TZID=Europe/Prague:20261012T100000", ":20261012T080000Z", ":20261012T100000"}) {
    for (const auto& [start, utc] : {std::pair(":20261013T090000Z", "2026-10-13T09:00:00Z"),
                                     std::pair(":20261014T090000Z", "2026-10-14T09:00:00Z")}) {
      const std::string key = "ics:rust-2026:talk-1@h.org/2026-10-12T10:00 ";
      const std::string second = key + "rust-2026/weekly-2026-10-12 " + utc;
      EXPECT_THAT(keys_and_times({moved(original, start), kSeries}), ElementsAre(second, kFirst));
      EXPECT_THAT(keys_and_times({moved(original, start)}), ElementsAre(second));
    }
  }
}

TEST(IcsRecurrence, TakesWhatIsSaidOfTheFirstTimeForTheSeries) {
  EXPECT_THAT(keys_and_times({kSeries, moved(":20261005T080000Z", ":20261006T090000Z")}),
              ElementsAre("ics:rust-2026:talk-1@h.org rust-2026/weekly 2026-10-06T09:00:00Z"));
}

TEST(IcsRecurrence, TellsWholeDaysApart) {
  EXPECT_THAT(
      keys_and_times(
          {"UID:talk-2@h.org\nSUMMARY:Day\nDTSTART;VALUE=DATE:20261005\nRRULE:FREQ=WEEKLY\n",
           "UID:talk-2@h.org\nSUMMARY:Day\nRECURRENCE-ID;VALUE=DATE:20261012\n"
           "DTSTART;VALUE=DATE:20261013\n"}),
      ElementsAre("ics:rust-2026:talk-2@h.org rust-2026/day ",
                  "ics:rust-2026:talk-2@h.org/2026-10-12 rust-2026/day-2026-10-12 "));
}

TEST(IcsRecurrence, KnowsATimeOfASeriesWithoutAUidThatMayBeKept) {
  const auto one = [](const std::string& start) {
    return keys_and_times(
        {"UID:ada@example.org\nSUMMARY:Weekly\n"
         "RECURRENCE-ID:20261012T080000Z\nDTSTART" +
         start + "\n"});
  };
  const std::string before = one(":20261013T090000Z").at(0), after = one(":20261014T090000Z").at(0);
  EXPECT_EQ(before.substr(0, before.rfind(' ')), after.substr(0, after.rfind(' ')));
  EXPECT_THAT(before, HasSubstr("rust-2026/weekly-2026-10-12 "));
  const std::string series =
      "UID:ada@example.org\nSUMMARY:Weekly\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY\n";
  const std::string first = keys_and_times({series}).at(0);
  const std::string moved_first =
      keys_and_times({series,
                      "UID:ada@example.org\nSUMMARY:Weekly\n"
                      "RECURRENCE-ID:20261005T080000Z\nDTSTART:20261006T080000Z\n"})
          .at(0);
  EXPECT_EQ(first.substr(0, first.rfind(' ')), moved_first.substr(0, moved_first.rfind(' ')));
}

}  // namespace
}  // namespace plumbline

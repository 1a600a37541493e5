// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/moment.h"

#include <gtest/gtest.h>

#include "indexer/sources/programme/zone.h"

namespace plumbline {
namespace {

std::string shown(std::string_view text) {
  const auto moment = parse_moment(text);
  if (!moment) return "none";
  const std::string offset = moment->offset ? std::to_string(*moment->offset) : "local";
  return date_text(moment->local) + " " + time_text(moment->local) + " " + offset;
}

TEST(Moment, IsReadInAllItsSpellings) {
  const std::pair<const char*, const char*> cases[] = {
      {"2019-12-27T11:00:00+01:00", "2019-12-27 11:00 60"},
      {"2019-12-27T11:00:00-0330", "2019-12-27 11:00 -210"},
      {"2019-12-27T11:00:00+01", "2019-12-27 11:00 60"},
      {" 2019-12-27 11:00 ", "2019-12-27 11:00 local"},
      {"2026-05-26T16:04:08.987901Z", "2026-05-26 16:04 0"},
      {"20240203T090000Z", "2024-02-03 09:00 0"},
      {"20240203T0900", "2024-02-03 09:00 local"},
      {"2024-02-29T24:00:00", "2024-03-01 00:00 local"},
      {"1969-12-31T23:59:00Z", "1969-12-31 23:59 0"},
      {"2023-02-29T10:00:00", "none"},
      {"2024-02-03", "none"},
      {"2024-13-01T10:00", "none"},
      {"2024-02-03T10:61", "none"},
      {"2024-02-03T10:00+99:00", "none"},
      {"2024-02-03T10:00 tomorrow", "none"},
      {"99999999999999999T10:00", "none"},
      {"", "none"}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(Duration, IsReadInAllItsSpellings) {
  const std::pair<const char*, int> cases[] = {
      {"00:30", 30},        {"6:00", 360},  {"25:30", 1530}, {"00:30:00", 30},
      {"1:02:00:00", 1560}, {"45", 45},     {"45.0", 45},    {"PT1H30M", 90},
      {"P1DT2H", 1560},     {"P1W", 10080}, {"00:00", 0}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_duration(text), expected) << text;
  for (const char* text :
       {"", "x", "1:2:3:4:5", "999999", "P", "PT", "PTM", "-5", "900:00", "::"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(Clock, IsATimeOfTheDay) {
  EXPECT_EQ(parse_clock("9:30"), 570);
  EXPECT_EQ(parse_clock("16:27:13.211866"), 987);
  for (const char* text : {"", "25:00", "9.30", "930am", "10:0"}) {
    EXPECT_EQ(parse_clock(text), std::nullopt) << text;
  }
}

TEST(Zone, IsNamedAsIanaDoes) {
  const std::pair<const char*, const char*> cases[] = {
      {"Europe/Brussels", "Europe/Brussels"},
      {"Europe-Brussels", "Europe/Brussels"},
      {"UTC", "UTC"},
      {"GMT", "UTC"},
      {"Etc/UTC", "UTC"},
      {"CET", "CET"},
      {"US/Eastern", "US/Eastern"},
      {"/freeassociation.sourceforge.net/Europe/Prague", "Europe/Prague"},
      {"W. Europe Standard Time", "Europe/Berlin"},
      {"europe/lisbon", "Europe/Lisbon"},
      {"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"},
      {"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"},
      {"(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"},
      {"(UTC-12:00) International Date Line West", ""},
      {"(UTC", ""},
      {"est", ""},
      {"Mars/Olympus", ""},
      {"GMT+3", ""},
      {"GMT-0500", ""},
      {"BST", ""},
      {"AST", ""},
      {"IST", ""},
      {"ART", ""},
      {"EST", ""},
      {"Europe/Br\xC3\xBCssel", ""},
      {"", ""}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(zone_name(text), expected) << text;
}

TEST(Zone, OfACityIsTheOneNamedAfterIt) {
  EXPECT_EQ(zone_of_city("Brussels"), "Europe/Brussels");
  EXPECT_EQ(zone_of_city("new york"), "America/New_York");
  EXPECT_EQ(zone_of_city("Vienna, Austria"), "Europe/Vienna");
  EXPECT_EQ(zone_of_city("Kolkata"), "Asia/Kolkata");
  EXPECT_EQ(zone_of_city("Kyiv"), "Europe/Kyiv");
  EXPECT_EQ(zone_of_city("Richmond"), "");
  EXPECT_EQ(zone_of_city(""), "");
}

std::string utc_of(const std::string& local, const std::string& zone) {
  const auto utc = to_utc(parse_moment(local)->local, zone);
  return utc ? utc_text(*utc) : "none";
}

TEST(Zone, TakesLocalTimeToUtcInSummerAndWinter) {
  EXPECT_EQ(utc_of("2025-02-01T10:00", "Europe/Brussels"), "2025-02-01T09:00:00Z");
  EXPECT_EQ(utc_of("2025-08-01T10:00", "Europe/Brussels"), "2025-08-01T08:00:00Z");
  EXPECT_EQ(utc_of("2023-11-15T10:00", "America/New_York"), "2023-11-15T15:00:00Z");
  EXPECT_EQ(utc_of("2025-12-11T10:00", "Asia/Tokyo"), "2025-12-11T01:00:00Z");
  EXPECT_EQ(utc_of("2025-02-01T10:00", ""), "none");
}

TEST(Zone, TakesSkippedAndDoubledHoursInOneWay) {
  EXPECT_EQ(utc_of("2025-03-30T02:30", "Europe/Brussels"), "2025-03-30T01:30:00Z");
  EXPECT_EQ(utc_of("2025-10-26T02:30", "Europe/Brussels"), "2025-10-26T00:30:00Z");
}

TEST(Zone, DoesNotAskTheProcessWhereItIs) {
  setenv("TZ", "Asia/Tokyo", 1);
  tzset();
  EXPECT_EQ(utc_of("2025-02-01T10:00", "Europe/Brussels"), "2025-02-01T09:00:00Z");
  unsetenv("TZ");
  tzset();
}
}  // namespace
}  // namespace plumbline

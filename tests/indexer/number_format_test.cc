// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sheet/number_format.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace plumbline {
namespace {

TEST(NumberFormat, TellsDaysAndTimesFromOtherNumbers) {
  const std::pair<const char*, NumberKind> all[] = {{"General", NumberKind::kNumber},
                                                    {"0.00", NumberKind::kNumber},
                                                    {"\"day\" 0", NumberKind::kNumber},
                                                    {"[Red]0", NumberKind::kNumber},
                                                    {"0\\h", NumberKind::kNumber},
                                                    {"0_d", NumberKind::kNumber},
                                                    {"0;\"m\"", NumberKind::kNumber},
                                                    {"General;d", NumberKind::kNumber},
                                                    {"yyyy-mm-dd", NumberKind::kDay},
                                                    {"[$-409]d-mmm;@", NumberKind::kDay},
                                                    {"MMMM", NumberKind::kDay},
                                                    {"mm", NumberKind::kDay},
                                                    {"h:mm", NumberKind::kTime},
                                                    {"mm:ss", NumberKind::kTime},
                                                    {"[$-F400]h:mm:ss\\ AM/PM", NumberKind::kTime},
                                                    {"h A/P", NumberKind::kTime},
                                                    {"dd/mm/yy hh:mm", NumberKind::kDayAndTime},
                                                    {"mmm h:mm", NumberKind::kDayAndTime},
                                                    {"[hh]:mm:ss", NumberKind::kDuration},
                                                    {"[m]", NumberKind::kDuration},
                                                    {"\"", NumberKind::kNumber},
                                                    {"[", NumberKind::kNumber},
                                                    {"\\", NumberKind::kNumber}};
  for (const auto& [code, kind] : all) EXPECT_EQ(kind_of_format(code), kind) << code;
  EXPECT_EQ(kind_of_format(14), NumberKind::kDay);
  EXPECT_EQ(kind_of_format(18), NumberKind::kTime);
  EXPECT_EQ(kind_of_format(45), NumberKind::kTime);
  EXPECT_EQ(kind_of_format(46), NumberKind::kDuration);
  EXPECT_EQ(kind_of_format(58), NumberKind::kDay);
  for (const int number : {0, 1, 9, 13, 37, 49, -1})
    EXPECT_EQ(kind_of_format(number), NumberKind::kNumber) << number;
}

TEST(NumberFormat, CountsDaysAsExcelDoes) {
  const auto day = [](double number) { return text_of_number(number, NumberKind::kDay, false); };
  EXPECT_EQ(day(1), "1900-01-01");
  EXPECT_EQ(day(59), "1900-02-28");
  EXPECT_EQ(day(61), "1900-03-01");
  EXPECT_EQ(day(45964), "2025-11-03");
  EXPECT_EQ(day(2958465), "9999-12-31");
  EXPECT_EQ(day(2958466), "2958466");
  EXPECT_EQ(text_of_number(0, NumberKind::kDay, true), "1904-01-01");
  EXPECT_EQ(text_of_number(45963.9999999, NumberKind::kDayAndTime, false), "2025-11-03T00:00");
  EXPECT_EQ(text_of_number(1e300, NumberKind::kTime, false).size(), 301u);
  EXPECT_EQ(text_of_number(1.0 / 0.0, NumberKind::kDay, false), "");
}

TEST(NumberFormat, WritesOtherNumbersPlainly) {
  const auto text = [](double number) {
    return text_of_number(number, NumberKind::kNumber, false);
  };
  EXPECT_EQ(text(45), "45");
  EXPECT_EQ(text(1.5), "1.5");
  EXPECT_EQ(text(-0.0), "0");
  EXPECT_EQ(text(0.1 + 0.2), "0.3");
  EXPECT_EQ(text(1e20), "100000000000000000000");
}

TEST(NumberFormat, CutsDaysInIsoToWhatIsShown) {
  EXPECT_EQ(text_of_iso("2025-11-03T09:00:00", NumberKind::kDay), "2025-11-03");
  EXPECT_EQ(text_of_iso("2025-11-03T09:00:00", NumberKind::kTime), "09:00");
  EXPECT_EQ(text_of_iso("2025-11-03T09:00:00.5", NumberKind::kDayAndTime), "2025-11-03T09:00");
  EXPECT_EQ(text_of_iso("2025-11-03", NumberKind::kDayAndTime), "2025-11-03");
  EXPECT_EQ(text_of_iso("09:00:00", NumberKind::kTime), "09:00");
  EXPECT_EQ(text_of_iso("tomorrow", NumberKind::kDay), "tomorrow");
}
}  // namespace
}  // namespace plumbline

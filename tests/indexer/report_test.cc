// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/report.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;

Report report_of(int programmes) {
  Report report;
  report.db = "a.db";
  report.published = PublicationInfo();
  for (int i = 1; i <= programmes; ++i) {
    ProgrammeReport programme;
    programme.programme = "ics:e-" + std::to_string(i);
    programme.talks = programme.added = 2;
    report.programmes.push_back(programme);
  }
  return report;
}

TEST(Report, HasALineForEachOfFewProgrammes) {
  const std::string text = to_text(report_of(20));
  EXPECT_THAT(text, HasSubstr("ics:e-20: 2 talks: 2 new, 0 changed, 0 unchanged\n"));
  EXPECT_THAT(text, Not(HasSubstr("more programmes")));
}

TEST(Report, SumsUpManyProgrammesButThoseFromWhichTalksWent) {
  Report report = report_of(600);
  EXPECT_THAT(to_text(report), HasSubstr("600 programmes: 1,200 talks: 1,200 new"));
  EXPECT_THAT(to_text(report), Not(HasSubstr("ics:e-7:")));
  report.programmes[6].withdrawn = {"e-7/klint"};
  EXPECT_THAT(to_text(report),
              HasSubstr("ics:e-7: 2 talks: 2 new, 0 changed, 0 unchanged, 1 withdrawn: e-7/klint\n"
                        "599 more programmes: 1,198 talks: 1,198 new"));
  EXPECT_THAT(to_json(report), HasSubstr("ics:e-600"));
}
}  // namespace
}  // namespace plumbline

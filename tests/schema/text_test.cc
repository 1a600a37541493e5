// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gtest/gtest.h>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
TEST(Utf8, WrongBytesBecomeReplacementsOneEach) {
  EXPECT_EQ(clean_utf8("a\xFF\xC3(b"), "a\uFFFD\uFFFD(b");
  EXPECT_EQ(clean_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(clean_utf8("\xC0\xAF"), "\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(clean_utf8("cut \xF0\x9F\x92"), "cut \uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, ControlsGoButNewlineAndTab) {
  EXPECT_EQ(clean_utf8(std::string("a\0b\r\n\tc\x1B[0m\x7F\u0085", 15)), "ab\n\tc[0m");
}

TEST(Utf8, TellsCleanTextFromOther) {
  EXPECT_TRUE(is_utf8("Björn \U0001F4A5 \uFFFD"));
  EXPECT_FALSE(is_utf8("Bj\xF6rn"));
}

TEST(Utf8, CountsAndCutsByCodePoint) {
  EXPECT_EQ(count_code_points("Bjö\U0001F4A5"), 4u);
  EXPECT_EQ(cut_utf8("Bjö", 3), "Bj");
  EXPECT_EQ(cut_utf8("Bjö", 4), "Bjö");
  EXPECT_EQ(cut_utf8("Bjö", 99), "Bjö");
}

TEST(Fold, ForgetsCaseAccentsAndForms) {
  EXPECT_EQ(fold("ÄÖÜ ß Ø Ł ﬁ ² Ⅳ Ｋ İ"), "aou ss o l fi 2 iv k i");
  EXPECT_EQ(fold("ΑΒΓ Жук"), "αβγ жук");
  EXPECT_EQ(fold("e\u0301"), "e");
  EXPECT_EQ(fold("a-b_c.D!"), "a-b_c.d!");
}
}  // namespace
}  // namespace plumbline

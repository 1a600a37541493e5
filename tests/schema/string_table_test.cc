// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/string_table.h"

#include <gtest/gtest.h>

#include <string>

namespace plumbline {
namespace {

TEST(StringTable, NumbersTextsAsTheyAreMet) {
  StringTable table;
  EXPECT_EQ(table.number("klint"), 0u);
  EXPECT_EQ(table.number(""), 1u);
  EXPECT_EQ(table.number("klint"), 0u);
  EXPECT_EQ(table.number("klin"), 2u);
  EXPECT_EQ(table.text(0), "klint");
  EXPECT_EQ(table.text(1), "");
  EXPECT_EQ(table.size(), 3u);
  EXPECT_EQ(table.find("klin"), 2u);
  EXPECT_EQ(table.find("klint!"), std::nullopt);
  EXPECT_EQ(table.size(), 3u);
}

TEST(StringTable, TellsTextsOfAnyLengthApart) {
  StringTable table;
  std::uint32_t met = 0;
  const std::string letters(20, 'a');
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    ASSERT_EQ(table.number(letters.substr(0, size)), met++) << size;
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = letters.substr(0, size);
      other[at] = 'b';
      ASSERT_EQ(table.number(other), met++) << other;
    }
  }
}

TEST(StringTable, KeepsManyAndLongTexts) {
  StringTable table;
  const auto text = [](std::uint32_t i) {
    return std::to_string(i) + std::string(i % 1000 == 0 ? 70000 : i % 40, 'x');
  };
  for (std::uint32_t i = 0; i < 20000; ++i) ASSERT_EQ(table.number(text(i)), i);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    ASSERT_EQ(table.text(i), text(i));
    ASSERT_EQ(table.number(text(i)), i);
  }
}

}  // namespace
}  // namespace plumbline

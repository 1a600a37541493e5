// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace plumbline {
namespace {

// It passes by eight bytes at a time that have nothing of the kind.
TEST(Escape, FindsWhatIsToBeEscapedAtEveryPlace) {
  const std::string plain = "nineteen bytes: ü!=\n\x01\x7F";
  EXPECT_EQ(escape(plain), plain);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    for (const auto& [sign, escaped] : {std::pair{"&", "&amp;"},
                                        {"<", "&lt;"},
                                        {">", "&gt;"},
                                        {"\"", "&quot;"},
                                        {"'", "&#39;"}}) {
      const std::string before = plain.substr(0, at), behind = plain.substr(at);
      EXPECT_EQ(escape(before + sign + behind), before + escaped + behind) << at;
    }
  }
}

TEST(Escape, LeavesEveryOtherByteAsItIs) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = std::string("8 bytes") + static_cast<char>(byte) + "and more";
    const bool is_markup = std::string_view("&<>\"'").find(text[7]) != std::string_view::npos;
    EXPECT_EQ(escape(text) == text, !is_markup) << byte;
  }
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/counted.h: a number and what it counts.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

// "12", "1,234". For counts, from 0.
std::string with_thousands(std::integral auto count) {
  const std::string digits = std::to_string(count);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

// "1 talk", "12 talks", "1,234 talks"; the plural adds an "s" unless it is given.
std::string counted(std::integral auto count, std::string_view noun, std::string_view plural = {}) {
  std::string text = with_thousands(count);
  text.append(" ").append(count == 1 || plural.empty() ? noun : plural);
  return count == 1 || !plural.empty() ? text : text.append("s");
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/text.h: a text that lives elsewhere, as those of a catalog do: a view that becomes a string of its
// own where one is wanted.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

struct Text : std::string_view {
  using std::string_view::string_view;
  Text() = default;
  Text(std::string_view text) : std::string_view(text) {}
  operator std::string() const { return std::string(data(), size()); }
};

// One for each kind of operand, so that none is ambiguous.
inline std::string operator+(std::string left, const Text& right) { return left.append(right); }
inline std::string operator+(const char* left, const Text& right) {
  return std::string(left).append(right);
}
inline std::string operator+(const Text& left, const std::string& right) {
  return std::string(left).append(right);
}
inline std::string operator+(const Text& left, const char* right) {
  return std::string(left).append(right);
}
inline std::string operator+(const Text& left, const Text& right) {
  return std::string(left).append(right);
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/naming.h"

#include "schema/is_one_of.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
bool is_capitalised_word(std::string_view name) {
  std::size_t at = 0;
  if (name.empty() || char_class(next_code_point(name, &at)) != CharClass::kUpper) return false;
  while (at < name.size()) {
    if (!is_word(char_class(next_code_point(name, &at)))) return false;
  }
  return true;
}

// A kind of topic whose title is a proper name.
bool has_proper_title(std::string_view category) {
  constexpr std::string_view kCategories[] = {"tool", "driver", "compiler", "language",
                                              "subproject"};
  return is_one_of(category, kCategories);
}

std::size_t previous(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

bool word_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word(char_class(next_code_point(text, &at)));
}
}  // namespace

bool wants_exact_case(std::string_view name, bool is_title, std::string_view category) {
  return is_capitalised_word(name) && (!is_title || has_proper_title(category));
}

bool name_may_begin(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const std::size_t before = previous(text, begin);
  if (text[before] == '_' || word_at(text, before)) return false;
  return text[before] != '.' || before == 0 || !word_at(text, previous(text, before));
}

bool name_may_end(std::string_view text, std::size_t end) {
  if (end == text.size()) return true;
  if (text[end] == '_' || word_at(text, end)) return false;
  return text[end] != '.' || !word_at(text, end + 1);
}

bool in_bare_address(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestAddress = 512;
  const std::size_t from = begin > kLongestAddress ? begin - kLongestAddress : 0;
  const std::string_view before = text.substr(from, begin - from);
  const std::size_t blank = before.find_last_of(" \n\t");
  return before.substr(blank == before.npos ? 0 : blank + 1).find("://") != before.npos;
}

}  // namespace plumbline

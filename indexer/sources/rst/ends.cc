// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/ends.h"

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// Quotation marks, dashes and dots of other alphabets: U+2010 to U+203A.
constexpr std::string_view kPunctuation = "\xE2\x80";

bool is_escaped(std::string_view text, size_t at) {
  size_t slashes = 0;
  while (slashes < at && slashes < 8 && text[at - 1 - slashes] == '\\') ++slashes;
  return slashes % 2 == 1;
}

bool ends(std::string_view text, size_t at, std::string_view mark) {
  if (ascii::is_blank(text[at - 1])) return false;
  if (mark != "``" && is_escaped(text, at)) return false;
  size_t behind = at + mark.size();
  while ((mark == "`" || mark == "|") && behind < text.size() && text[behind] == '_') ++behind;
  return rst_may_end(text, behind);
}

size_t find(std::string_view text, size_t begin, std::string_view mark) {
  size_t at = text.find(mark, begin);
  while (at != text.npos && !ends(text, at, mark)) at = text.find(mark, at + 1);
  return at;
}
}  // namespace

bool is_rst_word(char c) {
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool rst_may_begin(std::string_view text, size_t at, size_t mark_bytes) {
  constexpr std::string_view kOpen = "'\"([{<", kClose = "'\")]}>";
  if (at + mark_bytes >= text.size() || ascii::is_blank(text[at + mark_bytes])) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  const size_t quote = kOpen.find(before);
  if (quote != kOpen.npos) return text[at + mark_bytes] != kClose[quote];
  return ascii::is_blank(before) ||
         std::string_view("-/:").find(before) != std::string_view::npos ||
         (at >= 3 && text.substr(at - 3).starts_with(kPunctuation));
}

bool rst_may_end(std::string_view text, size_t at) {
  return at >= text.size() || ascii::is_blank(text[at]) ||
         std::string_view("'\")]}>-/\\:.,;!?").find(text[at]) != std::string_view::npos ||
         text.substr(at).starts_with(kPunctuation);
}

std::optional<size_t> RstEnds::next(std::string_view text, size_t begin, size_t mark) {
  return known_[mark].from(begin, [&](size_t from) { return find(text, from, kRstMarks[mark]); });
}

}  // namespace plumbline

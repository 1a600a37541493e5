// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc/closings.h"

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

size_t find(std::string_view text, size_t begin, std::string_view mark) {
  size_t at = text.find(mark, begin);
  if (mark.size() > 1) return at;
  for (; at != text.npos; at = text.find(mark, at + 1)) {
    const bool ends = at + 1 == text.size() || (!is_word(text[at + 1]) && text[at + 1] != mark[0]);
    if (ends && !ascii::is_blank(text[at - 1]) && text[at - 1] != '\\') return at;
  }
  return at;
}
}  // namespace

bool is_word(char c) {
  return ascii::is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<size_t> AsciidocClosings::next(std::string_view text, size_t begin,
                                             std::string_view mark) {
  auto known = known_.find(mark);
  if (known == known_.end()) known = known_.emplace(mark, KnownPlace()).first;
  return known->second.from(begin, [&](size_t from) { return find(text, from, mark); });
}

}  // namespace plumbline

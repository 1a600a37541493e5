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
  auto entry = known_.find(mark);
  if (entry == known_.end())
    entry = known_.emplace(mark, Known{begin, find(text, begin, mark)}).first;
  Known& known = entry->second;
  if (begin < known.from || begin > known.at) known = {begin, find(text, begin, mark)};
  return known.at == text.npos ? std::nullopt : std::optional(known.at);
}

}  // namespace plumbline

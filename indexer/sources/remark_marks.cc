// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/remark_marks.h"

#include <algorithm>
#include <cstddef>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// The bytes of ".left.red[" at `at`; 0 where there is no such thing, as in "a.b[0]".
size_t class_size(std::string_view line, size_t at) {
  const bool begins =
      at == 0 || std::string_view(" \t[(*_").find(line[at - 1]) != std::string_view::npos;
  size_t end = at;
  while (begins && line.substr(end, 1) == "." && end + 1 < line.size() &&
         ascii::is_letter(line[end + 1])) {
    ++end;
    while (end < line.size() &&
           (ascii::is_alphanumeric(line[end]) || line[end] == '-' || line[end] == '_'))
      ++end;
  }
  return end > at && line.substr(end, 1) == "[" ? end + 1 - at : 0;
}

bool lacks_blank(std::string_view line) {
  constexpr size_t kLevels = 6;
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level > 0 && level <= kLevels && level < line.size() && line[level] != ' ' &&
         line[level] != '\t' && line[level] != '!' && line[level] != '[';
}
}  // namespace

std::string RemarkMarks::taken_off(std::string_view line) {
  std::string out;
  bool code = false;
  for (size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '`') code = !code;
    if (code || c == '\\') {
      out += c;
      if (!code && at + 1 < line.size()) out += line[++at];
      continue;
    }
    if (const size_t size = class_size(line, at); size > 0) {
      open_.push_back(true);
      at += size - 1;
      continue;
    }
    if (c == '[') open_.push_back(false);
    const bool of_class = c == ']' && !open_.empty() && open_.back();
    if (c == ']' && !open_.empty()) open_.pop_back();
    if (!of_class) out += c;
  }
  if (!lacks_blank(out)) return out;
  const size_t level = out.find_first_not_of('#');
  return out.substr(0, level) + ' ' + out.substr(level);
}

}  // namespace plumbline

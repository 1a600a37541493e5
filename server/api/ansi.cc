// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/ansi.h"

#include <algorithm>
#include <vector>

namespace plumbline {
namespace {

constexpr std::string_view kBold = "\x1b[1m", kFaint = "\x1b[2m", kCyan = "\x1b[36m",
                           kEnd = "\x1b[0m";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.push_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

bool underlines(std::string_view line) {
  return line.size() >= 2 &&
         (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos);
}

bool is_address(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find(' ') == line.npos;
}

// A title may have several lines: those from the last blank line to its underline.
std::vector<std::string_view> styles_of(const std::vector<std::string_view>& lines) {
  std::vector<std::string_view> styles(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_address(lines[i])) styles[i] = kCyan;
    if (!underlines(lines[i])) continue;
    styles[i] = kFaint;
    for (std::size_t title = i; title-- > 0 && !lines[title].empty();) styles[title] = kBold;
  }
  return styles;
}

}  // namespace

std::string with_color(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  const std::vector<std::string_view> styles = styles_of(lines);
  std::string colored;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    colored.append(styles[i]).append(lines[i]);
    if (!styles[i].empty()) colored.append(kEnd);
    colored += '\n';
  }
  return colored;
}

}  // namespace plumbline

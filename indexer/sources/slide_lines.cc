// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/slide_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kEdge = 0.12;       // of a page: where headers and footers are
constexpr double kOther = 1.5;       // a font's size, to that of other words beside it
constexpr size_t kMaxBullets = 500;  // of a page, that are matched to lines

// Beside a title in large letters another text may stand in small ones.
bool is_of_another_text(const SlideLine& line, const PlacedWord& word) {
  const double ratio = word.size / std::max(line.size, 0.1);
  return word.left - line.right > line.height() && (ratio < 1 / kOther || ratio > kOther);
}

bool on_same_line(const SlideLine& line, const PlacedWord& word) {
  const double middle = (word.top + word.bottom) / 2;
  return middle > line.top && middle < line.bottom && word.left >= line.right - line.height() * 2 &&
         !is_of_another_text(line, word);
}

void add_word(const PlacedWord& word, bool space, SlideLine* line) {
  if (line->text.empty()) {
    line->left = word.left;
    line->first_word = word.right - word.left;
    line->top = word.top;
    line->bottom = word.bottom;
  } else if (space) {
    line->text += ' ';
  }
  line->text += fold_typography(word.text);
  line->right = std::max(line->right, word.right);
  line->size = std::max(line->size, word.size);
  line->monospace = line->monospace && word.monospace;
}

constexpr std::string_view kBullets[] = {
    "\u2022", "\u25AA", "\u25AB", "\u25CF", "\u25CB", "\u25E6", "\u2023", "\u25BA", "\u25B6",
    "\u25A0", "\u25A1", "\u27A2", "\u2192", "\u2714", "\u2713", "\u25B8", "\u2219", "\u0966",
    "\uF0B7", "\uF0A7", "\uF0D8", "\uF0FC", "\u2013", "\u2014", "\u00BB", "\u203A", "\u25C6",
    "\u25C7", "\u2756", "\u2794", "\u27A4", "\u279C", "\u25B7", "\u25B9", "\u25FE", "\u25FC",
    "\u2751", "\u2717", "\u2718", "-",      "*",      "o"};

// The bullet that a line begins with, if a blank or nothing follows; "" where there is none.
std::string_view bullet_of(std::string_view text) {
  for (std::string_view bullet : kBullets) {
    if (!text.starts_with(bullet)) continue;
    const std::string_view next = text.substr(bullet.size(), 1);
    if (next.empty() || next == " " || bullet.size() > 1) return bullet;
  }
  return {};
}

bool is_numbered(std::string_view text) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view next = text.substr(digits, 2);
  return digits > 0 && digits < 3 && (next == ". " || next == ") ");
}

// Bullets often come apart from their text. They mark the lines they stand in front of, and go.
void take_bullets(LinedPage* page) {
  std::vector<SlideLine> bullets;
  std::vector<SlideLine> lines;
  for (SlideLine& line : page->lines) {
    const std::string_view bullet = bullet_of(line.text);
    if (!bullet.empty() && bullet.size() == line.text.size()) {
      if (bullets.size() < kMaxBullets) bullets.push_back(std::move(line));
    } else {
      line.bullet = !bullet.empty();
      line.begins = line.bullet || is_numbered(line.text);
      line.text.erase(0, bullet.size());
      line.text.erase(0, line.text.find_first_not_of(' '));
      lines.push_back(std::move(line));
    }
  }
  for (SlideLine& line : lines) {
    const bool marked = std::any_of(bullets.begin(), bullets.end(), [&](const SlideLine& bullet) {
      const double middle = (bullet.top + bullet.bottom) / 2;
      return middle > line.top && middle < line.bottom && bullet.left < line.left;
    });
    line.begins = line.begins || marked;
    line.bullet = line.bullet || marked;
  }
  page->lines = std::move(lines);
}

LinedPage lines_of(const PlacedPage& page) {
  LinedPage out{page.width, page.height, {}};
  bool space = false;
  for (const PlacedWord& word : page.words) {
    if (out.lines.empty() || !on_same_line(out.lines.back(), word)) {
      out.lines.emplace_back();
      space = false;
    }
    add_word(word, space || word.left - out.lines.back().right > word.size / 3, &out.lines.back());
    space = word.space_after;
  }
  std::erase_if(out.lines, [](const SlideLine& line) {
    return line.text.find_first_not_of(" \t\n") == std::string::npos;
  });
  take_bullets(&out);
  return out;
}

bool at_edge(const LinedPage& page, const SlideLine& line) {
  return line.bottom < page.height * kEdge || line.top > page.height * (1 - kEdge);
}

// What tells a footer from another: its text with # for numbers, and where it stands.
std::pair<std::string, long> footer_key(const SlideLine& line) {
  std::string text;
  for (char c : line.text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) text += c;
    if (digit && !text.ends_with('#')) text += '#';
  }
  return {text, std::lround(line.top / 8)};
}

void drop_footers(std::vector<LinedPage>* pages) {
  std::map<std::pair<std::string, long>, size_t> counts;
  for (const LinedPage& page : *pages) {
    std::set<std::pair<std::string, long>> seen;
    for (const SlideLine& line : page.lines) {
      if (at_edge(page, line) && seen.insert(footer_key(line)).second) ++counts[footer_key(line)];
    }
  }
  for (LinedPage& page : *pages) {
    std::erase_if(page.lines, [&](const SlideLine& line) {
      return at_edge(page, line) && 2 * counts[footer_key(line)] > pages->size() &&
             pages->size() > 2;
    });
  }
}
}  // namespace

std::string fold_typography(const std::string& text) {
  static const std::map<char32_t, std::string_view> kFolded = {
      {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"},
      {0xFB05, "st"}, {0xFB06, "st"}, {0x00A0, " "},  {0x202F, " "},   {0x2009, " "},
      {0x00AD, ""},   {0x200B, ""},   {0x200C, ""},   {0x200D, ""},    {0xFEFF, ""},
      {'\n', " "},    {'\t', " "}};
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, &at);
    const auto folded = kFolded.find(c);
    if (folded != kFolded.end()) {
      out += folded->second;
    } else {
      append_utf8(&out, c);
    }
  }
  return out;
}

std::vector<LinedPage> lines_of(const std::vector<PlacedPage>& pages) {
  std::vector<LinedPage> lined;
  for (const PlacedPage& page : pages) lined.push_back(lines_of(page));
  drop_footers(&lined);
  return lined;
}

}  // namespace plumbline

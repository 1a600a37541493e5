// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/slide_layout.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "indexer/text/builder.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kEdge = 0.12;        // of a page: where headers and footers are
constexpr double kTitleDepth = 0.45;  // of a page: where a title may begin
constexpr double kLarger = 1.1;       // a title's font, to that of the page's text
constexpr double kMuchLarger = 1.4;   // or to that of the whole deck's
constexpr double kOther = 1.5;        // a font's size, to that of other words beside it
constexpr double kGap = 1.0;          // of a line's height: more is between paragraphs
constexpr size_t kMaxTitleLines = 3, kMaxTitleBytes = 300;
constexpr double kBlank = 0.25;  // of a font's size: between two words
constexpr int kMaxIndent = 40;
constexpr size_t kMaxBullets = 500;  // of a page, that are matched to lines

struct Line {
  std::string text;
  double left = 0, right = 0, top = 0, bottom = 0, size = 0;
  double first_word = 0;  // its width
  bool monospace = true;
  bool begins = false;  // one of a list, after a bullet or a number
  bool bullet = false;
  double height() const { return bottom - top; }
};

struct Page {
  double width = 0, height = 0;
  std::vector<Line> lines;
  double large = 0;  // from this size on a line may be a title
};

// Beside a title in large letters another text may stand in small ones.
bool is_of_another_text(const Line& line, const PlacedWord& word) {
  const double ratio = word.size / std::max(line.size, 0.1);
  return word.left - line.right > line.height() && (ratio < 1 / kOther || ratio > kOther);
}

bool on_same_line(const Line& line, const PlacedWord& word) {
  const double middle = (word.top + word.bottom) / 2;
  return middle > line.top && middle < line.bottom && word.left >= line.right - line.height() * 2 &&
         !is_of_another_text(line, word);
}

void add_word(const PlacedWord& word, bool space, Line* line) {
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
void take_bullets(Page* page) {
  std::vector<Line> bullets;
  std::vector<Line> lines;
  for (Line& line : page->lines) {
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
  for (Line& line : lines) {
    const bool marked = std::any_of(bullets.begin(), bullets.end(), [&](const Line& bullet) {
      const double middle = (bullet.top + bullet.bottom) / 2;
      return middle > line.top && middle < line.bottom && bullet.left < line.left;
    });
    line.begins = line.begins || marked;
    line.bullet = line.bullet || marked;
  }
  page->lines = std::move(lines);
}

Page lines_of(const PlacedPage& page) {
  Page out{page.width, page.height, {}};
  bool space = false;
  for (const PlacedWord& word : page.words) {
    if (out.lines.empty() || !on_same_line(out.lines.back(), word)) {
      out.lines.emplace_back();
      space = false;
    }
    add_word(word, space || word.left - out.lines.back().right > word.size / 3, &out.lines.back());
    space = word.space_after;
  }
  std::erase_if(out.lines, [](const Line& line) {
    return line.text.find_first_not_of(" \t\n") == std::string::npos;
  });
  take_bullets(&out);
  return out;
}

bool at_edge(const Page& page, const Line& line) {
  return line.bottom < page.height * kEdge || line.top > page.height * (1 - kEdge);
}

// What tells a footer from another: its text with # for numbers, and where it stands.
std::pair<std::string, long> footer_key(const Line& line) {
  std::string text;
  for (char c : line.text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) text += c;
    if (digit && !text.ends_with('#')) text += '#';
  }
  return {text, std::lround(line.top / 8)};
}

void drop_footers(std::vector<Page>* pages) {
  std::map<std::pair<std::string, long>, size_t> counts;
  for (const Page& page : *pages) {
    std::set<std::pair<std::string, long>> seen;
    for (const Line& line : page.lines) {
      if (at_edge(page, line) && seen.insert(footer_key(line)).second) ++counts[footer_key(line)];
    }
  }
  for (Page& page : *pages) {
    std::erase_if(page.lines, [&](const Line& line) {
      return at_edge(page, line) && 2 * counts[footer_key(line)] > pages->size() &&
             pages->size() > 2;
    });
  }
}

// That of the letter in the middle, by size; 0 of none.
double usual_size(std::span<const Page> pages) {
  std::map<double, size_t> letters;  // by size
  size_t all = 0;
  for (const Page& page : pages) {
    for (const Line& line : page.lines) {
      letters[line.size] += line.text.size();
      all += line.text.size();
    }
  }
  size_t smaller = 0;
  for (const auto& [size, count] : letters) {
    if ((smaller += count) > all / 2) return size;
  }
  return 0;
}

// A page with a title alone has no text to compare it with, but the deck has.
void tell_what_is_large(std::vector<Page>* pages) {
  const double usual = usual_size(*pages);
  for (Page& page : *pages)
    page.large = std::min(usual_size({&page, 1}) * kLarger, usual * kMuchLarger);
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// The first line of the title.
std::optional<size_t> find_title(const Page& page) {
  std::optional<size_t> best;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (line.top > page.height * kTitleDepth || !has_letter(line.text)) continue;
    if (!best || line.size > page.lines[*best].size * 1.01) best = i;
  }
  if (best && page.lines[*best].size >= page.large) return best;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    if (has_letter(page.lines[i].text)) return i;
  }
  return std::nullopt;
}

bool is_continued(const Line& line, const Line& next) {
  return std::abs(next.size - line.size) < line.size * 0.05 &&
         next.top - line.bottom < line.height() * kGap && next.top > line.top;
}

// One past the last line of the title that begins with lines[first].
size_t title_end(const Page& page, size_t first) {
  size_t end = first + 1, bytes = page.lines[first].text.size();
  const bool large = page.lines[first].size >= page.large;
  while (large && end < page.lines.size() && end - first < kMaxTitleLines &&
         is_continued(page.lines[end - 1], page.lines[end]) &&
         (bytes += page.lines[end].text.size()) <= kMaxTitleBytes)
    ++end;
  return end;
}

bool lower_letter(char c) { return c >= 'a' && c <= 'z'; }

// Words with a hyphen inside that the deck writes somewhere, in small letters.
std::set<std::string> hyphenated_words(const std::vector<PlacedPage>& pages) {
  std::set<std::string> words;
  for (const PlacedPage& page : pages) {
    for (const PlacedWord& word : page.words) {
      if (word.text.find('-') == std::string::npos || word.text.ends_with('-')) continue;
      std::string small;
      for (char c : word.text) {
        if (std::isalpha(static_cast<unsigned char>(c)) || c == '-')
          small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      words.insert(small);
    }
  }
  return words;
}

// True where a text ends in an address that goes on in the next line: at a hyphen, or between two of its parts.
bool divides_address(std::string_view text, std::string_view next) {
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  if (!last.starts_with("https://") && !last.starts_with("http://")) return false;
  const std::string_view first = next.substr(0, next.find(' '));
  return last.ends_with('-') || (std::string_view("/_=&?").find(last.back()) != last.npos &&
                                 first.find_first_of("/-_.=&0123456789") < first.size() - 1);
}

// Puts the next line behind a text: "know-" + "ledge" is "knowledge", unless the deck has "know-ledge".
void join(const std::set<std::string>& hyphenated, std::string_view next, std::string* text) {
  if (divides_address(*text, next)) return void(text->append(next));
  const size_t size = text->size();
  const bool divided = size > 1 && text->back() == '-' && lower_letter((*text)[size - 2]) &&
                       !next.empty() && lower_letter(next.front());
  if (!divided) return void(text->append(text->empty() ? "" : " ").append(next));
  const std::string first = text->substr(text->rfind(' ') + 1);
  const std::string whole = first + std::string(next.substr(0, next.find_first_of(" .,;:!?)")));
  if (hyphenated.count(whole) == 0) text->pop_back();
  *text += next;
}

bool begins_paragraph(const Line& before, const Line& line) {
  return line.begins || line.top < before.top ||
         line.top - before.bottom > before.height() * kGap ||
         std::abs(line.size - before.size) > before.size * 0.2;
}

using Lines = std::span<const Line* const>;

bool has_room_for(const Line& next, const Line& line, double right) {
  return line.right + line.size * kBlank + next.first_word < right;
}

bool begins_like_a_sentence(const Line& line) {
  return line.text.empty() || !lower_letter(line.text.front());
}

// Of lines that follow each other closely: one past the last line of each paragraph. Items whose bullets are
// drawn stand like running text, but a line of that never ends where the next word would have had room, as far to
// the right as another line goes. Whether the longest end, too, cannot be seen: they do among items, where most
// lines end or all begin like sentences, if the next begins like one.
std::vector<size_t> ends_of_paragraphs(Lines lines) {
  double right = 0;
  for (const Line* line : lines) right = std::max(right, line->right);
  std::vector<size_t> certain, likely;
  for (size_t i = 1; i < lines.size(); ++i) {
    const bool room = has_room_for(*lines[i], *lines[i - 1], right);
    if (room) certain.push_back(i);
    if (room || begins_like_a_sentence(*lines[i])) likely.push_back(i);
  }
  const bool items = !certain.empty() &&
                     (2 * certain.size() >= lines.size() - 1 || likely.size() == lines.size() - 1);
  std::vector<size_t>& ends = items ? likely : certain;
  ends.push_back(lines.size());
  return ends;
}

class BodyWriter {
 public:
  explicit BodyWriter(const std::set<std::string>& hyphenated) : hyphenated_(hyphenated) {}

  RichText write(const std::vector<const Line*>& lines) {
    for (size_t i = 0; i < lines.size();) {
      const bool item = lines[i]->bullet && !lines[i]->monospace;
      if (item != in_list_) item ? void(out_.open(Span::kBullets)) : out_.close();
      in_list_ = item;
      i = lines[i]->monospace ? code(lines, i) : paragraph(lines, i);
    }
    if (std::exchange(in_list_, false)) out_.close();
    return out_.take();
  }

 private:
  // Indented as it stands on the page.
  size_t code(const std::vector<const Line*>& lines, size_t i) {
    size_t end = i;
    double left = lines[i]->left;
    for (; end < lines.size() && lines[end]->monospace; ++end)
      left = std::min(left, lines[end]->left);
    std::string text;
    for (; i < end; ++i) {
      const Line& line = *lines[i];
      const double width =
          (line.right - line.left) / static_cast<double>(count_code_points(line.text));
      const double indent = width > 0 ? (line.left - left) / width : 0;
      text.append(static_cast<size_t>(std::clamp(std::lround(indent), 0L, long{kMaxIndent})), ' ');
      text += line.text + "\n";
    }
    out_.leaf(Span::kCodeBlock, text);
    return end;
  }

  size_t paragraph(const std::vector<const Line*>& lines, size_t i) {
    size_t end = i + 1;
    while (end < lines.size() && !lines[end]->monospace &&
           !begins_paragraph(*lines[end - 1], *lines[end]))
      ++end;
    const Lines together = Lines(lines).subspan(i, end - i);
    if (in_list_) {
      leaf(Span::kItem, together);
    } else {
      size_t begin = 0;
      for (size_t paragraph_end : ends_of_paragraphs(together)) {
        leaf(Span::kParagraph, together.subspan(begin, paragraph_end - begin));
        begin = paragraph_end;
      }
    }
    return end;
  }

  void leaf(Span::Kind kind, Lines lines) {
    std::string text;
    for (const Line* line : lines) join(hyphenated_, line->text, &text);
    out_.leaf(kind, text);
  }

  const std::set<std::string>& hyphenated_;
  RichTextBuilder out_;
  bool in_list_ = false;
};

Section section_of(const Page& page, const std::set<std::string>& hyphenated) {
  Section section;
  const std::optional<size_t> title = find_title(page);
  const size_t end = title ? title_end(page, *title) : 0;
  std::vector<const Line*> body;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    if (title && i >= *title && i < end) {
      join(hyphenated, page.lines[i].text, &section.heading.text);
    } else {
      body.push_back(&page.lines[i]);
    }
  }
  section.body = BodyWriter(hyphenated).write(body);
  return section;
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

std::vector<Section> lay_out_slides(const std::vector<PlacedPage>& pages) {
  std::vector<Page> lines;
  for (const PlacedPage& page : pages) lines.push_back(lines_of(page));
  drop_footers(&lines);
  tell_what_is_large(&lines);
  const std::set<std::string> hyphenated = hyphenated_words(pages);
  std::vector<Section> sections;
  for (const Page& page : lines) {
    sections.push_back(section_of(page, hyphenated));
    sections.back().page = static_cast<int>(sections.size());
  }
  return sections;
}

}  // namespace plumbline

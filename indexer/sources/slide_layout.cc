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

#include "indexer/sources/slide_lines.h"
#include "indexer/text/builder.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kTitleDepth = 0.45;  // of a page: where a title may begin
constexpr double kLarger = 1.1;       // a title's font, to that of the page's text
constexpr double kMuchLarger = 1.4;   // or to that of the whole deck's
constexpr double kGap = 1.0;          // of a line's height: more is between paragraphs
// A first page is all title; on others what follows three lines as large as the first is mostly text.
constexpr size_t kMaxLinesOfDeckTitle = 4, kMaxTitleLines = 3, kMaxTitleBytes = 300;
constexpr double kBlank = 0.25;  // of a font's size: between two words
constexpr int kMaxIndent = 40;

// That of the letter in the middle, by size; 0 of none.
double usual_size(std::span<const LinedPage> pages) {
  std::map<double, size_t> letters;  // by size
  size_t all = 0;
  for (const LinedPage& page : pages) {
    for (const SlideLine& line : page.lines) {
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

// From which size on a line of the page may be a title. A page with a title alone has no text to compare it with, but
// the deck has: its usual size.
double large_size(const LinedPage& page, double usual) {
  return std::min(usual_size({&page, 1}) * kLarger, usual * kMuchLarger);
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// The first line of the title.
std::optional<size_t> find_title(const LinedPage& page, double large) {
  std::optional<size_t> best;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const SlideLine& line = page.lines[i];
    if (line.top > page.height * kTitleDepth || !has_letter(line.text)) continue;
    if (!best || line.size > page.lines[*best].size * 1.01) best = i;
  }
  if (best && page.lines[*best].size >= large) return best;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    if (has_letter(page.lines[i].text)) return i;
  }
  return std::nullopt;
}

bool is_continued(const SlideLine& line, const SlideLine& next) {
  return std::abs(next.size - line.size) < line.size * 0.05 &&
         next.top - line.bottom < line.height() * kGap && next.top > line.top;
}

// One past the last line of the title that begins with lines[first].
size_t title_end(const LinedPage& page, size_t first, double large, size_t most_lines) {
  size_t end = first + 1, bytes = page.lines[first].text.size();
  const bool is_large = page.lines[first].size >= large;
  while (is_large && end < page.lines.size() && end - first < most_lines &&
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

bool begins_paragraph(const SlideLine& before, const SlideLine& line) {
  return line.begins || line.top < before.top ||
         line.top - before.bottom > before.height() * kGap ||
         std::abs(line.size - before.size) > before.size * 0.2;
}

using Lines = std::span<const SlideLine* const>;

bool has_room_for(const SlideLine& next, const SlideLine& line, double right) {
  return line.right + line.size * kBlank + next.first_word < right;
}

bool begins_like_a_sentence(const SlideLine& line) {
  return line.text.empty() || !lower_letter(line.text.front());
}

// Of lines that follow each other closely: one past the last line of each paragraph. Items whose bullets are
// drawn stand like running text, but a line of that never ends where the next word would have had room, as far to
// the right as another line goes. Whether the longest end, too, cannot be seen: they do among items, where most
// lines end or all begin like sentences, if the next begins like one.
std::vector<size_t> ends_of_paragraphs(Lines lines) {
  double right = 0;
  for (const SlideLine* line : lines) right = std::max(right, line->right);
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

  RichText write(const std::vector<const SlideLine*>& lines) {
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
  size_t code(const std::vector<const SlideLine*>& lines, size_t i) {
    size_t end = i;
    double left = lines[i]->left;
    for (; end < lines.size() && lines[end]->monospace; ++end)
      left = std::min(left, lines[end]->left);
    std::string text;
    for (; i < end; ++i) {
      const SlideLine& line = *lines[i];
      const double width =
          (line.right - line.left) / static_cast<double>(count_code_points(line.text));
      const double indent = width > 0 ? (line.left - left) / width : 0;
      text.append(static_cast<size_t>(std::clamp(std::lround(indent), 0L, long{kMaxIndent})), ' ');
      text += line.text + "\n";
    }
    out_.leaf(Span::kCodeBlock, text);
    return end;
  }

  size_t paragraph(const std::vector<const SlideLine*>& lines, size_t i) {
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
    for (const SlideLine* line : lines) join(hyphenated_, line->text, &text);
    out_.leaf(kind, text);
  }

  const std::set<std::string>& hyphenated_;
  RichTextBuilder out_;
  bool in_list_ = false;
};

Section section_of(const LinedPage& page, double large, size_t most_lines,
                   const std::set<std::string>& hyphenated) {
  Section section;
  const std::optional<size_t> title = find_title(page, large);
  const size_t end = title ? title_end(page, *title, large, most_lines) : 0;
  std::vector<const SlideLine*> body;
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

std::vector<Section> lay_out_slides(const std::vector<PlacedPage>& pages) {
  const std::vector<LinedPage> lined = lines_of(pages);
  const double usual = usual_size(lined);
  const std::set<std::string> hyphenated = hyphenated_words(pages);
  std::vector<Section> sections;
  for (const LinedPage& page : lined) {
    const size_t most_lines = sections.empty() ? kMaxLinesOfDeckTitle : kMaxTitleLines;
    sections.push_back(section_of(page, large_size(page, usual), most_lines, hyphenated));
    sections.back().page = static_cast<int>(sections.size());
  }
  return sections;
}

}  // namespace plumbline

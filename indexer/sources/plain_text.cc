// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/plain_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/text/builder.h"

namespace plumbline {
namespace {
using std::size_t;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

bool is_indented(std::string_view line) {
  return line.starts_with("    ") || line.starts_with('\t');
}

bool is_underline(std::string_view line) {
  return line.size() >= 3 &&
         (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos);
}

std::string_view trim(std::string_view line) {
  const size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

class TextReader {
 public:
  explicit TextReader(int first_line) : line_(first_line) {}

  std::vector<Section> read(std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const std::string_view next = text.substr(0, text.find('\n'));
      const bool heading =
          !is_blank(line) && !is_indented(line) && is_underline(trim(next)) && block_ == kNone;
      if (heading) {
        begin_section(trim(line));
        text.remove_prefix(std::min(next.size() + 1, text.size()));
        ++line_;
      } else {
        take(line);
      }
      ++line_;
    }
    end_section();
    return std::move(sections_);
  }

 private:
  enum Block { kNone, kParagraph, kItem, kCode };

  void take(std::string_view line) {
    const std::string_view words = trim(line);
    const size_t bullet = bullet_size(words);
    if (section_.line == 0 && !words.empty()) section_.line = line_;
    if (words.empty()) {
      blank_line();
    } else if (bullet > 0 && block_ != kCode) {
      begin(kItem);
      text_ = trim(words.substr(bullet));
    } else if (is_indented(line) && (block_ == kNone || block_ == kCode) && !in_list_) {
      code(line);
    } else {
      if (block_ == kCode || block_ == kNone)
        begin(in_list_ && is_indented(line) ? kItem : kParagraph);
      if (!text_.empty()) text_ += ' ';
      text_ += words;
    }
  }

  // Code goes on behind blank lines, if it does.
  void blank_line() {
    if (block_ == kCode) {
      text_ += '\n';
    } else {
      end_block();
    }
  }

  void code(std::string_view line) {
    if (block_ != kCode) begin(kCode);
    text_ += line.substr(line.starts_with('\t') ? 1 : 4);
    text_ += '\n';
  }

  void begin(Block block) {
    end_block();
    block_ = block;
    if ((block == kItem) == in_list_) return;
    in_list_ = block == kItem;
    in_list_ ? void(body_.open(Span::kBullets)) : body_.close();
  }

  void end_block() {
    if (block_ == kCode) {
      while (text_.ends_with("\n\n")) text_.pop_back();
    }
    if (block_ != kNone)
      body_.leaf(block_ == kCode   ? Span::kCodeBlock
                 : block_ == kItem ? Span::kItem
                                   : Span::kParagraph,
                 text_);
    text_.clear();
    block_ = kNone;
  }

  void begin_section(std::string_view heading) {
    end_section();
    section_.heading.text = heading;
    section_.line = line_;
  }

  void end_section() {
    end_block();
    if (std::exchange(in_list_, false)) body_.close();
    section_.body = body_.take();
    if (!section_.body.text.empty() || !section_.heading.text.empty())
      sections_.push_back(std::move(section_));
    section_ = Section{};
  }

  int line_;
  std::vector<Section> sections_;
  Section section_;
  RichTextBuilder body_;
  Block block_ = kNone;
  bool in_list_ = false;
  std::string text_;
};
}  // namespace

size_t bullet_size(std::string_view line) {
  for (std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u2022", "\u25E6 ", "\u2013 "}) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

std::vector<Section> read_plain_text(std::string_view text, int first_line) {
  return TextReader(first_line).read(text);
}

}  // namespace plumbline

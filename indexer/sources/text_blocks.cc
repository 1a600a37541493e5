// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/text_blocks.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/plain_text.h"
#include "indexer/text/builder.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxHeadingBytes = 200;  // a longer one is a paragraph in the style of one

// Writes runs in a line: white space is one blank, none at its ends, and stands outside of what is marked up.
class RunWriter {
 public:
  explicit RunWriter(RichTextBuilder* out) : out_(out) {}

  void write(const std::vector<TextRun>& runs) {
    for (const TextRun& run : runs) write(run);
    close_from(0);
  }

 private:
  struct Mark {
    Span::Kind kind;
    std::string url;
    bool operator==(const Mark&) const = default;
  };

  static std::vector<Mark> marks_of(const TextRun& run) {
    std::vector<Mark> marks;
    if (!run.url.empty()) marks.push_back({Span::kLink, run.url});
    if (run.strong) marks.push_back({Span::kStrong, ""});
    if (run.emphasis) marks.push_back({Span::kEmphasis, ""});
    if (run.fixed) marks.push_back({Span::kCode, ""});
    return marks;
  }

  void write(const TextRun& run) {
    const std::string_view text = run.text;
    for (size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '\t') {
        blank_ = true;
        ++at;
      } else if (text[at] == '\n') {
        break_ = true;
        ++at;
      } else {
        const size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
        word(text.substr(at, end - at), marks_of(run));
        at = end;
      }
    }
  }

  void word(std::string_view text, const std::vector<Mark>& marks) {
    const auto same = std::mismatch(open_.begin(), open_.end(), marks.begin(), marks.end());
    close_from(static_cast<size_t>(same.first - open_.begin()));
    if (std::exchange(break_, false) && begun_) {
      out_->leaf(Span::kBreak, "\n");
    } else if (blank_ && begun_) {
      out_->append(" ");
    }
    blank_ = false;
    begun_ = true;
    for (size_t i = open_.size(); i < marks.size(); ++i) {
      Span* span = out_->open(marks[i].kind);
      if (span) span->target = marks[i].url;
      open_.push_back(marks[i]);
    }
    out_->append(text);
  }

  void close_from(size_t count) {
    for (; open_.size() > count; open_.pop_back()) out_->close();
  }

  RichTextBuilder* out_;
  std::vector<Mark> open_;
  bool begun_ = false, blank_ = false, break_ = false;
};

// Without marks, for a heading.
RichText plain(const TextBlock& block) { return {text_of(block), {}}; }

class BlockWriter {
 public:
  std::vector<Section> write(const std::vector<TextBlock>& blocks) {
    for (const TextBlock& block : blocks) {
      if (block.empty()) {
        ++empty_lines_;
        continue;
      }
      if (block.kind != TextBlock::kCode) end_code();
      if (block.kind != TextBlock::kItem) end_lists_from(0);
      take(block);
      empty_lines_ = 0;
    }
    end_section();
    return std::move(sections_);
  }

 private:
  void take(const TextBlock& block) {
    if (section_.line == 0) section_.line = block.line;
    switch (block.kind) {
      case TextBlock::kTitle:
      case TextBlock::kHeading:
        end_section();
        section_.heading = plain(block);
        section_.line = block.line;
        break;
      case TextBlock::kCode:
        code(block);
        break;
      case TextBlock::kItem:
        item(block);
        break;
      default:
        paragraph(Span::kParagraph, block);
    }
  }

  void paragraph(Span::Kind kind, const TextBlock& block) {
    body_.open(kind);
    RunWriter(&body_).write(block.runs);
    body_.close();
  }

  // Those between which nothing but empty ones stand are one.
  void code(const TextBlock& block) {
    if (!code_.empty()) code_.append(empty_lines_, '\n');
    for (const TextRun& run : block.runs) code_ += run.text;
    code_ += '\n';
  }

  void end_code() {
    if (!code_.empty()) body_.leaf(Span::kCodeBlock, code_);
    code_.clear();
  }

  struct List {
    int level;
    bool numbered;
  };

  // An item stays open for what goes on with it, and for lists inside of it.
  void item(const TextBlock& block) {
    if (block.goes_on && !lists_.empty()) {
      while (lists_.size() > 1 && lists_.back().level > block.level) end_list();
      return paragraph(Span::kParagraph, block);
    }
    const bool numbered = block.number > 0;
    while (!lists_.empty() && lists_.back().level > block.level) end_list();
    if (!lists_.empty() && lists_.back().level == block.level) {
      if (lists_.back().numbered == numbered) {
        body_.close();
      } else {
        end_list();
      }
    }
    if (lists_.empty() || lists_.back().level < block.level) {
      Span* span = body_.open(numbered ? Span::kNumbers : Span::kBullets);
      if (span && numbered) span->number = block.number;
      lists_.push_back({block.level, numbered});
    }
    body_.open(Span::kItem);
    RunWriter(&body_).write(block.runs);
  }

  void end_list() {
    body_.close();
    body_.close();
    lists_.pop_back();
  }

  void end_lists_from(size_t count) {
    while (lists_.size() > count) end_list();
  }

  void end_section() {
    end_code();
    end_lists_from(0);
    section_.body = body_.take();
    if (!section_.body.text.empty() || !section_.heading.text.empty())
      sections_.push_back(std::move(section_));
    section_ = Section{};
  }

  RichTextBuilder body_;
  std::string code_;
  size_t empty_lines_ = 0;  // since the last block
  std::vector<List> lists_;
  std::vector<Section> sections_;
  Section section_;
};

bool is_bold(const TextBlock& block) {
  return block.kind == TextBlock::kParagraph && !block.empty() &&
         std::all_of(block.runs.begin(), block.runs.end(),
                     [](const TextRun& run) { return run.strong || is_blank(run); });
}

bool looks_like_heading(const TextBlock& block) {
  if (!is_bold(block)) return false;
  const std::string text = text_of(block);
  return text.size() <= kMaxHeadingBytes && text.find_last_of(".!,;") != text.size() - 1 &&
         text.find('\n') == text.npos;
}

void find_headings(std::vector<TextBlock>* blocks) {
  for (TextBlock& block : *blocks) {
    if (block.kind == TextBlock::kHeading && text_of(block).size() > kMaxHeadingBytes)
      block.kind = TextBlock::kParagraph;
  }
  const auto is_heading = [](const TextBlock& block) { return block.kind == TextBlock::kHeading; };
  if (std::any_of(blocks->begin(), blocks->end(), is_heading)) return;
  TextBlock* last = nullptr;  // that says something
  for (TextBlock& block : *blocks) {
    if (block.empty()) continue;
    if (last && looks_like_heading(*last) && !is_bold(block)) last->kind = TextBlock::kHeading;
    last = &block;
  }
}

// Bullets that were written by hand.
void find_items(std::vector<TextBlock>* blocks) {
  for (TextBlock& block : *blocks) {
    if (block.kind != TextBlock::kParagraph || block.empty()) continue;
    const auto first = std::find_if_not(block.runs.begin(), block.runs.end(), is_blank);
    const size_t begin = first->text.find_first_not_of(" \t\n");
    const size_t bullet = bullet_size(std::string_view(first->text).substr(begin));
    if (bullet == 0) continue;
    first->text.erase(0, begin + bullet);
    block.kind = TextBlock::kItem;
  }
}
}  // namespace

std::vector<Section> sections_of(std::vector<TextBlock> blocks) {
  find_headings(&blocks);
  find_items(&blocks);
  return BlockWriter().write(blocks);
}

RichText text_of(std::vector<TextBlock> blocks) {
  for (TextBlock& block : blocks) {
    if (block.kind == TextBlock::kHeading) block.kind = TextBlock::kParagraph;
  }
  std::vector<Section> sections = BlockWriter().write(blocks);
  return sections.empty() ? RichText() : std::move(sections.front().body);
}

std::string lines_of(const std::vector<TextBlock>& blocks) {
  std::string lines;
  for (const TextBlock& block : blocks) {
    if (lines.empty() && (block.kind == TextBlock::kTitle || block.kind == TextBlock::kHeading))
      continue;
    for (const TextRun& run : block.runs) lines += run.text;
    lines += '\n';
  }
  return lines;
}

std::string text_of(const TextBlock& block) {
  RichTextBuilder out;
  std::vector<TextRun> runs = block.runs;
  for (TextRun& run : runs) run = {std::move(run.text), false, false, false, ""};
  RunWriter(&out).write(runs);
  return out.take().text;
}

}  // namespace plumbline

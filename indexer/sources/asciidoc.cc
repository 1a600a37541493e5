// SPDX-License-Identifier: MIT OR Apache-2.0
// A list goes on until something else stands behind a blank line, and a "+" alone in a line joins what follows to the
// item above it. A line between two that are alike, such as "====", begins and ends a block of other blocks.
#include "indexer/sources/asciidoc.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/asciidoc/inline.h"
#include "indexer/sources/asciidoc/marks.h"
#include "indexer/sources/asciidoc/table.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

class BlockReader {
 public:
  explicit BlockReader(const AsciidocDocument& document) : document_(document) {}

  std::vector<AsciidocBlock> read() {
    for (; at_ < document_.lines.size(); ++at_) take(document_.lines[at_].text);
    end_paragraph();
    return std::move(out_);
  }

 private:
  // A block of blocks that is open.
  struct Frame {
    std::string fence;
    bool notes = false;
    bool verse = false;  // whose lines end as they are written
    std::string credit;  // who said what it quotes
  };

  // A list that is open.
  struct Marker {
    std::string text;
    int count = 0;
  };

  void take(const std::string& line) {
    if (line.empty()) return take_blank();
    if (take_underline(line) || take_fence(line)) return;
    if (line == "+" && in_list()) return attach();
    if (!open_) {
      if (take_mark(line) || take_code_paragraph(line)) return;
    } else if (AsciidocMarks().take(line)) {
      end_paragraph();
      marks_.take(line);
      return;
    }
    const std::optional<AsciidocItem> item =
        open_ && !in_list() ? std::nullopt : asciidoc_item(line);
    item ? take_item(*item) : take_text(line);
  }

  void take_blank() {
    end_paragraph();
    behind_blank_ = true;
  }

  // What follows goes on with the item above.
  void attach() {
    end_paragraph();
    attached_ = true;
    behind_blank_ = false;
  }

  bool in_list() const { return !markers_.empty(); }
  bool in_notes() const { return !frames_.empty() && frames_.back().notes; }
  int line() const { return document_.lines[at_].number; }

  // That of an item; terms do not count, whose texts are paragraphs.
  int level() const {
    const auto terms = std::count_if(markers_.begin(), markers_.end(), [](const Marker& marker) {
      return marker.text.ends_with(':') || marker.text.ends_with(';');
    });
    return static_cast<int>(markers_.size()) - static_cast<int>(terms) - 1;
  }

  // "Locks" above "-----".
  bool take_underline(const std::string& under) {
    constexpr std::string_view kSigns = "=-~^+";
    if (!open_ || in_list() || lines_ != 1 || !frames_.empty() || !underlines(under, text_))
      return false;
    const std::string title = std::exchange(text_, "");
    open_ = false;
    add_heading({static_cast<int>(kSigns.find(under[0])) + 1, title});
    return true;
  }

  bool take_fence(const std::string& text) {
    if (!frames_.empty() && frames_.back().fence == text) {
      end_paragraph();
      end_list();
      const std::string credit = frames_.back().credit;
      add_credit(credit);
      frames_.pop_back();
      return true;
    }
    const AsciidocFence fence = asciidoc_fence(text);
    if (fence == AsciidocFence::kNone) return false;
    end_paragraph();
    if (!std::exchange(attached_, false)) end_list();
    if (fence == AsciidocFence::kAround) {
      if (frames_.size() < kMaxFrames)
        frames_.push_back(
            {text, in_notes() || marks_.is_notes(), marks_.style == "verse", marks_.credit()});
    } else {
      take_verbatim(text, fence);
    }
    marks_ = {};
    return true;
  }

  // Code, a table, or what is for another program, up to its end.
  void take_verbatim(const std::string& fence_line, AsciidocFence fence) {
    const std::string end = fence_line.starts_with("```") ? "```" : fence_line;
    const int begin = line();
    std::vector<std::string> inside;
    while (++at_ < document_.lines.size() && document_.lines[at_].text != end)
      inside.push_back(document_.lines[at_].text);
    const bool formula = marks_.style == "stem" || marks_.style.ends_with("math");
    if (fence == AsciidocFence::kCode || formula) add_code(inside, begin);
    if (fence != AsciidocFence::kTable) return;
    for (TextBlock& row : asciidoc_rows(inside, fence_line, marks_, document_.attributes))
      add(std::move(row), begin);
  }

  void add_code(const std::vector<std::string>& lines, int begin) {
    TextBlock code;
    code.kind = TextBlock::kCode;
    std::string text;
    for (const std::string& one : lines) text += without_callouts(one) + "\n";
    if (!text.empty()) text.pop_back();
    code.runs.push_back({std::move(text), false, false, false, ""});
    add(std::move(code), begin);
  }

  // "[source,rust]", "== Section", "image::x[alt]", ".Title", and lines that say nothing.
  bool take_mark(const std::string& text) {
    if (marks_.take(text) || is_asciidoc_rule(text)) return true;
    if (const auto heading = asciidoc_heading(text); heading && frames_.empty()) {
      end_list();
      add_heading(*heading);
    } else if (const auto shown = asciidoc_block_macro(text)) {
      if (!std::exchange(attached_, false) && behind_blank_) end_list();
      add_paragraph(*shown);
      marks_ = {};
    } else if (text.size() > 1 && text[0] == '.' && text[1] != '.' && !ascii::is_blank(text[1])) {
      if (behind_blank_) end_list();
      add_paragraph("*" + text.substr(1) + "*");
    } else {
      return false;
    }
    return true;
  }

  void add_heading(const AsciidocHeading& heading) {
    TextBlock block;
    block.kind = TextBlock::kHeading;
    block.line = line();
    if (heading.text != "!") block.runs = asciidoc_runs(heading.text, document_.attributes);
    const bool discrete = marks_.style == "discrete" || marks_.style == "float";
    out_.push_back({std::move(block), discrete ? 0 : heading.depth, false});
    marks_ = {};
  }

  // Lines that are set in, and those below "[source]".
  bool take_code_paragraph(const std::string& first) {
    const bool set_in = ascii::is_blank(first[0]) && !in_list() && !asciidoc_item(first);
    if (!marks_.is_code() && !set_in) return false;
    std::vector<std::string> lines;
    const int begin = line();
    for (; at_ < document_.lines.size() && !document_.lines[at_].text.empty(); ++at_)
      lines.push_back(document_.lines[at_].text);
    --at_;
    if (!std::exchange(attached_, false)) end_list();
    add_code(lines, begin);
    marks_ = {};
    return true;
  }

  void take_item(const AsciidocItem& item) {
    end_paragraph();
    attached_ = behind_blank_ = false;
    const auto known = std::find_if(markers_.begin(), markers_.end(), [&](const Marker& marker) {
      return marker.text == item.marker;
    });
    if (known != markers_.end()) {
      markers_.erase(known + 1, markers_.end());
    } else if (markers_.size() < kMaxLists) {
      markers_.push_back({item.marker, item.start - 1});
    }
    begin_text(level() < 0 ? TextBlock::kParagraph : TextBlock::kItem,
               item.kind == AsciidocItem::kTerm);
    if (item.kind == AsciidocItem::kTerm) term_ = "*" + item.term + ":* ";
    if (item.kind == AsciidocItem::kNumber) number_ = std::max(++markers_.back().count, 1);
    text_ = item.text;
    lines_ = 1;
  }

  void take_text(const std::string& text) {
    if (!open_) {
      if (!std::exchange(attached_, false) && behind_blank_) end_list();
      begin_text(in_list() && level() >= 0 ? TextBlock::kItem : TextBlock::kParagraph, true);
    }
    behind_blank_ = false;
    ++lines_;
    const bool own_line = marks_.has_hard_breaks() || (!frames_.empty() && frames_.back().verse);
    const bool broken = text.ends_with(" +");
    const std::string_view words = std::string_view(text).substr(0, text.size() - (broken ? 2 : 0));
    if (!text_.empty() && !text_.ends_with('\n')) text_ += own_line ? '\n' : ' ';
    text_ += ascii::trimmed(words);
    if (broken) text_ += '\n';
  }

  void begin_text(TextBlock::Kind kind, bool goes_on) {
    open_ = true;
    kind_ = kind;
    goes_on_ = goes_on && kind == TextBlock::kItem;
    number_ = 0;
    lines_ = 0;
    line_ = line();
  }

  void end_paragraph() {
    if (!std::exchange(open_, false)) return;
    TextBlock block;
    block.kind = kind_;
    block.level = std::max(level(), 0);
    block.number = number_;
    block.goes_on = goes_on_;
    block.runs =
        asciidoc_runs(std::exchange(term_, "") + std::exchange(text_, ""), document_.attributes);
    const std::string credit = marks_.credit();
    add(std::move(block), line_);
    add_credit(credit);
    marks_ = {};
  }

  void add_credit(const std::string& name) {
    if (!name.empty()) add_paragraph("\u2014 " + name);
  }

  void add_paragraph(const std::string& text) {
    TextBlock block;
    block.runs = asciidoc_runs(text, document_.attributes);
    add(std::move(block), document_.lines[std::min(at_, document_.lines.size() - 1)].number);
  }

  void add(TextBlock block, int begin) {
    block.line = begin;
    out_.push_back({std::move(block), 0, marks_.is_notes() || in_notes()});
  }

  void end_list() { markers_.clear(); }

  static constexpr size_t kMaxFrames = 64, kMaxLists = 16;

  const AsciidocDocument& document_;
  size_t at_ = 0;
  std::vector<AsciidocBlock> out_;
  std::vector<Frame> frames_;
  std::vector<Marker> markers_;  // from the outermost
  AsciidocMarks marks_;          // for the next block
  // The paragraph or item that is open.
  bool open_ = false, goes_on_ = false;
  TextBlock::Kind kind_ = TextBlock::kParagraph;
  std::string text_, term_;
  int number_ = 0, line_ = 0, lines_ = 0;
  bool attached_ = false, behind_blank_ = false;  // what comes next
};
}  // namespace

std::vector<AsciidocBlock> asciidoc_blocks(const AsciidocDocument& document) {
  return BlockReader(document).read();
}

}  // namespace plumbline

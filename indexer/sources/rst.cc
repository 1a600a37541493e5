// SPDX-License-Identifier: MIT OR Apache-2.0
// A block goes on as far as its lines are set in. What stands in an item, a quotation or a directive is read as a text
// of its own.
#include "indexer/sources/rst.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "indexer/sources/rst/blocks.h"
#include "indexer/sources/rst/directives.h"
#include "indexer/sources/rst/lines.h"
#include "indexer/sources/rst/marks.h"
#include "indexer/sources/rst/names.h"
#include "indexer/sources/rst/table.h"
#include "indexer/sources/rst/text.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr int kMaxDepth = 16;

class BlockReader {
 public:
  BlockReader(std::string_view text, RstKind kind)
      : text_(text), names_(text_.lines(0, text_.size())), out_(&names_), kind_(kind) {}

  RstDocument read() {
    read(0, text_.size(), 0, 0);
    document_.blocks = out_.take();
    return std::move(document_);
  }

 private:
  // The lines from `begin` to `end`, of which those count as set in that are so by more than `base`.
  void read(size_t begin, size_t end, size_t base, int depth) {
    const Place place{end, base, depth};
    for (size_t at = begin; at < end;) at = text_[at].text.empty() ? at + 1 : take(at, place);
  }

  struct Place {
    size_t end, base;
    int depth;
  };

  // Each takes what begins at a line, and gives where that ends.
  size_t take(size_t at, const Place& place) {
    const RstLine& line = text_[at];
    if (place.depth > kMaxDepth) return take_paragraph(at, place);
    if (line.indent > place.base) return take_quote(at, place);
    if (place.depth == 0) {
      if (const size_t end = take_heading(at, place); end > at) return end;
    }
    if (is_rst_explicit(line.text)) return take_explicit(at, place);
    if (const auto field = rst_field(line.text)) return take_field(at, place, *field);
    head_over_ = head_over_ || place.depth == 0;
    if (const size_t end = take_table(at, place); end > at) return end;
    if (line.text == "|" || line.text.starts_with("| ")) return take_line_block(at, place);
    if (line.text.starts_with(">>> ")) return take_doctest(at, place);
    if (const size_t end = take_item(at, place); end > at) return end;
    last_number_ = 0;
    return take_paragraph(at, place);
  }

  // Lines that are set in, by the first of them.
  void read_inside(size_t begin, size_t end, const Place& place) {
    begin = text_.first_text(begin, end);
    if (begin < end) read(begin, end, text_[begin].indent, place.depth + 1);
  }

  size_t take_quote(size_t at, const Place& place) {
    const size_t indent = text_[at].indent;
    size_t end = at;
    for (size_t i = at; i < place.end; ++i) {
      if (text_[i].text.empty()) continue;
      if (text_[i].indent < indent) break;
      end = i + 1;
    }
    read(at, end, indent, place.depth + 1);
    return end;
  }

  // A text with a line below it, or between two that are alike; or a line that divides the text.
  size_t take_heading(size_t at, const Place& place) {
    const auto text_of = [&](size_t i) {
      return i < place.end ? text_[i].text : std::string_view();
    };
    const std::string_view line = text_of(at), next = text_of(at + 1);
    if (is_rst_adornment(line)) {
      if (!next.empty() && text_of(at + 2) == line && rst_underlines(line, next)) {
        add_heading(at + 1);
        return at + 3;
      }
      constexpr size_t kLeastColumns = 4;
      if (!next.empty() || line.size() < kLeastColumns) return at;
      begin_slide(at);
      return at + 1;
    }
    const bool explicit_mark = is_rst_explicit(line) && !is_rst_adornment(next);
    if (next.empty() || explicit_mark || text_[at + 1].indent > place.base ||
        !rst_underlines(next, line))
      return at;
    add_heading(at);
    return at + 2;
  }

  void add_heading(size_t at) {
    head_over_ = std::exchange(titled_, true);
    if (document_.slides.empty()) begin_slide(at);
    out_.heading(text_[at].text, text_[at].number);
  }

  void begin_slide(size_t at) {
    if (kind_ == RstKind::kSlides) document_.slides.push_back({out_.size(), text_[at].number});
  }

  size_t take_explicit(size_t at, const Place& place) {
    const std::string_view text = text_[at].text;
    if (text == ".." && at + 1 < place.end && text_[at + 1].text.empty()) return at + 1;
    const size_t end = text_.end_of_block(at, place.end, place.base);
    if (const auto directive = rst_directive(text)) {
      take_directive(at, end, *directive, place);
    } else if (text.starts_with(".. [")) {
      take_footnote(at, end, place);
    } else if (!text.starts_with(".. _") && !text.starts_with(".. |") && text.size() > 2) {
      take_told_in_comment(text.substr(3));
    }
    return end;
  }

  // As Nikola has it above a text.
  void take_told_in_comment(std::string_view text) {
    const auto [name, value] = rst_told(text);
    if (!head_over_ && is_silent_rst_field(name)) document_.fields.emplace(name, value);
  }

  // "[1]" stays, "[#]" goes.
  void take_footnote(size_t at, size_t end, const Place& place) {
    const RstLine& line = text_[at];
    const size_t close = line.text.find(']');
    if (close == line.text.npos) return;
    const std::string_view label = line.text.substr(4, close - 4);
    const bool named = !label.starts_with('#') && label != "*";
    text_.shift(at, named ? 3 : std::min(close + 2, line.text.size()));
    read_behind(at, end, place);
  }

  // The text behind a mark, which begins there or below.
  void read_behind(size_t at, size_t end, const Place& place) {
    at = text_.first_text(at, end);
    if (at < end) read(at, end, text_.column_of_text(at, end), place.depth + 1);
  }

  void take_directive(size_t at, size_t end, RstDirective directive, const Place& place) {
    const RstUse use = rst_use(directive.name);
    const bool titled = use == RstUse::kTitled || use == RstUse::kPicture ||
                        use == RstUse::kListTable || use == RstUse::kCsvTable;
    const int number = text_[at].number;
    const RstHead head = text_.head(at, end, titled ? &directive.argument : nullptr);
    const std::span<const RstLine> content = text_.lines(head.content, end);
    const size_t first = out_.size();
    switch (use) {
      case RstUse::kDropped:
        break;
      case RstUse::kMeta:
        if (!directive.argument.empty()) document_.fields["title"] = directive.argument;
        break;
      case RstUse::kIncluded:
        if (document_.includes++ == 0) document_.include_line = number;
        break;
      case RstUse::kCode:
        if (directive.name == "math") out_.code(directive.argument, number);
        out_.code(rst_verbatim(content), number);
        break;
      case RstUse::kPicture:
        out_.text(head.option("alt"), number);
        read_inside(head.content, end, place);
        break;
      case RstUse::kListTable:
        out_.label(directive.argument, number);
        out_.rows(rst_list_rows(content, &names_));
        break;
      case RstUse::kCsvTable:
        out_.label(directive.argument, number);
        if (!head.option("file").empty() && document_.includes++ == 0)
          document_.include_line = number;
        out_.rows(rst_csv_rows(head.option("header") + "\n" + rst_verbatim(content), &names_));
        break;
      case RstUse::kObject:
        out_.code(directive.argument, number);
        read_inside(head.content, end, place);
        break;
      case RstUse::kTitled:
        out_.label(directive.argument, number);
        read_inside(head.content, end, place);
        break;
      case RstUse::kNamed:
        if (kind_ == RstKind::kSlides && directive.name == "note") {
          take_text_of_directive(at, end, head, directive, place);
          document_.notes.emplace_back(first, out_.size());
          break;
        }
        directive.name[0] = ascii::upper(directive.name[0]);
        out_.label(directive.name == "Seealso" ? "See also" : directive.name, number);
        [[fallthrough]];
      case RstUse::kText:
        take_text_of_directive(at, end, head, directive, place);
        break;
      case RstUse::kContent:
        read_inside(head.content, end, place);
        break;
    }
    out_.end_label();
  }

  // What stands in its first line and goes on below.
  void take_text_of_directive(size_t at, size_t end, const RstHead& head,
                              const RstDirective& directive, const Place& place) {
    if (directive.argument.empty() || !head.options.empty()) {
      out_.text(directive.argument, text_[at].number);
      return read_inside(head.content, end, place);
    }
    text_.shift(at, text_[at].text.size() - directive.argument.size());
    read_behind(at, end, place);
  }

  size_t take_table(size_t at, const Place& place) {
    const std::span<const RstLine> lines = text_.lines(at, place.end);
    size_t size = 0;
    if (is_rst_grid(lines.front().text)) {
      size = rst_grid_size(lines);
      out_.rows(rst_grid_rows(lines.first(size), &names_));
    } else if (is_rst_border(lines.front().text)) {
      size = rst_simple_size(lines);
      out_.rows(rst_simple_rows(lines.first(size), &names_));
    }
    return at + size;
  }

  // Lines that end as they are written.
  size_t take_line_block(size_t at, const Place& place) {
    const int number = text_[at].number;
    std::string text;
    for (; at < place.end && !text_[at].text.empty(); ++at) {
      const std::string_view line = text_[at].text;
      const bool begins = line == "|" || line.starts_with("| ");
      if (!begins && text_[at].indent <= place.base) break;
      if (!text.empty()) text += begins ? '\n' : ' ';
      text += ascii::trimmed(begins ? line.substr(1) : line);
    }
    out_.text(text, number);
    return at;
  }

  size_t take_doctest(size_t at, const Place& place) {
    size_t end = at;
    while (end < place.end && !text_[end].text.empty()) ++end;
    out_.code(rst_verbatim(text_.lines(at, end)), text_[at].number);
    return end;
  }

  size_t take_field(size_t at, const Place& place, const RstField& field) {
    const size_t end = text_.end_of_block(at, place.end, place.base);
    const bool in_head = place.depth == 0 && !head_over_;
    const bool silent = in_head && is_silent_rst_field(rst_name(field.name));
    if (silent || (place.depth == 0 && kind_ == RstKind::kSlides)) {
      document_.fields.emplace(rst_name(field.name), text_.value(at, end, field.bytes));
      return end;
    }
    out_.label(field.name, text_[at].number);
    text_.shift(at, field.bytes);
    read_behind(at, end, place);
    out_.end_label();
    return end;
  }

  size_t take_item(size_t at, const Place& place) {
    const std::optional<RstItem> item = rst_item(text_[at].text);
    if (!item) return at;
    // Below "A. Einstein" goes on a text, which is no list.
    const bool goes_on = at + 1 < place.end && !text_[at + 1].text.empty() &&
                         text_[at + 1].indent <= place.base && !rst_item(text_[at + 1].text);
    if (item->number != 0 && goes_on) return at;
    last_number_ = item->number < 0 ? last_number_ + 1 : item->number;
    const int number = last_number_;
    const size_t end = text_.end_of_block(at, place.end, place.base);
    out_.begin_item(item->number == 0 ? 0 : number);
    text_.shift(at, item->bytes, item->columns);
    last_number_ = 0;
    read_behind(at, end, place);
    out_.end_item();
    last_number_ = number;
    return end;
  }

  size_t take_paragraph(size_t at, const Place& place) {
    const size_t begin = at;
    const bool plain = place.depth > kMaxDepth;
    std::string text;
    for (; at < place.end && !text_[at].text.empty(); ++at) {
      if (!plain && text_[at].indent > place.base) break;
      if (!text.empty()) text += ' ';
      text += text_[at].text;
    }
    const bool code = text.ends_with("::");
    const bool set_in = at < place.end && !text_[at].text.empty();
    if (!plain && set_in && at == begin + 1 && !code) return take_definition(begin, place);
    if (code) text.erase(text.size() - (text == "::" || text.ends_with(" ::") ? 2 : 1));
    out_.text(ascii::trimmed(text), text_[begin].number);
    return code ? take_literal(at, place) : at;
  }

  // A term above lines that are set in: "term : class".
  size_t take_definition(size_t at, const Place& place) {
    const size_t end = text_.end_of_block(at, place.end, place.base);
    out_.label(text_[at].text, text_[at].number);
    read_inside(at + 1, end, place);
    out_.end_label();
    return end;
  }

  // Code below "::": lines that are set in, or those that begin with the same sign.
  size_t take_literal(size_t at, const Place& place) {
    const size_t begin = text_.first_text(at, place.end);
    if (begin == place.end) return begin;
    const size_t end = text_[begin].indent > place.base
                           ? text_.end_of_block(begin, place.end, place.base)
                           : text_.end_of_quoted(begin, place.end);
    if (end > begin) out_.code(rst_verbatim(text_.lines(begin, end)), text_[begin].number);
    return end;
  }

  RstText text_;
  RstNames names_;
  RstBlocks out_;
  RstDocument document_;
  RstKind kind_;
  bool titled_ = false, head_over_ = false;  // the head is above all text, and below the title
  int last_number_ = 0;                      // of an item
};
}  // namespace

RstDocument read_rst(std::string_view text, RstKind kind) { return BlockReader(text, kind).read(); }

}  // namespace plumbline

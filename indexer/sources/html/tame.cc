// SPDX-License-Identifier: MIT OR Apache-2.0
// One pass over the tags. A parser made for browsers keeps to rules that cost time and memory without
// bound: elements in a line are opened again in each paragraph until they end, what stands between the
// rows of a table is moved in front of it, and a tree is freed by recursion. Nothing is left here that
// these rules could be applied to, so the parser's work is to close what is implied and to know entities.
#include "indexer/sources/html/tame.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/sources/html/rules.h"
#include "indexer/sources/html/tags.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxDepth = 100;
// A row whose cells have blocks in them lays out a page; looked for within so many bytes.
constexpr size_t kMaxRowBytes = 16 << 10;
// How much more than twice the text is read ahead, in all, for ends and rows; then they count as not
// there. Tags that are never closed would else cost the square of their number.
constexpr size_t kMoreAheadBytes = 1 << 20;

class Tamer {
 public:
  explicit Tamer(std::string_view html)
      : html_(html),
        small_(ascii::lower(html)),
        tags_(html),
        ahead_(2 * html.size() + kMoreAheadBytes) {}

  std::string tame() {
    while (at_ < html_.size()) {
      const size_t next = std::min(html_.find('<', at_), html_.size());
      out_ += html_.substr(at_, next - at_);
      at_ = next;
      if (at_ < html_.size()) angle();
    }
    close_inline();
    return std::move(out_);
  }

 private:
  void angle() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->");
    if (rest.starts_with("<![CDATA[")) return skip_bytes(9);
    if (small_.compare(at_, 9, "<!doctype") == 0 || small_.compare(at_, 5, "<?xml") == 0)
      return skip_to(">");
    if (const auto tag = tags_.find(html_, at_, html_.substr(0, at_))) {
      take(*tag);
    } else {
      out_ += "&lt;";
      ++at_;
    }
  }

  void take(const HtmlTag& tag) {
    const HtmlRule* rule = html_rule_of(tag.name);
    if (!tag.end && (is_hidden(tag.attributes) || (rule && rule->role == HtmlRole::kSkip)))
      return skip_element(tag);
    const size_t begin = at_;
    skip_bytes(tag.size);
    if (rule) apply(tag, *rule, begin);
  }

  void apply(const HtmlTag& tag, const HtmlRule& rule, size_t begin) {
    switch (rule.role) {
      case HtmlRole::kBlock:
        return block(tag, rule.name);
      case HtmlRole::kInline:
        return tag.end ? end_inline(rule.name) : begin_inline(tag, rule.name);
      case HtmlRole::kVoid:
        return breaks(rule.name);
      case HtmlRole::kRow:
        return row(tag, begin);
      case HtmlRole::kCell:
        return cell(tag);
      case HtmlRole::kPicture:
        out_ += attribute(tag.attributes, "alt").value_or("");
        return;
      default:
        return;
    }
  }

  void block(const HtmlTag& tag, std::string_view name) {
    if (tag.name == "table") in_row_ = false;
    if (in_row_) return void(out_ += ' ');
    close_inline();
    tag.end ? end_block(name) : begin_block(tag, name);
  }

  void begin_block(const HtmlTag& tag, std::string_view name) {
    const bool counts = !ends_by_itself(name);
    if (counts && blocks_.size() >= kMaxDepth) return;
    if (counts) blocks_.push_back(name);
    out_ += '<';
    out_ += name;
    const auto start = attribute(tag.attributes, "start");
    if (name == "ol" && start) write_attribute("start", *start);
    out_ += '>';
  }

  // An end tag closes what was begun inside and never closed.
  void end_block(std::string_view name) {
    if (ends_by_itself(name)) return write_end(name);
    if (!is_one_of(name, blocks_)) return;
    for (bool done = false; !done; blocks_.pop_back()) {
      write_end(blocks_.back());
      done = blocks_.back() == name;
    }
  }

  void begin_inline(const HtmlTag& tag, std::string_view name) {
    if (is_one_of(name, inline_)) return;
    inline_.push_back(name);
    out_ += '<';
    out_ += name;
    const auto href = attribute(tag.attributes, "href");
    if (name == "a" && href) write_attribute("href", *href);
    out_ += '>';
  }

  void end_inline(std::string_view name) {
    if (!is_one_of(name, inline_)) return;
    for (bool done = false; !done; inline_.pop_back()) {
      write_end(inline_.back());
      done = inline_.back() == name;
    }
  }

  void close_inline() {
    for (; !inline_.empty(); inline_.pop_back()) write_end(inline_.back());
  }

  void breaks(std::string_view name) {
    if (in_row_) return void(out_ += ' ');
    if (name == "hr") close_inline();
    out_ += '<';
    out_ += name;
    out_ += '>';
  }

  void row(const HtmlTag& tag, size_t begin) {
    close_inline();
    in_row_ = !tag.end && !lays_out(begin + tag.size);
    cells_ = 0;
    out_ += tag.end ? "</p>" : in_row_ ? "<p>" : "";
  }

  void cell(const HtmlTag& tag) {
    close_inline();
    if (!tag.end && cells_++ > 0) out_ += in_row_ ? " | " : " ";
  }

  // True where the row that begins at `at` holds blocks.
  bool lays_out(size_t at) {
    const std::string_view all(small_);
    const std::string_view near = all.substr(at, ahead_ > 0 ? kMaxRowBytes : 0);
    const std::string_view cells = near.substr(0, near.find("</tr"));
    look_ahead(near.size());
    for (std::string_view tag :
         {"<table", "<ul", "<ol", "<h1", "<h2", "<h3", "<h4", "<pre", "<div"}) {
      if (cells.find(tag) != cells.npos) return true;
    }
    const size_t paragraph = cells.find("<p");
    return paragraph != cells.npos && cells.find("<p", paragraph + 2) != cells.npos &&
           cells.find("<td") == cells.rfind("<td");
  }

  // Behind the end tag of this element; where there is none, only its own tag goes. Elements of the same
  // name inside are counted, but for those that hold no elements.
  void skip_element(const HtmlTag& tag) {
    const size_t end = find_end(tag);
    if (end == html_.npos && (tag.name == "script" || tag.name == "style")) {
      out_ += "&lt;";
      ++at_;
    } else {
      skip_bytes(end == html_.npos ? tag.size : end - at_);
    }
  }

  size_t find_end(const HtmlTag& tag) {
    const size_t end = ahead_ > 0 ? find_matching(tag) : html_.npos;
    look_ahead(std::min(end, html_.size()) - at_);
    return end;
  }

  size_t find_matching(const HtmlTag& tag) const {
    if (tag.attributes.ends_with('/')) return html_.npos;
    const bool raw = tag.name == "script" || tag.name == "style" || tag.name == "textarea";
    int depth = 1;
    for (size_t at = at_ + tag.size; (at = small_.find(tag.name, at)) != html_.npos; ++at) {
      const bool ends = at >= 2 && small_[at - 1] == '/' && small_[at - 2] == '<';
      const bool begins = !raw && small_[at - 1] == '<';
      if (!ends && !begins) continue;
      const auto found = tags_.find(html_, at - (ends ? 2 : 1), "");
      if (!found || found->name != tag.name) continue;
      depth += ends ? -1 : 1;
      if (depth == 0) return at - 2 + found->size;
    }
    return html_.npos;
  }

  void skip_to(std::string_view end) {
    const size_t found = ahead_ > 0 ? html_.find(end, at_) : html_.npos;
    look_ahead(std::min(found, html_.size()) - at_);
    if (found == html_.npos) {
      out_ += "&lt;";
      ++at_;
    } else {
      skip_bytes(found + end.size() - at_);
    }
  }

  void look_ahead(size_t bytes) { ahead_ -= std::min(ahead_, bytes); }

  // Lines stay where they are.
  void skip_bytes(size_t count) {
    const auto begin = html_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto lines = std::count(begin, begin + static_cast<std::ptrdiff_t>(count), '\n');
    out_.append(static_cast<size_t>(lines), '\n');
    at_ += count;
  }

  void write_end(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
  }

  void write_attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    for (char c : value) {
      if (c == '"') {
        out_ += "&quot;";
      } else {
        out_ += c == '\n' || c == '\r' ? ' ' : c;
      }
    }
    out_ += '"';
  }

  std::string_view html_;
  std::string small_;  // the same in lower case
  HtmlTags tags_;
  size_t ahead_;
  size_t at_ = 0;
  std::string out_;
  std::vector<std::string_view> blocks_, inline_;  // that stand open
  bool in_row_ = false;
  int cells_ = 0;
};
}  // namespace

std::string tame_html(std::string_view html) { return Tamer(html).tame(); }

}  // namespace plumbline

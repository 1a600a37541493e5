// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html/tags.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// More attributes than any real tag has; it also bounds the work for a tag that never ends.
constexpr int kMaxAttributes = 64;

// The elements of HTML, also those of its past, and the two foreign roots.
// https://html.spec.whatwg.org/multipage/indices.html#elements-3
constexpr std::string_view kElements[] = {
    "a",        "abbr",   "acronym",    "address",  "applet",   "area",     "article",
    "aside",    "audio",  "b",          "base",     "basefont", "bdi",      "bdo",
    "big",      "blink",  "blockquote", "body",     "br",       "button",   "canvas",
    "caption",  "center", "cite",       "code",     "col",      "colgroup", "data",
    "datalist", "dd",     "del",        "details",  "dfn",      "dialog",   "dir",
    "div",      "dl",     "dt",         "em",       "embed",    "fieldset", "figcaption",
    "figure",   "font",   "footer",     "form",     "frame",    "frameset", "h1",
    "h2",       "h3",     "h4",         "h5",       "h6",       "head",     "header",
    "hgroup",   "hr",     "html",       "i",        "iframe",   "img",      "input",
    "ins",      "kbd",    "label",      "legend",   "li",       "link",     "main",
    "map",      "mark",   "marquee",    "math",     "menu",     "meta",     "meter",
    "nav",      "nobr",   "noembed",    "noframes", "noscript", "object",   "ol",
    "optgroup", "option", "output",     "p",        "param",    "picture",  "pre",
    "progress", "q",      "rp",         "rt",       "ruby",     "s",        "samp",
    "script",   "search", "section",    "select",   "slot",     "small",    "source",
    "span",     "strike", "strong",     "style",    "sub",      "summary",  "sup",
    "svg",      "table",  "tbody",      "td",       "template", "textarea", "tfoot",
    "th",       "thead",  "time",       "title",    "tr",       "track",    "tt",
    "u",        "ul",     "var",        "video",    "wbr",      "xmp"};

// Those that need no end tag.
constexpr std::string_view kOpenEnded[] = {"br",    "dd",     "dt",    "hr",    "img",
                                           "li",    "option", "p",     "tbody", "td",
                                           "tfoot", "th",     "thead", "tr",    "wbr"};

constexpr std::string_view kBlocks[] = {
    "article", "blockquote", "body", "div", "dl", "h1",  "h2",      "h3",    "h4", "h5", "h6",
    "head",    "html",       "hr",   "ol",  "p",  "pre", "section", "table", "tr", "ul"};

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Element names are written <br> or <BR>; <Option> and <Map> are types.
bool one_case(std::string_view name) {
  const auto big = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::none_of(name.begin(), name.end(), big) ||
         std::none_of(name.begin(), name.end(), small);
}

// What word processors put into the HTML that they export: <o:p>.
bool is_office(std::string_view name) {
  return name.starts_with("o:") || name.starts_with("w:") || name.starts_with("v:") ||
         name.starts_with("st1:");
}

// Reads attributes one after another: at a name, then at its value.
class AttributeReader {
 public:
  AttributeReader(std::string_view text, size_t at) : text_(text), at_(at) {}

  // False at the end of the tag, or where no attribute can stand.
  bool next() {
    while (at_ < text_.size() && (blank(text_[at_]) || text_[at_] == '/')) ++at_;
    const size_t begin = at_;
    while (at_ < text_.size() && in_name(text_[at_], at_ == begin)) ++at_;
    name_ = text_.substr(begin, at_ - begin);
    value_ = {};
    return !name_.empty() && read_value();
  }

  std::string_view name() const { return name_; }
  std::string_view value() const { return value_; }
  size_t at() const { return at_; }

 private:
  static bool in_name(char c, bool first) {
    if (ascii::is_letter(c) || c == '_' || c == ':' || c == '@' || c == '*') return true;
    return !first && (ascii::is_digit(c) || c == '-' || c == '.');
  }

  bool read_value() {
    size_t at = at_;
    while (at < text_.size() && blank(text_[at])) ++at;
    if (at >= text_.size() || text_[at] != '=') return true;
    ++at;
    while (at < text_.size() && blank(text_[at])) ++at;
    if (at >= text_.size()) return false;
    const bool quoted = text_[at] == '"' || text_[at] == '\'';
    return quoted ? read_quoted(at) : read_bare(at);
  }

  bool read_quoted(size_t at) {
    const size_t end = text_.find(text_[at], at + 1);
    if (end == text_.npos) return false;
    value_ = text_.substr(at + 1, end - at - 1);
    at_ = end + 1;
    return true;
  }

  bool read_bare(size_t at) {
    const size_t end = text_.find_first_of(" \t\n\r\f\"'`<>", at);
    at_ = end == text_.npos ? text_.size() : end;
    value_ = text_.substr(at, at_ - at);
    return !value_.empty();
  }

  std::string_view text_, name_, value_;
  size_t at_;
};

// Where the > of a tag stands whose name ends at `at`; npos where the rest is not one of a tag.
size_t find_end(std::string_view text, size_t at) {
  AttributeReader reader(text, at);
  for (int n = 0; n < kMaxAttributes && reader.next(); ++n) continue;
  return reader.at() < text.size() && text[reader.at()] == '>' ? reader.at() : text.npos;
}

std::optional<HtmlTag> parse_tag(std::string_view text, size_t at) {
  HtmlTag tag;
  size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') tag.end = true, ++begin;
  size_t end = begin;
  while (end < text.size() && (ascii::is_alphanumeric(text[end]) || text[end] == ':')) ++end;
  const std::string_view name = text.substr(begin, end - begin);
  if (name.empty() || !ascii::is_letter(name.front()) || end >= text.size()) return std::nullopt;
  if (!blank(text[end]) && text[end] != '/' && text[end] != '>') return std::nullopt;
  tag.name = ascii::lower(name);
  if (!one_case(name) || (!is_one_of(tag.name, kElements) && !is_office(tag.name)))
    return std::nullopt;
  const size_t close = find_end(text, end);
  if (close == text.npos) return std::nullopt;
  tag.attributes = text.substr(end, close - end);
  tag.size = close + 1 - at;
  return tag;
}

bool has_attributes(const HtmlTag& tag) {
  return tag.attributes.find_first_not_of(" \t\n\r\f/") != tag.attributes.npos;
}

bool in_word(std::string_view before) {
  return !before.empty() &&
         (ascii::is_alphanumeric(before.back()) || before.back() == '_' || before.back() == ':');
}

// What must not hide a text: its name without blanks and case.
bool hides(std::string_view style) {
  std::string squeezed;
  std::copy_if(style.begin(), style.end(), std::back_inserter(squeezed),
               [](char c) { return !blank(c); });
  squeezed = ascii::lower(squeezed);
  return squeezed.find("display:none") != squeezed.npos ||
         squeezed.find("visibility:hidden") != squeezed.npos;
}
}  // namespace

HtmlTags::HtmlTags(std::string_view whole) {
  for (size_t at = whole.find("</"); at != whole.npos; at = whole.find("</", at + 2)) {
    const std::optional<HtmlTag> tag = parse_tag(whole, at);
    if (tag && !is_office(tag->name)) ended_.insert(tag->name);
  }
}

std::optional<HtmlTag> HtmlTags::find(std::string_view text, size_t at,
                                      std::string_view before) const {
  std::optional<HtmlTag> tag = parse_tag(text, at);
  if (tag && is_generic(*tag, text[at + 1], before)) return std::nullopt;
  return tag;
}

bool HtmlTags::is_generic(const HtmlTag& tag, char initial, std::string_view before) const {
  if (before.ends_with("include ")) return true;
  if (tag.end || has_attributes(tag) || !in_word(before)) return false;
  if (is_one_of(tag.name, kOpenEnded) && initial != 'P') return false;
  return ended_.find(tag.name) == ended_.end();
}

std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name) {
  AttributeReader reader(attributes, 0);
  while (reader.next()) {
    if (ascii::lower(reader.name()) == name) return reader.value();
  }
  return std::nullopt;
}

bool is_hidden(std::string_view attributes) {
  return attribute(attributes, "hidden") || hides(attribute(attributes, "style").value_or(""));
}

bool looks_like_html(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return false;
  const std::string start = ascii::lower(text.substr(first, 9));
  if (start == "<!doctype" || start.starts_with("<html")) return true;
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::optional<HtmlTag> tag = parse_tag(text, at);
    if (!tag || !is_one_of(tag->name, kBlocks)) continue;
    if (tag->end && tag->name == "p") return true;
    const size_t line = text.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    if (!tag->end && (at == 0 || line == text.npos || text[line] == '\n')) return true;
  }
  return false;
}

}  // namespace plumbline

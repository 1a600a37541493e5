// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/tool_marks.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "indexer/sources/code_spans.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

// No mark of a tool is longer; what is, is text. So a mark that never ends costs no more than this.
constexpr size_t kMaxMarkBytes = 1'000;

// Elements of HTML that may end in "/>".
constexpr std::string_view kVoid[] = {"area",  "br",   "col",    "embed", "hr", "img",
                                      "input", "link", "source", "track", "wbr"};

// A comment holds a setting of the tool: "_class: lead", ".slide: data-x", "paginate: true".
bool is_directive(std::string_view comment) {
  const size_t begin = comment.find_first_not_of(" \t\n");
  if (begin == comment.npos) return true;
  comment.remove_prefix(begin);
  if (comment.starts_with('_') || comment.starts_with('$') || comment.starts_with('.')) return true;
  const std::string_view name = comment.substr(0, comment.find(':'));
  static constexpr std::string_view kNames[] = {"class",
                                                "paginate",
                                                "header",
                                                "footer",
                                                "theme",
                                                "style",
                                                "fit",
                                                "backgroundColor",
                                                "backgroundImage",
                                                "color",
                                                "headingDivider",
                                                "size",
                                                "prettier-ignore",
                                                "transition",
                                                "markdownlint-disable",
                                                "markdownlint-enable"};
  return is_one_of(name, kNames) || comment == "fit ";
}

// One past the tag that begins text, a '<': at its first '>' that is in no quotes. 0 where there is none before a
// blank line.
size_t tag_end(std::string_view text) {
  char quote = '\0';
  for (size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' && text.substr(at + 1, 1) == "\n") return 0;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return at + 1;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  return 0;
}

bool is_of_a_name(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == ':' || c == '.'; }

// "carbon:arrow-right" of "<carbon:arrow-right />" and of "</carbon:arrow-right>"; "" where no tag begins.
std::string_view name_of(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  size_t end = 0;
  while (end < tag.size() && is_of_a_name(tag[end])) ++end;
  const bool ends =
      end < tag.size() && (ascii::is_blank(tag[end]) || tag[end] == '>' || tag[end] == '/');
  return ends && end > 0 && ascii::is_letter(tag.front()) ? tag.substr(0, end) : std::string_view();
}

// An element of the tool's own, by its name: "v-click", "carbon:edit". "https:" begins an address.
bool is_name_of_a_tool(std::string_view name) {
  const size_t sign = name.find_first_of("-:");
  return sign != name.npos && sign + 1 < name.size() && name.front() >= 'a';
}

// The size of what only the tool understands at the beginning of `rest`; 0 of anything else.
size_t tool_mark(std::string_view rest) {
  if (rest.starts_with("![bg")) {
    const size_t end = rest.find(')');
    return end != rest.npos && end < rest.find('\n') ? end + 1 : 0;
  }
  if (!rest.starts_with('<')) return 0;
  const std::string_view name = name_of(rest);
  if (name.empty()) return 0;
  const size_t end = tag_end(rest);
  const bool closed = end > 0 && rest.substr(0, end).ends_with("/>") && !is_one_of(name, kVoid);
  return closed || is_name_of_a_tool(name) ? end : 0;
}

// The size of a component's tag (<LightOrDark>, <template #dark>) that begins at text[at], if nothing but
// tags stands on its line, where no generic type would; 0 of anything else.
size_t component_mark(std::string_view text, size_t at) {
  const std::string_view near =
      text.substr(0, at).substr(at > kMaxMarkBytes ? at - kMaxMarkBytes : 0);
  const std::string_view before = near.substr(near.rfind('\n') + 1);
  const std::string_view ahead = text.substr(at, kMaxMarkBytes);
  const std::string_view rest = ahead.substr(0, ahead.find('\n'));
  const std::string_view name = name_of(rest);
  const bool big = name.size() > 1 && ascii::lower(name[0]) != name[0] && name[1] >= 'a';
  const size_t close = rest.find('>');
  if ((!big && name != "template") || close == rest.npos) return 0;
  if (before.find_first_not_of(" \t") != before.npos && !before.ends_with('>')) return 0;
  const size_t next = rest.find_first_not_of(" \t", close + 1);
  return next == rest.npos || rest[next] == '<' ? close + 1 : 0;
}
}  // namespace

void take_comments(CutSlide* slide) {
  const std::string_view all = slide->text;
  const std::vector<bool> code = code_of(all);
  const size_t last = all.rfind("-->");
  std::string text;
  for (size_t at = 0; at < all.size();) {
    const std::string_view rest = all.substr(at);
    const bool begins = !code[at] && last != all.npos && at < last && rest.starts_with("<!--");
    const size_t end = begins ? rest.find("-->") : rest.npos;
    if (end == rest.npos) {
      text += all[at++];
      continue;
    }
    const std::string_view comment = rest.substr(4, std::max<size_t>(end, 4) - 4);
    if (!is_directive(comment)) slide->notes += "\n" + std::string(comment) + "\n";
    text.append(static_cast<size_t>(std::count(comment.begin(), comment.end(), '\n')), '\n');
    at += end + 3;
  }
  slide->text = std::move(text);
}

std::string without_tool_marks(std::string_view markdown) {
  const std::vector<bool> code = code_of(markdown);
  std::string out;
  for (size_t at = 0; at < markdown.size();) {
    const char c = markdown[at];
    size_t size = 0;
    if (!code[at] && (c == '<' || c == '!')) size = tool_mark(markdown.substr(at, kMaxMarkBytes));
    if (!code[at] && c == '<' && size == 0) size = component_mark(markdown, at);
    if (size == 0) out += c;
    at += std::max<size_t>(size, 1);
    const bool two_blanks = out.ends_with(' ') && at < markdown.size() && markdown[at] == ' ';
    if (size > 0 && two_blanks) ++at;
  }
  return out;
}

std::string without_clicks(std::string_view notes) {
  constexpr std::string_view kClick = "[click";
  std::string out;
  for (size_t at = 0; at < notes.size();) {
    const std::string_view rest = notes.substr(at);
    size_t size = 0;
    if (rest.starts_with(kClick)) {
      const size_t end = rest.find_first_not_of(":0123456789", kClick.size());
      if (end != rest.npos && rest[end] == ']') size = end + 1;
    }
    if (size > 0 && at + size < notes.size() && notes[at + size] == ' ') ++size;
    if (size == 0) out += notes[at];
    at += std::max<size_t>(size, 1);
  }
  return out;
}

}  // namespace plumbline

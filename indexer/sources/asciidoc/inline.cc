// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc/inline.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/asciidoc/closings.h"
#include "indexer/sources/office/xml.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kLookedAhead = 1000;
constexpr int kMaxDepth = 8;

constexpr std::string_view kDropped[] = {"anchor",      "bibitem", "footnote",
                                         "footnoteref", "icon",    "indexterm"};
constexpr std::string_view kKept[] = {"asciimath", "btn",  "indexterm2", "kbd",
                                      "latexmath", "pass", "stem"};

// "text" of "text,window=_blank", without the quotes around it; a closing bracket may be written \].
std::string label_of(std::string_view inside) {
  inside = ascii::trimmed(inside);
  if (inside.starts_with('"')) {
    const size_t end = inside.find('"', 1);
    if (end != inside.npos) return std::string(inside.substr(1, end - 1));
  }
  const size_t named = inside.find('=');
  if (named != inside.npos) {
    const size_t comma = inside.rfind(',', named);
    if (comma == inside.npos && inside.find(' ') > named) return "";  // "role=x"
    if (comma != inside.npos) inside = inside.substr(0, comma);
  }
  if (inside.ends_with('^')) inside.remove_suffix(1);
  return std::string(inside);
}

// The first of what stands between commas: the text that takes the place of a picture.
std::string alt_of(std::string_view inside) {
  const std::string first = label_of(inside.substr(0, inside.find(',')));
  return first.find('=') == first.npos ? first : "";
}

std::vector<TextRun> runs_of(std::string_view text, const TextRun& look, int depth);

// Reads one thing that is more than a letter.
class Taker {
 public:
  Taker(AsciidocClosings* closings, std::vector<TextRun>* out) : closings_(closings), out_(out) {}

  // Takes what begins at text[at], and gives its size; 0 where that is a plain letter.
  size_t take(std::string_view text, size_t at, const TextRun& look, int depth) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() &&
        std::string_view("*_`#+[<{^~(:h").find(text[at + 1]) != std::string_view::npos) {
      add(text.substr(at + 1, 1), look);
      return 2;
    }
    if (depth > kMaxDepth) return 0;
    switch (c) {
      case '*':
      case '_':
      case '`':
      case '#':
      case '+':
      case '^':
      case '~':
        return take_mark(text, at, look, depth);
      case '"':
      case '\'':
        return take_quotes(text, at, look, depth);
      case '[':
        return take_brackets(text, at);
      case '<':
        return take_reference(text, at, look);
      case '(':
        return take_index(text, at, look);
      case '-':
        return take_dash(text, at, look);
      default:
        return at == 0 || !is_word(text[at - 1]) || text.substr(at).starts_with("footnote:")
                   ? take_macro(text, at, look, depth)
                   : 0;
    }
  }

 private:
  void add(std::string_view text, const TextRun& look) {
    TextRun run = look;
    run.text = text;
    out_->push_back(std::move(run));
  }

  static TextRun with(TextRun look, char mark) {
    look.strong = look.strong || mark == '*';
    look.emphasis = look.emphasis || mark == '_';
    look.fixed = look.fixed || mark == '`';
    return look;
  }

  // Where the mark that opens at `at` closes; nothing where it does not.
  std::optional<size_t> closing(std::string_view text, size_t at, std::string_view mark) {
    const size_t begin = at + mark.size();
    if (begin >= text.size()) return std::nullopt;
    if (mark == "^" || mark == "~") {
      const size_t end = text.find_first_of(std::string(mark) + " \t\n", begin);
      return end == text.npos || end == begin || text[end] != mark[0] ? std::nullopt
                                                                      : std::optional(end);
    }
    if (mark.size() > 1) return closings_->next(text, begin + 1, mark);
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == mark[0])) return std::nullopt;
    if (ascii::is_blank(text[begin])) return std::nullopt;
    return closings_->next(text, begin + 1, mark);
  }

  // *a*, **a**, +a+, +++a+++.
  size_t take_mark(std::string_view text, size_t at, const TextRun& look, int depth) {
    const char c = text[at];
    for (const size_t size : {size_t{3}, size_t{2}, size_t{1}}) {
      const std::string mark(size, c);
      if ((size == 3 && c != '+') || text.substr(at, size) != mark) continue;
      const std::optional<size_t> end = closing(text, at, mark);
      if (!end) continue;
      const std::string_view inside = text.substr(at + size, *end - at - size);
      if (c == '+') {
        add(inside, look);
      } else if (c == '`' && inside.size() > 2 && inside.starts_with('+') &&
                 inside.ends_with('+')) {
        add(inside.substr(1, inside.size() - 2), with(look, c));
      } else {
        within(inside, with(look, c), depth);
      }
      return *end + size - at;
    }
    return 0;
  }

  void within(std::string_view inside, const TextRun& look, int depth) {
    std::vector<TextRun> runs = runs_of(inside, look, depth + 1);
    std::move(runs.begin(), runs.end(), std::back_inserter(*out_));
  }

  // "`a`" and '`a`'.
  size_t take_quotes(std::string_view text, size_t at, const TextRun& look, int depth) {
    if (text.substr(at + 1, 1) != "`") return 0;
    const std::string end_mark = std::string("`") + text[at];
    const std::optional<size_t> end = closings_->next(text, at + 2, end_mark);
    if (!end) return 0;
    const bool twice = text[at] == '"';
    add(twice ? "\u201C" : "\u2018", look);
    within(text.substr(at + 2, *end - at - 2), look, depth);
    add(twice ? "\u201D" : "\u2019", look);
    return *end + 2 - at;
  }

  // [[anchor]], [[[entry]]] and the roles of what follows: [.red]#text#.
  size_t take_brackets(std::string_view text, size_t at) {
    const std::string_view near = text.substr(0, at + kLookedAhead);
    if (near.substr(at, 2) == "[[") {
      const size_t end = near.find("]]", at);
      if (end == near.npos) return 0;
      return (near.substr(end, 3) == "]]]" ? end + 3 : end + 2) - at;
    }
    const size_t end = near.find(']', at);
    const bool role = end != near.npos && end + 1 < near.size() && end > at + 1 &&
                      std::string_view("#*_`").find(near[end + 1]) != std::string_view::npos &&
                      near.substr(at, end - at).find(' ') == std::string_view::npos;
    return role ? end + 1 - at : 0;
  }

  // <<place,text>>, <https://example.org>
  size_t take_reference(std::string_view text, size_t at, const TextRun& look) {
    const std::string_view near = text.substr(at, kLookedAhead);
    if (near.starts_with("<<")) {
      const size_t end = near.find(">>");
      if (end == near.npos || end == 2) return 0;
      const std::string_view inside = near.substr(2, end - 2);
      const size_t comma = inside.find(',');
      add(ascii::trimmed(comma == inside.npos ? inside : inside.substr(comma + 1)), look);
      return end + 2;
    }
    const size_t end = near.find('>');
    if (end == near.npos || !near.substr(1).starts_with("http")) return 0;
    add_link(near.substr(1, end - 1), near.substr(1, end - 1), look);
    return end + 1;
  }

  // ((shown)) and (((not shown))).
  size_t take_index(std::string_view text, size_t at, const TextRun& look) {
    const std::string_view near = text.substr(at, kLookedAhead);
    if (!near.starts_with("((")) return 0;
    const bool hidden = near.starts_with("(((");
    const std::string_view end_mark = hidden ? ")))" : "))";
    const size_t end = near.find(end_mark);
    if (end == near.npos) return 0;
    if (!hidden) add(near.substr(2, end - 2), look);
    return end + end_mark.size();
  }

  size_t take_dash(std::string_view text, size_t at, const TextRun& look) {
    const bool alone = text.substr(at, 2) == "--" && at > 0 && text[at - 1] == ' ' &&
                       at + 2 < text.size() && text[at + 2] == ' ';
    if (!alone) return 0;
    add("\u2014", look);
    return 2;
  }

  // name:target[inside], https://example.org[text] and https://example.org.
  size_t take_macro(std::string_view text, size_t at, const TextRun& look, int depth) {
    const std::string_view near = text.substr(at, kLookedAhead);
    if (near.starts_with("https://") || near.starts_with("http://"))
      return take_address(near, look, depth);
    size_t name_end = 0;
    while (name_end < near.size() && ascii::is_alphanumeric(near[name_end])) ++name_end;
    if (name_end == 0 || name_end + 1 >= near.size() || near[name_end] != ':') return 0;
    const std::string_view name = near.substr(0, name_end);
    const size_t open = near.find_first_of("[ \t", name_end);
    if (open == near.npos || near[open] != '[') return 0;
    const size_t close = end_of_brackets(near, open);
    if (close == near.npos) return 0;
    const std::string_view target = near.substr(name_end + 1, open - name_end - 1);
    const std::string_view inside = near.substr(open + 1, close - open - 1);
    if (!expand(name, target, inside, look, depth)) return 0;
    return close + 1;
  }

  bool expand(std::string_view name, std::string_view target, std::string_view inside,
              const TextRun& look, int depth) {
    if (name == "link" || name == "xref" || name == "mailto") {
      link(name == "link" ? web_address(target) : "", target, inside, look, depth);
    } else if (name == "image") {
      add(alt_of(inside), look);
    } else if (name == "menu") {
      add(std::string(target) + " > " + std::string(inside), look);
    } else if (is_one_of(name, kKept)) {
      add(inside, name == "kbd" ? with(look, '`') : look);
    } else {
      return is_one_of(name, kDropped);
    }
    return true;
  }

  // Of a bracket that opens at `open`; others within it close before.
  static size_t end_of_brackets(std::string_view text, size_t open) {
    int depth = 0;
    for (size_t at = open; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '[') {
        ++depth;
      } else if (text[at] == ']' && --depth == 0) {
        return at;
      }
    }
    return text.npos;
  }

  size_t take_address(std::string_view near, const TextRun& look, int depth) {
    size_t end = std::min(near.find_first_of(" \t<>[]\"\n"), near.size());
    if (end < near.size() && near[end] == '[') {
      const size_t close = end_of_brackets(near, end);
      if (close != near.npos) {
        const std::string_view url = near.substr(0, end);
        link(web_address(url), url, near.substr(end + 1, close - end - 1), look, depth);
        return close + 1;
      }
    }
    while (end > 0 && std::string_view(".,;:!?)'*_`").find(near[end - 1]) != std::string_view::npos)
      --end;
    add_link(near.substr(0, end), near.substr(0, end), look);
    return end;
  }

  void link(const std::string& url, std::string_view target, std::string_view inside,
            const TextRun& look, int depth) {
    const std::string label = label_of(inside);
    TextRun linked = look;
    if (linked.url.empty()) linked.url = url;
    if (label.empty()) return add(target, linked);
    within(label, linked, depth);
  }

  void add_link(std::string_view url, std::string_view text, const TextRun& look) {
    TextRun linked = look;
    if (linked.url.empty()) linked.url = web_address(url);
    add(text, linked);
  }

  AsciidocClosings* closings_;
  std::vector<TextRun>* out_;
};

std::vector<TextRun> runs_of(std::string_view text, const TextRun& look, int depth) {
  std::vector<TextRun> runs;
  TextRun plain = look;
  AsciidocClosings closings;
  for (size_t at = 0; at < text.size();) {
    std::vector<TextRun> found;
    const size_t taken = Taker(&closings, &found).take(text, at, look, depth);
    if (taken == 0) plain.text += text[at];
    if (taken > 0 && !plain.text.empty()) runs.push_back(std::exchange(plain, look));
    std::move(found.begin(), found.end(), std::back_inserter(runs));
    at += std::max<size_t>(taken, 1);
  }
  if (!plain.text.empty()) runs.push_back(std::move(plain));
  return runs;
}
}  // namespace

std::vector<TextRun> asciidoc_runs(std::string_view text, const AsciidocAttributes& attributes) {
  return runs_of(with_attributes(text, attributes), TextRun(), 0);
}

}  // namespace plumbline

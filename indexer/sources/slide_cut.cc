// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/slide_cut.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "indexer/sources/code_spans.h"
#include "indexer/sources/remark_marks.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxHeadLines = 100;

// Settings of the head that only a tool for slides has.
constexpr std::string_view kDeckSettings[] = {
    "marp",          "paginate",        "theme",          "highlighter",
    "drawings",      "lineNumbers",     "transition",     "mdc",
    "colorSchema",   "routerMode",      "aspectRatio",    "canvasWidth",
    "revealOptions", "slideOptions",    "slideNumber",    "verticalSeparator",
    "separator",     "backgroundColor", "headingDivider", "themeName"};

// Settings that a slide may begin with.
constexpr std::string_view kSlideSettings[] = {"layout",
                                               "class",
                                               "background",
                                               "background-image",
                                               "background-color",
                                               "backgroundColor",
                                               "image",
                                               "transition",
                                               "clicks",
                                               "hide",
                                               "disabled",
                                               "src",
                                               "name",
                                               "template",
                                               "count",
                                               "exclude",
                                               "routeAlias",
                                               "preload",
                                               "level",
                                               "theme",
                                               "title",
                                               "hideInToc",
                                               "clicksStart",
                                               "zoom",
                                               "color",
                                               "background-size",
                                               "background-position"};

// Settings of the head that only Slidev has, where a line --- needs no blank line before it.
constexpr std::string_view kSlidevSettings[] = {
    "lineNumbers", "drawings",    "highlighter", "routerMode", "fonts",     "mdc",
    "colorSchema", "aspectRatio", "canvasWidth", "layout",     "transition"};

bool blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// At least three of one mark and nothing else.
bool is_rule(std::string_view line, char mark) {
  const std::string_view marks = trim(line);
  return marks.size() >= 3 && line.front() == mark && marks.find_first_not_of(mark) == marks.npos;
}

std::optional<std::pair<std::string, std::string>> setting_of(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == line.npos || colon == 0 || line.find_first_of(" \t") < colon) return std::nullopt;
  if (colon + 1 < line.size() && line[colon + 1] != ' ') return std::nullopt;
  std::string_view value = trim(line.substr(colon + 1));
  const bool quoted = value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  if (quoted) value = value.substr(1, value.size() - 2);
  return std::pair{std::string(line.substr(0, colon)), std::string(value)};
}

bool is_comment_of_yaml(std::string_view line) { return line.starts_with('#'); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// How many # a heading begins with; 0 of any other line.
size_t heading_level(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level <= 6 && (level == line.size() || line[level] == ' ') ? level : 0;
}

// The levels of "2", which stands for 1 and 2, or of "[1, 3]", which stands for these.
std::set<size_t> levels_of(std::string_view value) {
  std::set<size_t> levels;
  for (const char c : value) {
    if (c >= '1' && c <= '6') levels.insert(static_cast<size_t>(c - '0'));
  }
  if (!value.starts_with('[') && levels.size() == 1) {
    for (size_t level = *levels.begin(); level > 0; --level) levels.insert(level);
  }
  return levels;
}

// Follows fenced code and comments from line to line.
class Context {
 public:
  // True where the line is, or belongs to, code or a comment.
  bool take(std::string_view line) {
    if (comment_) {
      comment_ = line.find("-->") == line.npos;
      return true;
    }
    if (fence_.take(line)) return true;
    const size_t begin = line.find("<!--");
    comment_ = begin != line.npos && line.find("-->", begin) == line.npos;
    return comment_;
  }

 private:
  CodeFence fence_;
  bool comment_ = false;
};

class Cutter {
 public:
  explicit Cutter(std::string_view text) : lines_(lines_of(text)) {}

  CutDeck cut() {
    size_t at = head();
    remark_ = !slidev_ && looks_like_remark(at);
    deck_.made_for_a_tool = deck_.made_for_a_tool || remark_;
    for (at = begin(at); at < lines_.size(); ++at) {
      const bool inside = context_.take(lines_[at]);
      if (!inside && divides(lines_[at])) {
        end();
        begin(at);
      }
      if (inside || !cuts(at)) {
        add(lines_[at], inside);
        continue;
      }
      end();
      at = begin(at + 1) - 1;
    }
    end();
    return std::move(deck_);
  }

 private:
  // Reads the deck's head; the line behind it.
  size_t head() {
    size_t at = 0;
    while (at < lines_.size() && blank(lines_[at])) ++at;
    if (at >= lines_.size() || !is_rule(lines_[at], '-')) return 0;
    const size_t end = head_end(at + 1);
    if (end == 0) return at + 1;
    deck_.head = settings_of(at + 1, end);
    for (const auto& [name, value] : deck_.head) {
      deck_.made_for_a_tool = deck_.made_for_a_tool || is_one_of(name, kDeckSettings);
      slidev_ = slidev_ || is_one_of(name, kSlidevSettings);
    }
    marp_ = value_of(deck_.head, "marp") == "true";
    if (marp_) dividers_ = levels_of(value_of(deck_.head, "headingDivider"));
    return end + 1;
  }

  // The line --- that ends settings which begin at `at`; 0 where these are none.
  size_t head_end(size_t at) const {
    const size_t limit = std::min(lines_.size(), at + kMaxHeadLines);
    while (at < limit && is_comment_of_yaml(lines_[at])) ++at;
    if (at >= limit || !setting_of(lines_[at])) return 0;
    for (size_t i = at; i < limit; ++i) {
      if (is_rule(lines_[i], '-')) return i;
      if (lines_[i].starts_with('#') && lines_[i].starts_with("# ") && i > at &&
          blank(lines_[i - 1]))
        return 0;
    }
    return 0;
  }

  Settings settings_of(size_t from, size_t end) const {
    Settings settings;
    for (size_t i = from; i < end; ++i) {
      if (auto setting = setting_of(lines_[i])) settings.push_back(std::move(*setting));
    }
    return settings;
  }

  // Marks that only remark has: lines of settings without a head, and ??? before notes.
  bool looks_like_remark(size_t at) const {
    Context context;
    for (size_t i = at; i < lines_.size(); ++i) {
      if (!context.take(lines_[i]) && trim(lines_[i]) == "???") return true;
    }
    while (at < lines_.size() && blank(lines_[at])) ++at;
    if (at >= lines_.size()) return false;
    const auto setting = setting_of(lines_[at]);
    return setting && is_one_of(setting->first, kSlideSettings) && setting->first != "title";
  }

  // Marp begins a slide at headings, if it is told to.
  bool divides(std::string_view line) const {
    return dividers_.count(heading_level(line)) > 0 &&
           slide_.text.find_first_not_of(" \t\n") != std::string::npos;
  }

  bool cuts(size_t at) const {
    const std::string_view line = lines_[at];
    if (marp_ && is_rule_of_other_kind(line)) return true;
    const bool after_blank = at == 0 || blank(lines_[at - 1]) || slide_.text.empty();
    if (is_rule(line, '-')) return remark_ || slidev_ || after_blank;
    const bool before_blank = at + 1 >= lines_.size() || blank(lines_[at + 1]);
    return !remark_ && line == "--" && after_blank && before_blank;
  }

  // Begins a slide at line `at`, behind the settings it may have; the line of its text.
  size_t begin(size_t at) {
    slide_ = CutSlide{};
    marks_ = RemarkMarks{};
    in_notes_ = false;
    const size_t first = at;
    if (remark_) {
      size_t setting = at;
      while (setting < lines_.size() && blank(lines_[setting])) ++setting;
      if (setting < lines_.size() && is_slide_setting(setting)) at = setting;
      while (at < lines_.size() && is_slide_setting(at)) apply(at++);
    } else if (at > 0 && at < lines_.size() && !deck_.slides.empty() &&
               (slidev_ || is_slide_setting(at))) {
      const size_t head = head_end(at);
      for (; head > 0 && at < head; ++at) apply(at);
      if (head > 0) ++at;
    }
    slide_.line = static_cast<int>(std::max(at, first)) + 1;
    return at;
  }

  bool is_slide_setting(size_t at) const {
    const auto setting = setting_of(lines_[at]);
    return setting && is_one_of(setting->first, kSlideSettings);
  }

  void apply(size_t at) {
    const auto setting = setting_of(lines_[at]);
    if (!setting) return;
    const auto& [name, value] = *setting;
    const bool remark_hides =
        remark_ && ((name == "layout" && value == "true") || name == "exclude");
    if (!remark_ && name == "src" && !value.empty()) slide_.shows = value;
    const bool slidev_hides = !remark_ && (name == "hide" || name == "disabled");
    if ((remark_hides || slidev_hides) && value == "true") slide_.left_out = true;
  }

  void add(std::string_view line, bool inside) {
    if (!inside && !in_notes_ && !slidev_ && begins_notes(line)) return;
    if (!inside && remark_ && trim(line) == "--") line = "";  // a step of the same slide
    if (!inside && (is_rule_of_other_kind(line) || is_slot(line))) line = "";
    std::string& out = in_notes_ ? slide_.notes : slide_.text;
    out += remark_ && !inside && !in_notes_ ? marks_.taken_off(line) : std::string(line);
    out += '\n';
  }

  // "Note: Say hello." has notes on the line itself.
  bool begins_notes(std::string_view line) {
    std::string_view rest;
    if (remark_) {
      if (trim(line) != "???") return false;
    } else {
      for (std::string_view word : {"Note:", "Notes:", "note:", "notes:"}) {
        if (line.starts_with(word)) rest = line.substr(word.size()), in_notes_ = true;
      }
      if (!in_notes_) return false;
    }
    in_notes_ = true;
    slide_.notes = std::string(trim(rest)) + "\n";
    return true;
  }

  static bool is_rule_of_other_kind(std::string_view line) {
    return !line.empty() && (is_rule(line, '*') || is_rule(line, '_'));
  }

  // Slidev: "::right::"
  static bool is_slot(std::string_view line) {
    const std::string_view text = trim(line);
    return text.size() > 4 && text.starts_with("::") && text.ends_with("::") &&
           text.find(' ') == text.npos;
  }

  void end() { deck_.slides.push_back(std::move(slide_)); }

  std::vector<std::string_view> lines_;
  CutDeck deck_;
  CutSlide slide_;
  RemarkMarks marks_;
  Context context_;
  std::set<size_t> dividers_;  // levels of headings
  bool marp_ = false, remark_ = false, slidev_ = false, in_notes_ = false;
};
}  // namespace

CutDeck cut_deck(std::string_view text) { return Cutter(text).cut(); }

std::string_view value_of(const Settings& settings, std::string_view name) {
  for (const auto& [known, value] : settings) {
    if (known == name) return value;
  }
  return {};
}

}  // namespace plumbline

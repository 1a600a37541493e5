// SPDX-License-Identifier: MIT OR Apache-2.0
// Marks of a timetable at the beginning and at the end of titles.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"

namespace plumbline {
namespace {

constexpr std::string_view kSmall = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kCapital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::array<std::string_view, 2> kDashes = {"\xE2\x80\x93", "\xE2\x80\x94"};

// Words that say that a talk is not given.
constexpr std::array<std::string_view, 6> kWithdrawnMarks = {
    "cancelled", "canceled", "abgesagt", "entf\xC3\xA4llt", "entf\xC3\x84llt", "withdrawn"};
constexpr std::array<std::string_view, 2> kAmendedMarks = {"amendment", "amendement"};
constexpr std::array<std::string_view, 5> kSubjects = {"talk ", "session ", "event ", "workshop ",
                                                       "vortrag "};
// What may stand behind a mark in its brackets.
constexpr std::array<std::string_view, 6> kReasons = {" by ", " due to ", " - ", ": ", ", ", "!"};
// How a title goes on that begins with such a word: "Cancelled: how we lost a project".
constexpr std::array<std::string_view, 8> kClauses = {"how ", "why ", "what ", "when ",
                                                      "the ", "a ",   "an ",   "lessons "};

bool has_small(std::string_view text) { return text.find_first_of(kSmall) != text.npos; }

template <std::size_t N>
bool begins_with_one(std::string_view text, const std::array<std::string_view, N>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view each) { return text.starts_with(each); });
}

// Takes colons, dashes and the like off the beginning.
std::string_view without_signs(std::string_view text) {
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    if (std::string_view(":-*!").find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (begins_with_one(text, kDashes)) {
      text.remove_prefix(kDashes[0].size());
    } else {
      break;
    }
  }
  return text;
}

std::string_view without_signs_behind(std::string_view text) {
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    if (text.back() == ':' || text.back() == '-' || text.back() == '*') {
      text.remove_suffix(1);
    } else if (text.ends_with(kDashes[0]) || text.ends_with(kDashes[1])) {
      text.remove_suffix(kDashes[0].size());
    } else {
      break;
    }
  }
  return text;
}

bool is_dash(std::string_view behind) {
  return behind.starts_with(' ') &&
         (behind.substr(1).starts_with("- ") || begins_with_one(behind.substr(1), kDashes));
}

// Whether what stands behind an open mark parts it from a title; only capitals stand out by themselves, since
// "Withdrawn: ..." may as well be a title.
bool parts(std::string_view behind, bool capitals, bool sure) {
  if (capitals)
    return behind.starts_with(' ') ||
           begins_with_one(behind, std::array<std::string_view, 2>{":", "! "});
  if (is_dash(behind)) return true;
  return sure && behind.starts_with(':') && !begins_with_one(trimmed(behind.substr(1)), kClauses);
}

// The mark with what stands before it, "TALK CANCELLED"; how many bytes, or 0.
std::size_t mark_at(std::string_view text, std::string_view mark) {
  const std::string small = lower(text.substr(0, 40));
  std::size_t begin = 0;
  for (const std::string_view subject : kSubjects) {
    if (std::string_view(small).starts_with(subject)) begin = subject.size();
  }
  return std::string_view(small).substr(begin).starts_with(mark) ? begin + mark.size() : 0;
}

// What stands within brackets says that and nothing else: "cancelled", "Canceled by speaker".
bool is_bracketed_mark(std::string_view inner, std::string_view mark) {
  const std::size_t length = mark_at(inner, mark);
  if (length == 0) return false;
  const std::string rest = lower(inner.substr(length));
  return rest.empty() || begins_with_one(rest, kReasons);
}

// How much of the beginning of a title is a mark; 0 where none is.
std::size_t mark_in_front(std::string_view title, std::string_view mark, bool sure) {
  if (title.starts_with('[') || title.starts_with('(')) {
    const auto close = title.find(title.front() == '[' ? ']' : ')');
    const bool is_one = close != title.npos && is_bracketed_mark(title.substr(1, close - 1), mark);
    return is_one ? close + 1 : 0;
  }
  const std::size_t stars = std::min(title.find_first_not_of('*'), title.size());
  const std::size_t length = mark_at(title.substr(stars), mark);
  if (length == 0) return 0;
  const std::string_view word = title.substr(stars, length), behind = title.substr(stars + length);
  if (stars > 0) return behind.starts_with('*') ? stars + length : 0;
  return parts(behind, !has_small(word), sure) ? length : 0;
}

// Takes "MARK", "[mark]", "*mark*", "(mark):" or "Mark: " off the beginning of *title.
bool take_mark(std::string_view* title, std::string_view mark, bool sure) {
  const std::size_t length = mark_in_front(*title, mark, sure);
  const std::string_view rest = length > 0 ? without_signs(title->substr(length)) : "";
  if (rest.empty()) return false;  // the title is nothing else
  *title = rest;
  return true;
}

// Whether `last`, the end of a title behind a blank, is a mark by its capitals or by a dash before it.
bool stands_out(std::string_view before, std::string_view last) {
  const std::string_view bare = without_signs_behind(before);
  const bool set_apart = bare.size() < trimmed(before).size();
  const bool capital = kCapital.find(last.front()) != kCapital.npos;
  const bool shouted = !has_small(bare) && bare.find(' ') != bare.npos;
  return set_apart ? capital : !has_small(last) && !shouted;
}

// Takes "[mark]", "(mark)", "- Mark" or "MARK" off the end of *title; Indico puts the label of a talk there.
bool take_label(std::string_view* title, std::string_view mark) {
  const std::string_view whole = *title;
  const auto begin = std::max(whole.rfind(" [") + 1, whole.rfind(" (") + 1);
  std::string_view rest;
  if (begin > 1 && (whole.ends_with(']') || whole.ends_with(')'))) {
    if (is_bracketed_mark(whole.substr(begin + 1, whole.size() - begin - 2), mark))
      rest = whole.substr(0, begin);
  } else {
    std::string_view bare = whole;
    while (bare.ends_with('*') || bare.ends_with('!')) bare.remove_suffix(1);
    const bool ends =
        bare.size() > mark.size() && lower(bare.substr(bare.size() - mark.size())) == mark;
    const std::string_view before = ends ? bare.substr(0, bare.size() - mark.size()) : "";
    const bool parted = before.ends_with(' ') || before.ends_with('*');
    if (parted && stands_out(before, bare.substr(before.size()))) rest = before;
  }
  rest = without_signs_behind(rest);
  if (rest.empty()) return false;
  *title = rest;
  return true;
}
}  // namespace

MarkedTitle without_marks(std::string_view title) {
  MarkedTitle marked;
  for (const std::string_view mark : kWithdrawnMarks) {
    const bool begins = take_mark(&title, mark, mark != "withdrawn");
    marked.cancelled = take_label(&title, mark) || begins || marked.cancelled;
  }
  for (const std::string_view mark : kAmendedMarks) take_mark(&title, mark, false);
  marked.title = std::string(title);
  return marked;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/wording.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kFormats = {{
    {"lightning", "lightning"},
    {"keynote", "keynote"},
    {"opening-plenary", "keynote"},
    {"panel", "panel"},
    {"podium", "panel"},
    {"bof", "bof"},
    {"bofs", "bof"},
    {"birds-of-a-feather", "bof"},
    {"tutorial", "tutorial"},
    {"workshop", "tutorial"},
    {"hands-on", "tutorial"},
    {"training", "tutorial"},
    {"discussion", "discussion"},
    {"diskussion", "discussion"},
    {"meetup", "discussion"},
    {"meeting", "discussion"},
    {"unconference", "discussion"},
}};

constexpr std::array<std::string_view, 2> kBreaks = {"room-change", "registration"};
constexpr std::array<std::string_view, 11> kBreakWords = {
    "break",       "lunch",        "dinner",      "coffee",   "breakfast", "pause",
    "kaffeepause", "mittagspause", "mittagessen", "biobreak", "lunchbreak"};
// What stands beside these and adds nothing, as numbers do: "Short tea break (15 min)".
constexpr std::array<std::string_view, 18> kBesideBreaks = {
    "short", "long", "morning", "afternoon", "evening", "tea",     "snack", "snacks", "bio",
    "time",  "and",  "min",     "mins",      "minute",  "minutes", "hour",  "hours",  "h"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool says_break(std::string_view text) {
  const std::string slug = make_slug(text);
  if (is_one_of(kBreaks, slug)) return true;
  bool found = false;
  for (std::string_view word : split(slug, '-')) {
    word.remove_prefix(std::min(word.find_first_not_of("0123456789"), word.size()));
    found = found || is_one_of(kBreakWords, word);
    if (!word.empty() && !is_one_of(kBreakWords, word) && !is_one_of(kBesideBreaks, word))
      return false;
  }
  return found;
}

// True where the words of `part` stand in `slug` as words, "bof" not in "boffin" but in "bof-session".
bool has_words(std::string_view slug, std::string_view part) {
  for (auto at = slug.find(part); at != slug.npos; at = slug.find(part, at + 1)) {
    const auto end = at + part.size();
    const bool plural = end < slug.size() && slug[end] == 's';
    if ((at == 0 || slug[at - 1] == '-') && (end == slug.size() || slug[end] == '-' || plural ||
                                             part == "lightning" || part == "workshop")) {
      return true;
    }
  }
  return false;
}

std::string format_of(std::string_view text) {
  const std::string slug = make_slug(text);
  for (const auto& [words, format] : kFormats) {
    if (has_words(slug, words)) return std::string(format);
  }
  return "";
}

// Words that say that a talk is not given.
constexpr std::array<std::string_view, 6> kWithdrawnMarks = {
    "cancelled", "canceled", "abgesagt", "entf\xC3\xA4llt", "entf\xC3\x84llt", "withdrawn"};
constexpr std::array<std::string_view, 2> kAmendedMarks = {"amendment", "amendement"};

// Whether what stands behind an open mark parts it from a title; only capitals stand out by themselves, since
// "Withdrawn: ..." may as well be a title.
bool parts(std::string_view behind, bool capitals, bool sure) {
  const bool sign =
      behind.starts_with(':') || behind.starts_with(" - ") || behind.starts_with(" \xE2\x80\x93 ");
  return capitals ? sign || behind.starts_with(' ') : sign && sure;
}

// Takes "MARK", "[mark]", "(mark):" or "Mark: " off the beginning of *title.
bool take_mark(std::string_view* title, std::string_view mark, bool sure) {
  std::string_view rest = *title;
  const bool bracket = rest.starts_with('[') || rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  const std::string_view word = rest.substr(0, mark.size());
  if (lower(word) != mark) return false;
  rest.remove_prefix(mark.size());
  if (bracket ? !rest.starts_with(']') && !rest.starts_with(')')
              : !parts(rest, word.find_first_of("abcdefghijklmnopqrstuvwxyz") == word.npos, sure))
    return false;
  if (bracket) rest.remove_prefix(1);
  const std::string_view dash = "\xE2\x80\x93";
  for (rest = trimmed(rest); !rest.empty();) {
    if (rest.front() == ':' || rest.front() == '-') {
      rest.remove_prefix(1);
    } else if (rest.starts_with(dash)) {
      rest.remove_prefix(dash.size());
    } else {
      break;
    }
    rest = trimmed(rest);
  }
  if (rest.empty()) return false;  // the title is nothing else
  *title = rest;
  return true;
}

// Takes "[mark]", "(mark)" or "- MARK" off the end of *title; Indico puts the label of a talk there.
bool take_label(std::string_view* title, std::string_view mark) {
  const std::string_view whole = *title;
  const auto begin = std::max(whole.rfind(" [") + 1, whole.rfind(" (") + 1);
  const bool bracket = begin > 1 && (whole.ends_with(']') || whole.ends_with(')'));
  if (bracket && lower(whole.substr(begin + 1, whole.size() - begin - 2)) == mark) {
    *title = trimmed(whole.substr(0, begin));
    return true;
  }
  const auto dash = whole.rfind(" - ");
  if (dash == whole.npos || dash == 0) return false;
  const std::string_view last = whole.substr(dash + 3);
  const bool capitals = last.find_first_of("abcdefghijklmnopqrstuvwxyz") == last.npos;
  if (!capitals || lower(last) != mark) return false;
  *title = trimmed(whole.substr(0, dash));
  return true;
}

// Names of languages, in English, in themselves and of three letters, in the order of their codes.
constexpr std::pair<std::string_view, std::string_view> kLanguages[] = {{"deutsch", "de"},
                                                                        {"german", "de"},
                                                                        {"deu", "de"},
                                                                        {"ger", "de"},
                                                                        {"english", "en"},
                                                                        {"eng", "en"},
                                                                        {"englisch", "en"},
                                                                        {"anglais", "en"},
                                                                        {"spanish", "es"},
                                                                        {"spa", "es"},
                                                                        {"espa\xC3\xB1ol", "es"},
                                                                        {"french", "fr"},
                                                                        {"fra", "fr"},
                                                                        {"fre", "fr"},
                                                                        {"fran\xC3\xA7"
                                                                         "ais",
                                                                         "fr"},
                                                                        {"italian", "it"},
                                                                        {"ita", "it"},
                                                                        {"italiano", "it"},
                                                                        {"dutch", "nl"},
                                                                        {"nld", "nl"},
                                                                        {"dut", "nl"},
                                                                        {"nederlands", "nl"}};
}  // namespace

std::string language_code(std::string_view language) {
  const std::string name = lower(trimmed(language));
  for (const auto& [known, code] : kLanguages) {
    if (name == known) return std::string(code);
  }
  constexpr std::size_t kCode = 2;
  const bool with_region = name.size() > kCode && (name[kCode] == '-' || name[kCode] == '_');
  if (with_region) return name.substr(0, kCode);
  const bool is_word = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == name.npos;
  return is_word && name.size() >= kCode ? name : "";
}

std::string talk_format(std::string_view type, std::string_view track) {
  std::string format = format_of(type);
  const std::string plain_type = make_slug(type);
  if (format.empty() && (plain_type.empty() || plain_type == "other")) format = format_of(track);
  return format.empty() ? "talk" : format;
}

bool is_break(std::string_view title, std::string_view type) {
  return says_break(title) || lower(trimmed(type)) == "break";
}

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

std::string with_subtitle(std::string_view title, std::string_view subtitle) {
  if (subtitle.empty() || contains(title, subtitle)) return std::string(title);
  if (contains(subtitle, title)) return std::string(subtitle);
  const bool own_sign = std::string_view(":?!.-").find(title.back()) != std::string_view::npos ||
                        title.ends_with("\xE2\x80\xA6") || title.ends_with("\xE2\x80\x93");
  return std::string(title) + (own_sign ? " " : ": ") + std::string(subtitle);
}

bool is_withdrawn(std::string_view state) {
  const std::string word = lower(state);
  return word == "withdrawn" || word == "canceled" || word == "cancelled";
}

bool is_unpublished(std::string_view state) {
  const std::string word = lower(state);
  return word == "rejected" || word == "submitted" || word == "draft" || word == "deleted";
}

std::string without_quotes(std::string_view text) {
  while (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front()) {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  return std::string(text);
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/wording.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "schema/is_one_of.h"

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
constexpr std::array<std::string_view, 20> kBesideBreaks = {
    "short", "long", "morning", "afternoon", "evening", "tea",  "snack", "snacks", "bio", "time",
    "and",   "min",  "mins",    "minute",    "minutes", "hour", "hours", "h",      "am",  "pm"};

// Breaks that have something beside them; of these alone nobody makes a break.
constexpr std::array<std::string_view, 7> kBesideLikelyBreaks = {
    "registration", "networking", "welcome", "cafe", "social", "drinks", "reception"};
constexpr std::array<std::string_view, 3> kHosts = {"provided by", "sponsored by", "offered by"};

// "Lunch Break" of "Lunch Break (provided by ACME)".
std::string_view without_host(std::string_view title) {
  title = title.substr(0, title.find('('));
  const std::string small = lower(title);
  for (const std::string_view host : kHosts) title = title.substr(0, small.find(host));
  return trimmed(title);
}

bool says_break(std::string_view text) {
  const std::string slug = make_slug(text);
  if (is_one_of(slug, kBreaks)) return true;
  bool found = false;
  for (std::string_view word : split(slug, '-')) {
    word.remove_prefix(std::min(word.find_first_not_of("0123456789"), word.size()));
    found = found || is_one_of(word, kBreakWords);
    if (!word.empty() && !is_one_of(word, kBreakWords) && !is_one_of(word, kBesideBreaks))
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

}  // namespace

std::string talk_format(std::string_view type, std::string_view track) {
  std::string format = format_of(type);
  const std::string plain_type = make_slug(type);
  if (format.empty() && (plain_type.empty() || plain_type == "other")) format = format_of(track);
  return format.empty() ? "talk" : format;
}

bool is_likely_break(std::string_view title, std::string_view type) {
  if (says_break(without_host(type))) return true;
  bool found = false;
  const std::string slug = make_slug(without_host(title));
  for (const std::string_view word : split(slug, '-')) {
    const bool is_one = is_one_of(word, kBreakWords) || word == "registration";
    found = found || is_one;
    if (!is_one && !is_one_of(word, kBesideBreaks) && !is_one_of(word, kBesideLikelyBreaks))
      return false;
  }
  return found;
}

bool is_break(std::string_view title, std::string_view type) {
  return says_break(title) || lower(trimmed(type)) == "break";
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
  constexpr std::string_view kUnpublished[] = {"rejected", "submitted", "draft", "deleted",
                                               // of Sessionize
                                               "declined", "waitlisted", "nominated",
                                               "decline_queue"};
  return is_one_of(word, kUnpublished);
}

std::string without_quotes(std::string_view text) {
  while (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front()) {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  return std::string(text);
}

}  // namespace plumbline

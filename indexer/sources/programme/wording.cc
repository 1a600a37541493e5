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

constexpr std::array<std::string_view, 20> kBreaks = {
    "break",       "short-break",  "coffee-break", "tea-break",     "lunch",
    "lunch-break", "dinner",       "coffee",       "breakfast",     "pause",
    "kaffeepause", "mittagspause", "mittagessen",  "break-time",    "biobreak",
    "bio-break",   "room-change",  "registration", "morning-break", "afternoon-break"};

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

// Takes "MARK", "[MARK]" or "(MARK):" off the beginning of *title.
bool take_mark(std::string_view* title, std::string_view mark) {
  std::string_view rest = *title;
  const bool bracket = rest.starts_with('[') || rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  if (!rest.starts_with(mark)) return false;
  rest.remove_prefix(mark.size());
  if (bracket) {
    if (!rest.starts_with(']') && !rest.starts_with(')')) return false;
    rest.remove_prefix(1);
  } else if (!rest.empty() && rest.front() != ' ' && rest.front() != ':') {
    return false;
  }
  const auto begin = rest.find_first_not_of(" :-");
  if (begin == rest.npos) return false;  // the title is nothing else
  *title = rest.substr(begin);
  return true;
}
}  // namespace

std::string talk_format(std::string_view type, std::string_view track) {
  std::string format = format_of(type);
  const std::string plain_type = make_slug(type);
  if (format.empty() && (plain_type.empty() || plain_type == "other")) format = format_of(track);
  return format.empty() ? "talk" : format;
}

bool is_break(std::string_view title, std::string_view type) {
  const auto known = [](std::string_view text) {
    return std::find(kBreaks.begin(), kBreaks.end(), make_slug(text)) != kBreaks.end();
  };
  return known(title) || lower(trimmed(type)) == "break";
}

MarkedTitle without_marks(std::string_view title) {
  MarkedTitle marked;
  for (const std::string_view mark : {"CANCELLED", "CANCELED", "Cancelled:", "Canceled:"}) {
    marked.cancelled = take_mark(&title, mark) || marked.cancelled;
  }
  for (const std::string_view mark : {"AMENDMENT", "AMENDEMENT"}) take_mark(&title, mark);
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

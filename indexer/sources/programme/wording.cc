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

// Indico puts the label of a talk behind its title.
bool take_label(std::string_view* title) {
  const auto begin = title->rfind(" [");
  if (begin == title->npos || begin == 0 || !title->ends_with(']')) return false;
  const std::string label = lower(title->substr(begin + 2, title->size() - begin - 3));
  if (label != "cancelled" && label != "canceled") return false;
  *title = trimmed(title->substr(0, begin));
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
  marked.cancelled = take_label(&title) || marked.cancelled;
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

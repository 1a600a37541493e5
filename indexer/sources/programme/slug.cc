// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/slug.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/check/calendar.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/icu_memory.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters that do not come apart into a letter of ASCII and a mark.
std::string_view plain_letters(char32_t c) {
  switch (c) {
    case 0xDF:
      return "ss";
    case 0xE6:
    case 0xC6:
      return "ae";
    case 0xF8:
    case 0xD8:
      return "o";
    case 0x111:
    case 0x110:
      return "d";
    case 0x142:
    case 0x141:
      return "l";
    case 0x131:
      return "i";
    case 0x153:
    case 0x152:
      return "oe";
    case 0xFE:
    case 0xDE:
      return "th";
    default:
      return "";
  }
}

// Lower-case ASCII for what has such a form, a blank for what has not, nothing for accents.
std::string plain(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString apart = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  need_memory(apart);
  if (U_SUCCESS(status)) apart = form->normalize(apart, status);
  need_memory(status);
  std::string out;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(apart.char32At(i));
    if (c >= 0x300 && c < 0x370) continue;
    if (c == '\'' || c == 0x2019) continue;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      const std::string_view letters = plain_letters(c);
      out += letters.empty() ? " " : letters;
    }
  }
  return lower(out);
}

// "c++" would be "c" and could not be told from it.
std::string with_names_spelled(std::string text) {
  for (auto at = text.find("c++"); at != text.npos; at = text.find("c++", at + 3)) {
    if (at == 0 || !is_word_character(text[at - 1])) text.replace(at + 1, 2, "pp");
  }
  return text;
}

std::string cut_between_words(std::string slug, std::size_t max_bytes) {
  if (slug.size() <= max_bytes) return slug;
  const auto dash = slug.rfind('-', max_bytes);
  slug.resize(dash == slug.npos || dash < max_bytes / 2 ? max_bytes : dash);
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

// "camp2019" has its year as a word of its own.
std::string with_year_apart(std::string slug) {
  if (slug.size() > 4 && is_year(std::string_view(slug).substr(slug.size() - 4))) {
    const char before = slug[slug.size() - 5];
    if (before != '-' && !is_digit(before)) slug.insert(slug.size() - 4, "-");
  }
  return slug;
}

bool ends_in_year(std::string_view slug) { return !year_of_slug(slug).empty(); }

// A code as pretalx gives them, or a number.
bool says_nothing(std::string_view raw, std::string_view slug) {
  if (slug.find('-') != slug.npos) {
    return std::all_of(slug.begin(), slug.end(), [](char c) { return is_digit(c) || c == '-'; });
  }
  const bool code =
      raw.size() >= 5 && raw.size() <= 8 &&
      std::none_of(raw.begin(), raw.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return code || std::all_of(slug.begin(), slug.end(), is_digit);
}

// "6258 some_title" of "31c3_-_6258_-_en_-_saal_1_-_201412280045_-_some_title_-_ada", as frab wrote them until
// 2014: room, time and speakers change. Anything else as it is.
std::string without_room_and_time(std::string_view raw) {
  constexpr std::string_view kJoint = "_-_";
  constexpr std::size_t kId = 1, kTime = 4, kTitle = 5;
  std::vector<std::string_view> parts;
  for (std::string_view rest = raw;;) {
    const auto end = rest.find(kJoint);
    parts.push_back(rest.substr(0, end));
    if (end == rest.npos) break;
    rest.remove_prefix(end + kJoint.size());
  }
  if (parts.size() <= kTitle || parts[kTime].size() != 12 ||
      !std::all_of(parts[kTime].begin(), parts[kTime].end(), is_digit))
    return std::string(raw);
  return std::string(parts[kId]) + " " + std::string(parts[kTitle]);
}

void drop_prefix(std::string* slug, std::string_view prefix) {
  if (!prefix.empty() && slug->size() > prefix.size() + 1 && slug->starts_with(prefix) &&
      (*slug)[prefix.size()] == '-') {
    slug->erase(0, prefix.size() + 1);
  }
}

// Names of files and folders that are the same for all events.
constexpr std::array<std::string_view, 22> kEmptyNames = {
    "",       "submissions", "schedule", "schedules",     "export",  "event",
    "events", "talks",       "talk",     "programme",     "program", "programs",
    "indico", "timetable",   "data",     "contributions", "pretalx", "calendar",
    "corpus", "programmes",  "download", "file"};

bool says_no_event(std::string_view slug) {
  return std::find(kEmptyNames.begin(), kEmptyNames.end(), slug) != kEmptyNames.end();
}
}  // namespace

std::string make_slug(std::string_view text, std::size_t max_bytes) {
  std::string slug;
  for (const char c : with_names_spelled(plain(text))) {
    if (is_word_character(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return cut_between_words(std::move(slug), max_bytes);
}

std::string event_slug(std::string_view name, std::string_view start_date) {
  std::string slug = with_year_apart(make_slug(name, 60));
  if (slug.empty() || ends_in_year(slug)) return slug;
  const std::string_view year = start_date.substr(0, 4);
  if (!is_year(year)) return slug;
  // "fosdem-2025-brussels" says the year already, at another place.
  const auto at = slug.find("-" + std::string(year) + "-");
  if (at != slug.npos) slug.erase(at, 5);
  return slug + "-" + std::string(year);
}

std::string numbered_event_slug(std::string_view event, std::string_view number) {
  const std::string word = make_slug(number, 20), series = series_of(event);
  if (word.empty()) return std::string(event);
  return series + "-" + word + std::string(event.substr(series.size()));
}

std::string series_of(std::string_view event) {
  const std::string_view year = year_of_slug(event);
  if (year.empty() || event.size() <= year.size() + 1) return std::string(event);
  return std::string(event.substr(0, event.size() - year.size() - 1));
}

std::string talk_slug(std::string_view programme_slug, std::string_view acronym,
                      std::string_view event, std::string_view title) {
  const std::string raw = without_room_and_time(trimmed(programme_slug));
  std::string slug = make_slug(raw, 120);
  drop_prefix(&slug, make_slug(acronym));
  drop_prefix(&slug, event);
  if (slug.empty() || says_nothing(raw, slug)) slug = make_slug(title);
  return slug;
}

std::string event_of_path(std::string_view path) {
  std::vector<std::string> names;  // the file's, then those of its folders
  for (const std::string_view part : split(path, '/')) {
    names.insert(names.begin(), with_year_apart(make_slug(part, 60)));
  }
  const std::string_view file = path.substr(path.rfind('/') + 1);
  names.front() = with_year_apart(make_slug(file.substr(0, file.find('.')), 60));
  for (const std::string& name : names) {
    if (ends_in_year(name)) return name;
  }
  const auto named = std::find_if_not(names.begin(), names.end(), says_no_event);
  return named == names.end() ? "" : *named;
}

}  // namespace plumbline

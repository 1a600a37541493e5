// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/negotiate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

struct FormatFacts {
  Format format;
  std::string_view suffix, content_type;
};

// In the order of our preference.
constexpr std::array<FormatFacts, static_cast<std::size_t>(Format::kCount)> kFormats{{
    {Format::kHtml, ".html", "text/html; charset=utf-8"},
    {Format::kJson, ".json", "application/json"},
    {Format::kText, ".txt", "text/plain; charset=utf-8"},
    {Format::kCsv, ".csv", "text/csv; charset=utf-8; header=present"},
    {Format::kNdjson, ".ndjson", "application/x-ndjson"},
    {Format::kAtom, ".atom", "application/atom+xml"},
    {Format::kMarkdown, ".md", "text/markdown; charset=utf-8"},
    {Format::kBibtex, ".bib", "application/x-bibtex; charset=utf-8"},
    {Format::kCalendar, ".ics", "text/calendar; charset=utf-8"},
    {Format::kSvg, ".svg", "image/svg+xml"},
}};

const FormatFacts& facts_of(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

std::string_view media_type_of(Format format) {
  const std::string_view type = content_type_of(format);
  return type.substr(0, type.find(';'));
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes what stands before the separator off the text, or all of it.
std::string_view take(std::string_view* text, char separator) {
  const std::string_view part = text->substr(0, text->find(separator));
  text->remove_prefix(std::min(text->size(), part.size() + 1));
  return trim(part);
}

// `expected` is in small letters.
bool is(std::string_view text, std::string_view expected) {
  return text.size() == expected.size() && ascii::starts_with_any_case(text, expected);
}

// One element of Accept or Accept-Encoding: "text/html;q=0.8".
struct Preference {
  std::string_view value;  // in letters of any size
  double quality = 1;
};

// "q=0.8"; a value that is no number counts as 0, which is what a client can least complain about.
double quality_of(std::string_view text) {
  double quality = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quality);
  return error == std::errc() && quality >= 0 ? std::min(quality, 1.0) : 0;
}

std::vector<Preference> read_preferences(std::string_view header) {
  std::vector<Preference> preferences;
  preferences.reserve(8);
  while (!header.empty()) {
    std::string_view element = take(&header, ',');
    Preference preference{take(&element, ';')};
    while (!element.empty()) {
      const std::string_view parameter = take(&element, ';');
      if (is(parameter.substr(0, 2), "q=")) preference.quality = quality_of(parameter.substr(2));
    }
    if (!preference.value.empty()) preferences.push_back(preference);
  }
  return preferences;
}

// How closely a media range names a type: 3 exactly, 2 "text/*", 1 "*/*", 0 not at all.
int closeness(std::string_view range, std::string_view type) {
  if (is(range, type)) return 3;
  if (range == "*/*") return 1;
  const std::size_t slash = range.size() - std::min<std::size_t>(range.size(), 1);
  return range.ends_with("/*") && is(range.substr(0, slash), type.substr(0, slash)) ? 2 : 0;
}

// The quality of the closest range.
double quality_for(const std::vector<Preference>& preferences, std::string_view type) {
  int best = 0;
  double quality = 0;
  for (const Preference& preference : preferences) {
    const int close = closeness(preference.value, type);
    if (close <= best) continue;
    best = close;
    quality = preference.quality;
  }
  return quality;
}

bool takes_anything(const std::vector<Preference>& preferences) {
  return std::all_of(preferences.begin(), preferences.end(),
                     [](const Preference& p) { return p.value == "*/*" && p.quality > 0; });
}

}  // namespace

std::string_view suffix_of(Format format) { return facts_of(format).suffix; }
std::string_view content_type_of(Format format) { return facts_of(format).content_type; }

std::optional<Format> format_of_suffix(std::string_view suffix) {
  for (const FormatFacts& facts : kFormats) {
    if (facts.suffix == suffix) return facts.format;
  }
  return std::nullopt;
}

std::string Formats::list() const {
  std::string text;
  for (const FormatFacts& facts : kFormats) {
    if (!contains(facts.format)) continue;
    if (!text.empty()) text += ", ";
    text += media_type_of(facts.format);
  }
  return text;
}

std::optional<Format> negotiate(std::string_view accept, Formats offered) {
  const std::vector<Preference> preferences = read_preferences(accept);
  if (takes_anything(preferences) && offered.contains(Format::kText)) return Format::kText;
  std::optional<Format> best;
  double best_quality = 0;
  for (const FormatFacts& facts : kFormats) {
    if (!offered.contains(facts.format)) continue;
    const std::string_view type = media_type_of(facts.format);
    const double quality = preferences.empty() ? 1 : quality_for(preferences, type);
    if (quality <= best_quality) continue;
    best = facts.format;
    best_quality = quality;
  }
  return best;
}

Codings accepted_codings(std::string_view accept_encoding) {
  double gzip = -1, brotli = -1, any = 0;
  for (const Preference& preference : read_preferences(accept_encoding)) {
    if (is(preference.value, "gzip") || is(preference.value, "x-gzip")) gzip = preference.quality;
    if (is(preference.value, "br")) brotli = preference.quality;
    if (preference.value == "*") any = preference.quality;
  }
  if (gzip < 0) gzip = any;
  if (brotli < 0) brotli = any;
  return {.gzip = gzip > 0, .brotli = brotli > 0 && brotli >= gzip};
}

}  // namespace plumbline

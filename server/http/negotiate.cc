// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/negotiate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

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

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// One element of Accept or Accept-Encoding: "text/html;q=0.8".
struct Preference {
  std::string value;  // in small letters
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
  for (std::string_view element : split(header, ',')) {
    const std::vector<std::string_view> parts = split(element, ';');
    if (parts[0].empty()) continue;
    Preference preference{std::string(parts[0])};
    for (char& c : preference.value) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (std::string_view parameter : parts) {
      if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
        preference.quality = quality_of(parameter.substr(2));
      }
    }
    preferences.push_back(std::move(preference));
  }
  return preferences;
}

// How closely a media range names a type: 3 exactly, 2 "text/*", 1 "*/*", 0 not at all.
int closeness(std::string_view range, std::string_view type) {
  if (range == type) return 3;
  if (range == "*/*") return 1;
  return range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
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

bool accepts_gzip(std::string_view accept_encoding) {
  double named = -1, any = 0;
  for (const Preference& preference : read_preferences(accept_encoding)) {
    if (preference.value == "gzip" || preference.value == "x-gzip") named = preference.quality;
    if (preference.value == "*") any = preference.quality;
  }
  return (named >= 0 ? named : any) > 0;
}

}  // namespace plumbline

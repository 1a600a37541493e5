// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/source.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace plumbline {

bool is_part(SourceKind kind) { return kind >= SourceKind::kNotes; }

std::string_view slug_of_talk(std::string_view part) {
  const auto event = part.find('/');
  return event == part.npos ? part : part.substr(0, part.find('/', event + 1));
}

int number_of_part(std::string_view part) {
  const std::string_view talk = slug_of_talk(part);
  return part.size() <= talk.size() + 1 ? 1 : std::atoi(part.data() + talk.size() + 1);
}

std::string slug_of_part(std::string_view talk, int number) {
  const std::string digits = std::to_string(number);
  return std::string(talk) +
         (number < 2 ? "" : (number < 10 ? "/0" : "/") + digits);  // in order as text
}

std::string_view kind_name(SourceKind kind) {
  static constexpr std::string_view kNames[] = {"talk",  "topic",  "event",     "person",
                                                "notes", "slides", "transcript"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view directory_name(SourceKind kind) {
  static constexpr std::string_view kNames[] = {"talks", "topics", "events",     "people",
                                                "notes", "slides", "transcripts"};
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {
bool is_before(const FieldLines::Entry& entry, std::string_view field) {
  return entry.first < field;
}
}  // namespace

FieldLines::FieldLines(std::initializer_list<Entry> entries) {
  for (const auto& [field, line] : entries) add(field, line);
}

bool FieldLines::add(std::string_view field, int line) {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), field, is_before);
  if (place != entries_.end() && place->first == field) return false;
  entries_.emplace(place, field, line);
  return true;
}

const int* FieldLines::find(std::string_view field) const {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), field, is_before);
  return place != entries_.end() && place->first == field ? &place->second : nullptr;
}

const Source* Corpus::find(SourceKind kind, std::string_view slug) const {
  const auto place =
      std::lower_bound(sources.begin(), sources.end(), std::pair{kind, slug},
                       [](const Source& source, const auto& key) {
                         return std::pair{source.kind, std::string_view(source.slug)} < key;
                       });
  return place != sources.end() && place->kind == kind && place->slug == slug ? &*place : nullptr;
}

void Corpus::sort() {
  std::vector<Source*> order;
  for (Source& source : sources) order.push_back(&source);
  sort_sources(&order);
  keep(order);
}

void Corpus::keep(const std::vector<Source*>& kept) {
  const auto is_in_place = [&, at = sources.data()](const Source* source) mutable {
    return source == at++;
  };
  if (kept.size() == sources.size() && std::all_of(kept.begin(), kept.end(), is_in_place)) return;
  sources = moved(kept);
}

void sort_sources(std::vector<Source*>* sources) {
  const auto before = [](const Source* a, const Source* b) {
    return std::tie(a->kind, a->slug) < std::tie(b->kind, b->slug);
  };
  if (!std::is_sorted(sources->begin(), sources->end(), before))
    std::stable_sort(sources->begin(), sources->end(), before);
}

std::vector<Source> moved(const std::vector<Source*>& sources) {
  std::vector<Source> out;
  out.reserve(sources.size());
  for (Source* source : sources) out.push_back(std::move(*source));
  return out;
}

}  // namespace plumbline

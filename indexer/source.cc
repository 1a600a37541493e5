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

const Source* Corpus::find(SourceKind kind, std::string_view slug) const {
  const auto place =
      std::lower_bound(sources.begin(), sources.end(), std::pair{kind, slug},
                       [](const Source& source, const auto& key) {
                         return std::pair{source.kind, std::string_view(source.slug)} < key;
                       });
  return place != sources.end() && place->kind == kind && place->slug == slug ? &*place : nullptr;
}

// A source is large to move, so each is moved once, and none where they are in order.
void Corpus::sort() {
  const auto before = [](const Source* a, const Source* b) {
    return std::tie(a->kind, a->slug) < std::tie(b->kind, b->slug);
  };
  std::vector<Source*> order;
  for (Source& source : sources) order.push_back(&source);
  if (std::is_sorted(order.begin(), order.end(), before)) return;
  std::stable_sort(order.begin(), order.end(), before);
  std::vector<Source> sorted;
  sorted.reserve(sources.size());
  for (Source* source : order) sorted.push_back(std::move(*source));
  sources = std::move(sorted);
}

}  // namespace plumbline

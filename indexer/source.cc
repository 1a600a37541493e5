// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/source.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace plumbline {

bool is_part(SourceKind kind) { return kind >= SourceKind::kNotes; }

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

void Corpus::sort() {
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
    return std::tie(a.kind, a.slug) < std::tie(b.kind, b.slug);
  });
}

}  // namespace plumbline

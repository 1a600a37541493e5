// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/examples.h"

#include <algorithm>
#include <map>

namespace plumbline {
namespace {

// Topics below each topic, at any depth.
std::map<DocumentId, std::size_t> count_descendants(const Catalog& catalog) {
  std::map<DocumentId, std::size_t> below;
  for (DocumentId id : catalog.all(Kind::kTopic)) {
    int depth = 0;  // a circle of parents ends, too
    for (DocumentId up = catalog[id].parent; up != 0 && depth < 16;
         up = catalog[up].parent, ++depth) {
      ++below[up];
    }
  }
  return below;
}

// The topic that stands for the whole collection: much talked about, and with many topics below it.
DocumentId find_broad(const Catalog& catalog) {
  auto below = count_descendants(catalog);
  const auto weight = [&](DocumentId id) { return catalog[id].talks.size() * (1 + below[id]); };
  DocumentId broad = 0;
  for (DocumentId id : topics_by_talks(catalog)) {
    if (broad == 0 || weight(id) > weight(broad)) broad = id;
  }
  return broad;
}

bool is_one_word(std::string_view title) {
  return title.find_first_of(" ():") == std::string_view::npos;
}

}  // namespace

std::vector<DocumentId> topics_by_talks(const Catalog& catalog) {
  std::vector<DocumentId> topics = catalog.all(Kind::kTopic);
  std::erase_if(topics, [&](DocumentId id) { return catalog[id].talks.empty(); });
  std::stable_sort(topics.begin(), topics.end(), [&](DocumentId a, DocumentId b) {
    return catalog[a].talks.size() > catalog[b].talks.size();
  });
  return topics;
}

std::vector<DocumentId> talks_with_notes(const Catalog& catalog) {
  std::vector<DocumentId> talks = catalog.all(Kind::kTalk);
  std::erase_if(talks, [&](DocumentId id) { return (catalog[id].has & kHasNotes) == 0; });
  std::stable_sort(talks.begin(), talks.end(),
                   [&](DocumentId a, DocumentId b) { return catalog[a].date > catalog[b].date; });
  return talks;
}

Examples find_examples(const Catalog& catalog) {
  Examples examples;
  examples.broad = find_broad(catalog);
  for (DocumentId id : topics_by_talks(catalog)) {
    const Document& topic = catalog[id];
    const bool fits = topic.start_here != 0 && !catalog[topic.start_here].speakers.empty();
    if (id == examples.broad || !fits || !is_one_word(topic.title)) continue;
    (examples.topic == 0 ? examples.topic : examples.other) = id;
    if (examples.other != 0) break;
  }
  if (examples.topic == 0) examples.topic = examples.broad;
  if (examples.other == 0) examples.other = examples.broad;
  const Document& topic = catalog[examples.topic];
  examples.talk = topic.start_here != 0 ? topic.start_here
                  : topic.talks.empty() ? 0
                                        : topic.talks.front();
  const Document& talk = catalog[examples.talk];
  examples.speaker = talk.speakers.empty() ? 0 : talk.speakers.front();
  examples.event = talk.event;
  return examples;
}

DocumentId newest_event(const Catalog& catalog) {
  constexpr std::size_t kSeveral = 3;
  DocumentId best = 0;
  const auto rank = [&](DocumentId id) {
    const Document& event = catalog[id];
    return std::pair(event.talks.size() >= kSeveral, event.date);
  };
  for (DocumentId id : catalog.all(Kind::kEvent)) {
    if (!catalog[id].talks.empty() && (best == 0 || rank(id) > rank(best))) best = id;
  }
  return best;
}

}  // namespace plumbline

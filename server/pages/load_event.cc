// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "schema/sql.h"
#include "schema/text/fold.h"
#include "server/pages/load.h"

namespace plumbline {
namespace {

// The editions before and after this one, by date.
void find_neighbours(const Catalog& catalog, const Document& event, EventPage* page) {
  const auto earlier = [](const Document& a, const Document& b) {
    return std::tie(a.date, a.slug) < std::tie(b.date, b.slug);
  };
  for (DocumentId id : catalog.all(Kind::kEvent)) {
    const Document& other = catalog[id];
    if (other.series != event.series || id == event.id) continue;
    DocumentId& place = earlier(other, event) ? page->previous : page->next;
    const bool before = earlier(other, event);
    if (place == 0 || earlier(catalog[place], other) == before) place = id;
  }
}

std::vector<Slot> read_programme(Database& db, DocumentId event) {
  std::vector<Slot> programme;
  Statement& rows = db.cached(sql::k_find_programme);
  rows.bind(":event", event);
  while (rows.step()) {
    programme.push_back({static_cast<DocumentId>(rows.integer(0)), rows.text(1), rows.text(2),
                         rows.text(3), rows.text(4), rows.text(5)});
  }
  return programme;
}

std::vector<std::pair<std::string, int>> count_tracks(const std::vector<Slot>& programme) {
  std::map<std::string, std::pair<std::string, int>> by_key;
  for (const Slot& slot : programme) {
    if (slot.track.empty()) continue;
    auto& [name, count] = by_key[fold(slot.track)];
    if (count++ == 0) name = slot.track;
  }
  std::vector<std::pair<std::string, int>> tracks;
  for (auto& [key, track] : by_key) tracks.push_back(std::move(track));
  return tracks;
}

}  // namespace

std::optional<EventPage> load_event(const Catalog& catalog, Database& db, std::string_view slug) {
  const Document* event = catalog.find(Kind::kEvent, slug);
  if (event == nullptr) return std::nullopt;
  EventPage page;
  page.event = event->id;
  page.about = read_about(db, event->id);
  page.sources = read_addresses(db, event->id).sources;
  find_neighbours(catalog, *event, &page);
  std::vector<DocumentId> topics;
  for (DocumentId talk : event->talks) {
    const auto& of_talk = catalog[talk].topics;
    topics.insert(topics.end(), of_talk.begin(), of_talk.end());
  }
  page.topics = count_documents(catalog, topics);
  page.programme = read_programme(db, event->id);
  page.tracks = count_tracks(page.programme);
  return page;
}

void keep_track(const std::string& track, EventPage* page) {
  const std::string wanted = fold(track);
  std::erase_if(page->programme, [&](const Slot& slot) { return fold(slot.track) != wanted; });
  page->track = page->programme.empty() ? track : page->programme.front().track;
}

}  // namespace plumbline

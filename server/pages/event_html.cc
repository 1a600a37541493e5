// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "schema/text/counted.h"
#include "server/pages/cite.h"
#include "server/pages/letters.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/programme.h"
#include "server/pages/series.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kTopics = 12;  // shown at once
constexpr std::size_t kLongProgramme = 50;
constexpr std::size_t kSlots = 100;  // of a programme on one page

// "13 to 15 November 2023 · Richmond, Virginia, USA"
std::string when_and_where(const Document& event) {
  std::vector<std::string> facts = {date_range(event.start, event.end), event.place};
  std::erase(facts, "");
  return joined(facts, " · ");
}

std::string times(const Slot& slot) {
  return slot.end_time.empty() ? slot.start_time : slot.start_time + "–" + slot.end_time;
}

// "Club E · Rust MC"
std::string place_of(const Slot& slot) {
  std::vector<std::string> facts = {slot.room, slot.track};
  std::erase(facts, "");
  return joined(facts, " · ");
}

void fill_slot(Dictionary entry, const Catalog& catalog, const Slot& slot) {
  entry.show("TIME", times(slot)).show("PLACE", place_of(slot));
  fill_line(entry, catalog, catalog[slot.talk], {.event = true});
}

// The address of this programme, or of one track of it.
std::string path_of_track(const Catalog& catalog, const EventPage& page, const std::string& track) {
  const std::string path = path_of(catalog[page.event]);
  return track.empty() ? path : path + "?track=" + percent_encode(track);
}

// What a long programme needs: links to its days, on this page or another, and to a search that can narrow
// it.
void fill_ways(Dictionary& main, const Catalog& catalog, const EventPage& page,
               const Window& shown) {
  if (page.programme.size() < kLongProgramme) return;
  Dictionary ways = main.add("WAYS");
  SearchRequest request;
  request.filters["event"] = {catalog[page.event].slug};
  ways.set("SEARCH_URL", search_path("/search", request));
  std::string_view last;
  for (std::size_t i = 0; i < page.programme.size(); ++i) {
    const std::string& date = page.programme[i].date;
    if (date.empty() || date == last) continue;
    last = date;
    const std::string elsewhere = path_at(path_of_track(catalog, page, page.track), date);
    const bool here = i >= shown.begin && i < shown.end;
    ways.add("DAY").set("URL", here ? "#day-" + date : elsewhere).set("NAME", long_date(date));
  }
}

void fill_track(Dictionary list, const Catalog& catalog, const EventPage& page,
                const std::pair<std::string, int>& track) {
  Dictionary entry = list.add("TRACK").set("TITLE", track.first).set("COUNT", track.second);
  entry.set("URL", path_of_track(catalog, page, track.first));
  entry.show("CHOSEN", track.first == page.track);
}

void fill_tracks(Dictionary& main, const Catalog& catalog, const EventPage& page) {
  if (!page.track.empty()) {
    main.add("ONE_TRACK").set("NAME", page.track).set("URL", path_of(catalog[page.event]));
  }
  if (page.tracks.size() < 2) return;
  Dictionary list = main.add("TRACKS");
  const std::size_t shown = page.tracks.size() <= kTopics + 2 ? page.tracks.size() : kTopics;
  for (std::size_t i = 0; i < shown; ++i) fill_track(list, catalog, page, page.tracks[i]);
  if (shown == page.tracks.size()) return;
  Dictionary rest = list.add("REST").set("COUNT", static_cast<int>(page.tracks.size() - shown));
  for (std::size_t i = shown; i < page.tracks.size(); ++i)
    fill_track(rest, catalog, page, page.tracks[i]);
}

// A heading for each day, where days are known. The programme comes by day and time.
void fill_programme(Dictionary& main, const Catalog& catalog, std::span<const Slot> programme) {
  const bool any_dated = std::any_of(programme.begin(), programme.end(),
                                     [](const Slot& slot) { return !slot.date.empty(); });
  while (!programme.empty()) {
    const std::string& date = programme.front().date;
    const auto end = std::find_if(programme.begin(), programme.end(),
                                  [&](const Slot& slot) { return slot.date != date; });
    const auto slots = programme.first(static_cast<std::size_t>(end - programme.begin()));
    Dictionary day = main.add("DAY");
    day.show("NAME", date.empty() && any_dated ? "Day unknown" : long_date(date));
    if (!date.empty()) day.add("ID").set("ID", "day-" + date);
    day.show("TIMED", std::any_of(slots.begin(), slots.end(),
                                  [](const Slot& slot) { return !slot.start_time.empty(); }));
    for (const Slot& slot : slots) fill_slot(day.add("SLOT"), catalog, slot);
    programme = programme.subspan(slots.size());
  }
}

void fill_edition(Dictionary editions, TemplateName section, const Catalog& catalog,
                  DocumentId id) {
  if (id == 0) return;
  editions.add(section).set("URL", path_of(catalog[id])).set("TITLE", catalog[id].short_name);
}

void fill_series(Dictionary section, const Catalog& catalog, const Series& series) {
  section.set("ID", "series-" + series.slug).set("NAME", series_name(catalog, series));
  section.set("COUNT", static_cast<int>(series.talks));
  for (DocumentId id : series.events) {
    const Document& event = catalog[id];
    Dictionary entry =
        section.add("EVENT").set("URL", path_of(event)).set("TITLE", event.short_name);
    std::vector<std::string> facts = {counted(event.talks.size(), "talk"), when_and_where(event)};
    std::erase(facts, "");
    entry.set("WHEN", joined(facts, " · "));
  }
}

// Its text up to the first heading before the programme, the rest behind: a call for papers may be long.
void fill_about(Dictionary& main, const EventPage& page) {
  const std::span<const PassageView> passages = page.about.passages;
  const auto headed = std::find_if(passages.begin(), passages.end(),
                                   [](const PassageView& one) { return !one.heading.empty(); });
  const auto intro = static_cast<std::size_t>(headed - passages.begin());
  if (intro > 0) fill_passages(main.add("INTRO"), passages.first(intro));
  fill_passages(main, passages.subspan(intro));
}

}  // namespace

std::string event_html(const PageContext& context, const EventPage& page, std::string_view at) {
  const Catalog& catalog = context.collection.catalog();
  const Document& event = catalog[page.event];
  const std::string path = path_of(event);
  const auto talks = static_cast<std::int64_t>(event.talks.size());
  const Window shown = window(page.programme.size(), slot_at(catalog, page, at), kSlots);
  const std::string track_path = path_of_track(catalog, page, page.track);
  const std::string here = shown.first() ? "" : slot_key(catalog, page.programme[shown.begin]);
  Page out(
      context,
      {.title =
           title_from(page.track.empty() ? event.title : event.title + ": " + page.track, here),
       .description =
           joined({event.short_name, when_and_where(event), counted(talks, "talk")}, ", ") + ".",
       .json = path + ".json",
       .canonical = path_at(track_path, here),
       .data = json_ld(event, context.base_url),
       .feed = path + ".atom"},
      "event.html", "events");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("TITLE", event.title).show("WHEN", when_and_where(event));
  fill_links(main, event.links);
  fill_about(main, page);
  main.set("COUNT", static_cast<int>(page.programme.size()));
  main.show("NO_TALKS", page.programme.empty());
  fill_tracks(main, catalog, page);
  fill_ways(main, catalog, page, shown);
  fill_programme(main, catalog,
                 std::span(page.programme).subspan(shown.begin, shown.end - shown.begin));
  fill_steps(main, track_path, shown,
             [&](std::size_t i) { return slot_key(catalog, page.programme[i]); });
  fill_sources(main, page.sources);
  if (page.previous != 0 || page.next != 0) {
    Dictionary editions = main.add("EDITIONS");
    fill_edition(editions, "PREVIOUS", catalog, page.previous);
    fill_edition(editions, "NEXT", catalog, page.next);
  }
  if (!page.topics.empty()) {
    fill_counted_and_rest(main.add("TOPICS"), "TOPIC", catalog, page.topics, "talk", kTopics);
  }
  return out.html();
}

std::string events_html(const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const auto count = static_cast<std::int64_t>(catalog.all(Kind::kEvent).size());
  Page out(context,
           {.title = "Events",
            .description = counted(count, "event") + " by series, with their talks.",
            .json = "/events.json",
            .canonical = "/events"},
           "events.html", "events");
  out.with_search_box();
  out.main().set("COUNT", counted(count, "event"));
  for (const Series& series : list_series(catalog)) {
    fill_series(out.main().add("SERIES"), catalog, series);
  }
  return out.html();
}

}  // namespace plumbline

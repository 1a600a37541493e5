// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/edition.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/sources/programme/blank.h"
#include "indexer/sources/programme/body.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {
using Warnings = const std::function<void(std::string)>&;

std::string joined(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || contains(a, b)) return a.empty() ? b : a;
  return a + ", " + b;
}

std::string short_name(const EventFacts& event, const std::string& title) {
  return title.size() > 24 && !event.name.empty() ? event.name : title;
}

// The days between the first and the last talk, where the event itself does not say.
void settle_days(const std::vector<TalkFacts>& talks, EventFacts* event) {
  std::string first, last;
  for (const TalkFacts& talk : talks) {
    const std::string day = talk.start ? date_text(talk.start->local) : day_text(talk.day);
    if (day.empty()) continue;
    first = first.empty() ? day : std::min(first, day);
    last = std::max(last, day);
  }
  event->start = day_text(event->start).empty() ? first : day_text(event->start);
  event->end = day_text(event->end).empty() ? last : day_text(event->end);
}

void settle_slug(const Input& input, Edition* edition, Warnings warn) {
  EventFacts& event = edition->facts;
  std::string& slug = edition->slug;
  for (std::string* text : {&event.name, &event.title, &event.venue, &event.city})
    *text = squeezed(*text);
  slug = event_slug(event.name.empty() ? event.title : event.name, event.start);
  if (!slug.empty()) return;
  slug = event_slug(event_of_path(input.name), event.start);
  const bool by_path = !slug.empty();
  if (!by_path) slug = event_slug("programme", event.start);
  warn("does not say which event it is of; taken for " + slug +
       (by_path ? " by its path"
                : ". Put it into a folder with that event's name, as fosdem-2025/"));
}

// What the talks tell about time: the zone that all name, and whether each can be told in UTC without another.
struct TalkZones {
  bool any_time = false, all_known = true;
  std::string common;
};

TalkZones zones_of(const std::vector<TalkFacts>& talks) {
  TalkZones zones;
  for (const TalkFacts& talk : talks) {
    if (!talk.start) continue;
    if (!zones.any_time) zones.common = talk.start_zone;
    zones.any_time = true;
    zones.all_known = zones.all_known && (talk.start->offset || !talk.start_zone.empty());
    if (talk.start_zone != zones.common) zones.common.clear();
  }
  return zones;
}

void settle_zone(const std::vector<TalkFacts>& talks, Edition* edition, Warnings warn) {
  const EventFacts& event = edition->facts;
  std::string& zone = edition->zone;
  zone = zone_name(event.zone);
  if (!zone.empty()) return;
  const TalkZones told = zones_of(talks);
  zone = zone_name(told.common);
  if (!zone.empty() || !told.any_time) return;
  zone = zone_of_city(event.city);
  const std::string what =
      event.zone.empty() ? "names no time zone" : "\"" + event.zone + "\" is no known time zone";
  if (!zone.empty())
    warn(what + "; took " + zone + ", that of its city. Ask its author to name it");
  else if (told.all_known)
    warn(what + "; times are local by their offset from UTC. Ask its author to name it");
  else
    warn(what +
         ", so times have no UTC. Ask its author to name it, or say zone in the event's file");
}
}  // namespace

Edition settle_edition(EventFacts facts, const std::vector<TalkFacts>& talks, const Input& input,
                       std::string_view family, Problems* problems) {
  const auto warn = [&](std::string message) {
    problems->push_back({Severity::kWarning, input.path, 0, std::move(message)});
  };
  Edition edition{std::move(facts), "", "", ""};
  settle_days(talks, &edition.facts);
  settle_slug(input, &edition, warn);
  settle_zone(talks, &edition, warn);
  const std::string& number = edition.facts.number;
  edition.key = std::string(family) + ":" + (number.empty() ? edition.slug : number);
  return edition;
}

Source edition_source(const Edition& edition, const Input& input, Problems* problems) {
  const EventFacts& event = edition.facts;
  Source source = blank_source(SourceKind::kEvent, input);
  source.slug = edition.slug;
  source.key = edition.key;
  source.title = without_emails(!event.title.empty()  ? event.title
                                : !event.name.empty() ? event.name
                                                      : edition.slug);
  source.short_name = short_name(event, source.title);
  source.series = series_of(edition.slug);
  source.start_date = event.start;
  source.end_date = event.end;
  source.place = without_emails(joined(event.venue, event.city));
  source.zone = edition.zone;
  source.withdrawn = event.cancelled;
  if (event.cancelled)
    problems->push_back({Severity::kWarning, input.path, 0,
                         "the event is marked as cancelled, and so are its talks"});
  const std::string page =
      resolve_url(event.url.empty() ? event.base_url : event.url, event.base_url);
  if (!page.empty()) {
    source.links.push_back({"page", page, 0});
    source.sources.push_back({page, 0});
  }
  source.sections = read_body("", event.description, page, input.path, 0, problems);
  source.hash = content_hash(source);
  return source;
}

}  // namespace plumbline

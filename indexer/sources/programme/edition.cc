// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/edition.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "indexer/check/calendar.h"
#include "indexer/sources/html.h"
#include "indexer/sources/programme/blank.h"
#include "indexer/sources/programme/body.h"
#include "indexer/sources/programme/known_series.h"
#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/text/email.h"
#include "indexer/text/entities.h"

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

// Where to look for the event's name: a file that was named by itself has no folder before its name.
std::string name_with_folder(const Input& input) {
  const auto slash = input.path.rfind('/');
  if (input.name.find('/') != input.name.npos || slash == input.path.npos || slash == 0)
    return input.name;
  const std::string folder =
      input.path.substr(0, slash).substr(input.path.rfind('/', slash - 1) + 1);
  return year_of_slug(make_slug(folder)).empty() ? input.name : folder + "/" + input.name;
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
    *text = without_meeting_secrets(squeezed(without_entities(*text)));
  // The calendar of one person is called after their mail address.
  for (std::string* text : {&event.name, &event.title}) *text = person_name(*text);
  slug = event_slug(event.name.empty() ? event.title : event.name, event.start);
  if (!slug.empty()) return;
  slug = event_slug(event_of_path(name_with_folder(input)), event.start);
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
    zones.all_known =
        zones.all_known && (talk.start->offset || !zone_name(talk.start_zone).empty());
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
  // Each talk names it, and is warned of.
  if (!told.common.empty() && (event.zone.empty() || event.zone == told.common)) return;
  zone = zone_of_city(event.city);
  const SeriesDefaults series = defaults_of_series(edition->slug, event.title);
  const std::string whose = zone.empty() ? series.name : "its city";
  if (zone.empty()) zone = series.zone;
  edition->zone_is_guess = !zone.empty();
  const std::string what =
      event.zone.empty() ? "names no time zone" : "\"" + event.zone + "\" is no known time zone";
  if (!zone.empty())
    warn(what + "; took " + zone + ", that of " + whose + ". Ask its author to name it");
  else if (told.all_known)
    warn(what + "; times are local by their offset from UTC. Ask its author to name it");
  else
    warn(what +
         ", so times have no UTC. Ask its author to name it, or say zone in the event's file");
}

std::vector<SourceLink> links_of(const EventFacts& event, const std::string& page) {
  LinkList links;
  links.add("page", page, 0);
  for (const LinkFacts& link : event.links) {
    if (!is_noise(link)) links.add(link, event.base_url);
  }
  return links.take();
}

// What begins without a heading gets the label; what stands below one says of which session it is, if of one.
void name_sections(const std::string& session, const std::string& label,
                   std::vector<Section>* sections) {
  for (Section& section : *sections) {
    std::string& heading = section.heading.text;
    if (&section == &sections->front() && heading.empty()) heading = label;
    if (session.empty() || heading == label) continue;
    section.heading = {session + ": " + heading, {}};
  }
}

std::vector<Section> sessions_of(const EventFacts& event, const std::string& page,
                                 const Input& input, Problems* problems) {
  std::vector<Section> all;
  for (const SessionFacts& facts : event.sessions) {
    const std::string name = without_emails(facts.name);
    std::vector<Section> sections = read_body("", facts.description, page, input.path, 0, problems);
    name_sections(name, name, &sections);
    std::move(sections.begin(), sections.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<Section> minutes_of(const EventFacts& event, const std::string& page,
                                const Input& input, Problems* problems) {
  std::vector<Section> all;
  for (const MinutesFacts& minutes : event.minutes) {
    if (trimmed(minutes.html).empty()) continue;
    std::vector<Section> sections = read_html(minutes.html, input.path, 0, problems);
    const std::string session = without_emails(minutes.session);
    name_sections(session, session.empty() ? "Minutes" : session + ": minutes", &sections);
    settle_links(page, input.path, 0, &sections, problems);
    std::move(sections.begin(), sections.end(), std::back_inserter(all));
  }
  return all;
}
}  // namespace

Edition settle_edition(EventFacts facts, const std::vector<TalkFacts>& talks, const Input& input,
                       std::string_view family, Problems* problems) {
  Edition edition;
  edition.facts = std::move(facts);
  settle_days(talks, &edition.facts);
  settle_slug(input, &edition, [&](std::string message) {
    problems->push_back(doubtful(Doubt::kEvent, input.path, std::move(message)));
  });
  settle_zone(talks, &edition, [&](std::string message) {
    problems->push_back(doubtful(Doubt::kZone, input.path, std::move(message)));
  });
  edition.base_url = edition.facts.base_url;
  if (edition.base_url.empty())
    edition.base_url = defaults_of_series(edition.slug, edition.facts.title).base_url;
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
  if (edition.zone_is_guess) source.guessed = Guess::kZone;
  source.withdrawn = event.cancelled;
  if (event.cancelled)
    problems->push_back({Severity::kWarning, input.path, 0,
                         "the event is marked as cancelled, and so are its talks"});
  const std::string page =
      resolve_url(event.url.empty() ? event.base_url : event.url, event.base_url);
  if (!page.empty()) source.sources.push_back({page, 0});
  source.links = links_of(event, page);
  source.sections = read_body("", event.description, page, input.path, 0, problems);
  for (const auto& more : {sessions_of, minutes_of}) {
    for (Section& section : more(event, page, input, problems))
      source.sections.push_back(std::move(section));
  }
  source.hash = content_hash(source);
  return source;
}

}  // namespace plumbline

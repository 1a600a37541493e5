// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/programme.h"

#include <algorithm>
#include <exception>
#include <set>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/sources/html.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/programme/body.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::size_t kMaxSpeakers = 100;

std::string day_text(std::string_view text) {
  const auto day = parse_day(text);
  return day ? date_text(*day) : "";
}

std::string joined(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || contains(a, b)) return a.empty() ? b : a;
  return a + ", " + b;
}

// Where a problem is, for those that have no line.
std::string at(const TalkFacts& talk) { return talk.place.empty() ? "" : talk.place + ": "; }

std::string short_name(const EventFacts& event, const std::string& title) {
  return title.size() > 24 && !event.name.empty() ? event.name : title;
}

std::string content_hash(const Source& source) {
  Fingerprint print;
  for (const std::string* text :
       {&source.key, &source.slug, &source.title, &source.date, &source.start_time,
        &source.end_time, &source.zone, &source.room, &source.track, &source.format, &source.lang,
        &source.start_date, &source.end_date, &source.place}) {
    print.add(*text);
  }
  for (const Word& speaker : source.speakers) print.add(speaker.text);
  for (const SourceLink& link : source.links) print.add(link.key + " " + link.url);
  for (const Section& section : source.sections) {
    print.add(section.heading.text);
    print.add(to_html(section.body, 0, section.body.text.size()));
  }
  print.add(source.withdrawn ? "withdrawn" : "");
  return print.hex();
}
}  // namespace

Programme::Programme(const Input& input, std::string_view family)
    : input_(input), family_(family) {}

void Programme::add(TalkFacts talk) {
  talk.title = squeezed(talk.title);
  if (is_break(talk.title, talk.type) && talk.people.empty()) {
    skip("a break", talk.title, talk.line);
  } else if (talk.title.empty()) {
    skip("without a title", at(talk) + "an entry", talk.line);
  } else if (is_unpublished(talk.state)) {
    skip("not part of the programme (" + lower(talk.state) + ")", talk.title, talk.line);
  } else {
    talks_.push_back(std::move(talk));
  }
}

void Programme::skip(const std::string& reason, const std::string& example, int line) {
  Skipped& skipped = skipped_[reason];
  if (skipped.count++ == 0) {
    skipped.line = line;
    skipped.example = example;
  }
}

void Programme::warn(int line, std::string message) {
  reading_.problems.push_back({Severity::kWarning, input_.path, line, std::move(message)});
}

Reading Programme::finish() {
  if (talks_.empty()) {
    report();
    reading_.problems.push_back({Severity::kLeftOut, input_.path, 0, without_talks});
    return std::move(reading_);
  }
  settle_event();
  std::vector<MadeTalk> made;
  made.reserve(talks_.size());
  for (const TalkFacts& talk : talks_) made.push_back({make_talk(talk), &talk});
  for (const MadeTalk& twice : make_keys_unique(&made)) {
    skip("listed again", twice.source.title, twice.facts->line);
  }
  make_slugs_unique(&made);
  reading_.sources.push_back(make_event());
  for (MadeTalk& talk : made) {
    talk.source.hash = content_hash(talk.source);
    reading_.sources.push_back(std::move(talk.source));
    make_notes(*talk.facts, Source(reading_.sources.back()));
  }
  report();
  return std::move(reading_);
}

Reading Programme::finish_event() {
  settle_event();
  reading_.sources.push_back(make_event());
  report();
  warn(0, without_talks);
  return std::move(reading_);
}

// The days between the first and the last talk, where the event itself does not say.
void Programme::settle_event() {
  std::string first, last;
  for (const TalkFacts& talk : talks_) {
    const std::string day = talk.start ? date_text(talk.start->local) : day_text(talk.day);
    if (day.empty()) continue;
    first = first.empty() ? day : std::min(first, day);
    last = std::max(last, day);
  }
  event.start = day_text(event.start).empty() ? first : day_text(event.start);
  event.end = day_text(event.end).empty() ? last : day_text(event.end);
  settle_name();
  settle_zone();
}

void Programme::settle_name() {
  for (std::string* text : {&event.name, &event.title, &event.venue, &event.city})
    *text = squeezed(*text);
  event_slug_ = event_slug(event.name.empty() ? event.title : event.name, event.start);
  if (!event_slug_.empty()) return;
  event_slug_ = event_slug(event_of_path(input_.name), event.start);
  const bool by_path = !event_slug_.empty();
  if (!by_path) event_slug_ = event_slug("programme", event.start);
  warn(0, "does not say which event it is of; taken for " + event_slug_ +
              (by_path ? " by its path"
                       : ". Put it into a folder with that event's name, as fosdem-2025/"));
}

void Programme::settle_zone() {
  zone_ = zone_name(event.zone);
  if (!zone_.empty()) return;
  bool all_known = true, any_time = false;
  std::string common;
  for (const TalkFacts& talk : talks_) {
    if (!talk.start) continue;
    if (!any_time) common = talk.start_zone;
    any_time = true;
    all_known = all_known && (talk.start->offset || !talk.start_zone.empty());
    if (talk.start_zone != common) common.clear();
  }
  zone_ = zone_name(common);
  if (!zone_.empty() || !any_time) return;
  zone_ = zone_of_city(event.city);
  const std::string what =
      event.zone.empty() ? "names no time zone" : "\"" + event.zone + "\" is no known time zone";
  if (!zone_.empty()) {
    warn(0, what + "; took " + zone_ + ", that of its city. Ask its author to name it");
  } else if (all_known) {
    warn(0, what + "; times are local by their offset from UTC. Ask its author to name it");
  } else {
    warn(0,
         what +
             ", so times have no UTC. Ask its author to name it, or say zone in the event's file");
  }
}

Source Programme::blank(SourceKind kind) const {
  Source source;
  source.kind = kind;
  source.name = input_.name;
  source.file = input_.path;
  return source;
}

std::string Programme::key_of_event() const {
  return family_ + ":" + (event.number.empty() ? event_slug_ : event.number);
}

Source Programme::make_event() {
  Source source = blank(SourceKind::kEvent);
  source.slug = event_slug_;
  source.key = key_of_event();
  source.title = without_emails(!event.title.empty()  ? event.title
                                : !event.name.empty() ? event.name
                                                      : event_slug_);
  source.short_name = short_name(event, source.title);
  source.series = series_of(event_slug_);
  source.start_date = event.start;
  source.end_date = event.end;
  source.place = without_emails(joined(event.venue, event.city));
  source.zone = zone_;
  source.withdrawn = event.cancelled;
  if (event.cancelled) warn(0, "the event is marked as cancelled, and so are its talks");
  const std::string page =
      resolve_url(event.url.empty() ? event.base_url : event.url, event.base_url);
  if (!page.empty()) {
    source.links.push_back({"page", page, 0});
    source.sources.push_back({page, 0});
  }
  source.sections = read_body("", event.description, page, input_.path, 0, &reading_.problems);
  source.hash = content_hash(source);
  return source;
}

Source Programme::make_talk(const TalkFacts& talk) {
  Source source = blank(SourceKind::kTalk);
  source.event = event_slug_;
  source.lines["title"] = talk.line;
  const MarkedTitle marked = without_marks(without_emails(talk.title));
  source.title = with_subtitle(marked.title, without_emails(squeezed(talk.subtitle)));
  source.withdrawn =
      talk.withdrawn || marked.cancelled || event.cancelled || is_withdrawn(talk.state);
  source.room = without_emails(without_quotes(squeezed(talk.room)));
  source.track = without_emails(without_quotes(squeezed(talk.track)));
  source.format = talk_format(talk.type, source.track);
  source.lang = language_code(talk.lang);
  set_time(talk, &source);
  set_identity(talk, marked.title, &source);
  set_people(talk, &source);
  set_links(talk, &source);
  set_text(talk, &source);
  return source;
}

void Programme::set_identity(const TalkFacts& talk, const std::string& title, Source* source) {
  std::string slug = talk_slug(talk.slug, event.name, event_slug_, title);
  std::string id = talk.key;
  for (const std::string* part : {&talk.guid, &talk.id, &talk.code, &talk.slug}) {
    if (id.empty()) id = squeezed(*part);
  }
  if (id.empty()) {
    skip("known by title and time alone, since it has neither guid nor id", talk.title, talk.line);
    id = fingerprint(talk.title + "\n" + source->date + source->start_time);
  }
  if (slug.empty()) slug = make_slug(id);
  if (slug.empty()) slug = fingerprint(id);
  source->slug = event_slug_ + "/" + slug;
  source->key = key_of_event() + ":" + id;
}

// The moment counts in its own zone or by its own offset, else in that of the event; local time is that
// of the event.
void Programme::set_time(const TalkFacts& talk, Source* source) {
  source->date = day_text(talk.day);
  if (!talk.start) return;
  const std::string own = zone_name(talk.start_zone);
  Minutes local = talk.start->local;
  std::optional<Minutes> utc;
  if (talk.start->offset) {
    utc = local - *talk.start->offset;
  } else {
    utc = to_utc(local, own.empty() ? zone_ : own);
  }
  source->zone = zone_.empty() ? own : zone_;
  if (utc) {
    local = to_local(*utc, source->zone).value_or(local);
    source->start_utc = utc_text(*utc);
  }
  source->date = date_text(local);
  source->start_time = time_text(local);
  const int minutes = talk.minutes.value_or(0);
  if (minutes <= 0 || minutes >= kDayMinutes) return;
  const auto end = utc ? to_local(*utc + minutes, source->zone) : std::nullopt;
  source->end_time = time_text(end.value_or(local + minutes));
}

void Programme::set_people(const TalkFacts& talk, Source* source) {
  std::set<std::string> seen;
  for (const std::string& person : talk.people) {
    const std::string name = person_name(person);
    if (name.empty()) {
      if (!squeezed(person).empty()) {
        skip("a speaker whose name is an e-mail address, which is not kept", talk.title, talk.line);
      }
      continue;
    }
    if (!seen.insert(name).second) continue;
    if (source->speakers.size() == kMaxSpeakers) {
      skip("more than 100 speakers, of whom the first are taken", talk.title, talk.line);
      break;
    }
    source->speakers.push_back({name, talk.line});
  }
}

void Programme::set_links(const TalkFacts& talk, Source* source) {
  LinkList links;
  const std::string page = resolve_url(talk.url, event.base_url);
  if (!page.empty()) {
    links.add("page", page, talk.line);
    source->sources.push_back({page, talk.line});
  }
  for (const LinkFacts& link : talk.links) {
    if (links.full()) break;
    if (is_noise(link) || squeezed(link.url).empty()) continue;
    if (!links.add(link, event.base_url)) {
      skip("a link that leads nowhere in the web", person_name(link.label) + " in " + talk.title,
           link.line);
    }
  }
  source->links = links.take();
}

void Programme::set_text(const TalkFacts& talk, Source* source) {
  const std::string page = resolve_url(talk.url, event.base_url);
  Problems problems;
  source->sections =
      read_body(talk.abstract, talk.description, page.empty() ? event.base_url : page, input_.path,
                talk.line, &problems);
  count_problems(problems, talk);
  if (source->sections.empty()) source->abstract = "title-only";
}

// A programme has hundreds of texts by as many people, and whoever imports it wrote none of them: a flaw
// is reported once, with how often it occurs.
void Programme::count_problems(const Problems& problems, const TalkFacts& talk) {
  for (const Problem& problem : problems) {
    skip("in texts: " + problem.message.substr(0, problem.message.find('"')),
         talk.place + " " + talk.title, talk.line > 0 ? problem.line : 0);
  }
}

void Programme::make_notes(const TalkFacts& talk, const Source& source) {
  if (trimmed(talk.notes_html).empty()) return;
  Source notes = blank(SourceKind::kNotes);
  notes.slug = source.slug;
  notes.event = source.event;
  notes.key = source.key + ":notes";
  notes.title = source.title + ": notes";
  Problems problems;
  notes.sections = read_html(talk.notes_html, input_.path, talk.line, &problems);
  count_problems(problems, talk);
  settle_links(event.base_url, &notes.sections);
  const std::string page = resolve_url(talk.notes_url, event.base_url);
  if (!page.empty()) notes.sources.push_back({page, talk.line});
  if (page.empty()) notes.sources = source.sources;
  notes.hash = content_hash(notes);
  if (!notes.sections.empty()) reading_.sources.push_back(std::move(notes));
}

void Programme::report() {
  for (const auto& [reason, skipped] : skipped_) {
    const std::string count = skipped.count == 1 ? "" : std::to_string(skipped.count) + " times ";
    const std::string example = squeezed(skipped.example);
    warn(skipped.line, count + reason + ": " + std::string(cut_utf8(example, 160)));
  }
}

Reading read_programme(const Input& input, std::string_view family,
                       const std::function<void(const std::string& text, Programme*)>& fill) {
  Reading refused;
  const auto refuse = [&](int line, const std::string& why) {
    refused.problems.push_back({Severity::kLeftOut, input.path, line, why});
    return refused;
  };
  if (input.bytes.size() > kMaxProgrammeBytes) {
    return refuse(0, "is larger than " + size_text(kMaxProgrammeBytes) +
                         ", which no programme is; cut it into years");
  }
  try {
    Programme programme(input, family);
    const Decoded decoded = decode(input.bytes);
    if (!decoded.flaw.empty()) programme.warn(0, decoded.flaw);
    fill(decoded.text, &programme);
    return programme.finish();
  } catch (const MalformedError& error) {
    return refuse(error.line(), error.what());
  } catch (const std::exception& error) {
    return refuse(0, std::string("cannot be read: ") + error.what());
  }
}

void append_event(const Input& input, Reading next, Reading* all) {
  const auto is_same = [&](const Source& other) {
    const Source& event = next.sources[0];
    return other.kind == SourceKind::kEvent && (other.slug == event.slug || other.key == event.key);
  };
  if (!next.sources.empty() && std::any_of(all->sources.begin(), all->sources.end(), is_same)) {
    all->problems.push_back({Severity::kWarning, input.path, 0,
                             "has two events that would be " + next.sources[0].slug +
                                 "; put the second into a file of its own"});
    return;
  }
  for (Source& source : next.sources) all->sources.push_back(std::move(source));
  for (Problem& problem : next.problems) all->problems.push_back(std::move(problem));
}

void complete_times(Source* talk, const std::string& zone) {
  if (!talk->zone.empty() || talk->start_time.empty()) return;
  const auto start = parse_moment(talk->date + "T" + talk->start_time);
  const std::string name = zone_name(zone);
  if (!start || name.empty()) return;
  talk->zone = name;
  if (!talk->start_utc.empty()) return;
  if (const auto utc = to_utc(start->local, name)) talk->start_utc = utc_text(*utc);
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/programme.h"

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <utility>

#include "indexer/check/calendar.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/programme/blank.h"
#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/talk.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/uid.h"
#include "indexer/sources/programme/unique.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/text/entities.h"

namespace plumbline {
namespace {
// Where a problem is, for those that have no line.
std::string at(const TalkFacts& talk) { return talk.place.empty() ? "" : talk.place + ": "; }

// An abstract of more than a line.
bool says_much(const TalkFacts& talk) {
  constexpr std::size_t kLine = 100;
  return squeezed(talk.abstract).size() > kLine || squeezed(talk.description).size() > kLine;
}

std::optional<Minutes> day_of(const TalkFacts& talk) {
  return talk.start ? std::optional(talk.start->local) : parse_day(talk.day);
}

std::string year_of(Minutes moment) { return date_text(moment).substr(0, 4); }

bool has_year(const std::string& name) { return !year_of_slug(event_slug(name, "")).empty(); }

EventFacts of_year(EventFacts event, const std::string& year) {
  for (std::string* name : {&event.name, &event.title}) {
    if (!name->empty()) *name += " " + year;
  }
  return event;
}
}  // namespace

Programme::Programme(const Input& input, std::string_view family)
    : input_(input), family_(family) {}

void Programme::add(TalkFacts talk) {
  if (drop_personal_ids(&talk))
    skip("has an id that may be a mail address, which is not kept", talk.title, talk.line);
  for (std::string* text : {&talk.title, &talk.subtitle, &talk.room, &talk.track, &talk.type}) {
    const std::string whole = squeezed(without_entities(*text));
    *text = without_meeting_secrets(whole);
    if (*text != whole) skip(std::string(kMeetingSecret), talk.title, talk.line);
  }
  for (std::string& name : talk.people) name = without_entities(name);
  const bool is_no_talk = is_break(talk.title, talk.type) ||
                          (is_likely_break(talk.title, talk.type) && !says_much(talk));
  if (is_no_talk && talk.people.empty()) {
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
  left_out_.add(reason, example, line);
}

void Programme::warn_of_end(const TalkFacts& talk) {
  skip("ends before it begins, so its end is left out", talk.title, talk.line);
}

void Programme::warn(int line, std::string message) {
  reading_.problems.push_back({Severity::kWarning, input_.path, line, std::move(message)});
}

void Programme::warn_of_zone(std::string message) {
  reading_.problems.push_back(doubtful(Doubt::kZone, input_.path, std::move(message)));
}

std::vector<Programme> Programme::take_later_years() {
  constexpr Minutes kHalfAYear = 182 * kDayMinutes;
  std::map<std::string, std::vector<TalkFacts>> years;
  std::optional<Minutes> first, last;
  for (const TalkFacts& talk : talks_) {
    const auto day = day_of(talk);
    if (!day) continue;
    years[year_of(*day)];
    first = std::min(first.value_or(*day), *day);
    last = std::max(last.value_or(*day), *day);
  }
  const bool is_series = years.size() > 1 && *last - *first > kHalfAYear;
  const std::string path =
      event.name.empty() && event.title.empty() ? event_of_path(input_.path) : "";
  const bool is_one =
      !event.start.empty() || has_year(event.name) || has_year(event.title) || has_year(path);
  if (!is_series || is_one) return {};
  for (TalkFacts& talk : std::exchange(talks_, {})) {
    years[year_of(day_of(talk).value_or(*last))].push_back(std::move(talk));
  }
  const EventFacts series = event;
  std::vector<Programme> later;
  for (auto& [year, talks] : years) {
    const bool is_first = talks_.empty() && later.empty();
    Programme& each = is_first ? *this : later.emplace_back(input_, family_);
    each.event = of_year(series, year);
    each.talks_ = std::move(talks);
  }
  return later;
}

std::string Programme::text_of_input() {
  Decoded decoded = decode(input_.bytes);
  if (!decoded.flaw.empty()) warn(0, decoded.flaw);
  return std::move(decoded.text);
}

Reading Programme::finish() {
  if (!talks_.empty() || may_be_empty) make_talks(make_event());
  left_out_.report(input_.path, &reading_.problems);
  if (talks_.empty() && !without_talks.empty()) {
    reading_.problems.push_back(
        {may_be_empty ? Severity::kWarning : Severity::kLeftOut, input_.path, 0, without_talks});
  }
  return std::move(reading_);
}

Edition Programme::make_event() {
  Edition edition = settle_edition(std::move(event), talks_, input_, family_, &reading_.problems);
  reading_.sources.push_back(edition_source(edition, input_, &reading_.problems));
  return edition;
}

void Programme::make_talks(const Edition& edition) {
  const TalkMaker maker(input_, edition, &left_out_);
  std::vector<MadeTalk> made;
  made.reserve(talks_.size());
  for (const TalkFacts& talk : talks_) made.push_back({maker.talk(talk), &talk});
  for (const MadeTalk& twice : make_keys_unique(&made))
    skip("listed again", twice.source.title, twice.facts->line);
  make_slugs_unique(&made);
  for (MadeTalk& talk : made) {
    talk.source.hash = content_hash(talk.source);
    std::optional<Source> notes = maker.notes(*talk.facts, talk.source);
    reading_.sources.push_back(std::move(talk.source));
    if (notes) reading_.sources.push_back(std::move(*notes));
  }
}

Reading read_programme(const Input& input, std::string_view family,
                       const std::function<void(const std::string& text, Programme*)>& fill) {
  return read_bare_programme(
      input, family, [&](Programme* programme) { fill(programme->text_of_input(), programme); });
}

Reading read_bare_programme(const Input& input, std::string_view family,
                            const std::function<void(Programme*)>& fill) {
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
    fill(&programme);
    return programme.finish();
  } catch (const MalformedError& error) {
    return refuse(error.line(), error.what());
  } catch (const std::exception& error) {
    return refuse(0, std::string("cannot be read: ") + error.what());
  }
}

namespace {
// Whether another event has that slug, or that key.
bool is_known(const Reading& all, std::string Source::*member, const std::string& value) {
  return std::any_of(all.sources.begin(), all.sources.end(), [&](const Source& source) {
    return source.kind == SourceKind::kEvent && source.*member == value;
  });
}

void move_all_to(const std::string& slug, std::vector<Source>* sources) {
  const std::string before = sources->front().slug;
  for (Source& source : *sources) {
    move_to_event(before, slug, &source);
    source.hash = content_hash(source);
  }
}
}  // namespace

void append_event(const Input& input, Reading next, Reading* all) {
  if (!next.sources.empty()) {
    const std::string slug = next.sources[0].slug, key = next.sources[0].key;
    const bool taken = is_known(*all, &Source::slug, slug);
    const std::string own = taken ? numbered_event_slug(slug, key.substr(key.find(':') + 1)) : slug;
    if (is_known(*all, &Source::key, key) || is_known(*all, &Source::slug, own)) {
      all->problems.push_back(
          {Severity::kWarning, input.path, 0,
           "has two events that would be " + slug + "; put the second into a file of its own"});
      return;
    }
    if (taken) move_all_to(own, &next.sources);
  }
  for (Source& source : next.sources) all->sources.push_back(std::move(source));
  for (Problem& problem : next.problems) all->problems.push_back(std::move(problem));
}

void move_to_event(const std::string& from, const std::string& to, Source* source) {
  if (source->slug == from && source->kind == SourceKind::kEvent) source->slug = to;
  if (source->slug.starts_with(from + "/")) source->slug.replace(0, from.size(), to);
  if (source->event == from) source->event = to;
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

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/talk.h"

#include <algorithm>
#include <set>

#include "indexer/fingerprint.h"
#include "indexer/sources/html.h"
#include "indexer/sources/programme/blank.h"
#include "indexer/sources/programme/body.h"
#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/text/email.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
constexpr std::size_t kMaxSpeakers = 100;

bool is_code(std::string_view text) {
  constexpr std::size_t kShortest = 5, kLongest = 8;
  return text.size() >= kShortest && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

// What pretalx calls it: its code, or the end of "https://cfp.example/pycon-2026/talk/ABCDEF/"; "" of all else.
std::string code_of(const TalkFacts& talk) {
  constexpr std::string_view kBefore = "/talk/";
  const auto begin = talk.url.find(kBefore);
  std::string_view end;
  if (begin != talk.url.npos) end = std::string_view(talk.url).substr(begin + kBefore.size());
  for (const std::string_view code :
       {std::string_view(talk.code), end.substr(0, end.find_first_of("/?#"))}) {
    if (is_code(code)) return std::string(code);
  }
  return {};
}

std::string why_no_link(const std::string& url) {
  if (has_meeting_secret(url)) return std::string(kMeetingSecret);
  return without_emails(url) == url ? "a link that leads nowhere in the web"
                                    : "a link with a mail address, which is not kept";
}
}  // namespace

Source TalkMaker::talk(const TalkFacts& talk) const {
  Source source = blank_source(SourceKind::kTalk, input_);
  source.event = edition_.slug;
  source.lines.add("title", talk.line);
  const MarkedTitle marked = without_marks(without_emails(talk.title));
  source.title = with_subtitle(marked.title, without_emails(squeezed(talk.subtitle)));
  source.withdrawn =
      talk.withdrawn || marked.cancelled || edition_.facts.cancelled || is_withdrawn(talk.state);
  source.room = without_emails(without_quotes(squeezed(talk.room)));
  source.track = without_emails(without_quotes(squeezed(talk.track)));
  source.format = talk_format(talk.type, source.track);
  source.lang = language_code(talk.lang);
  set_time(talk, &source);
  set_identity(talk, marked.title, &source);
  set_people(talk, &source);
  set_links(talk, &source);
  source.files = talk.files;
  set_text(talk, &source);
  return source;
}

void TalkMaker::set_identity(const TalkFacts& talk, const std::string& title,
                             Source* source) const {
  std::string slug = talk_slug(talk.slug, edition_.facts.name, edition_.slug, title);
  std::string id = talk.key;
  for (const std::string* part : {&talk.guid, &talk.id, &talk.code, &talk.slug}) {
    if (id.empty()) id = squeezed(*part);
  }
  if (id.empty()) {
    left_out_.add("known by title and time alone, since it has neither guid nor id", talk.title,
                  talk.line);
    id = fingerprint(talk.title + "\n" + source->date + source->start_time);
  }
  if (slug.empty()) slug = make_slug(id);
  if (slug.empty()) slug = fingerprint(id);
  if (!talk.instance.empty()) {
    slug += "-" + make_slug(talk.instance.substr(0, talk.instance.find('T')));
    id += "/" + talk.instance;
  }
  source->slug = edition_.slug + "/" + slug;
  source->key = edition_.key + ":" + id;
  source->code = code_of(talk);
}

// Of a moment in this known zone, or of one that names none.
void TalkMaker::set_zone(const TalkFacts& talk, const std::string& own, Source* source) const {
  source->zone = edition_.zone.empty() ? own : edition_.zone;
  if (!edition_.zone_is_guess) return;
  const bool told = talk.start->offset || !own.empty();
  source->guessed = told ? Guess::kZone : Guess::kZoneAndUtc;
}

void TalkMaker::forbid_zone(const TalkFacts& talk, Source* source) const {
  source->guessed = Guess::kForbidden;
  left_out_.add("in \"" + squeezed(talk.start_zone) +
                    "\", which is no known time zone, so without UTC; an IANA name such as "
                    "Europe/Prague is one",
                talk.title, talk.line);
}

// The moment counts in its own zone or by its own offset, else in that of the event; local time is that
// of the edition_.facts. In a zone that is named and not known it is the time that is written, and has no zone.
void TalkMaker::set_time(const TalkFacts& talk, Source* source) const {
  source->date = day_text(talk.day);
  if (!talk.start) return;
  const std::string own = zone_name(talk.start_zone);
  const bool unknown = !talk.start->offset && own.empty() && !squeezed(talk.start_zone).empty();
  unknown ? forbid_zone(talk, source) : set_zone(talk, own, source);
  Minutes local = talk.start->local;
  std::optional<Minutes> utc;
  if (talk.start->offset) {
    utc = local - *talk.start->offset;
  } else if (!unknown) {
    utc = to_utc(local, own.empty() ? edition_.zone : own);
  }
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

void TalkMaker::set_people(const TalkFacts& talk, Source* source) const {
  std::set<std::string> seen;
  for (const std::string& entry : talk.people) {
    const std::string names = person_name(entry);
    if (names.empty() && !squeezed(entry).empty()) {
      left_out_.add("a speaker whose name is an e-mail address, which is not kept", talk.title,
                    talk.line);
    }
    for (std::string& name : names_of_entry(names)) {
      if (name.empty() || !seen.insert(name).second) continue;
      if (source->speakers.size() == kMaxSpeakers) {
        left_out_.add("more than 100 speakers, of whom the first are taken", talk.title, talk.line);
        return;
      }
      source->speakers.push_back({std::move(name), talk.line});
    }
  }
}

void TalkMaker::set_links(const TalkFacts& talk, Source* source) const {
  LinkList links;
  const std::string page = resolve_url(talk.url, edition_.base_url);
  if (!page.empty()) {
    links.add("page", page, talk.line);
    source->sources.push_back({page, talk.line});
  } else if (!squeezed(talk.url).empty()) {
    left_out_.add(why_no_link(talk.url), "the page of " + talk.title, talk.line);
  }
  for (const LinkFacts& link : talk.links) {
    if (is_noise(link)) continue;
    if (squeezed(link.url).empty()) {
      if (!squeezed(link.label).empty())
        left_out_.add("a link without an address", person_name(link.label) + " in " + talk.title,
                      link.line);
      continue;
    }
    if (links.full()) {
      left_out_.add("more than 24 links, of which the first are taken", talk.title, talk.line);
      break;
    }
    if (!links.add(link, edition_.base_url)) {
      left_out_.add(why_no_link(link.url), person_name(link.label) + " in " + talk.title,
                    link.line);
    }
  }
  source->links = links.take();
}

void TalkMaker::set_text(const TalkFacts& talk, Source* source) const {
  const std::string page = resolve_url(talk.url, edition_.base_url);
  Problems problems;
  source->sections =
      read_body(talk.abstract, talk.description, page.empty() ? edition_.base_url : page,
                input_.path, talk.line, &problems);
  left_out_.add(problems, talk);
  if (source->sections.empty()) source->abstract = "title-only";
}

std::optional<Source> TalkMaker::notes(const TalkFacts& talk, const Source& source) const {
  if (trimmed(talk.notes_html).empty()) return {};
  Source notes = blank_source(SourceKind::kNotes, input_);
  notes.slug = source.slug;
  notes.event = source.event;
  notes.key = source.key + ":notes";
  notes.title = source.title + ": notes";
  Problems problems;
  notes.sections = read_html(talk.notes_html, input_.path, talk.line, &problems);
  settle_links(edition_.base_url, input_.path, talk.line, &notes.sections, &problems);
  left_out_.add(problems, talk);
  const std::string page = resolve_url(talk.notes_url, edition_.base_url);
  if (!page.empty()) notes.sources.push_back({page, talk.line});
  if (page.empty()) notes.sources = source.sources;
  notes.hash = content_hash(notes);
  if (notes.sections.empty()) return {};
  return notes;
}

}  // namespace plumbline

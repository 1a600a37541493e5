// SPDX-License-Identifier: MIT OR Apache-2.0
// libical unfolds the lines (within a character of UTF-8, too) and undoes escapes. Its rules of time zones
// are not used: times are taken as they are written, with the name of their zone.
#include "indexer/sources/ics.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/fingerprint.h"
#include "indexer/sources/ics/calendar.h"
#include "indexer/sources/ics/recurrence.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/uid.h"
#include "indexer/sources/programme/zone.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::string_view kIndicoEvent = "indico-event-";
constexpr std::string_view kIndicoTalk = "indico-contribution-";
constexpr std::string_view kIndicoSession = "indico-session-";
constexpr std::string_view kPretalx = "pretalx-";

// "Foo Bar", "Dr. Ada van der Example": no sentence about somebody, which ends in a small word.
bool is_like_a_name(std::string_view text) {
  constexpr std::ptrdiff_t kMostBlanks = 7;
  text = trimmed(text);
  if (text.empty() || std::count(text.begin(), text.end(), ' ') > kMostBlanks) return false;
  const char last = text[text.rfind(' ') + 1];
  const bool sentence = text.find(' ') != text.npos && last >= 'a' && last <= 'z';
  return !sentence && text.find_first_of(":;!?") == text.npos;
}

// Of "Ada Example, Example Inc" one person, since the line speaks of one.
std::vector<std::string> speaker_in(std::string_view line) {
  const std::string_view name = trimmed(line.substr(0, line.find(',')));
  const bool has_company = name.find(' ') != name.npos && name.size() < line.size();
  return has_company ? names_in(name) : names_of_entry(trimmed(line));
}

// Takes the line with which Indico, Symposion and Sched begin a description, "Speakers: Ada (Company), Ben", off.
void take_speakers(TalkFacts* talk) {
  const std::string_view text = talk->description;
  for (const std::string_view label : {"Speakers: ", "Speaker: "}) {
    if (!text.starts_with(label)) continue;
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(label.size(), end - label.size());
    std::vector<std::string> people =
        label == "Speaker: " && line.find('(') == line.npos ? speaker_in(line) : names_in(line);
    if (!std::all_of(people.begin(), people.end(), is_like_a_name)) return;
    if (talk->people.empty()) talk->people = std::move(people);
    talk->description = std::string(trimmed(text.substr(end)));
    return;
  }
}

// Takes the address of its page, with which Indico ends a description, off.
void take_page(TalkFacts* talk) {
  std::string_view text = trimmed(talk->description);
  if (!talk->url.empty() && text.ends_with(talk->url)) text.remove_suffix(talk->url.size());
  talk->description = std::string(trimmed(text));
}

// "Title - Ada, Ben"; pretalx writes the dash even where there is nobody.
void split_pretalx_summary(TalkFacts* talk) {
  const auto dash = talk->title.rfind(" -");
  if (dash == std::string::npos || dash == 0) return;
  const std::string people = talk->title.substr(dash + 2);
  if (!people.empty() && people.front() != ' ') return;
  talk->people = names_in(people);
  talk->title.resize(dash);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// "pycon-2026" and "ABCDEF" of "pretalx-pycon-2026-ABCDEF@host"; of a talk with several slots, which have their
// number behind the code, "ABCDEF-1".
struct PretalxUid {
  std::string event, code;
};
PretalxUid read_pretalx_uid(std::string_view uid) {
  uid = uid.substr(kPretalx.size());
  uid = uid.substr(0, uid.find('@'));
  auto dash = uid.rfind('-');
  if (dash != uid.npos && dash > 0 && is_number(uid.substr(dash + 1))) {
    const auto before = uid.rfind('-', dash - 1);
    if (before != uid.npos && !is_number(uid.substr(before + 1, dash - before - 1))) dash = before;
  }
  if (dash == uid.npos) return {};
  return {std::string(uid.substr(0, dash)), std::string(uid.substr(dash + 1))};
}

// "Club E" of "Club E (Conference centre)", as Indico writes it; the venue may have parentheses of its own.
std::string without_venue(const std::string& location) {
  int depth = 0;
  for (std::size_t at = location.size(); location.ends_with(')') && at-- > 1;) {
    if (location[at] == ')') ++depth;
    if (location[at] == '(' && --depth == 0 && location[at - 1] == ' ')
      return at == 1 ? location : location.substr(0, at - 1);
  }
  return location;
}

// Takes the label that Indico puts behind the title of an event, as "[Postponed]", off. True where it
// says that the event does not happen.
bool take_label(std::string* title) {
  const auto open = title->rfind(" [");
  if (open == std::string::npos || open == 0 || !title->ends_with(']')) return false;
  const std::string label = lower(title->substr(open + 2, title->size() - open - 3));
  title->resize(open);
  return label.starts_with("cancel");
}

// A file has no other name than its own; a PDF whose name says nothing is the deck.
LinkFacts attached(const std::string& url) {
  const std::string path = url.substr(0, url.find_first_of("?#"));
  LinkFacts link{url, "", "", 0};
  const std::string name = path.substr(path.rfind('/') + 1);
  for (const std::string_view kind : {"slides", "video", "audio", "paper", "transcript", "code"}) {
    if (link_key({url, name, "", 0}) == kind) link.type = kind;
  }
  if (link.type.empty() && lower(path).ends_with(".pdf")) link.type = "slides";
  return link;
}

class Reader {
 public:
  Reader(const Calendar& calendar, Programme* programme)
      : calendar_(calendar), programme_(programme) {}

  void read() {
    EventFacts& event = programme_->event;
    event.title = calendar_.name;
    (is_name_alone() ? event.title : event.description) = calendar_.description;
    event.zone = calendar_.zone;
    for (const Occurrence& occurrence : occurrences(calendar_)) {
      const Entry& entry = *occurrence.entry;
      if (entry.uid.starts_with(kIndicoEvent)) {
        read_event(entry, &event);
      } else if (entry.uid.starts_with(kIndicoSession)) {
        programme_->skip("a session, whose talks are not here; ask with ?scope=contribution",
                         entry.summary);
      } else {
        read_talk(occurrence);
      }
    }
    if (in_utc_ > 0 && zone_name(calendar_.zone).empty()) {
      const std::string what = calendar_.zone.empty()
                                   ? "names no time zone"
                                   : "\"" + calendar_.zone + "\" is no known time zone";
      programme_->warn_of_zone(what +
                               ": times are shown in UTC, which is seldom the clock on the wall");
    }
  }

  static void read_event(const Entry& entry, EventFacts* event) {
    event->title = entry.summary;
    event->cancelled = take_label(&event->title);
    event->venue = entry.location;
    event->url = entry.url;
    event->start = entry.start;
    event->end = entry.end;
  }

 private:
  // Symposion has a description that is the name, and no name.
  bool is_name_alone() const {
    constexpr std::size_t kLongest = 60;
    const std::string& text = calendar_.description;
    return calendar_.name.empty() && text.size() <= kLongest &&
           text.find_first_of("\n<") == text.npos;
  }

  void read_talk(const Occurrence& occurrence) {
    const Entry& entry = *occurrence.entry;
    TalkFacts talk;
    talk.instance = occurrence.instance;
    read_identity(entry, occurrence.first_start, &talk);
    talk.title = entry.summary;
    talk.description = entry.html.empty() ? entry.description : entry.html;
    talk.room = entry.location;
    talk.url = entry.url;
    talk.track = entry.category;
    talk.state = entry.status;
    talk.people = entry.attendees;
    for (const std::string& url : entry.attachments) talk.links.push_back(attached(url));
    read_time(entry, &talk);
    if (entry.uid.starts_with(kIndicoTalk)) {
      talk.id = entry.uid.substr(kIndicoTalk.size(), entry.uid.find('@') - kIndicoTalk.size());
      talk.room = without_venue(talk.room);
      talk.description = entry.description;
      take_page(&talk);
    } else if (entry.uid.starts_with(kPretalx)) {
      split_pretalx_summary(&talk);
      const PretalxUid uid = read_pretalx_uid(entry.uid);
      talk.code = uid.code;
      if (programme_->event.name.empty()) programme_->event.name = uid.event;
    }
    take_speakers(&talk);
    if (entry.repeats) programme_->skip("repeats; only the first time is taken", talk.title);
    if (entry.hidden_attendees > 0) {
      programme_->skip("attendees by mail address, who need not be speakers", talk.title);
    }
    programme_->add(std::move(talk));
  }

  void read_identity(const Entry& entry, const std::string& start, TalkFacts* talk) {
    if (is_impersonal_uid(entry.uid)) {
      talk->place = "UID " + entry.uid;
      talk->guid = talk->key = entry.uid;
    } else {
      talk->place = "entry of " + entry.start;
      talk->key = fingerprint(entry.summary + "\n" + start);
      programme_->skip(
          "known by title and time alone, since its UID may be a mail address, which is not kept",
          entry.summary);
    }
  }

  void read_time(const Entry& entry, TalkFacts* talk) {
    talk->start = parse_moment(entry.start);
    talk->start_zone = entry.zone;
    if (!talk->start) {
      talk->day = entry.start;
      if (!parse_day(entry.start)) programme_->skip("without a start that is a time", talk->title);
      return;
    }
    if (talk->start->offset && talk->start_zone.empty()) {
      talk->start_zone = "UTC";
      ++in_utc_;
    }
    talk->minutes = parse_duration(entry.duration);
    const auto end = parse_moment(entry.end);
    if (end && end->offset == talk->start->offset) {
      const Minutes minutes = elapsed(*talk->start, *end, entry.zone);
      if (minutes < 0) programme_->warn_of_end(*talk);
      if (minutes > 0 && minutes < 31 * kDayMinutes) talk->minutes = static_cast<int>(minutes);
    }
  }

  // Real time, also where the clock is put forward or back meanwhile.
  Minutes elapsed(const Moment& start, const Moment& end, const std::string& own) const {
    const std::string zone = zone_name(own.empty() ? calendar_.zone : own);
    const auto from = to_utc(start.local, zone), to = to_utc(end.local, zone);
    return from && to && !start.offset ? *to - *from : end.local - start.local;
  }

  const Calendar& calendar_;
  Programme* programme_;
  int in_utc_ = 0;
};

bool has_events_alone(const Calendar& calendar) {
  return !calendar.entries.empty() &&
         std::all_of(calendar.entries.begin(), calendar.entries.end(),
                     [](const Entry& entry) { return entry.uid.starts_with(kIndicoEvent); });
}

// Some writers fold in the middle of a character, so that the lines are no UTF-8 before they are whole.
std::string unfolded(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t end = bytes[i] == '\r' ? i + 1 : i;
    if (end + 1 < bytes.size() && bytes[end] == '\n' &&
        (bytes[end + 1] == ' ' || bytes[end + 1] == '\t')) {
      i = end + 1;
    } else {
      out += bytes[i];
    }
  }
  return out;
}

void read_events_alone(const Input& input, const Calendar& calendar, std::vector<Reading>* events) {
  for (const Entry& entry : calendar.entries) {
    Programme programme(input, "ics");
    Reader::read_event(entry, &programme.event);
    programme.event.number = entry.uid;
    programme.event.zone = calendar.zone;
    programme.without_talks = entry.summary + ": no talks; ask for event.ics?scope=contribution";
    programme.may_be_empty = true;
    events->push_back(programme.finish());
  }
}

void add_later_years(Programme* programme, std::vector<Reading>* events) {
  for (Programme& year : programme->take_later_years()) events->push_back(year.finish());
}

void read_alone(const Input& input, const Calendar& calendar, std::vector<Reading>* events) {
  Programme programme(input, "ics");
  programme.without_talks = "has a calendar without entries (VEVENT): " + calendar.name;
  Reader(calendar, &programme).read();
  std::vector<Reading> later;
  add_later_years(&programme, &later);
  events->push_back(programme.finish());
  std::move(later.begin(), later.end(), std::back_inserter(*events));
}

// A file of several calendars of which some have talks was not left out.
void join_events(const Input& input, std::vector<Reading> events, Reading* all) {
  for (Reading& event : events) append_event(input, std::move(event), all);
  if (all->sources.empty()) return;
  for (Problem& problem : all->problems) problem.severity = Severity::kWarning;
}
}  // namespace

bool recognizes_ics(const Input& input) {
  const std::string begin = decode(input.bytes.substr(0, 4096)).text;
  return lower(trimmed(begin)).starts_with("begin:vcalendar");
}

Reading read_ics(const Input& file) {
  const std::string whole = is_utf8(file.bytes) ? std::string() : unfolded(file.bytes);
  const Input input{file.path, file.name, whole.empty() ? file.bytes : std::string_view(whole)};
  std::vector<Reading> others;
  Reading all = read_programme(input, "ics", [&](const std::string& text, Programme* programme) {
    programme->without_talks = "has no entries (VEVENT)";
    bool first = true;
    for (const Calendar& calendar : read_calendars(text)) {
      if (has_events_alone(calendar)) {
        read_events_alone(input, calendar, &others);
      } else if (first) {
        Reader(calendar, programme).read();
        add_later_years(programme, &others);
        first = false;
      } else {
        read_alone(input, calendar, &others);
      }
    }
  });
  if (all.sources.empty() && !others.empty()) {
    std::erase_if(all.problems,
                  [](const Problem& each) { return each.severity == Severity::kLeftOut; });
  }
  join_events(input, std::move(others), &all);
  return all;
}

}  // namespace plumbline

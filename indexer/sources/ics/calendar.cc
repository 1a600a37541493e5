// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ics/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "indexer/sources/programme/text.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr int kMaxDepth = 8;  // VCALENDAR, VEVENT, VALARM; VCALENDAR, VTIMEZONE, STANDARD

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

std::string text_of(const char* text) { return text ? clean_utf8(text) : ""; }

// What libical reads in quadratic time: a long line, and many parameters. Real lines have an abstract at most.
constexpr std::size_t kMaxLine = std::size_t{256} << 10;
constexpr std::size_t kMaxParameters = 4000;  // bytes before the colon

// Before libical sees it, which takes any depth and reads half a calendar without a word.
class Check {
 public:
  void line(std::string_view text) {
    ++number_;
    const bool folded = text.starts_with(' ') || text.starts_with('\t');
    if (!folded) {
      length_ = parameters_ = 0;
      quoted_ = value_ = false;
      block(lower(text.substr(0, 6)));
    }
    length_ += text.size();
    for (const char c : text) {
      if (value_) break;
      if (c == '"') quoted_ = !quoted_;
      value_ = c == ':' && !quoted_;
      ++parameters_;
    }
    if (length_ > kMaxLine) throw MalformedError("has a line of more than 256 KB", number_);
    if (parameters_ > kMaxParameters)
      throw MalformedError("has a line with more than 4 KB before its colon", number_);
  }

  void end() const {
    if (last_begin_ == 0) throw MalformedError("is no calendar: it has no BEGIN:VCALENDAR");
    if (depth_ > 0)
      throw MalformedError("is not whole: a BEGIN has no END; load it again", last_begin_);
  }

 private:
  void block(const std::string& word) {
    if (word == "begin:") {
      last_begin_ = number_;
      if (++depth_ > kMaxDepth) throw MalformedError("is nested deeper than 8 levels", number_);
    } else if (word.starts_with("end:") && --depth_ < 0) {
      throw MalformedError("has an END without a BEGIN; ask its author for another export",
                           number_);
    }
  }

  int number_ = 0, depth_ = 0, last_begin_ = 0;
  std::size_t length_ = 0, parameters_ = 0;  // of the line as it is when unfolded
  bool quoted_ = false, value_ = false;
};

void check(std::string_view text) {
  Check check;
  for (const std::string_view line : split(text, '\n')) check.line(line);
  check.end();
}

std::string value_of(icalproperty* property) {
  char* raw = icalproperty_get_value_as_string_r(property);
  std::string value = text_of(raw);
  std::free(raw);
  return value;
}

// "\n", "\,", "\;", "\\" of a value that libical has not undone.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else {
      const char next = text[++i];
      out += next == 'n' || next == 'N' ? '\n' : next;
    }
  }
  return out;
}

std::string property_text(icalcomponent* component, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(component, kind);
  return property ? squeezed(unescaped(value_of(property))) : "";
}

std::string parameter_zone(icalproperty* property) {
  icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  return zone ? text_of(icalparameter_get_tzid(zone)) : "";
}

void read_attendee(icalproperty* property, Entry* entry) {
  icalparameter* name = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
  const bool mail = lower(value_of(property)).starts_with("mailto:");
  if (mail) ++entry->hidden_attendees;
  if (name && !mail) entry->attendees.push_back(text_of(icalparameter_get_cn(name)));
}

// Files may stand in the calendar itself, too, and are not taken.
void read_attachment(icalproperty* property, Entry* entry) {
  icalattach* attachment = icalproperty_get_attach(property);
  if (!attachment || !icalattach_get_is_url(attachment)) return;
  const std::string url = text_of(icalattach_get_url(attachment));
  const std::string begin = lower(url.substr(0, 8));
  if (begin.starts_with("http://") || begin.starts_with("https://"))
    entry->attachments.push_back(url);
}

void read_property(icalproperty* property, Entry* entry) {
  switch (icalproperty_isa(property)) {
    case ICAL_UID_PROPERTY:
      entry->uid = squeezed(unescaped(value_of(property)));
      break;
    case ICAL_SUMMARY_PROPERTY:
      entry->summary = squeezed(unescaped(value_of(property)));
      break;
    case ICAL_DESCRIPTION_PROPERTY:
      entry->description = unescaped(value_of(property));
      break;
    case ICAL_LOCATION_PROPERTY:
      entry->location = squeezed(unescaped(value_of(property)));
      break;
    case ICAL_URL_PROPERTY:
      entry->url = squeezed(value_of(property));
      break;
    case ICAL_STATUS_PROPERTY:
      entry->status = squeezed(value_of(property));
      break;
    case ICAL_DURATION_PROPERTY:
      entry->duration = squeezed(value_of(property));
      break;
    case ICAL_DTEND_PROPERTY:
      entry->end = squeezed(value_of(property));
      break;
    case ICAL_RECURRENCEID_PROPERTY:
      entry->recurrence = squeezed(value_of(property));
      entry->recurrence_zone = parameter_zone(property);
      break;
    case ICAL_RRULE_PROPERTY:
    case ICAL_RDATE_PROPERTY:
      entry->repeats = true;
      break;
    case ICAL_ATTENDEE_PROPERTY:
      read_attendee(property, entry);
      break;
    case ICAL_ATTACH_PROPERTY:
      read_attachment(property, entry);
      break;
    case ICAL_CATEGORIES_PROPERTY:
      if (entry->category.empty()) entry->category = squeezed(unescaped(value_of(property)));
      break;
    case ICAL_DTSTART_PROPERTY:
      entry->start = squeezed(value_of(property));
      entry->zone = parameter_zone(property);
      break;
    case ICAL_X_PROPERTY:
      if (text_of(icalproperty_get_x_name(property)) == "X-ALT-DESC") {
        const std::string html = unescaped(value_of(property));
        if (trimmed(html).starts_with('<')) entry->html = html;
      }
      break;
    default:
      break;
  }
}

Entry read_entry(icalcomponent* component) {
  Entry entry;
  for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
       property; property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
    read_property(property, &entry);
  }
  return entry;
}

void read_head(icalcomponent* component, Calendar* calendar) {
  for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_X_PROPERTY);
       property; property = icalcomponent_get_next_property(component, ICAL_X_PROPERTY)) {
    const std::string name = text_of(icalproperty_get_x_name(property));
    const std::string value = unescaped(value_of(property));
    if (name == "X-WR-CALNAME") calendar->name = squeezed(value);
    if (name == "X-WR-CALDESC") calendar->description = value;
    if (name == "X-WR-TIMEZONE") calendar->zone = squeezed(value);
  }
  if (calendar->zone.empty()) calendar->zone = property_text(component, ICAL_TZID_PROPERTY);
}

// Of the rules that come with a calendar only their name is of use, and only where there is one.
void read_rules(icalcomponent* component, Calendar* calendar) {
  icalcomponent* rules = icalcomponent_get_first_component(component, ICAL_VTIMEZONE_COMPONENT);
  if (!rules || !calendar->zone.empty()) return;
  const std::string zone = property_text(rules, ICAL_TZID_PROPERTY);
  if (!icalcomponent_get_next_component(component, ICAL_VTIMEZONE_COMPONENT)) calendar->zone = zone;
}

Calendar read_component(icalcomponent* component) {
  Calendar calendar;
  read_head(component, &calendar);
  read_rules(component, &calendar);
  const bool cancels = icalcomponent_get_method(component) == ICAL_METHOD_CANCEL;
  for (icalcomponent* entry = icalcomponent_get_first_component(component, ICAL_VEVENT_COMPONENT);
       entry; entry = icalcomponent_get_next_component(component, ICAL_VEVENT_COMPONENT)) {
    calendar.entries.push_back(read_entry(entry));
    if (cancels) calendar.entries.back().status = "CANCELLED";
  }
  return calendar;
}

// Files of single talks that were joined are one programme still.
void add_calendar(Calendar next, std::vector<Calendar>* all) {
  const auto same = std::find_if(all->begin(), all->end(), [&](const Calendar& known) {
    return next.name.empty() || known.name.empty() || known.name == next.name;
  });
  if (same == all->end()) return all->push_back(std::move(next));
  for (const auto text : {&Calendar::name, &Calendar::description, &Calendar::zone}) {
    if ((*same.*text).empty()) *same.*text = next.*text;
  }
  for (Entry& entry : next.entries) {
    if (entry.zone.empty() && !entry.start.ends_with('Z')) entry.zone = next.zone;
    if (entry.recurrence_zone.empty()) entry.recurrence_zone = next.zone;
    same->entries.push_back(std::move(entry));
  }
}
}  // namespace

std::vector<Calendar> read_calendars(const std::string& text) {
  check(text);
  icalerror_set_errors_are_fatal(0);
  const Component root(icalparser_parse_string(text.c_str()), &icalcomponent_free);
  if (!root)
    throw MalformedError("is no calendar that can be read; ask its author for another export");
  std::vector<Calendar> calendars;
  if (icalcomponent_isa(root.get()) == ICAL_VCALENDAR_COMPONENT)
    add_calendar(read_component(root.get()), &calendars);
  for (icalcomponent* each =
           icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT);
       each; each = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
    add_calendar(read_component(each), &calendars);
  }
  return calendars;
}

}  // namespace plumbline

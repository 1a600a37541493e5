// SPDX-License-Identifier: MIT OR Apache-2.0
// A day holds rooms and a room holds events; until 2012 FOSDEM's events stood right below the day. An event
// has `date` with an offset since frab; before, it is the day's date and `start`, where a time before
// the conference's day_change belongs to the next date.
#include "indexer/sources/pentabarf.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/xml.h"

namespace plumbline {
namespace {

using pugi::xml_node;

struct Day {
  std::optional<Minutes> midnight;
  int change = 0;  // minutes after midnight; what begins earlier is on the next date
};

class Reader {
 public:
  Reader(const XmlDocument& document, Programme* programme)
      : document_(document), programme_(programme) {}

  void read() {
    read_conference(document_.root().child("conference"));
    for (const xml_node& person : document_.root().child("persons").children("person")) {
      names_[xml_attribute(person, "id")] = name_of(person);
    }
    for (const xml_node& above :
         {document_.root().child("tracks"), document_.root().child("conference")}) {
      for (const xml_node& track : above.children("track")) {
        const std::string name = xml_attribute(track, "name");
        tracks_[xml_attribute(track, "slug")] = name.empty() ? xml_text(track) : name;
      }
    }
    for (const xml_node& above : {document_.root(), document_.root().child("conference")}) {
      for (const xml_node& day : xml_children(above, "days", "day")) read_day(day);
    }
    tell_of_events_elsewhere();
  }

 private:
  void read_conference(const xml_node& conference) {
    EventFacts& event = programme_->event;
    event.name = xml_text(conference.child("acronym"));
    event.title = xml_text(conference.child("title"));
    event.start = xml_text(conference.child("start"));
    event.end = xml_text(conference.child("end"));
    event.venue = xml_text(conference.child("venue"));
    event.city = xml_text(conference.child("city"));
    event.zone = xml_text(conference.child("time_zone_name"));
    event.day_change = xml_text(conference.child("day_change"));
    event.base_url = xml_text(conference.child("base_url"));
    event.url = xml_text(conference.child("url"));
  }

  void read_day(const xml_node& node) {
    Day day{parse_day(xml_attribute(node, "date")), 0};
    if (const auto change = parse_clock(programme_->event.day_change)) day.change = *change;
    // Where the day's own beginning and end are known, it changes at the hour when it ends.
    const auto end = parse_moment(xml_attribute(node, "end"));
    if (end && day.midnight && end->local > *day.midnight + kDayMinutes)
      day.change = change_of_day(*day.midnight, *end);
    for (const xml_node& event : xml_children(node, "events", "event")) read_event(event, day, "");
    for (const xml_node& room : xml_children(node, "rooms", "room")) {
      std::string name = xml_attribute(room, "name");
      if (name.empty()) name = xml_text(room.child("name"));
      for (const xml_node& event : xml_children(room, "events", "event"))
        read_event(event, day, name);
    }
  }

  void read_event(const xml_node& node, const Day& day, const std::string& room) {
    found_.insert(node.offset_debug());
    TalkFacts talk;
    talk.line = document_.line_of(node);
    read_words(node, room, &talk);
    read_time(node, day, &talk);
    read_people(node, &talk);
    read_links(node, &talk);
    programme_->add(std::move(talk));
  }

  void read_people(const xml_node& node, TalkFacts* talk) {
    auto persons = xml_children(node, "persons", "person");
    if (persons.empty()) persons = xml_children(node, "speakers", "speaker");
    for (const xml_node& person : persons) {
      std::string name = name_of(person);
      if (name.empty()) name = names_[xml_attribute(person, "id")];
      if (name.empty()) {
        programme_->skip("a person without a name", talk->title, talk->line);
      } else {
        talk->people.push_back(std::move(name));
      }
    }
    for (const char* list : {"persons", "speakers"}) {
      const std::string text = has_elements(node.child(list)) ? "" : xml_text(node.child(list));
      if (text.empty()) continue;
      for (std::string& name : names_of_entry(text)) talk->people.push_back(std::move(name));
    }
  }

  // Events that stand neither below a room nor below a day.
  void tell_of_events_elsewhere() {
    struct Walker : pugi::xml_tree_walker {
      std::function<void(const xml_node&)> tell;
      bool for_each(xml_node& node) override {
        if (std::string_view(node.name()) == "event" && node.child("title")) tell(node);
        return true;
      }
    } walker;
    walker.tell = [&](const xml_node& event) {
      if (found_.count(event.offset_debug()) > 0) return;
      programme_->skip("an event that is neither below a room nor below a day",
                       xml_text(event.child("title")), document_.line_of(event));
    };
    document_.root().traverse(walker);
  }

  void read_words(const xml_node& node, const std::string& room, TalkFacts* talk) {
    talk->id = xml_attribute(node, "id");
    talk->guid = xml_attribute(node, "guid");
    talk->code = xml_attribute(node, "code");
    talk->state = xml_attribute(node, "state");
    talk->slug = xml_text(node.child("slug"));
    talk->title = xml_text(node.child("title"));
    talk->subtitle = xml_text(node.child("subtitle"));
    talk->room = xml_text(node.child("room"));
    if (talk->room.empty()) talk->room = room;
    talk->track = xml_text(node.child("track"));
    if (talk->track.empty()) talk->track = tracks_[xml_attribute(node.child("track"), "slug")];
    talk->type = xml_text(node.child("type"));
    talk->lang = xml_text(node.child("language"));
    talk->abstract = xml_markup(node.child("abstract"));
    talk->description = xml_markup(node.child("description"));
    talk->url = xml_text(node.child("url"));
  }

  void read_time(const xml_node& node, const Day& day, TalkFacts* talk) {
    const std::string start = xml_text(node.child("start")), date = xml_text(node.child("date"));
    talk->minutes = parse_duration(xml_text(node.child("duration")));
    if (auto moment = parse_moment(date)) {
      talk->start = moment;
      return;
    }
    const auto clock = parse_clock(start);
    const auto own_day = parse_day(date);
    if (clock && own_day) {
      talk->start = Moment{*own_day + *clock, std::nullopt};
    } else if (clock && day.midnight) {
      const Minutes next = *clock < day.change ? kDayMinutes : 0;
      talk->start = Moment{*day.midnight + next + *clock, std::nullopt};
    } else {
      if (day.midnight) talk->day = date_text(*day.midnight);
      programme_->skip("without a start that is a time", talk->title + " (" + start + ")",
                       talk->line);
    }
  }

  void read_links(const xml_node& node, TalkFacts* talk) const {
    const auto add = [&](const xml_node& link, std::string label, std::string type) {
      talk->links.push_back(
          {address_in(link), std::move(label), std::move(type), document_.line_of(link)});
    };
    for (const xml_node& file : xml_children(node, "attachments", "attachment")) {
      const std::string type = xml_attribute(file, "type");
      add(file, label_of(file), type == "other" ? "" : type);
    }
    for (const xml_node& link : xml_children(node, "links", "link"))
      add(link, label_of(link), xml_attribute(link, "type"));
    const xml_node links = node.child("links");
    if (!has_elements(links)) {
      const std::string urls = xml_text(links);
      for (const std::string_view url : split(urls, ' '))
        talk->links.push_back({std::string(url), "", "", document_.line_of(links)});
    }
    if (!xml_text(node.child("video_download_url")).empty())
      add(node.child("video_download_url"), "", "video");
    const xml_node recording = node.child("recording");
    for (const char* name : {"url", "link"}) {
      if (!xml_text(recording.child(name)).empty()) add(recording.child(name), "", "video");
    }
  }

  // <link href="...">, <link>https://...</link>, <link><title>Slides</title><url>https://...</url></link>
  static std::string address_in(const xml_node& link) {
    for (const char* name : {"href", "url"}) {
      if (link.attribute(name)) return xml_attribute(link, name);
      if (link.child(name)) return xml_text(link.child(name));
    }
    return xml_text(link);
  }

  static std::string label_of(const xml_node& link) {
    const std::string title = xml_text(link.child("title"));
    return title.empty() ? xml_text(link) : title;
  }

  // FOSDEM's list of persons has the name in an element, all others have it as the text.
  static std::string name_of(const xml_node& person) {
    const xml_node name = person.child("name") ? person.child("name") : person.child("public_name");
    const std::string text = xml_text(name ? name : person);
    return text.empty() ? xml_attribute(person, "name") : text;
  }

  const XmlDocument& document_;
  Programme* programme_;
  std::set<std::ptrdiff_t> found_;             // where the events are that were found
  std::map<std::string, std::string> names_;   // of persons that are listed in one place, by id
  std::map<std::string, std::string> tracks_;  // likewise, by slug
};

// Elements of a schedule, also with the prefix of a namespace.
constexpr std::array<std::string_view, 4> kSigns = {"<conference", "<day", ":conference", ":day"};
}  // namespace

bool recognizes_pentabarf(const Input& input) {
  if (xml_root_name(input.bytes) != "schedule") return false;
  const std::string text = decode(input.bytes.substr(0, 1 << 18)).text;
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

Reading read_pentabarf(const Input& input) {
  return read_programme(input, "pentabarf", [&](const std::string& text, Programme* programme) {
    programme->without_talks =
        "has no events below day; ask for the schedule after it was released";
    const XmlDocument document(text);
    if (std::string_view(document.root().name()) != "schedule") {
      throw MalformedError("is not a schedule: its root is <" +
                           std::string(document.root().name()) + ">");
    }
    Reader(document, programme).read();
  });
}

}  // namespace plumbline

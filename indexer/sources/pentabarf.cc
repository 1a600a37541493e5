// SPDX-License-Identifier: MIT OR Apache-2.0
// A day holds rooms and a room holds events; until 2012 FOSDEM's events stood right below the day. An event
// has `date` with an offset since frab; before, it is the day's date and `start`, where a time before
// the conference's day_change belongs to the next date.
#include "indexer/sources/pentabarf.h"

#include <algorithm>
#include <map>

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
    for (const xml_node& day : document_.root().children("day")) read_day(day);
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
    for (const xml_node& event : node.children("event")) read_event(event, day, "");
    for (const xml_node& room : node.children("room")) {
      for (const xml_node& event : room.children("event")) {
        read_event(event, day, xml_attribute(room, "name"));
      }
    }
  }

  void read_event(const xml_node& node, const Day& day, const std::string& room) {
    TalkFacts talk;
    talk.line = document_.line_of(node);
    read_words(node, room, &talk);
    read_time(node, day, &talk);
    for (const xml_node& person : node.child("persons").children("person")) {
      std::string name = name_of(person);
      if (name.empty()) name = names_[xml_attribute(person, "id")];
      talk.people.push_back(std::move(name));
    }
    read_links(node, &talk);
    programme_->add(std::move(talk));
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
      std::string url = xml_attribute(link, "href");
      if (url.empty() && !link.attribute("href")) url = xml_text(link);
      talk->links.push_back(
          {std::move(url), std::move(label), std::move(type), document_.line_of(link)});
    };
    for (const xml_node& file : node.child("attachments").children("attachment")) {
      const std::string type = xml_attribute(file, "type");
      add(file, xml_text(file), type == "other" ? "" : type);
    }
    for (const xml_node& link : node.child("links").children("link")) {
      add(link, xml_text(link), xml_attribute(link, "type"));
    }
    if (!xml_text(node.child("video_download_url")).empty())
      add(node.child("video_download_url"), "", "video");
    const xml_node recording = node.child("recording");
    for (const char* name : {"url", "link"}) {
      if (!xml_text(recording.child(name)).empty()) add(recording.child(name), "", "video");
    }
  }

  // FOSDEM's list of persons has the name in an element, all others have it as the text.
  static std::string name_of(const xml_node& person) {
    const xml_node name = person.child("name") ? person.child("name") : person.child("public_name");
    const std::string text = xml_text(name ? name : person);
    return text.empty() ? xml_attribute(person, "name") : text;
  }

  const XmlDocument& document_;
  Programme* programme_;
  std::map<std::string, std::string> names_;   // of persons that are listed in one place, by id
  std::map<std::string, std::string> tracks_;  // likewise, by slug
};
}  // namespace

bool recognizes_pentabarf(const Input& input) {
  if (xml_root_name(input.bytes) != "schedule") return false;
  const std::string text = decode(input.bytes.substr(0, 1 << 18)).text;
  return text.find("<conference") != text.npos || text.find("<day") != text.npos;
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

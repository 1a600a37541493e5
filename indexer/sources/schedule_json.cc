// SPDX-License-Identifier: MIT OR Apache-2.0
// Keys are those of schedule.xml ("pentabarf:..."): one programme is published as both, with the same guids.
#include "indexer/sources/schedule_json.h"

#include <algorithm>
#include <map>

#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

using Names = std::map<std::string, std::string>;
using Nodes = std::vector<JsonNode>;
using Members = std::vector<std::pair<std::string, JsonNode>>;

class Reader {
 public:
  Reader(const JsonNode& document, Programme* programme)
      : schedule_(document["schedule"]),
        conference_(schedule_["conference"]),
        programme_(programme) {}

  void read() {
    check();
    read_conference();
    read_lists();
    if (!conference_["days"].is_number()) {  // which is how many there are
      for (const JsonNode& day : conference_["days"].entries()) read_day(day);
    }
    read_events(schedule_["events"], "", std::nullopt);
  }

 private:
  void check() const {
    if (!schedule_.is_object() || !conference_.is_object()) {
      throw MalformedError("has no object at /schedule/conference, so it is no schedule.json");
    }
    // The schema forbids it by name, since writers that do so have other parts wrong, too.
    if (!schedule_["rooms"].empty() && schedule_["events"].empty()) {
      throw MalformedError(
          "is not valid: rooms stand at /schedule/rooms, and belong into "
          "/schedule/conference/rooms; check it "
          "with the validator of github.com/voc/schedule");
    }
    const auto holds = [](const JsonNode& node) { return node.is_list() || node.is_object(); };
    if (!holds(conference_["days"]) && !holds(schedule_["events"])) {
      throw MalformedError(
          "has a list neither at /schedule/conference/days nor at /schedule/events");
    }
  }

  void read_conference() {
    EventFacts& event = programme_->event;
    event.name = conference_["acronym"].text();
    event.title = conference_["title"].text();
    event.start = conference_["start"].text();
    event.end = conference_["end"].text();
    event.venue = conference_["venue"].name();
    event.city = conference_["city"].text();
    event.zone = conference_["time_zone_name"].text();
    event.base_url = schedule_["base_url"].text();
    event.url = conference_["url"].text();
    if (event.url.empty()) event.url = schedule_["url"].text();
    event.description = conference_["description"].long_text();
  }

  // Version 2 refers to tracks, rooms and persons by slug and guid.
  void read_lists() {
    for (const JsonNode& above : {conference_, schedule_}) {
      read_names(above["tracks"], &tracks_);
      read_names(above["rooms"], &rooms_);
    }
    for (const auto& [id, person] : schedule_["persons"].members())
      persons_.emplace(id, name_of(person));
    for (const JsonNode& person : schedule_["persons"].entries()) {
      const std::string name = name_of(person);
      for (const char* id : {"guid", "code", "id"}) {
        if (!person[id].empty()) persons_[person[id].text()] = name;
      }
    }
  }

  static void read_names(const JsonNode& list, Names* names) {
    for (const auto& [id, item] : list.members()) names->emplace(id, item.name());
    for (const JsonNode& item : list.entries()) {
      for (const char* id : {"slug", "guid"}) {
        if (!item[id].empty()) names->emplace(item[id].text(), item.name());
      }
    }
  }

  // Rooms by their names, or a list of objects, as XML has them; of some writers an object of objects.
  void read_day(const JsonNode& day) {
    if (!expect_object(day)) return;
    auto midnight = parse_day(day["date"].text());
    if (!midnight) midnight = parse_day(day.own_name());
    const auto end = parse_moment(day["day_end"].text());
    day_change_ = midnight && end ? change_of_day(*midnight, *end) : 0;
    const JsonNode rooms = day["rooms"];
    const bool by_name = rooms.is_object() && !is_room(rooms);
    for (const auto& [name, room] : by_name ? rooms.members() : Members()) {
      const std::string own = is_room(room) ? room.name() : name;
      read_events(is_room(room) ? room["events"] : room, own, midnight);
    }
    for (const JsonNode& room : by_name ? Nodes() : rooms.each()) {
      if (expect_object(room)) read_events(room["events"], room.name(), midnight);
    }
    read_events(day["events"], "", midnight);
  }

  static bool is_room(const JsonNode& node) {
    return !node["events"].empty() && !node["name"].empty();
  }

  void read_events(const JsonNode& events, const std::string& room, std::optional<Minutes> day) {
    for (const JsonNode& event : events.entries()) read_event(event, room, day);
  }

  bool expect_object(const JsonNode& node) {
    if (!node.is_object()) programme_->skip("is no object", node.at());
    return node.is_object();
  }

  void read_event(const JsonNode& node, const std::string& room, std::optional<Minutes> day) {
    if (!expect_object(node)) return;
    TalkFacts talk;
    talk.place = node.at();
    read_words(node, room, &talk);
    read_time(node, day, &talk);
    read_people(node, &talk);
    for (const char* list : {"attachments", "links"}) read_links(node[list], &talk);
    if (!node["video_download_url"].empty()) {
      talk.links.push_back({node["video_download_url"].text(), "", "video", 0});
    }
    programme_->add(std::move(talk));
  }

  void read_words(const JsonNode& node, const std::string& room, TalkFacts* talk) {
    talk->id = node["id"].text();
    talk->guid = node["guid"].text();
    talk->code = node["code"].text();
    talk->state = node["state"].text();
    talk->slug = node["slug"].text();
    talk->title = node["title"].text();
    talk->subtitle = node["subtitle"].text();
    talk->room = name_in(rooms_, node["room"]);
    if (talk->room.empty()) talk->room = room;
    talk->track = name_in(tracks_, node["track"]);
    talk->type = node["type"].name();
    talk->lang = node["language"].text();
    talk->abstract = node["abstract"].long_text();
    talk->description = node["description"].long_text();
    talk->url = node["url"].text();
  }

  // What a list calls it, by its slug or guid; else the name that stands here.
  static std::string name_in(const Names& names, const JsonNode& node) {
    const std::string name = node.name();
    for (const std::string& id : {node["guid"].text(), node["slug"].text(), name}) {
      const auto known = names.find(id);
      if (!id.empty() && known != names.end() && !known->second.empty()) return known->second;
    }
    return name;
  }

  // Version 1 has the moment in `date`, version 2 in `start`; the day's own bounds are not trusted, since
  // their offset is sometimes another.
  void read_time(const JsonNode& node, std::optional<Minutes> day, TalkFacts* talk) {
    const std::string start = node["start"].text();
    talk->start = parse_moment(node["date"].text());
    if (!talk->start) talk->start = parse_moment(start);
    const auto clock = parse_clock(start);
    if (!talk->start && clock && day) {
      const Minutes next = *clock < day_change_ ? kDayMinutes : 0;
      talk->start = Moment{*day + next + *clock, std::nullopt};
    }
    if (!talk->start) {
      if (day) talk->day = date_text(*day);
      programme_->skip("without a start that is a time", node.at());
    }
    talk->minutes = parse_duration(node["duration"].text());
    const auto end = parse_moment(node["end"].text());
    const bool reversed = end && talk->start && utc(*end) < utc(*talk->start) &&
                          end->offset.has_value() == talk->start->offset.has_value();
    if (reversed) programme_->warn_of_end(*talk);
    if (!talk->minutes && end && talk->start && !reversed) {
      talk->minutes = static_cast<int>(std::min(utc(*end) - utc(*talk->start), 31 * kDayMinutes));
    }
  }

  static Minutes utc(const Moment& moment) { return moment.local - moment.offset.value_or(0); }

  void read_people(const JsonNode& node, TalkFacts* talk) {
    for (const JsonNode& person : node.first({"persons", "participants", "speakers"}).entries()) {
      const std::string role = lower(person["role"].text());
      if (!role.empty() && role != "speaker" && role != "contributor" && role != "host" &&
          role != "moderator") {
        continue;
      }
      const std::string name = name_of(person);
      if (name.empty()) {
        programme_->skip("a person without a name", person.at());
      } else if (person.is_object()) {
        talk->people.push_back(name);
      } else {
        for (std::string& each : names_of_entry(name)) talk->people.push_back(std::move(each));
      }
    }
  }

  std::string name_of(const JsonNode& person) {
    if (!person.is_object()) {
      const auto known = persons_.find(person.text());
      return known == persons_.end() ? person.text() : known->second;
    }
    const std::string name =
        person.first({"public_name", "name", "full_public_name", "display_name"}).text();
    if (!name.empty()) return name;
    for (const char* id : {"guid", "code", "id"}) {
      const auto known = persons_.find(person[id].text());
      if (known != persons_.end()) return known->second;
    }
    return "";
  }

  // A list, one link by itself, or links by their labels.
  static void read_links(const JsonNode& links, TalkFacts* talk) {
    if (!links.is_object() || !address_in(links).empty()) {
      for (const JsonNode& link : links.each()) read_link(link, "", talk);
    } else {
      for (const auto& [label, link] : links.members()) read_link(link, label, talk);
    }
  }

  static std::string address_in(const JsonNode& link) {
    return link.first({"url", "href", "link", "uri"}).text();
  }

  static void read_link(const JsonNode& link, const std::string& label, TalkFacts* talk) {
    if (!link.is_object()) {
      talk->links.push_back({link.text(), label, "", 0});
      return;
    }
    const std::string title = link.first({"title", "label", "name"}).text();
    std::string type = lower(link["type"].text());
    if (type == "origin" || type == "related" || type == "web" || type == "other") type.clear();
    talk->links.push_back({address_in(link), title.empty() ? label : title, std::move(type), 0});
  }

  JsonNode schedule_, conference_;
  Programme* programme_;
  Names tracks_, rooms_;  // by slug and guid
  Names persons_;         // by guid, code and id
  int day_change_ = 0;    // of the day that is being read; what begins earlier is on the next date
};

// One event by itself, as frab gives it.
bool is_single_event(const std::set<std::string, std::less<>>& outline) {
  return outline.contains("guid") && outline.contains("title") && outline.contains("duration") &&
         (outline.contains("speakers") || outline.contains("persons"));
}
}  // namespace

bool recognizes_schedule_json(const Input& input) {
  const auto outline = json_outline(input.bytes);
  return outline.contains("schedule/conference") || outline.contains("schedule/events") ||
         is_single_event(outline);
}

Reading read_schedule_json(const Input& input) {
  return read_programme(input, "pentabarf", [&](const std::string& text, Programme* programme) {
    programme->without_talks = "has no events; ask for the schedule after it was released";
    const nlohmann::json json = parse_json(text, programme);
    const JsonNode document(json);
    if (document["schedule"].empty() && !document["guid"].empty()) {
      throw MalformedError("is one event by itself, without its conference; ask for schedule.json");
    }
    Reader(document, programme).read();
  });
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// A talk is known by db_id, which its address has too; `id` and `friendly_id` are numbers within the event. Hashes
// of mail addresses come with every person, and are never looked at.
#include "indexer/sources/indico.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "indexer/sources/indico/fields.h"
#include "indexer/sources/indico/timetable.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/zone.h"

namespace plumbline {
namespace {

using indico::Time;

constexpr std::size_t kMaxEvents = 1000;  // as many as Indico gives at a time
constexpr std::string_view kNoTalks =
    "has no contributions: ask with ?detail=contributions, or ask the managers of the event to "
    "publish them";

class Reader {
 public:
  explicit Reader(Programme* programme) : programme_(programme) {
    programme_->without_talks = kNoTalks;
  }

  void read_event(const JsonNode& node) {
    EventFacts& event = programme_->event;
    event.number = make_slug(node["id"].text());
    event.title = node["title"].text();
    event.description = node["description"].long_text();
    event.zone = node["timezone"].text();
    event.start = day_in(node["startDate"], event.zone);
    event.end = day_in(node["endDate"], event.zone);
    event.venue = node["location"].text();
    event.city = node["address"].text();
    event.url = node["url"].text();
    event.base_url = event.url;
    event.cancelled = node["label"]["is_event_not_happening"].is_true();
    if (is_lecture(node)) return read_lecture(node);
    read_minutes(node, "");
    read_event_material(node);
    // What is in a block as well as in the list of all has its room from the block.
    for (const JsonNode& block : node["sessions"].entries()) read_block(block);
    for (const JsonNode& talk : node["contributions"].entries())
      read_contribution(talk, JsonNode());
  }

  void read_contribution(const JsonNode& node, const JsonNode& block) {
    TalkFacts talk;
    talk.place = node.at();
    talk.key = node.first({"db_id", "id"}).text();
    talk.title = node["title"].text();
    if (!talk.key.empty() && !seen_.emplace(talk.key, talk.title).second) return;
    talk.id = node.first({"friendly_id", "id"}).text();
    talk.code = node["code"].text();
    talk.description = node["description"].long_text();
    talk.type = node["type"].name();
    talk.track = node["session"].name();
    // A block's own title has that of its part behind it: "Rust MC: Part 1".
    if (talk.track.empty()) talk.track = block["session"].name();
    if (talk.track.empty()) talk.track = block["title"].text();
    if (talk.track.empty()) talk.track = node["track"].name();
    talk.room = indico::read_room(node);
    if (talk.room.empty()) talk.room = indico::read_room(block);
    talk.url = node["url"].text();
    talk.people = people_of(node);
    read_times(node, &talk);
    read_more(node, &talk);
    const TalkFacts parent = talk;
    programme_->add(std::move(talk));
    for (const JsonNode& part : node["subContributions"].entries()) read_part(part, parent);
  }

 private:
  // An event that is one talk, held by its chairs.
  static bool is_lecture(const JsonNode& node) {
    const std::string type = lower(node["type"].name());
    return (type == "simple_event" || type == "lecture") && node["contributions"].empty() &&
           node["sessions"].empty();
  }

  void read_lecture(const JsonNode& node) {
    EventFacts& event = programme_->event;
    TalkFacts talk;
    talk.place = node.at();
    talk.key = talk.id = "lecture";
    talk.title = event.title;
    talk.description = std::exchange(event.description, "");
    talk.type = "lecture";
    talk.room = indico::read_room(node);
    talk.url = event.url;
    talk.people = indico::read_people(node, {"chairs"});
    read_times(node, &talk);
    read_more(node, &talk);
    programme_->add(std::move(talk));
  }

  void read_block(const JsonNode& block) {
    if (block["contributions"].empty()) {
      programme_->skip("a session without talks", block.first({"title", "slotTitle"}).text());
    }
    for (const JsonNode& talk : block["contributions"].entries()) read_contribution(talk, block);
    for (const JsonNode& node : {block, block["session"]}) {
      std::string name = block["session"].name();
      if (name.empty()) name = block["title"].text();
      indico::read_session(node, name, &programme_->event);
      read_minutes(node, name);
      read_event_material(node);
    }
  }

  // A session that is given in several blocks has the same minutes in each.
  void read_minutes(const JsonNode& node, const std::string& session) {
    const std::string html = node["note"]["html"].long_text();
    if (trimmed(html).empty() || !minutes_.insert(html).second) return;
    programme_->event.minutes.push_back({session, html});
  }

  // Of the event, and of its sessions, which have no pages of their own.
  void read_event_material(const JsonNode& node) {
    int hidden = 0;
    for (LinkFacts& link : indico::read_material(node, &hidden))
      programme_->event.links.push_back(std::move(link));
    if (hidden > 0) programme_->skip("material that is not public", programme_->event.title);
  }

  // In the zone of the event, while the export tells times in that of its server: the evening of one may be the
  // morning after in the other.
  std::string day_of(const TalkFacts& talk) const {
    if (!talk.start) return "";
    const Minutes local = talk.start->local;
    const auto utc = to_utc(local, zone_name(talk.start_zone));
    const auto there = utc ? to_local(*utc, zone_name(programme_->event.zone)) : std::nullopt;
    return date_text(there.value_or(local));
  }

  // A part of a talk, which has neither a time nor an abstract nor a page of its own.
  void read_part(const JsonNode& node, const TalkFacts& parent) {
    TalkFacts talk;
    talk.place = node.at();
    talk.key = parent.key + "." + node.first({"db_id", "id"}).text();
    talk.id = parent.id + "-" + node.first({"friendly_id", "id"}).text();
    talk.title = node["title"].text();
    talk.track = parent.track;
    talk.room = parent.room;
    talk.type = parent.type;
    talk.url = parent.url;
    talk.day = day_of(parent);
    talk.people = indico::read_people(node, {"speakers"});
    read_more(node, &talk);
    programme_->add(std::move(talk));
  }

  // The export of an event has lists by role, that of one contribution has roles in one list.
  static std::vector<std::string> people_of(const JsonNode& node) {
    std::vector<std::string> people =
        indico::read_people(node, {"speakers", "primaryauthors", "coauthors"});
    if (!people.empty()) return people;
    const auto persons = node.first({"persons", "person_links"}).entries();
    const bool any_speaker = std::any_of(persons.begin(), persons.end(), [](const auto& each) {
      return each["is_speaker"].is_true();
    });
    for (const JsonNode& person : persons) {
      if (!any_speaker || person["is_speaker"].is_true())
        people.push_back(indico::read_person(person));
    }
    return people;
  }

  // Minutes in the export of an event; seconds in that of one contribution, which has `start_dt`.
  void read_times(const JsonNode& node, TalkFacts* talk) {
    const bool single = !node.value().contains("startDate");
    const Time start = indico::read_time(node[single ? "start_dt" : "startDate"]);
    talk->start = start.moment;
    talk->start_zone = start.zone;
    talk->minutes = parse_duration(node["duration"].text());
    if (single && node["duration"].is_number()) {
      talk->minutes =
          static_cast<int>(std::clamp(node["duration"].value().get<double>() / 60, 0.0, 44640.0));
    }
    const Time end = indico::read_time(node[single ? "end_dt" : "endDate"]);
    if (indico::is_before(end, start)) programme_->warn_of_end(*talk);
    const auto exact = indico::minutes_between(start, end);
    if (exact) talk->minutes = exact;
  }

  void read_more(const JsonNode& node, TalkFacts* talk) {
    int hidden = 0;
    talk->links = indico::read_material(node, &hidden);
    if (hidden > 0) programme_->skip("material that is not public", talk->title);
    talk->notes_html = node["note"]["html"].long_text();
    talk->notes_url = node["note"]["url"].text();
  }

  // The day at the place of the event.
  static std::string day_in(const JsonNode& node, const std::string& zone) {
    const Time time = indico::read_time(node);
    if (!time.moment) return node.is_object() ? node["date"].text() : node.text();
    const auto utc = time.moment->offset ? time.moment->local - *time.moment->offset
                                         : to_utc(time.moment->local, zone_name(time.zone));
    const auto local = utc ? to_local(*utc, zone_name(zone)) : std::nullopt;
    return date_text(local.value_or(time.moment->local));
  }

  Programme* programme_;
  std::set<std::pair<std::string, std::string>> seen_;  // by their keys and titles
  std::set<std::string> minutes_;                       // that have been read
};

void read_result(const JsonNode& event, const std::string& url, Programme* programme) {
  Reader(programme).read_event(event);
  if (programme->event.base_url.empty()) programme->event.base_url = url;
}

// The events of a document behind the first.
using MoreEvents = std::function<void(const std::function<void(Programme*)>&)>;

// "https://indico.example/event/20/" of "https://indico.example/export/timetable/20.json", so that both exports
// of an event are known for one; "" of another address.
std::string page_of_timetable(std::string_view url, const std::string& number) {
  const auto at = url.find("/export/timetable/");
  return at == url.npos ? "" : std::string(url.substr(0, at)) + "/event/" + number + "/";
}

// What a category gives, and answers about several events, of which some may have no talks.
bool is_list_of_events(const JsonNode& document) {
  return document["results"].items().size() > 1 ||
         document["url"].text().find("/export/categ/") != std::string::npos;
}

void read_document(const JsonNode& document, Programme* programme, const MoreEvents& more) {
  const JsonNode results = document["results"];
  const std::string url = document["url"].text();
  programme->without_talks = kNoTalks;
  if (!document["message"].empty() && results.empty() && document["title"].empty()) {
    throw MalformedError("is an answer that says: " + document["message"].text());
  }
  if (results.is_object()) {
    bool first = true;
    for (const auto& [number, days] : results.members()) {
      const auto read = [&, id = number, entries = days](Programme* target) {
        target->event.number = make_slug(id);
        target->event.base_url = url;
        target->event.url = page_of_timetable(url, id);
        target->without_talks =
            "has an empty timetable; ask with /export/event/" + id + ".json?detail=contributions";
        indico::read_timetable(entries, target);
      };
      first ? read(programme) : more(read);
      first = false;
    }
  } else if (results.is_list()) {
    const auto events = results.items();
    if (events.size() > kMaxEvents)
      throw MalformedError("has more than 1000 events; ask for fewer at a time");
    std::map<std::string, int> titles;
    for (const JsonNode& event : events) ++titles[event["title"].text()];
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto read = [&](Programme* target) {
        read_result(events[i], url, target);
        target->may_be_empty = is_list_of_events(document);
        if (target->may_be_empty && target->talks() == 0) target->without_talks.clear();
        // Meetings of one series often have one title.
        if (titles[target->event.title] > 1) {
          target->event.name = target->event.title + " " + target->event.number;
        }
      };
      i == 0 ? read(programme) : more(read);
    }
  } else if (!document["contributions"].empty() || !document["sessions"].empty()) {
    read_result(document, url, programme);
  } else if (!document["title"].empty()) {
    Reader(programme).read_contribution(document, JsonNode());
  } else {
    throw MalformedError(
        "has neither results nor contributions; ask for "
        "/export/event/<N>.json?detail=contributions");
  }
}

// A file of several events of which some have talks was not left out.
void soften(Reading* reading) {
  if (reading->sources.empty()) return;
  for (Problem& problem : reading->problems) problem.severity = Severity::kWarning;
}

// One warning for all events of a list that have no talks.
void tell_of_empty_events(const Input& input, Reading* reading) {
  std::set<std::string> full;
  for (const Source& source : reading->sources) {
    if (source.kind == SourceKind::kTalk) full.insert(source.event);
  }
  int empty = 0;
  std::string first;
  for (const Source& source : reading->sources) {
    if (source.kind != SourceKind::kEvent || full.count(source.slug) > 0) continue;
    if (empty++ == 0) first = source.title;
  }
  if (empty == 0) return;
  reading->problems.push_back(
      {Severity::kWarning, input.path, 0,
       (empty == 1 ? "an event" : std::to_string(empty) + " events") + " without talks, such as " +
           first + ": ask with ?detail=contributions, or ask its managers to publish them"});
}
}  // namespace

bool recognizes_indico(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto has = [&](std::string_view name) { return outline.contains(name); };
  if (has("_type=HTTPAPIResult") || (has("results") && has("additionalInfo"))) return true;
  if (has("_type=HTTPAPIError") || (has("message") && outline.size() <= 3)) return true;
  if (has("results/[]/_type=Conference") || has("results/[]/contributions")) return true;
  if (has("contributions") && has("startDate")) return true;
  return has("title") && has("friendly_id") &&
         (has("startDate") || has("start_dt") || has("persons"));
}

Reading read_indico(const Input& input) {
  std::vector<Reading> others;
  Reading all = read_programme(input, "indico", [&](const std::string& text, Programme* programme) {
    const nlohmann::json json = parse_json(text, programme);
    read_document(JsonNode(json), programme, [&](const std::function<void(Programme*)>& read) {
      Programme next(input, "indico");
      read(&next);
      others.push_back(next.finish());
    });
  });
  for (Reading& other : others) append_event(input, std::move(other), &all);
  soften(&all);
  tell_of_empty_events(input, &all);
  return all;
}

}  // namespace plumbline

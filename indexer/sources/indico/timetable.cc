// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/indico/timetable.h"

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/sources/indico/fields.h"
#include "indexer/sources/programme/text.h"

namespace plumbline::indico {
namespace {

class Reader {
 public:
  explicit Reader(Programme* programme) : programme_(programme) {}

  void read(const JsonNode& days) {
    for (const auto& [day, entries] : days.members()) {
      for (const auto& [key, entry] : named(entries)) read_entry(key, entry);
    }
  }

 private:
  void read_entry(const std::string& key, const JsonNode& entry) {
    const std::string type = lower(entry["entryType"].text());
    const std::string unique = entry["uniqueId"].text();
    if (type == "break" || (type.empty() && key.starts_with('b'))) {
      if (seen_.insert(unique.empty() ? key : unique).second)
        programme_->skip("a break", entry["title"].text());
    } else if (type == "session" || !entry["entries"].empty()) {
      read_block(unique.empty() ? key : unique, entry);
    } else if (entry.is_object()) {
      read_contribution(entry, "", "");
    }
  }

  void read_block(const std::string& key, const JsonNode& block) {
    const bool first = seen_.insert(key).second;
    const std::string title = block["title"].text();
    if (first) read_session(block, title, &programme_->event);
    if (first) read_event_material(block);
    if (block["entries"].empty() && first) programme_->skip("a session without talks", title);
    for (const auto& [entry_key, entry] : named(block["entries"])) {
      if (lower(entry["entryType"].text()) == "break" || entry_key.starts_with('b')) {
        if (first) programme_->skip("a break", entry["title"].text());
      } else {
        read_contribution(entry, title, read_room(block));
      }
    }
  }

  // By their keys ("c7"), which may be missing.
  static std::vector<std::pair<std::string, JsonNode>> named(const JsonNode& entries) {
    auto all = entries.members();
    for (const JsonNode& entry : entries.items()) all.emplace_back(entry["id"].text(), entry);
    return all;
  }

  // A session has no page of its own.
  void read_event_material(const JsonNode& block) {
    int hidden = 0;
    for (LinkFacts& link : read_material(block, &hidden))
      programme_->event.links.push_back(std::move(link));
    if (hidden > 0) programme_->skip("material that is not public", block["title"].text());
  }

  void read_contribution(const JsonNode& entry, const std::string& session,
                         const std::string& room) {
    TalkFacts talk;
    talk.place = entry.at();
    talk.key = entry["contributionId"].text();
    talk.title = entry["title"].text();
    talk.room = read_room(entry);
    if (talk.room.empty()) talk.room = room;
    const std::string start_text = entry["startDate"].value().dump();
    const bool first = contributions_.insert({talk.key, talk.title, start_text, talk.room}).second;
    if (!talk.key.empty() && !first) return;
    talk.id = entry.first({"friendlyId", "id"}).text();
    talk.description = entry["description"].long_text();
    talk.track = session.empty() ? entry["sessionTitle"].text() : session;
    talk.url = entry["url"].text();
    talk.people = read_people(entry, {"presenters", "speakers", "authors"});
    const Time start = read_time(entry["startDate"]);
    talk.start = start.moment;
    talk.start_zone = start.zone;
    const Time end = read_time(entry["endDate"]);
    if (is_before(end, start)) programme_->warn_of_end(talk);
    talk.minutes = minutes_between(start, end);
    if (!talk.minutes) talk.minutes = parse_duration(entry["duration"].text());
    int hidden = 0;
    talk.links = read_material(entry, &hidden);
    if (hidden > 0) programme_->skip("material that is not public", talk.title);
    programme_->add(std::move(talk));
  }

  Programme* programme_;
  std::set<std::string> seen_;  // blocks and breaks
  // By their ids, titles, starts and rooms: one in a block of two days is read once, two with one id are two.
  std::set<std::tuple<std::string, std::string, std::string, std::string>> contributions_;
};
}  // namespace

void read_timetable(const JsonNode& days, Programme* programme) { Reader(programme).read(days); }

}  // namespace plumbline::indico

// SPDX-License-Identifier: MIT OR Apache-2.0
// Speakers' biographies, and what was asked of them in the call for papers, are never looked at.
#include "indexer/sources/sessionize.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {

// A word that was chosen for a session, and of which list it is: "Lightning talk" of "Session format".
struct Choice {
  std::string list, name;
};

class Reader {
 public:
  Reader(const JsonNode& document, Programme* programme) : programme_(programme) {
    for (const JsonNode& speaker : document["speakers"].items())
      speakers_[speaker["id"].text()] = speaker["fullName"].text();
    for (const JsonNode& room : document["rooms"].items()) rooms_[room["id"].text()] = room.name();
    for (const JsonNode& list : document["categories"].items()) {
      for (const JsonNode& item : list["items"].items())
        choices_[item["id"].text()] = {list["title"].text(), item.name()};
    }
  }

  // All of a list of sessions, of which a view may give one several times: for each of its groups, or rooms.
  void read(const std::vector<JsonNode>& sessions, const std::string& room = "") {
    for (const JsonNode& session : sessions) {
      const std::string id = session["id"].text();
      if (id.empty() || known_.insert(id).second) read_session(session, room);
    }
  }

  void finish() {
    if (unnamed_ > 0) {
      programme_->warn(0, counted(unnamed_, "speaker") + (unnamed_ == 1 ? " is" : " are") +
                              " given by id alone; ask for /view/All, which names them");
    }
  }

 private:
  void read_session(const JsonNode& session, const std::string& room) {
    TalkFacts talk;
    talk.place = session.at();
    talk.id = session["id"].text();
    talk.title = session["title"].text();
    talk.description = session["description"].long_text();
    talk.state = session["status"].text();
    talk.room = session["room"].text();
    if (talk.room.empty()) talk.room = find(rooms_, session["roomId"].text());
    if (talk.room.empty()) talk.room = room;
    read_people(session, &talk);
    read_choices(session, &talk);
    read_time(session, &talk);
    const std::string recording = session["recordingUrl"].text();
    if (!recording.empty()) talk.links.push_back({recording, "video", "video"});
    if (session["isServiceSession"].is_true() && talk.people.empty()) {
      programme_->skip("a break", talk.title);
    } else {
      programme_->add(std::move(talk));
    }
  }

  static std::string find(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? "" : found->second;
  }

  void read_people(const JsonNode& session, TalkFacts* talk) {
    for (const JsonNode& speaker : session["speakers"].items()) {
      const std::string name =
          speaker.is_object() ? speaker["name"].text() : find(speakers_, speaker.text());
      if (name.empty()) {
        ++unnamed_;
      } else {
        talk->people.push_back(name);
      }
    }
  }

  void read_choices(const JsonNode& session, TalkFacts* talk) {
    for (const JsonNode& item : session["categoryItems"].items()) {
      const auto choice = choices_.find(item.text());
      if (choice != choices_.end()) take(choice->second, talk);
    }
    for (const JsonNode& list : session["categories"].items()) {
      for (const JsonNode& item : list["categoryItems"].items())
        take({list.name(), item.name()}, talk);
    }
  }

  // Lists are called as organizers like; of each the first word that was chosen counts.
  static void take(const Choice& choice, TalkFacts* talk) {
    const std::string list = lower(choice.list);
    std::string* word = contains(list, "track")                              ? &talk->track
                        : contains(list, "format") || contains(list, "type") ? &talk->type
                        : contains(list, "language")                         ? &talk->lang
                                                                             : nullptr;
    if (word && word->empty()) *word = choice.name;
  }

  void read_time(const JsonNode& session, TalkFacts* talk) {
    talk->start = parse_moment(session["startsAt"].text());
    const auto end = parse_moment(session["endsAt"].text());
    if (!talk->start || !end) return;
    const Minutes minutes = end->local - talk->start->local;
    if (minutes < 0) programme_->warn_of_end(*talk);
    if (minutes > 0 && minutes < 31 * kDayMinutes) talk->minutes = static_cast<int>(minutes);
  }

  Programme* programme_;
  std::map<std::string, std::string> speakers_, rooms_;  // names by id
  std::map<std::string, Choice> choices_;                // by id
  std::set<std::string> known_;                          // sessions, by id
  int unnamed_ = 0;
};

// A list of days with rooms, of groups, or of sessions.
void read_list(const JsonNode& list, Reader* reader) {
  for (const JsonNode& item : list.items()) {
    reader->read(item["sessions"].items());
    for (const JsonNode& room : item["rooms"].items())
      reader->read(room["sessions"].items(), room.name());
  }
}
}  // namespace

bool recognizes_sessionize(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto has = [&](std::string_view name) { return outline.contains(name); };
  return (has("sessions/[]/isServiceSession") && has("sessions/[]/title")) ||
         (has("[]/sessions/[]/isServiceSession") && has("[]/sessions/[]/title")) ||
         (has("[]/date") && has("[]/rooms/[]/sessions"));
}

Reading read_sessionize(const Input& input) {
  return read_programme(input, "sessionize", [](const std::string& text, Programme* programme) {
    const nlohmann::json json = parse_json(text, programme);
    const JsonNode document(json);
    Reader reader(document, programme);
    reader.read(document["sessions"].items());
    read_list(document, &reader);
    reader.finish();
  });
}

}  // namespace plumbline

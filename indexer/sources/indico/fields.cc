// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/indico/fields.h"

#include <algorithm>
#include <array>

#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/programme/zone.h"

namespace plumbline::indico {
namespace {

constexpr std::array<std::string_view, 5> kDeckEnds = {".pdf", ".pptx", ".ppt", ".odp", ".key"};

// What is attached to a talk without another name is its deck.
std::string kind_of_file(const JsonNode& file, const LinkFacts& link) {
  const std::string key = link_key(link);
  const bool unnamed = key == "link" || key == make_slug(link.label, 24);
  const std::string name =
      lower(file["filename"].text().empty() ? link.url : file["filename"].text());
  const bool deck = std::any_of(kDeckEnds.begin(), kDeckEnds.end(),
                                [&](std::string_view end) { return name.ends_with(end); });
  return unnamed && deck ? "slides" : "";
}

// What a name says of a file: "paper" of "Paper (final)"; "" of one that says nothing, as "p.pdf".
std::string kind_in(const std::string& name) {
  constexpr std::array<std::string_view, 6> kKinds = {"slides", "video",      "audio",
                                                      "paper",  "transcript", "code"};
  const std::string key = link_key({"", name, "", 0});
  return std::find(kKinds.begin(), kKinds.end(), key) == kKinds.end() ? "" : key;
}

// "paper" of the folder "Papers", where a file in it has no better name.
std::string kind_of_folder(const JsonNode& folder, const LinkFacts& link) {
  return kind_in(link.label).empty() ? kind_in(folder["title"].text()) : "";
}

void read_attachments(const JsonNode& folder, const JsonNode& list, std::vector<LinkFacts>* links,
                      int* hidden) {
  for (const JsonNode& file : list.entries()) {
    if (file["is_protected"].is_true()) {
      ++*hidden;
      continue;
    }
    LinkFacts link;
    link.url =
        file.is_string() ? file.text() : file.first({"link_url", "download_url", "url"}).text();
    link.label = file.first({"title", "filename", "name"}).text();
    link.type = kind_of_folder(folder, link);
    if (link.type.empty()) link.type = kind_of_file(file, link);
    links->push_back(std::move(link));
  }
}

void read_folders(const JsonNode& folders, std::vector<LinkFacts>* links, int* hidden) {
  for (const JsonNode& folder : folders.entries()) {
    if (folder["is_protected"].is_true()) {
      ++*hidden;
      continue;
    }
    for (const char* list : {"attachments", "files", "resources"})
      read_attachments(folder, folder[list], links, hidden);
  }
}

// "Mr Doe, John" is how Indico writes a chair in full.
std::string_view without_form_of_address(std::string_view name) {
  for (const std::string_view form :
       {"Mr ", "Mrs ", "Ms ", "Mx ", "Dr ", "Dr. ", "Prof ", "Prof. "}) {
    if (name.starts_with(form)) return name.substr(form.size());
  }
  return name;
}

Minutes in_utc(const Time& time) {
  if (time.moment->offset) return time.moment->local - *time.moment->offset;
  return to_utc(time.moment->local, zone_name(time.zone)).value_or(time.moment->local);
}
}  // namespace

Time read_time(const JsonNode& node) {
  if (!node.is_object()) return {parse_moment(node.text()), ""};
  return {parse_moment(node["date"].text() + "T" + node["time"].text()), node["tz"].text()};
}

std::optional<int> minutes_between(const Time& start, const Time& end) {
  if (!start.moment || !end.moment) return std::nullopt;
  const Minutes minutes = in_utc(end) - in_utc(start);
  if (minutes <= 0 || minutes > 31 * kDayMinutes) return std::nullopt;
  return static_cast<int>(minutes);
}

bool is_before(const Time& end, const Time& start) {
  return start.moment && end.moment && in_utc(end) < in_utc(start);
}

std::string read_person(const JsonNode& person) {
  if (!person.is_object()) return last_first_turned(without_form_of_address(person.text()));
  const std::string first = person.first({"first_name", "firstName"}).text();
  const std::string last = person.first({"last_name", "familyName", "lastName"}).text();
  if (!first.empty() || !last.empty()) return squeezed(first + " " + last);
  const std::string name = person.first({"fullName", "full_name", "name"}).text();
  return last_first_turned(without_form_of_address(name));
}

std::vector<std::string> read_people(const JsonNode& node,
                                     std::initializer_list<std::string_view> lists) {
  std::vector<std::string> people;
  for (const std::string_view list : lists) {
    for (const JsonNode& person : node[list].entries()) {
      if (person.is_object()) {
        people.push_back(read_person(person));
      } else {
        for (std::string& name : names_of_entry(without_form_of_address(person.text())))
          people.push_back(std::move(name));
      }
    }
    if (!people.empty()) break;
  }
  return people;
}

std::vector<LinkFacts> read_material(const JsonNode& node, int* hidden) {
  std::vector<LinkFacts> links;
  read_folders(node["folders"], &links, hidden);
  const JsonNode attachments = node["attachments"];  // of a timetable
  read_attachments(JsonNode(), attachments["files"], &links, hidden);
  read_folders(attachments["folders"], &links, hidden);
  // `material` repeats `folders`, and only the oldest servers have nothing else.
  if (links.empty() && *hidden == 0) read_folders(node["material"], &links, hidden);
  return links;
}

void read_session(const JsonNode& node, const std::string& name, EventFacts* event) {
  std::string text = node["description"].long_text();
  const bool known = std::any_of(
      event->sessions.begin(), event->sessions.end(),
      [&](const SessionFacts& each) { return each.name == name && each.description == text; });
  if (!known && !trimmed(text).empty()) event->sessions.push_back({name, std::move(text)});
}

std::string read_room(const JsonNode& node) {
  for (const char* field : {"room", "roomFullname", "room_name"}) {
    std::string room = without_quotes(node[field].name());
    if (!room.empty()) return room;
  }
  return "";
}

}  // namespace plumbline::indico

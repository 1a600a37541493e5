// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/media_ccc.h"

#include <map>
#include <string>

#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"

namespace plumbline {
namespace {

// "36c3" of ".../public/conferences/36c3"; "" of ".../public/conferences/78", as it was until 2016.
std::string acronym_of(const JsonNode& recording) {
  const std::string url = recording["conference_url"].text();
  const std::string acronym = url.substr(url.rfind('/') + 1);
  return acronym.find_first_not_of("0123456789") == std::string::npos ? "" : acronym;
}

void read_conference(const JsonNode& conference, Programme* programme) {
  EventFacts& event = programme->event;
  event.name = conference["acronym"].text();
  event.title = conference["title"].text();
  event.url = conference["link"].text();
  event.description = conference["description"].long_text();
}

void name_after(const JsonNode& recording, Programme* programme) {
  EventFacts& event = programme->event;
  if (event.name.empty()) event.name = acronym_of(recording);
  if (event.title.empty()) event.title = recording["conference_title"].text();
}

void read_recording(const JsonNode& node, Programme* programme) {
  TalkFacts talk;
  talk.place = node.at();
  talk.guid = node["guid"].text();
  talk.title = node["title"].text();
  talk.subtitle = node["subtitle"].text();
  talk.description = node["description"].long_text();
  talk.lang = node["original_language"].text();
  for (const JsonNode& person : node["persons"].items()) talk.people.push_back(person.name());
  const JsonNode date = node.first({"date", "release_date"});
  talk.start = parse_moment(date.text());
  if (!talk.start || node["date"].empty()) {
    talk.start.reset();
    talk.day = day_text(date.text());
  }
  talk.url = node["link"].text();
  if (!node["frontend_link"].empty())
    talk.links.push_back({node["frontend_link"].text(), "video", "video"});
  programme->add(std::move(talk));
}
}  // namespace

bool recognizes_media_ccc(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto is_recording = [&](const std::string& below) {
    return outline.contains(below + "guid") && outline.contains(below + "title") &&
           outline.contains(below + "frontend_link");
  };
  return is_recording("") || is_recording("[]/") || is_recording("events/[]/");
}

Reading read_media_ccc(const Input& input) {
  return read_programme(input, "media", [](const std::string& text, Programme* programme) {
    const nlohmann::json json = parse_json(text, programme);
    const JsonNode document(json);
    std::vector<JsonNode> recordings = document["events"].items();
    if (!document["guid"].empty()) recordings = {document};
    if (document.is_list()) recordings = document.items();
    read_conference(document["guid"].empty() ? document : JsonNode(), programme);
    for (const JsonNode& recording : recordings) {
      name_after(recording, programme);
      const std::string conference = acronym_of(recording);
      if (!conference.empty() && conference != programme->event.name) {
        programme->skip("a recording of another conference; ask for those of one",
                        recording["title"].text());
        continue;
      }
      read_recording(recording, programme);
    }
  });
}

}  // namespace plumbline

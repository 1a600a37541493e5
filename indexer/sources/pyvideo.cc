// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pyvideo.h"

#include <string>
#include <string_view>

#include "indexer/check/calendar.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/text/path.h"

namespace plumbline {
namespace {

// "pycon-us-2019" of "pycon-us-2019/videos/a.json"; "" where nothing stands above it.
std::string event_above(std::string_view path) {
  for (std::vector<std::string_view> above = directories_of(path); !above.empty();
       above.pop_back()) {
    if (above.back() != "videos") return std::string(above.back());
  }
  return "";
}

void read_videos(const JsonNode& node, TalkFacts* talk) {
  for (const JsonNode& video : node["videos"].each()) {
    const std::string url = video.is_object() ? video["url"].text() : video.text();
    if (!url.empty()) talk->links.push_back({url, "video", "video"});
  }
  for (const JsonNode& link : node["related_urls"].each()) {
    const std::string url = link.is_object() ? link["url"].text() : link.text();
    if (!url.empty())
      talk->links.push_back({url, link.is_object() ? link["label"].text() : "", ""});
  }
}

bool is_category(const Input& input) { return last_part(input.name) == "category.json"; }

// A series has no year; which its events are the recordings tell.
void read_category(const JsonNode& document, Programme* programme) {
  if (year_of_slug(make_slug(programme->event.name)).empty()) {
    programme->without_talks = "names a series without a year, and so no event of the recordings";
    return;
  }
  programme->event.title = document["title"].text();
  programme->may_be_empty = true;
  programme->without_talks.clear();
}

void read_talk(const JsonNode& document, const Input& input, Programme* programme) {
  TalkFacts talk;
  talk.slug = talk.id = stem_of(input.name);
  talk.title = document["title"].text();
  talk.abstract = document["summary"].long_text();
  talk.description = document["description"].long_text();
  talk.lang = document["language"].text();
  for (const JsonNode& person : document["speakers"].each()) talk.people.push_back(person.name());
  talk.day = day_text(document["recorded"].text());
  EventFacts& event = programme->event;
  const bool has_year = !year_of_slug(make_slug(event.name)).empty();
  event.title =
      has_year || talk.day.empty() ? event.name : event.name + " " + talk.day.substr(0, 4);
  read_videos(document, &talk);
  programme->add(std::move(talk));
}
}  // namespace

bool recognizes_pyvideo(const Input& input) {
  const auto outline = json_outline(input.bytes);
  if (!outline.contains("title")) return false;
  return is_category(input) || (outline.contains("recorded") && outline.contains("videos"));
}

Reading read_pyvideo(const Input& input) {
  return read_programme(input, "pyvideo", [&](const std::string& text, Programme* programme) {
    const nlohmann::json json = parse_json(text, programme);
    const JsonNode document(json);
    programme->event.name = event_above(input.name);
    if (programme->event.name.empty()) programme->event.name = event_above(input.path);
    is_category(input) ? read_category(document, programme) : read_talk(document, input, programme);
  });
}

}  // namespace plumbline

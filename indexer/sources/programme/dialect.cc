// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/dialect.h"

#include <functional>

#include "indexer/sources/ics.h"
#include "indexer/sources/indico.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/media_ccc.h"
#include "indexer/sources/ods.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/pretalx.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/xml.h"
#include "indexer/sources/pyvideo.h"
#include "indexer/sources/schedule_json.h"
#include "indexer/sources/sessionize.h"
#include "indexer/sources/table.h"
#include "indexer/sources/table/talk_table.h"
#include "indexer/sources/table/talks.h"
#include "indexer/sources/xlsx.h"
#include "indexer/text/email.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {

using Lines = std::vector<std::string>;

// What is counted of the events of a schedule, in XML or JSON.
struct Counts {
  int events = 0, guids = 0, dates = 0, people = 0, texts = 0, noise = 0, slides = 0, videos = 0;

  void add_link(const LinkFacts& link) {
    if (is_noise(link)) {
      ++noise;
    } else if (link_key(link) == "slides") {
      ++slides;
    } else if (link_key(link) == "video") {
      ++videos;
    }
  }
};

void report(const Counts& counts, bool zone, Lines* lines) {
  const auto lacks = [&](int have) { return have * 2 < counts.events; };
  if (!zone)
    lines->push_back("no time zone; ask for conference/time_zone_name, as Europe/Brussels");
  if (lacks(counts.guids))
    lines->push_back("no guids: talks are known by number, which is used again each year");
  if (lacks(counts.dates))
    lines->push_back("no dates of events: they are made of the day and the start");
  if (lacks(counts.people))
    lines->push_back("most talks have no persons; ask for a public export with speakers");
  if (lacks(counts.texts)) lines->push_back("most talks have neither abstract nor description");
  if (counts.slides + counts.videos == 0) {
    lines->push_back("no slides and no recordings; ask again some weeks after the event");
  }
  if (counts.noise > 0) {
    lines->push_back(std::to_string(counts.noise) +
                     " links to chat rooms and forms for feedback, which are dropped");
  }
}

void count_xml(const pugi::xml_node& event, Counts* counts) {
  ++counts->events;
  counts->guids += event.attribute("guid") ? 1 : 0;
  counts->dates += event.child("date") ? 1 : 0;
  counts->people += event.child("persons").child("person") ? 1 : 0;
  counts->texts +=
      xml_text(event.child("abstract")).empty() && xml_text(event.child("description")).empty() ? 0
                                                                                                : 1;
  for (const pugi::xml_node& link : event.child("links").children("link")) {
    counts->add_link({xml_attribute(link, "href"), xml_text(link), xml_attribute(link, "type"), 0});
  }
  for (const pugi::xml_node& file : event.child("attachments").children("attachment")) {
    counts->add_link({xml_attribute(file, "href"), xml_text(file), xml_attribute(file, "type"), 0});
  }
}

std::string xml_dialect(const pugi::xml_node& schedule, bool below_day) {
  const pugi::xml_node conference = schedule.child("conference");
  const std::string generator = xml_attribute(schedule.child("generator"), "name");
  if (!generator.empty()) return "schedule.xml of " + generator;
  if (below_day)
    return "schedule.xml of Pentabarf, as FOSDEM wrote it until 2012: events right below a day";
  if (schedule.child("persons"))
    return "schedule.xml as FOSDEM writes it since 2026: persons in a list of their own";
  if (schedule.child("tracks"))
    return "schedule.xml as FOSDEM writes it since 2024: tracks in a list of their own";
  if (!conference.child("acronym"))
    return "schedule.xml of Pentabarf, as FOSDEM wrote it from 2013 to 2023";
  return "schedule.xml of frab, pretalx or the hub";
}

Lines describe_xml(const std::string& text) {
  const XmlDocument document(text);
  const pugi::xml_node schedule = document.root();
  Counts counts;
  bool below_day = false;
  for (const pugi::xml_node& day : xml_children(schedule, "days", "day")) {
    for (const pugi::xml_node& event : xml_children(day, "events", "event")) {
      below_day = true;
      count_xml(event, &counts);
    }
    for (const pugi::xml_node& room : xml_children(day, "rooms", "room")) {
      for (const pugi::xml_node& event : xml_children(room, "events", "event"))
        count_xml(event, &counts);
    }
  }
  Lines lines = {xml_dialect(schedule, below_day)};
  report(counts, !xml_text(schedule.child("conference").child("time_zone_name")).empty(), &lines);
  return lines;
}

void count_json(const JsonNode& event, Counts* counts) {
  ++counts->events;
  counts->guids += event["guid"].empty() ? 0 : 1;
  counts->dates += event.first({"date", "start"}).text().size() > 10 ? 1 : 0;
  counts->people += event.first({"persons", "participants"}).empty() ? 0 : 1;
  counts->texts += event.first({"abstract", "description"}).empty() ? 0 : 1;
  for (const char* list : {"links", "attachments"}) {
    for (const JsonNode& link : event[list].items()) {
      counts->add_link({link["url"].text(), link["title"].text(), link["type"].text(), 0});
    }
  }
}

Lines describe_schedule_json(const std::string& text) {
  const nlohmann::json json = parse_json(text);
  const JsonNode document(json), schedule = document["schedule"];
  Counts counts;
  for (const JsonNode& day : schedule["conference"]["days"].entries()) {
    for (const auto& [room, events] : day["rooms"].members()) {
      for (const JsonNode& event : events.entries()) count_json(event, &counts);
    }
  }
  for (const JsonNode& event : schedule["events"].entries()) count_json(event, &counts);
  const std::string generator = document.first({"generator"})["name"].text();
  const std::string by = generator.empty() ? "" : " of " + generator;
  Lines lines = {schedule["events"].is_list()
                     ? "schedule.json, version 2" + by + ": one list of events"
                     : "schedule.json, version 1" + by + ": events in the rooms of days"};
  report(counts, !schedule["conference"]["time_zone_name"].empty(), &lines);
  return lines;
}

Lines describe_pretalx(const std::string& text) {
  const nlohmann::json json = parse_json(text);
  const JsonNode document(json);
  if (document.is_list())
    return {"submissions of pretalx as a list, which does not name its event"};
  if (!document["submissions"].empty()) return {"answers of pretalx's API, joined"};
  Lines lines = {"a page of pretalx's API"};
  if (document["next"].is_string())
    lines.push_back("not the last page; load those that follow, too");
  return lines;
}

Lines describe_indico(const std::string& text) {
  const nlohmann::json json = parse_json(text);
  const JsonNode document(json), results = document["results"];
  if (results.is_object())
    return {"timetable of Indico", "without the event's name; ask with /export/event/<N>.json"};
  if (!results.is_list()) return {"one contribution of Indico, without its event"};
  const auto events = results.items();
  Lines lines = {"event of Indico"};
  if (events.size() > 1) lines = {std::to_string(events.size()) + " events of Indico"};
  if (!events.empty() && !events[0]["sessions"].is_list()) {
    lines.push_back(
        "without the blocks of sessions, of which talks without a room could have one; ask with "
        "?detail=sessions");
  }
  return lines;
}

Lines describe_ics(const std::string& text) {
  Lines lines = {"iCalendar"};
  for (const auto& [word, by] : {std::pair{"//INDICO//", "Indico"}, std::pair{"pretalx", "pretalx"},
                                 std::pair{"fosdem", "FOSDEM"}, std::pair{"Pentabarf", "FOSDEM"}}) {
    if (lines.size() == 1 && contains(std::string_view(text).substr(0, 500), word)) {
      lines[0] = std::string("iCalendar of ") + by;
      break;
    }
  }
  if (!contains(text, "X-WR-TIMEZONE") && !contains(text, "TZID")) {
    lines.push_back("no time zone; ask for X-WR-TIMEZONE");
  }
  lines.push_back(
      "less than any other format; ask for schedule.xml, schedule.json or Indico's JSON export");
  return lines;
}

Lines describe_media_ccc(const std::string&) {
  return {"recordings of media.ccc.de, which tell no room and no end; the schedule.xml has both"};
}

// Which columns of a sheet are not read: "speakers' notes, badge"; "" where all are.
std::string other_columns(const TalkTable& table) {
  std::string others;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string name = without_emails(squeezed(table.header.fields[i]));
    if (table.columns[i] == TalkColumn::kOther && !name.empty())
      others += (others.empty() ? "" : ", ") + name;
  }
  return others;
}

Lines describe_workbook(const std::string& title, const Workbook& workbook) {
  const std::vector<TalkTable> tables = talk_tables(workbook);
  Lines lines = {title};
  for (const TalkTable& table : tables) {
    std::string line;
    if (tables.size() > 1) {
      line = "sheet " + without_emails(squeezed(table.sheet)) + ": " +
             counted(table.rows.size(), "row");
    }
    if (const std::string others = other_columns(table); !others.empty())
      line += (line.empty() ? "" : "; ") + ("columns that are not read: " + others);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  if (const std::string others = other_sheets(workbook); !others.empty())
    lines.push_back("sheets without talks, which are not read: " + others);
  if (workbook.hidden_sheets > 0)
    lines.push_back(counted(workbook.hidden_sheets, "hidden sheet") + ", not read");
  return lines;
}

Lines describe_table(const std::string& text) {
  return describe_workbook("programme in a table", table_workbook(text));
}

Lines describe_sessionize(const std::string&) {
  return {"programme of Sessionize, which names neither its event nor its time zone"};
}

Lines describe_pyvideo(const std::string&) {
  return {"a talk of PyVideo, which tells no room and no time"};
}
}  // namespace

std::vector<std::string> describe_programme(const Input& input) {
  const std::pair<bool (*)(const Input&), Lines (*)(const std::string&)> all[] = {
      {recognizes_pentabarf, describe_xml},
      {recognizes_schedule_json, describe_schedule_json},
      {recognizes_pretalx, describe_pretalx},
      {recognizes_indico, describe_indico},
      {recognizes_table, describe_table},
      {recognizes_sessionize, describe_sessionize},
      {recognizes_media_ccc, describe_media_ccc},
      {recognizes_pyvideo, describe_pyvideo},
      {recognizes_ics, describe_ics}};
  if (input.bytes.size() > kMaxProgrammeBytes) return {};
  try {
    if (recognizes_xlsx(input))
      return describe_workbook("spreadsheet of Excel", xlsx_workbook(input.bytes));
    if (recognizes_ods(input))
      return describe_workbook("spreadsheet of LibreOffice", ods_workbook(input.bytes));
    for (const auto& [recognizes, describe] : all) {
      if (recognizes(input)) return describe(decode(input.bytes).text);
    }
  } catch (const std::exception&) {
    return {};  // the reading says why
  }
  return {};
}

}  // namespace plumbline

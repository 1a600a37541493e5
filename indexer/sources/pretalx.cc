// SPDX-License-Identifier: MIT OR Apache-2.0
// Answers to the call for papers, notes, reviews and mail addresses are never looked at: a field is stored
// because it is named below, and for no other reason.
#include "indexer/sources/pretalx.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

using Names = std::map<std::string, std::string>;  // by id or code

// A list, or the results of a page of the API.
std::vector<JsonNode> list_of(const JsonNode& node) {
  return node.is_list() ? node.items() : node["results"].items();
}

Names names_of(const JsonNode& node) {
  Names names;
  for (const JsonNode& item : list_of(node)) {
    for (const char* id : {"code", "id"}) {
      if (!item[id].empty()) names[item[id].text()] = item.name();
    }
  }
  return names;
}

// "ABCDEF", which is no name of a person.
bool is_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// "pycon-2026" of "https://host/api/events/pycon-2026/submissions/?page=2".
std::string event_of_address(std::string_view url) {
  constexpr std::string_view kBefore = "/api/events/";
  const auto begin = url.find(kBefore);
  if (begin == url.npos) return "";
  url.remove_prefix(begin + kBefore.size());
  return std::string(url.substr(0, url.find_first_of("/?#")));
}

// By their ids, and those of a talk by its code.
std::multimap<std::string, JsonNode> slots_of(const JsonNode& node) {
  std::multimap<std::string, JsonNode> slots;
  for (const JsonNode& slot : list_of(node)) {
    if (!slot["id"].empty()) slots.emplace(slot["id"].text(), slot);
    if (slot["submission"].is_string()) slots.emplace(slot["submission"].text(), slot);
  }
  return slots;
}

class Reader {
 public:
  Reader(const JsonNode& document, Programme* programme)
      : document_(document),
        programme_(programme),
        speakers_(names_of(document["speakers"])),
        rooms_(names_of(document["rooms"])),
        tracks_(names_of(document["tracks"])),
        types_(names_of(document.first({"submission-types", "submission_types"}))),
        slots_(slots_of(document["slots"])) {}

  void read() {
    read_event();
    for (const JsonNode& submission : submissions()) read_submission(submission);
    if (unnamed_people_ > 0) ids_only("speakers", unnamed_people_);
    if (unnamed_words_ > 0) ids_only("tracks, types or rooms", unnamed_words_);
    if (untold_slots_ > 0) ids_only("slots, so times and rooms,", untold_slots_);
    if (untold_resources_ > 0) ids_only("resources", untold_resources_);
    const JsonNode next = document_["next"];
    if (next.is_string()) programme_->warn(0, "is one page of several: /next is " + next.text());
  }

 private:
  std::vector<JsonNode> submissions() const {
    if (document_.is_list()) return document_.items();
    if (!document_["code"].empty() && !document_["title"].empty()) return {document_};
    const JsonNode node = document_.first({"submissions", "talks", "slots"});
    return node.empty() ? list_of(document_) : list_of(node);
  }

  void read_event() {
    EventFacts& event = programme_->event;
    const JsonNode own = document_["event"];
    event.name = own.is_object() ? own["slug"].text() : own.text();
    event.title = own.is_object() ? own["name"].text() : "";
    event.start = own["date_from"].text();
    event.end = own["date_to"].text();
    event.zone = own["timezone"].text();
    if (event.start.empty()) event.start = document_["event_start"].text();
    if (event.end.empty()) event.end = document_["event_end"].text();
    if (event.zone.empty()) event.zone = document_["timezone"].text();
    event.url = own.first({"urls", "url"})["base"].text();
    for (const char* page : {"next", "previous"}) {
      if (event.name.empty()) event.name = event_of_address(document_[page].text());
    }
  }

  // A submission with its slots, or a slot with its submission.
  void read_submission(const JsonNode& entry) {
    if (!entry.is_object()) {
      programme_->skip("is no object", entry.at());
      return;
    }
    const bool is_slot = entry["submission"].is_object();
    const JsonNode node = is_slot ? entry["submission"] : entry;
    if (is_slot || !entry["submission"].is_string()) {
      read_talk(node, is_slot ? entry : JsonNode());
    } else {
      programme_->skip(
          "a slot without its talk; ask with ?expand=submission,submission.speakers,room",
          entry.at());
    }
  }

  void read_talk(const JsonNode& node, const JsonNode& slot) {
    TalkFacts talk;
    talk.place = node.at();
    talk.code = node["code"].text();
    talk.title = node["title"].text();
    talk.abstract = node["abstract"].long_text();
    talk.description = node["description"].long_text();
    talk.lang = node["content_locale"].text();
    talk.state = node["state"].text();
    talk.track = word(node["track"], tracks_);
    talk.type = word(node["submission_type"], types_);
    talk.url = node["urls"]["public"].text();
    talk.minutes = parse_duration(node["duration"].text());
    read_people(node["speakers"], &talk);
    read_slot(node, slot, &talk);
    for (const JsonNode& resource : node["resources"].entries()) read_resource(resource, &talk);
    programme_->add(std::move(talk));
  }

  // The name of an object, what is known of an id, else the text if it is a name by itself.
  std::string word(const JsonNode& node, const Names& known) {
    if (node.is_object()) return node.name();
    const auto found = known.find(node.text());
    if (found != known.end()) return found->second;
    if (!node.is_number()) return node.text();
    ++unnamed_words_;
    return "";
  }

  void read_people(const JsonNode& list, TalkFacts* talk) {
    for (const JsonNode& person : list.entries()) {
      const std::string code = person.is_object() ? person["code"].text() : person.text();
      std::string name = person.is_object() ? person.first({"name", "public_name"}).text() : "";
      const auto known = speakers_.find(code);
      if (name.empty() && known != speakers_.end()) name = known->second;
      if (name.empty() && person.is_string() && !is_code(code)) name = code;
      if (name.empty()) {
        ++unnamed_people_;
      } else {
        talk->people.push_back(std::move(name));
      }
    }
  }

  // Version 1 has one slot, version 2 a list of them, of which the earliest counts; the widget has it in the talk.
  void read_slot(const JsonNode& node, const JsonNode& own, TalkFacts* talk) {
    std::vector<JsonNode> slots = {own};
    for (const JsonNode& slot : node["slots"].entries()) add_slot(slot, &slots);
    slots.push_back(node["slot"]);
    const auto [begin, end_of_them] = slots_.equal_range(node["code"].text());
    for (auto each = begin; each != end_of_them; ++each) slots.push_back(each->second);
    slots.push_back(node);
    std::set<Minutes> starts;
    bool reversed = false;
    for (const JsonNode& slot : slots) {
      const auto start = parse_moment(slot["start"].text());
      if (!slot.is_object() || !start) continue;
      const bool earlier = starts.empty() || in_utc(*start) < *starts.begin();
      starts.insert(in_utc(*start));
      if (!earlier) continue;
      talk->start = start;
      talk->room = word(slot["room"], rooms_);
      const auto end = parse_moment(slot["end"].text());
      reversed = end && in_utc(*end) < in_utc(*start) &&
                 end->offset.has_value() == start->offset.has_value();
      if (end && !reversed) talk->minutes = minutes_between(*start, *end);
    }
    if (reversed) programme_->warn_of_end(*talk);
    if (starts.size() > 1)
      programme_->skip("is given several times; the first is taken", talk->title);
  }

  static Minutes in_utc(const Moment& moment) { return moment.local - moment.offset.value_or(0); }

  void add_slot(const JsonNode& slot, std::vector<JsonNode>* slots) {
    const auto known = slots_.find(slot.text());
    if (slot.is_object() || known == slots_.end()) {
      if (slot.is_number()) ++untold_slots_;
      slots->push_back(slot);
    } else {
      slots->push_back(known->second);
    }
  }

  static int minutes_between(const Moment& start, const Moment& end) {
    return static_cast<int>(std::clamp<Minutes>(in_utc(end) - in_utc(start), 0, 31 * kDayMinutes));
  }

  void read_resource(const JsonNode& node, TalkFacts* talk) {
    if (node.is_number()) ++untold_resources_;
    if (node.is_string()) talk->links.push_back({node.text(), "", "", 0});
    if (!node.is_object() ||
        (node["is_public"].value().is_boolean() && !node["is_public"].is_true()))
      return;
    const std::string url = node.first({"resource", "url", "link"}).text();
    talk->links.push_back({url, node["description"].text(), "", 0});
  }

  void ids_only(const std::string& what, int count) {
    programme_->warn(0, std::to_string(count) + " " + what +
                            " are given by id alone; ask with "
                            "?expand=speakers,track,submission_type,resources,slots.room");
  }

  JsonNode document_;
  Programme* programme_;
  Names speakers_, rooms_, tracks_, types_;
  std::multimap<std::string, JsonNode> slots_;
  int unnamed_people_ = 0, unnamed_words_ = 0, untold_slots_ = 0, untold_resources_ = 0;
};

bool has(const std::set<std::string, std::less<>>& outline, std::string_view below,
         std::string_view name) {
  return outline.contains(std::string(below) + std::string(name));
}

bool is_submission(const std::set<std::string, std::less<>>& outline, std::string_view below) {
  return has(outline, below, "code") && has(outline, below, "title") &&
         (has(outline, below, "submission_type") || has(outline, below, "state") ||
          has(outline, below, "speakers"));
}

bool is_speaker(const std::set<std::string, std::less<>>& outline, std::string_view below) {
  return has(outline, below, "code") && has(outline, below, "name") &&
         has(outline, below, "submissions");
}

// A page of whatever list an API gives.
bool is_page(const std::set<std::string, std::less<>>& outline) {
  return outline.contains("count") && outline.contains("next") && outline.contains("results") &&
         !outline.contains("additionalInfo");
}

void refuse_others(const JsonNode& document) {
  const auto entries = list_of(document);
  const bool talks = std::any_of(entries.begin(), entries.end(), [](const JsonNode& entry) {
    return !entry["title"].empty() || !entry["submission"].empty() || !entry["submissions"].empty();
  });
  if (document["results"].is_list() && !talks) {
    throw MalformedError(
        "is a page of an API without talks; ask for /submissions/?expand=speakers,track,"
        "submission_type,resources,slots.room");
  }
  if (!entries.empty() && !entries[0]["submissions"].empty() && entries[0]["title"].empty()) {
    throw MalformedError("has speakers but no talks; ask for /submissions/?expand=speakers");
  }
  if (document.is_object() && !document["detail"].empty() && document["code"].empty()) {
    throw MalformedError("is an answer that says: " + document["detail"].text());
  }
}
}  // namespace

bool recognizes_pretalx(const Input& input) {
  const auto outline = json_outline(input.bytes);
  for (const char* below :
       {"", "[]/", "results/[]/", "submissions/[]/", "submissions/results/[]/", "talks/[]/",
        "[]/submission/", "results/[]/submission/", "slots/[]/submission/"}) {
    if (is_submission(outline, below) || is_speaker(outline, below)) return true;
  }
  return is_page(outline) || (outline.size() <= 2 && outline.contains("detail"));
}

Reading read_pretalx(const Input& input) {
  return read_programme(input, "pretalx", [&](const std::string& text, Programme* programme) {
    programme->without_talks = "has no talk that is accepted or confirmed";
    const nlohmann::json json = parse_json(text, programme);
    const JsonNode document(json);
    refuse_others(document);
    Reader(document, programme).read();
  });
}

}  // namespace plumbline

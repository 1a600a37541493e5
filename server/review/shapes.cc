// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/review/shapes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using nlohmann::json;
using Names = std::vector<std::string_view>;

const Names kTitle = {"title", "name"};
const Names kText = {"abstract", "description", "text", "content", "summary", "proposal"};
const Names kSpeakers = {"speakers",  "speaker", "persons", "primaryauthors",
                         "coauthors", "authors", "author",  "presenters"};
const Names kId = {"code", "id", "friendly_id", "db_id", "number"};
const Names kTrack = {"track", "submitted_for_tracks", "session"};
const Names kDate = {"date"};

// A field may hold HTML; its words are wanted.
std::string without_tags(const std::string& text) {
  if (text.find("</") == std::string::npos && text.find("<br") == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '<' ? text.find('>', at) : std::string::npos;
    if (end == std::string::npos) {
      out += text[at++];
      continue;
    }
    out += ' ';
    at = end + 1;
  }
  return out;
}

// What stands for a value: itself, or the first one of a list or of an object such as {"en": "Kernel"} or
// {"title": "Kernel"}. Not by recursion: a file may nest as deep as it likes.
const json& innermost(const json& value) {
  const json* inner = &value;
  while (inner->is_structured() && !inner->empty()) {
    const json* named = nullptr;
    for (const char* name : {"en", "title", "name"}) {
      if (!named && inner->is_object() && inner->contains(name)) named = &(*inner)[name];
    }
    inner = named ? named : &inner->front();
  }
  return *inner;
}

std::string text_of(const json& value, std::string_view field) {
  const json& inner = innermost(value);
  if (inner.is_null() || inner.is_structured()) return {};
  if (inner.is_string())
    return std::string(ascii::trimmed(clean_utf8(inner.get_ref<const std::string&>())));
  if (inner.is_number()) return inner.dump();
  throw FieldFlaw{std::string(field), "is a text"};
}

std::string first_text(const json& object, const Names& names) {
  for (const std::string_view name : names) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    if (std::string text = text_of(*found, name); !text.empty()) return text;
  }
  return {};
}

std::string name_of_person(const json& person) {
  if (person.is_string()) return text_of(person, "speakers");
  if (!person.is_object()) throw FieldFlaw{"speakers", "is a list of names"};
  for (const char* name : {"name", "full_name", "fullName", "public_name"}) {
    if (person.contains(name)) return text_of(person[name], name);
  }
  std::string name;
  for (const char* part : {"first_name", "last_name"}) {
    if (person.contains(part)) name += (name.empty() ? "" : " ") + text_of(person[part], part);
  }
  return name;
}

void add_once(std::vector<std::string>* list, std::string name) {
  if (!name.empty() && !is_one_of(name, *list)) list->push_back(std::move(name));
}

void add_names(std::string_view text, std::vector<std::string>* names) {
  while (!text.empty()) {
    const std::string_view name = text.substr(0, text.find_first_of(",;\n"));
    add_once(names, std::string(ascii::trimmed(name)));
    text.remove_prefix(std::min(text.size(), name.size() + 1));
  }
}

std::vector<std::string> speakers_of(const json& object) {
  std::vector<std::string> names;
  for (const std::string_view field : kSpeakers) {
    const auto found = object.find(field);
    if (found == object.end() || found->is_null()) continue;
    if (found->is_string())
      add_names(clean_utf8(found->get_ref<const std::string&>()), &names);
    else if (found->is_array())
      for (const json& person : *found) add_once(&names, name_of_person(person));
    else
      throw FieldFlaw{std::string(field), "is a list of names"};
  }
  return names;
}

std::string texts_of(const json& object) {
  std::string text;
  for (const std::string_view name : kText) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    const std::string part = without_tags(text_of(*found, name));
    if (!part.empty() && text.find(part) == std::string::npos)
      text += (text.empty() ? "" : "\n\n") + part;
  }
  return text;
}

// "2026-11-15" of "2026-11-15T10:00:00Z"; other spellings give none.
std::string day_of(const std::string& text) {
  const std::string day = text.substr(0, text.size() >= 10 ? 10 : text.size() >= 7 ? 7 : 4);
  return is_date(day) ? day : "";
}

// As the systems call it; a programme has states of its own that a pile does not.
bool says_withdrawn(std::string_view state) {
  constexpr std::string_view kStates[] = {"withdrawn", "rejected", "canceled",
                                          "cancelled", "deleted",  "draft"};
  return is_one_of(ascii::lower(std::string(state)), kStates);
}

}  // namespace

PileProposal proposal_of_json(const json& object) {
  if (!object.is_object()) throw FieldFlaw{"", "is no JSON object such as {\"title\": \"…\"}"};
  PileProposal out;
  out.id = first_text(object, kId);
  out.track = first_text(object, kTrack);
  out.proposal = {first_text(object, kTitle), texts_of(object), speakers_of(object),
                  day_of(first_text(object, kDate))};
  return out;
}

const json* list_in(const json& document, std::string* shape, std::string* pointer) {
  const json* list = nullptr;
  const auto take = [&](const json& found, const std::string& where) {
    list = &found;
    *pointer = where;
  };
  if (document.is_array()) take(document, "");
  for (const char* name :
       {"proposals", "abstracts", "submissions", "talks", "results", "contributions"}) {
    if (!list && document.is_object() && document.contains(name) && document[name].is_array())
      take(document[name], std::string("/") + name);
  }
  if (!list) return nullptr;
  const json* first = list->empty() ? nullptr : &list->front();
  // An export of Indico's events has one, with its contributions.
  if (first && first->is_object() && first->contains("contributions") &&
      (*first)["contributions"].is_array()) {
    take((*first)["contributions"], *pointer + "/0/contributions");
    first = list->empty() ? nullptr : &list->front();
    *shape = "Indico";
  } else if (document.is_object() && document.contains("abstracts")) {
    *shape = "Indico";
  } else if (first && first->is_object() && first->contains("code") &&
             (first->contains("submission_type") || first->contains("state") ||
              first->contains("speakers"))) {
    *shape = "pretalx";
  } else {
    *shape = "JSON";
  }
  return list;
}

bool is_withdrawn(const json& object) {
  const auto state = object.is_object() ? object.find("state") : object.end();
  return object.is_object() && state != object.end() && state->is_string() &&
         says_withdrawn(state->get<std::string>());
}

bool is_withdrawn(const TalkRow& row) { return says_withdrawn(row.first(TalkColumn::kState)); }

std::vector<TalkColumn> columns_of(const TableRow& header) {
  std::vector<TalkColumn> columns = talk_columns(header);
  // A pile may have no names of speakers, who are not to be known, but it has titles.
  if (!is_one_of(TalkColumn::kTitle, columns))
    std::replace(columns.begin(), columns.end(), TalkColumn::kName, TalkColumn::kTitle);
  if (!is_one_of(TalkColumn::kTitle, columns) && !is_one_of(TalkColumn::kText, columns))
    throw PileError("line " + std::to_string(header.line) +
                    ": no column is called title, abstract, description or text; the first line of "
                    "a CSV file names its columns");
  return columns;
}

PileProposal proposal_of_row(const TableRow& fields, const std::vector<TalkColumn>& columns) {
  if (fields.fields.size() > columns.size())
    throw FieldFlaw{"", "has " + std::to_string(fields.fields.size()) + " fields, the first line " +
                            std::to_string(columns.size()) +
                            "; a comma within a field needs quotes"};
  const TalkRow row(fields, columns);
  PileProposal out;
  out.id = clean_utf8(row.first(TalkColumn::kId));
  out.track = clean_utf8(row.first(TalkColumn::kTrack));
  out.proposal.title = clean_utf8(row.first(TalkColumn::kTitle));
  out.proposal.date = day_of(row.first(TalkColumn::kDay));
  for (const std::string& text : row.all(TalkColumn::kText))
    out.proposal.text += (out.proposal.text.empty() ? "" : "\n\n") + without_tags(clean_utf8(text));
  for (const std::string& names : row.speakers())
    add_names(clean_utf8(names), &out.proposal.speakers);
  return out;
}

}  // namespace plumbline

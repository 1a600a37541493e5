// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/json.h: JSON of which any part may be missing or of another type. A node knows
// its place, so that problems can name it. Built on nlohmann/json.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline {

class Programme;

// `text` is what decode() gave. Throws MalformedError, with the line, where it is no JSON or nested deeper
// than kMaxNesting; says so where the end is missing.
// One half of a pair of surrogates without the other ("\ud83d"), of which writers that cut texts leave some, is
// read as U+FFFD.
nlohmann::json parse_json(std::string_view text);
// The same, with a warning where there was such a half, and where two members of an object have one name
// (repeated_names.h). The last of these is read, as by other programs that show the same file.
nlohmann::json parse_json(std::string_view text, Programme* programme);

// A name as a part of a JSON pointer: "a~1b" of "a/b".
std::string pointer_token(std::string_view name);

// A value of a document, which must outlive it.
class JsonNode {
 public:
  JsonNode();  // null
  explicit JsonNode(const nlohmann::json& value, std::string at = "")
      : value_(&value), at_(std::move(at)) {}

  // A JSON pointer: "/schedule/conference/days/0".
  const std::string& at() const { return at_; }
  // The last part of it: the name of a member, or the number of an item.
  std::string own_name() const { return at_.substr(at_.rfind('/') + 1); }
  const nlohmann::json& value() const { return *value_; }

  // The member of an object; null where there is none.
  JsonNode operator[](std::string_view key) const;
  // The first of these members that says something.
  JsonNode first(std::initializer_list<std::string_view> keys) const;

  // Of a list; of anything else none.
  std::vector<JsonNode> items() const;
  // The same, and what stands there without a list around it; none of what is empty.
  std::vector<JsonNode> each() const;
  // The same, and of an object whose members are all objects these: some writers name them by their ids.
  std::vector<JsonNode> entries() const;
  // Of an object, in the order of their names; of anything else none.
  std::vector<std::pair<std::string, JsonNode>> members() const;

  bool empty() const;  // null, "", [] and {}, and text of blanks only
  bool is_object() const { return value_->is_object(); }
  bool is_list() const { return value_->is_array(); }
  bool is_number() const { return value_->is_number(); }
  bool is_string() const { return value_->is_string(); }
  // False for whatever is not the value true.
  bool is_true() const { return value_->is_boolean() && value_->get<bool>(); }

  // A string or number as text in one line; of {"en": ..., "de": ...} the English one, else the first
  // that is not blank. "" where it is neither.
  std::string text() const;
  // The same with its lines, for abstracts.
  std::string long_text() const;
  // The text of an object's name, title or slug, or of the value itself where it is no object.
  std::string name() const;

 private:
  const nlohmann::json* value_;
  std::string at_;
};

// The names at the beginning of a document, down to four levels, even where the rest is broken: "schedule",
// "schedule/conference", "[]/code" of the objects in a list, and "_type=HTTPAPIResult" of short strings.
// What is no JSON at all has none. A comment in front is overlooked.
std::set<std::string, std::less<>> json_outline(std::string_view bytes);

}  // namespace plumbline

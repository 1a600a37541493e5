// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/repeated_names.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "indexer/sources/programme/json.h"

namespace plumbline {
namespace {

constexpr std::size_t kFirst = 10;

// An object or a list that is open.
struct Level {
  bool is_list;
  bool awaits_name = true;      // what comes next is no value
  std::size_t index = 0;        // of the item, in a list
  std::string name;             // of the member, in an object
  std::set<std::string> names;  // of all members so far
};

// Where the string that begins at `begin` has its second quotation mark.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2u : 1u;
  return at;
}

std::string unescaped(std::string_view literal) {
  if (literal.find('\\') == literal.npos) return std::string(literal.substr(1, literal.size() - 2));
  return nlohmann::json::parse(literal).get<std::string>();
}

std::string pointer_to(const std::vector<Level>& levels) {
  std::string at;
  for (const Level& level : levels)
    at += "/" + (level.is_list ? std::to_string(level.index) : pointer_token(level.name));
  return at;
}
}  // namespace

RepeatedNames repeated_names(std::string_view text) {
  RepeatedNames found;
  std::vector<Level> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '{' || c == '[') {
      open.push_back({c == '[', true, 0, {}, {}});
    } else if (c == '}' || c == ']') {
      open.pop_back();
    } else if (c == ',') {
      ++open.back().index;
      open.back().awaits_name = true;
    } else if (c == '"') {
      const std::size_t end = end_of_string(text, i);
      if (!open.empty() && !open.back().is_list && std::exchange(open.back().awaits_name, false)) {
        Level& object = open.back();
        object.name = unescaped(text.substr(i, end + 1 - i));
        const bool repeated = !object.names.insert(object.name).second;
        if (repeated && found.count++ < kFirst) found.first.push_back({pointer_to(open), i});
      }
      i = end;
    }
  }
  return found;
}

}  // namespace plumbline

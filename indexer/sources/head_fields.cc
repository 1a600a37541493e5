// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/head_fields.h"

#include <utility>

#include "indexer/sources/note_place.h"
#include "indexer/sources/programme/names.h"
#include "schema/text/date.h"

namespace plumbline {

std::string value_of(const HeadFields& fields, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = fields.find(name);
    if (found != fields.end() && !found->second.empty()) return found->second;
  }
  return "";
}

std::string day_of(const HeadFields& fields, std::initializer_list<std::string_view> names,
                   const Input& input) {
  for (const std::string_view name : names) {
    const std::string day = value_of(fields, {name}).substr(0, 10);
    if (is_day(day)) return day;
  }
  return note_place(input.name).day;
}

std::vector<Word> people_of(const HeadFields& fields,
                            std::initializer_list<std::string_view> names) {
  std::vector<Word> people;
  for (const std::string_view field : names) {
    for (std::string& name : people_in(value_of(fields, {field})))
      people.push_back({std::move(name), 0});
    if (!people.empty()) break;
  }
  return people;
}

}  // namespace plumbline

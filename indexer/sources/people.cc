// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/people.h"

#include "indexer/sources/fields.h"
#include "indexer/sources/yaml.h"

namespace plumbline {
namespace {
const YamlNode* find(const YamlNode& map, std::string_view key) {
  for (const YamlEntry& entry : map.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}
}  // namespace

std::vector<PersonEntry> read_people(std::string_view text, const std::string& file,
                                     Problems* problems) {
  std::vector<PersonEntry> people;
  YamlNode list;
  try {
    list = parse_yaml(text, 1);
  } catch (const YamlError& error) {
    problems->push_back({Severity::kLeftOut, file, error.line(), error.what()});
    return people;
  }
  if (list.type != YamlNode::kList) {
    problems->push_back({Severity::kLeftOut, file, 1, "is not a list of {name, also}"});
    return people;
  }
  for (const YamlNode& item : list.items) {
    const YamlNode* name = find(item, "name");
    const YamlNode* also = find(item, "also");
    const YamlNode* not_same = find(item, "not");
    const std::size_t known = (name ? 1u : 0u) + (also ? 1u : 0u) + (not_same ? 1u : 0u);
    const bool says_something =
        (also && !also->items.empty()) || (not_same && !not_same->items.empty());
    if (item.entries.size() != known || !name || name->text.empty() || !says_something) {
      problems->push_back({Severity::kWarning, file, item.line,
                           "an entry is {name: ..., also: [...]} or {name: ..., not: [...]}"});
      continue;
    }
    PersonEntry person{name->text, {}, {}, item.line};
    if (also) person.also = read_words(*also, "also", file, problems);
    if (not_same) person.not_same = read_words(*not_same, "not", file, problems);
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace plumbline

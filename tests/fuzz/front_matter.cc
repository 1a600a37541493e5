// SPDX-License-Identifier: MIT OR Apache-2.0
// The YAML head of a document, and people.yml, which is YAML alone.
#include "indexer/sources/front_matter.h"

#include <algorithm>

#include "indexer/sources/people.h"
#include "indexer/sources/yaml.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

namespace plumbline::fuzz {
namespace {

int lines_in(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

void require_within(std::string_view whole, std::string_view part) {
  require(whole.data() <= part.data() && part.data() + part.size() <= whole.data() + whole.size(),
          "a part of its text");
}

// How many nodes there are.
int require_tree(const YamlNode& node, int depth, int first, int last) {
  require(depth <= kMaxYamlDepth, "no deeper than allowed");
  require(first <= node.line && node.line <= last, "a line of its text", std::to_string(node.line));
  require(is_utf8(node.text), "a scalar in UTF-8", node.text);
  const bool scalar = node.type != YamlNode::kList && node.type != YamlNode::kMap;
  require(!scalar || (node.items.empty() && node.entries.empty()), "nothing below a scalar");
  int nodes = 1;
  for (const YamlNode& item : node.items) nodes += require_tree(item, depth + 1, first, last);
  for (const YamlEntry& entry : node.entries) {
    nodes += require_tree(entry.key, depth + 1, first, last);
    nodes += require_tree(entry.value, depth + 1, first, last);
  }
  return nodes;
}

void check_yaml(std::string_view text, int first) {
  const int last = first + lines_in(text) + 1;
  try {
    const YamlNode root = parse_yaml(text, first);
    require(require_tree(root, 0, first, last) <= kMaxYamlNodes + 1, "no more nodes than allowed");
  } catch (const YamlError& error) {
    require(first <= error.line() && error.line() <= last, "an error names a line of the text",
            std::to_string(error.line()) + " " + error.what());
    require(error.what()[0] != '\0' && is_utf8(error.what()), "an error says what is wrong",
            error.what());
  }
}

void check(std::string_view bytes) {
  const std::string text = clean_utf8(bytes);
  if (const std::optional<FrontMatter> parts = split_front_matter(text)) {
    require_within(text, parts->yaml);
    require_within(text, parts->body);
    const auto before = static_cast<std::size_t>(parts->body.data() - text.data());
    require(parts->body_line == 1 + lines_in(std::string_view(text).substr(0, before)) ||
                parts->body.empty(),
            "the line of the body", std::to_string(parts->body_line));
    check_yaml(parts->yaml, kFrontMatterLine);
  }
  check_yaml(text, 1);
  Problems problems;
  for (const PersonEntry& person : read_people(text, "people.yml", &problems))
    require(is_utf8(person.name) && person.line > 0, "a person with a line", person.name);
  require_sound(problems);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)

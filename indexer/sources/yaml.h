// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/yaml.h: a small YAML document as a tree of plain structs, with the line of each
// node. yaml-cpp reads the syntax; the types of plain scalars are those of YAML 1.1, where "title:
// 2023" is a number, "10:00" without quotes is one too, and 2023-11-31 is an error.
//
// Anchors, aliases and tags are refused: a few bytes of them can stand for millions of nodes, and
// no document needs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"

namespace plumbline {

struct YamlEntry;

struct YamlNode {
  enum Type { kNull, kBoolean, kNumber, kDate, kText, kList, kMap };
  Type type = kNull;
  int line = 0;
  std::string text;                // of a scalar, as it was written
  std::vector<YamlNode> items;     // of a list
  std::vector<YamlEntry> entries;  // of a map, in order; a key may occur twice
};

struct YamlEntry {
  YamlNode key, value;
};

// "text", "number", ... for messages.
std::string_view type_name(YamlNode::Type type);

// what() is a short sentence, line() is counted like the lines of the tree.
class YamlError : public Error {
 public:
  YamlError(int line, const std::string& message) : Error(message), line_(line) {}
  int line() const { return line_; }

 private:
  int line_;
};

inline constexpr int kMaxYamlDepth = 32;
inline constexpr int kMaxYamlNodes = 100'000;

// `text` begins in line `first_line` of its file. Nothing at all is a null. Throws YamlError where
// it is not YAML, is refused, or has more depth or nodes than the limits allow.
YamlNode parse_yaml(std::string_view text, int first_line);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// The tree is built from yaml-cpp's events, so that the limits hold while it grows.
#include "indexer/sources/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "schema/is_one_of.h"
#include "schema/text/date.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

// https://yaml.org/type/: null, bool, int, float and timestamp of YAML 1.1.
constexpr std::array<std::string_view, 5> kNulls = {"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 18> kBooleans = {
    "yes",   "Yes",   "YES",   "no", "No", "NO", "true", "True", "TRUE",
    "false", "False", "FALSE", "on", "On", "ON", "off",  "Off",  "OFF"};

constexpr std::array<std::string_view, 6> kNotFinite = {".inf", ".Inf", ".INF",
                                                        ".nan", ".NaN", ".NAN"};
constexpr std::string_view kDigits = "0123456789_";

// Takes the characters of `set` off the beginning; true where there was one.
bool take(std::string_view* text, std::string_view set) {
  const auto end = std::min(text->find_first_not_of(set), text->size());
  text->remove_prefix(end);
  return end > 0;
}

bool take_one(std::string_view* text, std::string_view set) {
  if (text->empty() || set.find(text->front()) == set.npos) return false;
  text->remove_prefix(1);
  return true;
}

bool take_exponent(std::string_view* text) {
  return take_one(text, "eE") && take_one(text, "+-") && take(text, kDigits) && text->empty();
}

// 12, 1_000, 0x1F, 0b10, 1.5, .5, 1.5e+3, 10:00 (which is 600), .inf
bool is_number(std::string_view text) {
  take_one(&text, "+-");
  if (is_one_of(text, kNotFinite)) return true;
  if (text.starts_with("0b")) return text.find_first_not_of("01_", 2) == text.npos;
  if (text.starts_with("0x"))
    return text.find_first_not_of("0123456789abcdefABCDEF_", 2) == text.npos;
  const bool whole = text.find('_') != 0 && take(&text, kDigits);
  while (whole && take_one(&text, ":")) {
    if (!take(&text, kDigits)) return false;
  }
  if (whole && text.empty()) return true;
  if (!take_one(&text, ".")) return false;
  const bool fraction = take(&text, kDigits);
  return (whole || fraction) && (text.empty() || take_exponent(&text));
}

// 2023-11-15, also with a time behind it.
bool looks_like_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '0' ? !digit : text[i] != kShape[i]) return false;
  }
  return text.size() == kShape.size() || std::string_view("Tt \t").find(text[10]) != text.npos;
}

YamlNode::Type type_of(std::string_view plain) {
  if (is_one_of(plain, kNulls)) return YamlNode::kNull;
  if (is_one_of(plain, kBooleans)) return YamlNode::kBoolean;
  if (looks_like_date(plain)) return YamlNode::kDate;
  return is_number(plain) ? YamlNode::kNumber : YamlNode::kText;
}

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(int first_line) : first_line_(first_line) { root_.line = first_line; }

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    scalar(mark, anchor, YamlNode::kNull, {});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw YamlError(line(mark), "YAML aliases (*name) are not read");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_tag(mark, tag);
    scalar(mark, anchor, tag == "?" ? type_of(value) : YamlNode::kText, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(mark, anchor, YamlNode::kList);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(mark, anchor, YamlNode::kMap);
  }
  void OnMapEnd() override { close(); }

 private:
  // A list or map that is being read. In a map keys and values take turns.
  struct Open {
    YamlNode node;
    bool key_is_next = true;
  };

  int line(const YAML::Mark& mark) const { return mark.line + first_line_; }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (!tag.empty() && tag != "?" && tag != "!")
      throw YamlError(line(mark), "YAML tags (" + tag + ") are not read");
  }

  YamlNode new_node(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Type type) {
    if (anchor) throw YamlError(line(mark), "YAML anchors (&name) are not read");
    if (++nodes_ > kMaxYamlNodes) throw YamlError(line(mark), "more than 100000 values");
    YamlNode node;
    node.type = type;
    node.line = line(mark);
    return node;
  }

  void scalar(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Type type,
              const std::string& value) {
    YamlNode node = new_node(mark, anchor, type);
    node.text = clean_utf8(value);  // yaml-cpp makes single bytes of the escapes \_ and \N
    if (type == YamlNode::kDate && value.size() == 10 && !is_day(value)) {
      throw YamlError(node.line, "there is no day " + value);
    }
    add(std::move(node));
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Type type) {
    if (open_.size() >= kMaxYamlDepth) throw YamlError(line(mark), "nested deeper than 32 levels");
    open_.push_back({new_node(mark, anchor, type)});
  }

  void close() {
    YamlNode node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.type == YamlNode::kList) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.key_is_next) {
      parent.node.entries.push_back({std::move(node), {}});
      parent.key_is_next = false;
    } else {
      YamlEntry& entry = parent.node.entries.back();
      if (node.type == YamlNode::kNull) node.line = entry.key.line;  // yaml-cpp names the next line
      entry.value = std::move(node);
      parent.key_is_next = true;
    }
  }

  int first_line_;
  int nodes_ = 0;
  YamlNode root_;
  std::vector<Open> open_;
};
}  // namespace

std::string_view type_name(YamlNode::Type type) {
  static constexpr std::string_view kNames[] = {"nothing", "a truth value", "a number", "a date",
                                                "text",    "a list",        "a map"};
  return kNames[type];
}

namespace {
// What to do about what yaml-cpp says.
std::string advice(const std::string& message) {
  constexpr std::pair<std::string_view, std::string_view> kAdvice[] = {
      {"illegal map value",
       "a colon and a blank within a value; put it in quotes, as in title: \"A: B\""},
      {"illegal tab", "a tab indents this line; use blanks"},
      {"end of sequence flow not found", "a [ has no ]"},
      {"end of map flow not found", "a { has no }"},
      {"illegal EOF in scalar", "a quotation mark has no second one"},
      {"unknown token", "a value that begins with @, ` or %; put it in quotes"},
      {"the referenced anchor is not defined", "a value that begins with *; put it in quotes"},
      {"end of map not found",
       "a line that is no \"name: value\", or is indented as no other; look at quotes and blanks"}};
  for (const auto& [theirs, ours] : kAdvice) {
    if (message.starts_with(theirs)) return std::string(ours);
  }
  return clean_utf8(message);  // it may cite a part of a letter
}

// Whether the value of a line begins with a quotation mark that has no second one, in which yaml-cpp reads to the end
// without a word.
bool is_open(std::string_view rest) {
  const char quote = rest.front();
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (quote == '"' && rest[i] == '\\') {
      ++i;
    } else if (rest[i] == quote) {
      return false;
    }
  }
  return true;
}

// The line of the first such value, from 0; -1 where there is none.
int open_quote(std::string_view text) {
  int number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool top = !line.empty() && std::string_view(" #\"'").find(line[0]) == line.npos;
    const std::size_t colon = top ? line.find(": ") : line.npos;
    const std::size_t value =
        colon == line.npos ? line.npos : line.find_first_not_of(' ', colon + 1);
    if (value != line.npos && (line[value] == '"' || line[value] == '\'') &&
        is_open(text.substr(at + value)))
      return number;
    at = end + 1;
  }
  return -1;
}
}  // namespace

YamlNode parse_yaml(std::string_view text, int first_line) {
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(first_line);
  try {
    YAML::Parser(stream).HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    throw YamlError(error.mark.is_null() ? first_line : error.mark.line + first_line,
                    advice(error.msg));
  }
  if (const int line = open_quote(text); line >= 0)
    throw YamlError(line + first_line, "a quotation mark has no second one");
  return builder.take();
}

}  // namespace plumbline

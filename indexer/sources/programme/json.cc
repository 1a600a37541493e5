// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/json.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/repeated_names.h"
#include "indexer/sources/programme/text.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

using nlohmann::json;

const json kNull;

bool is_language(std::string_view key) {
  if (key.size() < 2 || key.size() > 10) return false;
  if (key.size() > 3 && key[2] != '-' && key[2] != '_') return false;
  return key[0] >= 'a' && key[0] <= 'z' && key[1] >= 'a' && key[1] <= 'z';
}

// {"en": "...", "de": "..."}
const json& best_language(const json& value) {
  const auto english = value.find("en");
  if (english != value.end() && english->is_string() &&
      !english->get_ref<const std::string&>().empty())
    return *english;
  for (const auto& [key, text] : value.items()) {
    if (is_language(key) && text.is_string() &&
        !squeezed(text.get_ref<const std::string&>()).empty())
      return text;
  }
  return kNull;
}

std::size_t offset_of(const json::parse_error& error) {
  return error.byte > 0 ? error.byte - 1 : 0;
}

std::string explain(const json::parse_error& error, std::string_view text) {
  const std::string_view begin = trimmed(text.substr(0, 200));
  if (begin.empty()) return "is empty";
  if (begin.starts_with("/*") || begin.starts_with("//"))
    return "is not JSON: it begins with a comment, and JSON has none; remove it";
  if (begin.front() != '{' && begin.front() != '[') return "is not JSON";
  return error.byte >= text.size() ? "is not whole: the JSON ends in the middle; load it again"
                                   : "is not valid JSON here" + at_column(text, offset_of(error)) +
                                         "; load it again, or ask its author";
}

// Before the parser sees the text: its own callback for this takes quadratic time in long lists.
void check_nesting(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if ((c == '{' || c == '[') && ++depth > kMaxNesting) {
      throw MalformedError(
          "is nested deeper than " + std::to_string(kMaxNesting) + " levels" + at_column(text, i),
          line_at(text, i));
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
}

// The number of an escape "\u0041" that begins at `at`.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kDigits = 4;
  const std::string_view escape = text.substr(std::min(at, text.size()), 2 + kDigits);
  if (escape.size() < 2 + kDigits || !escape.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(escape.data() + 2, escape.data() + 6, unit, 16);
  return error == std::errc() && end == escape.data() + 6 ? std::optional(unit) : std::nullopt;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// The escapes of half a pair, which the parser refuses; from the beginning of each.
std::vector<std::size_t> lone_surrogates(std::string_view text) {
  constexpr std::size_t kEscape = 6;
  std::vector<std::size_t> found;
  for (auto at = text.find('\\'); at != text.npos;) {
    const auto unit = unit_at(text, at);
    const bool pair = unit && is_high(*unit) && is_low(unit_at(text, at + kEscape).value_or(0));
    if (unit && !pair && (is_high(*unit) || is_low(*unit))) found.push_back(at);
    // What stands behind a backslash may be another one, which is no escape then.
    at = text.find('\\', at + (pair ? 2 * kEscape : unit ? kEscape : 2));
  }
  return found;
}

// Of the same length, so that places stay. `mended` is where it is stored if anything changed.
std::string_view mend(std::string_view text, const std::vector<std::size_t>& lone,
                      std::string* mended) {
  if (lone.empty()) return text;
  *mended = text;
  for (const std::size_t at : lone) mended->replace(at, 6, "\\uFFFD");
  return *mended;
}

// The parser takes it for the end, and would drop what stands behind it without a word.
void check_zeros(std::string_view text) {
  const auto zero = text.find('\0');
  if (zero == text.npos) return;
  throw MalformedError("has a zero byte" + at_column(text, zero) +
                           ", and so is no JSON; it was damaged on its way, fetch it anew",
                       line_at(text, zero));
}

nlohmann::json parse_mended(std::string_view text) {
  try {
    check_zeros(text);
    check_nesting(text);
    return json::parse(text.begin(), text.end());
  } catch (const json::parse_error& error) {
    throw MalformedError(explain(error, text), line_at(text, offset_of(error)));
  } catch (const json::exception&) {
    throw MalformedError("has a number that is too large, or text that is no UTF-8");
  }
}

std::string and_more(std::size_t count) {
  return count > 1 ? " and " + std::to_string(count - 1) + " more" : "";
}

void warn_of_halves(std::string_view text, const std::vector<std::size_t>& lone,
                    Programme* programme) {
  if (lone.empty()) return;
  programme->warn(line_at(text, lone[0]),
                  "has half a character, " + std::string(text.substr(lone[0], 6)) +
                      at_column(text, lone[0]) + and_more(lone.size()) +
                      ", which became \xEF\xBF\xBD; its author cut a text in the middle of it");
}

void warn_of_repeated(std::string_view text, Programme* programme) {
  const RepeatedNames names = repeated_names(text);
  for (const RepeatedName& name : names.first) {
    const bool last = &name == &names.first.back();
    programme->warn(line_at(text, name.offset),
                    "has one name twice in an object, of which the last counts and the others are "
                    "lost: " +
                        name.at + at_column(text, name.offset) +
                        and_more(last ? names.count - names.first.size() + 1 : 0) +
                        "; give each a name of its own");
  }
}

// Collects names and then stops the parser.
class Outline : public nlohmann::json_sax<json> {
 public:
  std::set<std::string, std::less<>> names;

  bool null() override { return count(); }
  bool boolean(bool) override { return count(); }
  bool number_integer(number_integer_t) override { return count(); }
  bool number_unsigned(number_unsigned_t) override { return count(); }
  bool number_float(number_float_t, const string_t&) override { return count(); }
  bool binary(binary_t&) override { return count(); }
  bool string(string_t& text) override {
    if (text.size() < 24 && path_.size() < 3) add(key_ + "=" + text);
    return count();
  }
  bool start_object(std::size_t) override { return enter(key_); }
  bool start_array(std::size_t) override {
    const bool more = enter(key_);
    key_ = "[]";
    return more;
  }
  bool key(string_t& name) override {
    key_ = name.substr(0, 40);
    if (path_.size() <= 4) add(key_);
    return count();
  }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool count() { return ++events_ < 20'000; }
  bool enter(std::string key) {
    path_.push_back(std::move(key));
    return count() && path_.size() <= static_cast<std::size_t>(kMaxNesting);
  }
  bool leave() {
    if (!path_.empty()) {
      key_ = path_.back();
      path_.pop_back();
    }
    return count();
  }
  void add(const std::string& name) {
    std::string full;
    for (std::size_t i = 1; i < path_.size(); ++i) full += path_[i] + "/";
    names.insert(full + name);
  }

  std::vector<std::string> path_;  // of the objects and lists that are open, by their keys
  std::string key_;
  int events_ = 0;
};
}  // namespace

nlohmann::json parse_json(std::string_view text) {
  std::string mended;
  return parse_mended(mend(text, lone_surrogates(text), &mended));
}

nlohmann::json parse_json(std::string_view text, Programme* programme) {
  const auto lone = lone_surrogates(text);
  std::string mended;
  const std::string_view whole = mend(text, lone, &mended);
  json document = parse_mended(whole);
  warn_of_halves(text, lone, programme);
  warn_of_repeated(whole, programme);
  return document;
}

std::string pointer_token(std::string_view name) {
  std::string token;
  for (const char c : name) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return token;
}

JsonNode::JsonNode() : value_(&kNull) {}

JsonNode JsonNode::operator[](std::string_view key) const {
  std::string place = at_ + "/" + pointer_token(key);
  if (value_->is_object()) {
    const auto found = value_->find(std::string(key));
    if (found != value_->end()) return JsonNode(*found, std::move(place));
  }
  return JsonNode(kNull, std::move(place));
}

JsonNode JsonNode::first(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    JsonNode node = (*this)[key];
    if (!node.empty()) return node;
  }
  return (*this)[*keys.begin()];
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> nodes;
  if (!value_->is_array()) return nodes;
  nodes.reserve(value_->size());
  for (const json& item : *value_) {
    nodes.emplace_back(item, at_ + "/" + std::to_string(nodes.size()));
  }
  return nodes;
}

std::vector<JsonNode> JsonNode::each() const {
  return is_list() || empty() ? items() : std::vector<JsonNode>{*this};
}

std::vector<JsonNode> JsonNode::entries() const {
  const bool by_id =
      is_object() && std::all_of(value_->begin(), value_->end(),
                                 [](const json& member) { return member.is_object(); });
  if (!by_id) return each();
  std::vector<JsonNode> nodes;
  for (auto& [name, node] : members()) nodes.push_back(std::move(node));
  return nodes;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
  std::vector<std::pair<std::string, JsonNode>> nodes;
  if (!value_->is_object()) return nodes;
  for (auto member = value_->begin(); member != value_->end(); ++member) {
    nodes.emplace_back(member.key(), JsonNode(*member, at_ + "/" + pointer_token(member.key())));
  }
  return nodes;
}

bool JsonNode::empty() const {
  if (value_->is_string()) return squeezed(value_->get_ref<const std::string&>()).empty();
  return value_->is_null() || ((value_->is_array() || value_->is_object()) && value_->empty());
}

std::string JsonNode::text() const { return squeezed(long_text()); }

std::string JsonNode::long_text() const {
  const json& value = value_->is_object() ? best_language(*value_) : *value_;
  if (value.is_string()) return clean_utf8(value.get_ref<const std::string&>());
  return value.is_number() ? value.dump() : "";
}

std::string JsonNode::name() const {
  if (!is_object()) return text();
  for (const std::string_view key : {"name", "title", "slug"}) {
    std::string found = (*this)[key].text();
    if (!found.empty()) return found;
  }
  return text();
}

std::set<std::string, std::less<>> json_outline(std::string_view bytes) {
  const std::string text = decode(bytes).text;
  const std::string_view begin = trimmed(std::string_view(text).substr(0, 1000));
  if (begin.empty() || std::string_view("{[/").find(begin.front()) == std::string_view::npos)
    return {};
  std::string mended;
  const std::string_view whole = mend(text, lone_surrogates(text), &mended);
  Outline outline;
  json::sax_parse(whole.begin(), whole.end(), &outline, json::input_format_t::json, true, true);
  return std::move(outline.names);
}

}  // namespace plumbline

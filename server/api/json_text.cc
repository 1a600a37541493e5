// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/json_text.h"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "schema/text/eight_bytes.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// How many bytes from the beginning are ASCII and stand for themselves in a string.
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t bytes = eight_bytes::at(text.data() + at);
    if (!eight_bytes::are_ascii(bytes) || eight_bytes::has_less(bytes, 0x20) ||
        eight_bytes::has(bytes, '"') || eight_bytes::has(bytes, '\\'))
      break;
  }
  while (at < text.size() && is_ascii(text[at]) && !is_escaped(text[at])) ++at;
  return at;
}

void append_escape(char c, std::string* out) {
  constexpr std::string_view kShort = "\"\"\\\\\bb\ff\nn\rr\tt";  // pairs
  for (std::size_t i = 0; i < kShort.size(); i += 2) {
    if (kShort[i] == c) return out->append(1, '\\').push_back(kShort[i + 1]);
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out->append("\\u00").append({kDigits[byte >> 4], kDigits[byte & 15]});
}

std::string as_dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void append_json(std::string_view text, std::string* out) {
  const std::size_t plain = plain_length(text);
  if (!is_utf8(text.substr(plain))) {
    *out += as_dumped(text);
    return;
  }
  out->append(1, '"').append(text.substr(0, plain));
  for (std::size_t at = plain; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !is_escaped(text[at])) ++at;
    out->append(text.substr(begin, at - begin));
    if (at < text.size()) append_escape(text[at++], out);
  }
  out->push_back('"');
}

JsonObject::JsonObject(std::string_view members, std::string* out) : out_(out) {
  members = members.substr(0, members.rfind('}'));
  out_->append(members);
  is_first_ = members.size() <= 1;
}

void JsonObject::begin(std::string_view name) {
  if (!is_first_) *out_ += ',';
  is_first_ = false;
  out_->append(1, '"').append(name).append("\":");
}

void JsonObject::add(std::string_view name, std::string_view text) {
  begin(name);
  append_json(text, out_);
}

void JsonObject::add(std::string_view name, int number) {
  begin(name);
  *out_ += std::to_string(number);
}

void JsonObject::add(std::string_view name, const Json& value) {
  begin(name);
  *out_ += as_dumped(value);
}

}  // namespace plumbline

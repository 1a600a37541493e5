// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

std::string as_dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void append_json(std::string_view text, std::string* out) {
  const bool is_verbatim = std::all_of(text.begin(), text.end(), is_plain) ||
                           (std::none_of(text.begin(), text.end(), is_escaped) && is_utf8(text));
  if (is_verbatim) {
    out->append(1, '"').append(text).append(1, '"');
  } else {
    *out += as_dumped(text);
  }
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

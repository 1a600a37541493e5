// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/json_text.h: JSON that is written at once instead of being built as a value first, for answers of
// many parts. The same bytes as dump() of rows.h gives.
#pragma once

#include <string>
#include <string_view>

#include "server/api/rows.h"

namespace plumbline {

// "text", escaped; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string_view text, std::string* out);

// {"name":value,...}, member by member. Names are written as they are.
class JsonObject {
 public:
  // Begins one behind what `out` has.
  explicit JsonObject(std::string* out) : out_(out) { *out_ += '{'; }
  // Goes on with one that was begun: `members` are those that it has, "{...}" and perhaps a line end.
  JsonObject(std::string_view members, std::string* out);

  void add(std::string_view name, std::string_view text);
  void add(std::string_view name, const std::string& text) { add(name, std::string_view(text)); }
  void add(std::string_view name, int number);
  void add(std::string_view name, const Json& value);
  // Where the value follows; whoever calls writes it to the same string.
  void begin(std::string_view name);
  void end() { *out_ += '}'; }

 private:
  std::string* out_;
  bool is_first_ = true;
};

// [value,...], each written by write(item).
template <class List, class Write>
void append_list(const List& list, std::string* out, Write write) {
  *out += '[';
  bool is_first = true;
  for (const auto& item : list) {
    if (!is_first) *out += ',';
    is_first = false;
    write(item);
  }
  *out += ']';
}

}  // namespace plumbline

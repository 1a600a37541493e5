// SPDX-License-Identifier: MIT OR Apache-2.0
// Fields joined by a unit separator, then base64url: direction and tier, checksum, score, key, id.
#include "server/search/cursor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "server/search/base64.h"

namespace plumbline {
namespace {
constexpr char kSeparator = '\x1F';

// FNV-1a: tells requests apart, keeps no secret.
std::string checksum(const SearchRequest& request) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&](std::string_view text) {
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash = (hash ^ 0xFF) * 0x100000001B3;
  };
  add(request.q);
  for (const auto& [name, values] : request.filters) {
    add(name);
    for (const std::string& value : values) add(value);
  }
  add(request.from);
  add(request.to);
  add(std::to_string(static_cast<int>(request.sort)));
  add(request.correct ? "1" : "0");
  std::array<char, 16> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), hash, 16).ptr;
  return {text.data(), end};
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> fields(1);
  for (char c : text) {
    if (c == kSeparator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// The first index below `size` of which `holds` is false, by halving; `size` where there is none.
template <typename Predicate>
std::size_t first_not(std::size_t size, Predicate holds) {
  std::size_t begin = 0;
  while (begin < size) {
    const std::size_t middle = begin + (size - begin) / 2;
    if (holds(middle))
      begin = middle + 1;
    else
      size = middle;
  }
  return begin;
}
}  // namespace

std::string encode_cursor(const SearchRequest& request, const Cursor& cursor) {
  std::array<char, 32> score{};
  const auto end =
      std::to_chars(score.data(), score.data() + score.size(), cursor.score, std::chars_format::hex)
          .ptr;
  const std::string sum = checksum(request);
  std::string text = cursor.backward ? "b" : "f";
  text += static_cast<char>('0' + cursor.tier);
  for (std::string_view field : {std::string_view(sum), std::string_view(score.data(), end),
                                 std::string_view(cursor.key), std::string_view(cursor.id)}) {
    text += kSeparator;
    text += field;
  }
  return to_base64(text);
}

Cursor decode_cursor(const SearchRequest& request, std::string_view text) {
  const auto bytes = from_base64(text);
  const auto fields = bytes ? split(*bytes) : std::vector<std::string>();
  if (fields.size() != 5 || fields[0].size() != 2 || (fields[0][0] != 'f' && fields[0][0] != 'b') ||
      fields[0][1] < '0' || fields[0][1] > '9') {
    throw CursorError("The cursor cannot be read. Use `next` or `prev` of an answer as they are.");
  }
  if (fields[1] != checksum(request)) {
    throw CursorError(
        "The cursor belongs to another query. Use it with the query whose answer gave it.");
  }
  Cursor cursor = {fields[0][0] == 'b', fields[0][1] - '0', 0, fields[3], fields[4]};
  const char* end = fields[2].data() + fields[2].size();
  const auto read = std::from_chars(fields[2].data(), end, cursor.score, std::chars_format::hex);
  if (read.ec != std::errc() || read.ptr != end) throw CursorError("The cursor cannot be read.");
  return cursor;
}

ListPage page_of_list(const SearchRequest& request, std::string_view cursor, int limit,
                      std::size_t size, const std::function<Cursor(std::size_t)>& place,
                      bool (*before)(const Cursor&, const Cursor&)) {
  const auto count = static_cast<std::size_t>(limit);
  std::size_t begin = 0;
  if (!cursor.empty()) {
    const Cursor at = decode_cursor(request, cursor);
    begin = first_not(size, [&](std::size_t i) {
      return at.backward ? before(place(i), at) : !before(at, place(i));
    });
    if (at.backward) begin -= std::min(begin, count);
  }
  ListPage page = {begin, std::min(begin + count, size), "", ""};
  const auto cursor_at = [&](std::size_t i, bool backward) {
    Cursor key = place(i);
    key.backward = backward;
    return encode_cursor(request, key);
  };
  if (page.end < size && page.end > begin) page.next = cursor_at(page.end - 1, false);
  if (begin > 0 && page.end > begin) page.prev = cursor_at(begin, true);
  return page;
}

}  // namespace plumbline

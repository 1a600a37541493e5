// SPDX-License-Identifier: MIT OR Apache-2.0
// The place in a list where a page begins. The first line is a query and the rest is a cursor of it: as it
// stands, and again as the fields that a cursor holds, with a right checksum put among them.
#include "server/search/cursor.h"

#include <array>
#include <cmath>

#include "server/search/base64.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

constexpr char kSeparator = '\x1F';

std::string checksum(const SearchRequest& request) {
  const std::string fields = from_base64(encode_cursor(request, {})).value();
  const auto begin = fields.find(kSeparator) + 1;
  return fields.substr(begin, fields.find(kSeparator, begin) - begin);
}

bool same(const Cursor& a, const Cursor& b) {
  const bool same_score = a.score == b.score || (std::isnan(a.score) && std::isnan(b.score));
  return a.backward == b.backward && a.tier == b.tier && same_score && a.key == b.key &&
         a.id == b.id;
}

constexpr std::size_t kEntries = 40;

Cursor entry(std::size_t i) {
  return {false, 0, 0, "k" + std::to_string(10 + i / 3), "t/" + std::to_string(10 + i)};
}

bool before(const Cursor& a, const Cursor& b) {
  return a.key != b.key ? a.key < b.key : a.id < b.id;
}

// Pages that follow one another have each entry once, however the first one was found.
void walk(const SearchRequest& request, const std::string& cursor, int limit) {
  ListPage page = page_of_list(request, cursor, limit, kEntries, entry, before);
  require(page.begin <= page.end && page.end <= kEntries, "a page within its list");
  require(page.end - page.begin <= static_cast<std::size_t>(limit), "a page of limited size");
  while (!page.next.empty()) {
    const ListPage next = page_of_list(request, page.next, limit, kEntries, entry, before);
    require(next.begin == page.end && next.end > next.begin, "the next page goes on");
    require(page_of_list(request, next.prev, limit, kEntries, entry, before).end == page.end,
            "and leads back");
    page = next;
  }
}

void check_text(const SearchRequest& request, const std::string& text) {
  try {
    const Cursor cursor = decode_cursor(request, text);
    require(0 <= cursor.tier && cursor.tier <= 9, "a tier of one digit");
    require(same(decode_cursor(request, encode_cursor(request, cursor)), cursor), "one meaning");
    walk(request, text, 1 + static_cast<int>(text.size() % 9));
  } catch (const CursorError& error) {
    require(error.what()[0] != '\0', "a sentence for the reader");
  }
}

void check(std::string_view input) {
  SearchRequest request;
  request.q = take_line(&input);
  check_text(request, std::string(input));
  std::string fields(input);
  if (const auto first = fields.find(kSeparator); first != fields.npos)
    fields.insert(first, kSeparator + checksum(request));
  check_text(request, to_base64(fields));
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)

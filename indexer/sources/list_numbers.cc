// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/list_numbers.h"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxDigits = 9;  // of CommonMark
constexpr long kLarge = 100;      // no list begins with it that was cut off

// As cmark counts lines.
std::vector<size_t> lines_of(std::string_view text) {
  std::vector<size_t> lines = {0};
  for (size_t at = text.find_first_of("\r\n"); at < text.size();
       at = text.find_first_of("\r\n", at)) {
    at += text.substr(at).starts_with("\r\n") ? size_t{2} : 1;
    lines.push_back(at);
  }
  return lines;
}

bool say_something(const std::vector<long>& values) {
  if (values.empty() || values.front() <= 1) return false;
  if (values.size() == 1 || values.front() >= kLarge) return true;
  const auto back = std::adjacent_find(values.begin(), values.end(), std::greater_equal<>());
  const auto gap =
      std::adjacent_find(values.begin(), values.end(), [](long a, long b) { return b != a + 1; });
  return back == values.end() && gap != values.end();
}
}  // namespace

bool ListNumbers::are_text(cmark_node* list) {
  if (!list || cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return false;
  const auto [known, is_new] = known_.try_emplace(list, false);
  if (is_new) known->second = say_something(values(list));
  return known->second;
}

// None where one of them is not found.
std::vector<long> ListNumbers::values(cmark_node* list) {
  std::vector<long> values;
  for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
    const std::string number = of(item);
    if (number.empty()) return {};
    values.push_back(std::strtol(number.c_str(), nullptr, 10));
  }
  return values;
}

std::string ListNumbers::of(cmark_node* item) {
  if (lines_.empty()) lines_ = lines_of(markdown_);
  const int line = cmark_node_get_start_line(item), column = cmark_node_get_start_column(item);
  if (line < 1 || column < 1 || static_cast<size_t>(line) > lines_.size()) return "";
  const size_t begin = lines_[static_cast<size_t>(line) - 1] + static_cast<size_t>(column) - 1;
  if (begin >= markdown_.size()) return "";
  const std::string_view rest = markdown_.substr(begin, kMaxDigits + 1);
  const auto end = std::find_if_not(rest.begin(), rest.end(), ascii::is_digit);
  const auto digits = static_cast<size_t>(end - rest.begin());
  const bool marked = digits > 0 && end != rest.end() && (*end == '.' || *end == ')');
  return marked ? std::string(rest.substr(0, digits + 1)) : "";
}

}  // namespace plumbline

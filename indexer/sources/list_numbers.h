// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/list_numbers.h: numbers before the items of lists in Markdown, and whether they are of the text.
// "1986. was a year" is a list to CommonMark, which keeps no number but the first, and that outside of the text.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct cmark_node;

namespace plumbline {

class ListNumbers {
 public:
  explicit ListNumbers(std::string_view markdown)
      : markdown_(markdown) {}  // which must live as long

  // Whether those of a list are part of what it says, as of years and days: one alone, larger ones, and such as leave
  // some out. Not so those that count from 1, are all the same, or go on from a list before. False of what is no
  // numbered list, and of nullptr.
  bool are_text(cmark_node* list);

  // "1986." or "2)", as it is written before an item.
  std::string of(cmark_node* item);

 private:
  std::vector<long> values(cmark_node* list);

  std::string_view markdown_;
  std::map<cmark_node*, bool> known_;
  std::vector<std::size_t> lines_;  // where each begins, once it was asked
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc/closings.h: where marks close in a line of AsciiDoc, wherever they were opened.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/text/known_place.h"

namespace plumbline {

// A letter, a digit, "_", or any letter of another script.
bool is_word(char c);

// Of one text, which is the same at each call; it is gone through once for each mark, however many are open.
class AsciidocClosings {
 public:
  // Where such a mark stands from `begin` on, which is not 0; a mark of one letter has a word before it and none
  // behind it.
  std::optional<std::size_t> next(std::string_view text, std::size_t begin, std::string_view mark);

 private:
  std::map<std::string, KnownPlace, std::less<>> known_;
};

}  // namespace plumbline

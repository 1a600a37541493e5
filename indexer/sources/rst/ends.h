// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/ends.h: where marks may begin and where they end in a line of reStructuredText.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/text/known_place.h"

namespace plumbline {

inline constexpr std::array<std::string_view, 5> kRstMarks = {"**", "*", "``", "`", "|"};

// A letter, a digit, or any letter of another script.
bool is_rst_word(char c);

// True where what stands before text[at] and behind the mark there lets it begin something.
bool rst_may_begin(std::string_view text, std::size_t at, std::size_t mark_bytes);
// True where a mark, a name or an address may end before text[at].
bool rst_may_end(std::string_view text, std::size_t at);

// Of one text, which is the same at each call; it is gone through once for each mark, however many are open.
class RstEnds {
 public:
  // Where kRstMarks[mark] stands from `begin` on, which is not 0, so that it ends something.
  std::optional<std::size_t> next(std::string_view text, std::size_t begin, std::size_t mark);

 private:
  std::array<KnownPlace, kRstMarks.size()> known_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/spelling.h: what a reader meant who typed a word (schema/text/edit_distance.h tells how far two are
// from each other).
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// How many edits a word of this length may be away: none below three letters, then one, from six two.
int allowed_edits(std::string_view word);

// How unlikely it is that somebody who meant the one word typed the other: about 1 an edit, less where
// fingers slip often (kMistakes in spelling.cc), more for the first letter. 0 for the same word.
double typing_cost(std::u32string_view typed, std::u32string_view meant);

// The text in the capitals of what stood in its place: "Binder" for "Bnider", "KUNIT" for "KUNTI". Letters
// other than a to z stay small.
std::string with_capitals_of(std::string_view typed, std::string_view text);

}  // namespace plumbline

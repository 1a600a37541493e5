// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/slip.h: a word that is being typed, with one slip of the finger.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline {

// How a word that is being typed fits a word of a name when one letter is wrong: not, so far, or to
// its end.
enum class Fit : std::uint8_t { kNone, kBeginning, kWhole };
Fit fit_with_slip(std::u32string_view typed, std::u32string_view word);

}  // namespace plumbline

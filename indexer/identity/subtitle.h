// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/subtitle.h: titles that one source gives with a subtitle, and another without.
#pragma once

#include <string_view>
#include <vector>

namespace plumbline {

// All that a title may be without its subtitle, the longest first: "A Rusty CHERI - The path" and "A Rusty CHERI" of
// "A Rusty CHERI - The path: Hardware in Rust". None of a title in one part.
std::vector<std::string_view> without_subtitle(std::string_view title);

}  // namespace plumbline

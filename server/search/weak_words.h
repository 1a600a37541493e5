// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/weak_words.h: words that are in abstracts of any subject ("finds", "approach", "faster"). They
// help to rank, but that two talks have one of them is no reason to call them related.
#pragma once

#include <string_view>

namespace plumbline {

// `stem` without its mark: "find".
bool is_weak_stem(std::string_view stem);

}  // namespace plumbline

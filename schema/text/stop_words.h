// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/stop_words.h: words that tell nothing about what a question in plain English is after, be it
// put to a library of talks. They are searched for as any other, but beside other words a document need
// not have them.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace plumbline {

// `word` is folded ("cant" for "can't").
bool is_stop_word(std::string_view word);
std::span<const std::string_view> stop_words();  // sorted
// Computed at each call.
std::set<std::string, std::less<>> stems_of_stop_words();

}  // namespace plumbline

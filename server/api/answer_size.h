// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/answer_size.h: an answer has a size, so that no address can take the memory of the server or the
// patience of a client. What grows with a collection comes in pages; this is what holds where it does not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

inline constexpr std::size_t kMaxAnswerBytes = 2 * 1024 * 1024;  // of a body, before compression

// Of an answer of many parts: further ones begin another answer. A part has up to a quarter of an answer.
inline constexpr std::size_t kFullAnswerBytes = kMaxAnswerBytes / 4 * 3;

// Addresses that tell the same a page at a time, for what is found at `pattern` (of a Route) under `slug`.
std::vector<std::string> smaller_answers(std::string_view pattern, std::string_view slug);

}  // namespace plumbline

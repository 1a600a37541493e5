// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/utf8.h: reading UTF-8 one code point at a time, and making bytes of any origin into text
// that SQLite, JSON and HTML can take.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

inline constexpr char32_t kReplacement = 0xFFFD;

// The code point that begins at text[*position], and moves *position behind it. A byte that begins none
// counts as one kReplacement. *position must be less than text.size().
char32_t next_code_point(std::string_view text, std::size_t* position);

void append_utf8(std::string* out, char32_t code_point);

// True where every byte belongs to a code point of Unicode (no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

// The same text with U+FFFD for each wrong byte, and without control characters other than newline and
// tab (a carriage return before a newline goes with them).
std::string clean_utf8(std::string_view bytes);

// How many code points the text has. Continuation bytes do not count, so it is defined for any bytes.
std::size_t count_code_points(std::string_view text);

// The longest beginning of `text` that has at most `bytes` bytes and cuts no code point in two.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

}  // namespace plumbline

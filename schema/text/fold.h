// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/fold.h: what makes two spellings the same to a reader who searches: case, accents,
// ligatures, full-width forms and superscripts. The mapping is Unicode's NFKD with case folding and
// without marks (utf8proc), and the few letters that Unicode does not take apart (ł, ø, đ, æ, ...).
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

enum class CharClass : unsigned char { kOther, kLower, kUpper, kLetter, kDigit, kMark, kIgnorable };

// kLetter is a letter without case. kIgnorable (soft hyphen, joiners) stands inside words unseen.
CharClass char_class(char32_t code_point);

inline bool is_word(CharClass c) { return c != CharClass::kOther; }

// Appends the folded form of one code point, which may be empty ("́") or longer ("ß" gives "ss").
void append_folded(std::string* out, char32_t code_point);

// Folds a whole text; other characters stay as they are.
std::string fold(std::string_view text);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/quote.h: the words around a mention.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/markup.h"

namespace plumbline {

// The sentence of a plain text in which one of the names occurs first, with the name marked and "…"
// where the sentence is cut, at most some 240 bytes. Capitals do not matter, nor whether a name's
// words are joined by blanks, "-" or "_". Where no name is found, the beginning of the text.
Html quote(std::string_view text, const std::vector<std::string>& names);

}  // namespace plumbline

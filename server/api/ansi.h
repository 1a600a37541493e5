// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/ansi.h: text for a terminal, in colour (ECMA-48).
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// What TextWriter wrote, with titles and headings in bold, what underlines them faint, and addresses in
// colour. Taking the escape sequences away gives the text back.
std::string with_color(std::string_view text);

}  // namespace plumbline

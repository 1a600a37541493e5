// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/looks.h: what the names of fonts and styles in texts of office programs tell.
#pragma once

#include <string_view>

namespace plumbline {

// True of a font whose letters have one width, as far as its name tells.
bool is_fixed_font(std::string_view name);
// True of a style that is made for code: "Preformatted Text", "Source Code".
bool is_code_style(std::string_view name);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/sheet/formula.h: what is read out of formulas, which otherwise count by their results.
#pragma once

#include <string_view>

namespace plumbline {

// The address in HYPERLINK("https://a.example/deck.pdf"; "slides"), within the formula; "" where it is not written out.
std::string_view link_of_formula(std::string_view formula);

}  // namespace plumbline

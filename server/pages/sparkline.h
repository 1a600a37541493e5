// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/sparkline.h: talks by year as small as a word, so that many of them can be compared at a
// glance. Each is drawn to its own highest year; a year without a talk is empty, or a dot in text.
#pragma once

#include <string>

#include "server/pages/markup.h"
#include "server/pages/years.h"

namespace plumbline {

// "2019 ▂··▅█▂·▂ 2026": for a terminal; "" without a talk.
std::string spark_text(const Years& years);

// For a page, with the numbers as its title; empty without a talk.
Html spark_svg(const Years& years);

}  // namespace plumbline

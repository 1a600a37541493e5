// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/slide_lines.h: the words of a page as lines, without bullets and footers.
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/slide_layout.h"

namespace plumbline {

// In the units of the page.
struct SlideLine {
  std::string text;
  double left = 0, right = 0, top = 0, bottom = 0, size = 0;
  double first_word = 0;  // its width
  bool monospace = true;
  bool begins = false;  // one of a list, after a bullet or a number
  bool bullet = false;
  double height() const { return bottom - top; }
};

struct LinedPage {
  double width = 0, height = 0;
  std::vector<SlideLine> lines;  // in reading order, none of them blank but behind a bullet
};

// Bullets mark their lines and are gone from the texts, also those that come apart from them. Lines at an edge that
// stand on more than half of the pages, whatever numbers they have, are gone.
std::vector<LinedPage> lines_of(const std::vector<PlacedPage>& pages);

// The letters of the ligatures that fonts have (ﬁ, ﬂ, ﬀ ...), a blank for odd blanks, nothing for soft hyphens
// and marks of zero width.
std::string fold_typography(const std::string& text);

}  // namespace plumbline

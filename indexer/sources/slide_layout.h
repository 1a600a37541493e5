// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/slide_layout.h: words at places on the pages of a deck to titles and text. Where the
// words come from is of no matter here.
#pragma once

#include <string>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// In the units of the page, from its top left corner.
struct PlacedWord {
  std::string text;  // UTF-8
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;  // of its font
  bool monospace = false;
  bool space_after = true;
};

struct PlacedPage {
  double width = 0, height = 0;
  std::vector<PlacedWord> words;  // in reading order
};

// One section a page, numbered from 1, also where it is empty. Its heading is the line of the largest font
// in the upper part, else the first line. The rest are paragraphs, which begin at bullets, at gaps, at other
// sizes of font and behind lines that had room for the next word, and code, where lines are of a monospaced font. Words that were divided at the end
// of a line are whole again, ligatures are letters. Lines at the upper or the lower edge that stand on more
// than half of the pages, whatever numbers they have, are gone: the number of the slide, the conference.
std::vector<Section> lay_out_slides(const std::vector<PlacedPage>& pages);

}  // namespace plumbline

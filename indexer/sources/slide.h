// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/slide.h: one slide of a deck whose format tells titles, text and notes apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/format.h"
#include "schema/text/rich_text.h"

namespace plumbline {

struct Slide {
  RichText heading, body;
  RichText notes;  // of the speaker
  std::string
      shows;  // the file of another deck that is shown in its place, "pages/intro.md#2,5-7"; mostly ""
  bool hidden = false;
  int line = 0;
};

// One section a slide, numbered from 1 and in order. A hidden slide counts and says "(hidden slide)"; notes
// come behind the text, as a quotation under "Speaker notes".
std::vector<Section> sections_of(const std::vector<Slide>& slides);

// Without addresses of mail.
RichText without_addresses(RichText text);

// The deck; `title` is the one of the file's properties (deck_title.h), for one whose first slide has none.
Reading deck_of(const Input& input, std::string_view title, const std::vector<Slide>& slides,
                Problems problems);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst.h: texts in reStructuredText (https://docutils.sourceforge.io/rst.html), as far as people write
// it in notes and abstracts: sections, paragraphs, lists, code, quotations, tables a line a row, references and marks
// in a line. What a program makes of it (contents, numbers, pictures) is left out, and so is what it takes out of other
// files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/format.h"
#include "indexer/sources/head_fields.h"

namespace plumbline {

// Slides have attributes in fields, and speaker's notes in ".. note::".
enum class RstKind { kText, kSlides };

// Of slides: before which of the blocks one begins, by a line that divides the text or, of the first, by a heading.
struct RstSlide {
  std::size_t block = 0;
  int line = 0;
};

struct RstDocument {
  std::vector<TextBlock> blocks;
  // Of the list above the text, by names in small letters: "author", "date", "speaker". Those that say something to
  // readers are blocks, too.
  HeadFields fields;
  std::vector<RstSlide> slides;  // those of RstKind::kSlides
  std::vector<std::pair<std::size_t, std::size_t>>
      notes;         // likewise: from which block to before which
  int includes = 0;  // that are left out
  int include_line = 0;
};

// `text` is as decode_text() gives it.
RstDocument read_rst(std::string_view text, RstKind kind = RstKind::kText);

// Notes, abstracts and transcripts in the places that notes.h tells.
extern const Format kRstNotes;

// Decks that Hovercraft shows: those with fields for it (":data-x:"), and others in a directory of slides, if lines
// "----" cut them.
extern const Format kRstSlides;

}  // namespace plumbline

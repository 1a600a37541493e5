// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc.h: texts in AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest/), as far as people write
// it in notes, abstracts and decks: sections, paragraphs, lists, code, quotations, tables a line a row, links and marks
// in a line. What a program makes of it (contents, numbers, pictures) is left out, and so is what it takes out of other
// files.
#pragma once

#include <vector>

#include "indexer/sources/asciidoc/lines.h"
#include "indexer/sources/block_text.h"
#include "indexer/sources/format.h"

namespace plumbline {

// A block, with the depth of the section that it begins: 2 of "== Locks"; 0 of any other. `notes` are those of a
// speaker.
struct AsciidocBlock {
  TextBlock block;
  int section = 0;
  bool notes = false;
};

std::vector<AsciidocBlock> asciidoc_blocks(const AsciidocDocument& document);

// Notes, abstracts and transcripts in the places that notes.h tells.
extern const Format kAsciidocNotes;
// Decks of asciidoctor-revealjs, and any text in a directory of slides: a section of the first two levels is a slide.
extern const Format kAsciidocSlides;

}  // namespace plumbline

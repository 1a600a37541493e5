// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/block_text.h: a text as a list of blocks, as docx.cc, odt.cc, asciidoc.cc and rst.cc meet it, and the
// notes or the transcript that it becomes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/format.h"

namespace plumbline {

// Letters of one look.
struct TextRun {
  std::string
      text;  // with tabs and blanks as they are written, no-break spaces as others, and \n for a line break
  bool strong = false, emphasis = false;
  bool fixed = false;  // of one width, as code is set
  std::string url;     // "" where it is no link
};

bool is_blank(const TextRun& run);

struct TextBlock {
  enum Kind { kParagraph, kCode, kTitle, kHeading, kItem };
  Kind kind = kParagraph;
  int level = 0;         // of an item, from 0
  int number = 0;        // of an item of a numbered list, from 1; 0 where it has a bullet
  bool goes_on = false;  // of an item: a further paragraph of the last one
  int line = 0;          // where it begins, if the file has lines
  std::vector<TextRun> runs;

  bool empty() const;
};

// True where it says something, all of it in letters of one width.
bool is_fixed(const TextBlock& block);

class BlockText {
 public:
  // Takes no more than 4 MiB of text.
  void add(TextBlock block);
  // A row of a table, by what its cells hold: a line "a | b"; one with lists, headings or code in a cell, and one that
  // is a single cell, lays out a page, and its blocks stand by themselves.
  void add_row(std::vector<BlockText> cells);
  // The line "a | b".
  static TextBlock row_of(std::vector<BlockText> cells);

  // The notes, abstract or transcript of that name (notes.h); with times in its lines it is read as text_transcript.h
  // tells. `title` is that of the file's properties, for a text that has none of its own and says most of its words.
  Reading reading_of(const Input& input, std::string_view title) &&;

 private:
  void merge(BlockText text);

  std::vector<TextBlock> blocks_;
  std::size_t bytes_ = 0;
  bool cut_ = false;  // something was left out
};

}  // namespace plumbline

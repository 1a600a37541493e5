// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/blocks.h: writes the blocks of a text in reStructuredText, by the items that they stand in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/rst/names.h"

namespace plumbline {

class RstBlocks {
 public:
  explicit RstBlocks(RstNames* names) : names_(names) {}

  void heading(std::string_view text, int line);
  // A paragraph, or the text of an item. Of an empty one comes nothing.
  void text(std::string_view text, int line);
  void code(std::string text, int line);
  void rows(std::vector<TextBlock> rows);

  // What stands before the next text, "Term:" with the term in bold letters; a paragraph by itself where no text comes.
  void label(std::string_view text, int line);
  void end_label();

  // `number` is 0 of a bullet.
  void begin_item(int number);
  void end_item();

  // How many there are so far.
  std::size_t size() const { return out_.size(); }
  std::vector<TextBlock> take();

 private:
  void add(TextBlock block);
  void add_runs(std::vector<TextRun> runs, int line);

  struct Item {
    int number = 0;
    bool begun = false;
  };

  RstNames* names_;
  std::vector<TextBlock> out_;
  std::vector<Item> items_;  // from the outermost
  std::vector<TextRun> label_;
  int label_line_ = 0;
  bool in_list_ = false;  // the last block was an item
};

}  // namespace plumbline

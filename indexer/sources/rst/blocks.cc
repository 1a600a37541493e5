// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/blocks.h"

#include <iterator>
#include <utility>

#include "indexer/sources/rst/inline.h"

namespace plumbline {

void RstBlocks::heading(std::string_view text, int line) {
  end_label();
  TextBlock block;
  block.kind = TextBlock::kHeading;
  block.line = line;
  block.runs = rst_runs(text, names_);
  out_.push_back(std::move(block));
  in_list_ = false;
}

void RstBlocks::text(std::string_view text, int line) {
  if (text.empty()) return;
  std::vector<TextRun> runs = std::exchange(label_, {});
  std::vector<TextRun> more = rst_runs(text, names_);
  std::move(more.begin(), more.end(), std::back_inserter(runs));
  add_runs(std::move(runs), line);
}

void RstBlocks::add_runs(std::vector<TextRun> runs, int line) {
  TextBlock block;
  block.runs = std::move(runs);
  block.line = line;
  if (!items_.empty() && (in_list_ || !items_.back().begun)) {
    block.kind = TextBlock::kItem;
    block.level = static_cast<int>(items_.size()) - 1;
    block.goes_on = std::exchange(items_.back().begun, true);
    block.number = block.goes_on ? 0 : items_.back().number;
  }
  add(std::move(block));
}

void RstBlocks::code(std::string text, int line) {
  if (text.empty()) return;
  end_label();
  TextBlock block;
  block.kind = TextBlock::kCode;
  block.line = line;
  block.runs.push_back({std::move(text), false, false, false, ""});
  add(std::move(block));
}

void RstBlocks::rows(std::vector<TextBlock> rows) {
  end_label();
  for (TextBlock& row : rows) add(std::move(row));
}

void RstBlocks::label(std::string_view text, int line) {
  end_label();
  label_ = rst_runs(text, names_);
  if (label_.empty()) return;
  label_line_ = line;
  for (TextRun& run : label_) run.strong = true;
  std::string& last = label_.back().text;
  if (last.size() > 1 && last.ends_with(':')) last.pop_back();
  const bool ended = std::string_view(".;!?").find(last.back()) != std::string_view::npos;
  label_.push_back({ended ? " " : ": ", false, false, false, ""});
}

void RstBlocks::end_label() {
  if (!label_.empty()) add_runs(std::exchange(label_, {}), label_line_);
}

void RstBlocks::begin_item(int number) {
  end_label();
  items_.push_back({number, false});
}

void RstBlocks::end_item() {
  end_label();
  items_.pop_back();
}

void RstBlocks::add(TextBlock block) {
  in_list_ = block.kind == TextBlock::kItem;
  out_.push_back(std::move(block));
}

std::vector<TextBlock> RstBlocks::take() {
  end_label();
  return std::move(out_);
}

}  // namespace plumbline

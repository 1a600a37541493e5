// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/block_text.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/deck_title.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/note_head.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/note_source.h"
#include "indexer/sources/part.h"
#include "indexer/sources/text_blocks.h"
#include "indexer/sources/text_transcript.h"
#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxTitleBytes = 200;
constexpr size_t kMaxBeginning = 1000;  // bytes of a text in which its title is looked for

std::string with_plain_blanks(std::string_view text) {
  constexpr std::string_view kNoBreak = "\u00A0";
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const bool blank = text.substr(at).starts_with(kNoBreak);
    out += blank ? ' ' : text[at];
    at += blank ? kNoBreak.size() : 1;
  }
  return out;
}

TextRun blank(std::string text) { return {std::move(text), false, false, false, ""}; }

// A heading above something, or several items or lines of code.
bool lays_out(const std::vector<TextBlock>& cell) {
  int headings = 0, parts = 0, all = 0;
  for (const TextBlock& block : cell) {
    if (block.empty()) continue;
    ++all;
    headings += block.kind == TextBlock::kHeading || block.kind == TextBlock::kTitle;
    parts += block.kind == TextBlock::kItem || block.kind == TextBlock::kCode;
  }
  return parts > 1 || (headings > 0 && all > 1);
}

// What it calls itself: by its title, or by a heading above everything else. "" where it does not.
std::string own_title(const std::vector<TextBlock>& blocks) {
  bool begun = false;
  for (const TextBlock& block : blocks) {
    if (block.empty()) continue;
    if (block.kind == TextBlock::kTitle || (block.kind == TextBlock::kHeading && !begun)) {
      std::string title = text_of(block);
      return title.size() <= kMaxTitleBytes ? title : "";
    }
    if (block.kind == TextBlock::kHeading) return "";
    begun = true;
  }
  return "";
}

// What its first section says, as far as a title may be of it.
std::string beginning_of(const std::vector<Section>& sections) {
  if (sections.empty()) return "";
  const Section& first = sections.front();
  return first.heading.text + "\n" + first.body.text.substr(0, kMaxBeginning);
}
}  // namespace

bool is_blank(const TextRun& run) {
  return run.text.find_first_not_of(" \t\n") == std::string::npos;
}

bool TextBlock::empty() const { return std::all_of(runs.begin(), runs.end(), is_blank); }

bool is_fixed(const TextBlock& block) {
  return !block.empty() &&
         std::all_of(block.runs.begin(), block.runs.end(),
                     [](const TextRun& run) { return run.fixed || is_blank(run); });
}

void BlockText::add(TextBlock block) {
  for (TextRun& run : block.runs) {
    run.text = with_plain_blanks(clean_utf8(run.text));
    bytes_ += run.text.size() + run.url.size();
  }
  cut_ = cut_ || bytes_ > kMaxTextBytes;
  if (!cut_) blocks_.push_back(std::move(block));
}

void BlockText::merge(BlockText text) {
  for (TextBlock& block : text.blocks_) add(std::move(block));
  cut_ = cut_ || text.cut_;
}

void BlockText::add_row(std::vector<BlockText> cells) {
  const bool blocks = cells.size() == 1 ||
                      std::any_of(cells.begin(), cells.end(),
                                  [](const BlockText& cell) { return lays_out(cell.blocks_); });
  if (blocks) {
    for (BlockText& cell : cells) merge(std::move(cell));
  } else {
    add(row_of(std::move(cells)));
  }
}

// Empty cells between others keep their place.
TextBlock BlockText::row_of(std::vector<BlockText> cells) {
  TextBlock row;
  std::string lines;  // between cells, due before the next one that says something
  for (BlockText& cell : cells) {
    bool begun = false;
    for (TextBlock& block : cell.blocks_) {
      if (block.empty()) continue;
      row.runs.push_back(blank(std::exchange(begun, true) ? " " : std::exchange(lines, "")));
      for (TextRun& run : block.runs) {
        std::replace(run.text.begin(), run.text.end(), '\n', ' ');
        row.runs.push_back(std::move(run));
      }
    }
    lines += " | ";
  }
  return row;
}

Reading BlockText::reading_of(const Input& input, std::string_view stated) && {
  Problems problems;
  if (cut_)
    warn(input, 0, "has more than 4 MiB of text; the rest is left out, give it as several files",
         &problems);
  std::string title = own_title(blocks_);
  const std::string lines = lines_of(blocks_);
  if (tells_times(lines, note_place(input.name).in_transcripts)) {
    NoteHead head;
    head.title = title;
    head.body = lines;
    return read_timed_lines(input, head, std::move(problems));
  }
  std::vector<Section> sections = sections_of(std::move(blocks_));
  drop_emails(&sections);
  link_citations(&sections);
  if (title.empty() && is_title_of(stated, beginning_of(sections))) title = stated;
  if (title.empty()) title = title_of_file(input.name);
  return notes_of(input, title, std::move(sections), std::move(problems));
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// Decks in reStructuredText, as Hovercraft shows them (https://hovercraft.readthedocs.io): a line "----" begins a
// slide, and above the first a heading does. What stands before is not shown.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/head_fields.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/rst.h"
#include "indexer/sources/rst/lines.h"
#include "indexer/sources/rst/marks.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/text_blocks.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {
using std::size_t;

// ":data-x: 1000", ":skip-help: true"
bool is_for_hovercraft(std::string_view line) {
  const auto field = rst_field(line);
  return field && (field->name.starts_with("data-") || field->name.starts_with("hovercraft-") ||
                   field->name == "skip-help" || field->name == "auto-console");
}

bool recognizes_slides(const Input& input) {
  const std::string extension = extension_of(input.name);
  if (extension != "rst" && extension != "rest") return false;
  constexpr size_t kLeastColumns = 4, kBegin = 64 << 10;
  const std::string begin = text_at_start(input, kBegin);
  const auto lines = rst_lines(begin);
  bool marked = false, cut = false;
  for (size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::string_view line = lines[i].text;
    cut = cut || (lines[i].indent == 0 && line.size() >= kLeastColumns && is_rst_adornment(line) &&
                  lines[i - 1].text.empty() && lines[i + 1].text.empty());
  }
  for (const RstLine& line : lines)
    marked = marked || (line.indent == 0 && is_for_hovercraft(line.text));
  const NotePlace place = note_place(input.name);
  return cut && (marked || (place.in_slides && !place.is_called_so()));
}

// Of each block, whether it is in the speaker's notes.
std::vector<bool> noted_in(const RstDocument& document) {
  std::vector<bool> noted(document.blocks.size());
  for (const auto& [begin, end] : document.notes)
    std::fill(noted.begin() + static_cast<std::ptrdiff_t>(begin),
              noted.begin() + static_cast<std::ptrdiff_t>(end), true);
  return noted;
}

// The blocks from `begin` on and before `end`.
Slide slide_of(RstDocument* document, const std::vector<bool>& noted, RstSlide begin, size_t end) {
  Slide slide;
  slide.line = begin.line;
  std::vector<TextBlock> body, notes;
  for (size_t i = begin.block; i < end; ++i) {
    TextBlock& block = document->blocks[i];
    const bool first = body.empty() && slide.heading.text.empty();
    if (first && !noted[i] && block.kind == TextBlock::kHeading) {
      slide.heading.text = without_emails(text_of(block));
    } else {
      (noted[i] ? notes : body).push_back(std::move(block));
    }
  }
  slide.body = without_addresses(text_of(std::move(body)));
  slide.notes = without_addresses(text_of(std::move(notes)));
  return slide;
}

Reading read_slides(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  RstDocument document = read_rst(*text, RstKind::kSlides);
  if (document.includes > 0)
    warn(input, document.include_line,
         counted(document.includes, "include") + " left out; name a deck that has all of the text",
         &problems);
  if (document.slides.size() > kMaxPages) {
    warn(input, document.slides[kMaxPages].line, "has more than 2,000 slides; the rest is left out",
         &problems);
    document.blocks.resize(document.slides[kMaxPages].block);
    document.slides.resize(kMaxPages);
    std::erase_if(document.notes,
                  [&](const auto& range) { return range.second > document.blocks.size(); });
  }
  const std::vector<bool> noted = noted_in(document);
  std::vector<Slide> slides;
  for (size_t i = 0; i < document.slides.size(); ++i) {
    const bool last = i + 1 == document.slides.size();
    slides.push_back(slide_of(&document, noted, document.slides[i],
                              last ? document.blocks.size() : document.slides[i + 1].block));
  }
  Reading out = deck_of(input, "", slides, std::move(problems));
  const std::string title = without_emails(value_of(document.fields, {"title"}));
  for (Source& deck : out.sources) {
    if (!title.empty()) deck.title = title;
    deck.date = day_of(document.fields, {"date"}, input);
    deck.speakers =
        people_of(document.fields, {"speakers", "speaker", "presenter", "author", "authors"});
  }
  return out;
}
}  // namespace

const Format kRstSlides = {"rst-slides", "reStructuredText deck (Hovercraft)", recognizes_slides,
                           read_slides};

}  // namespace plumbline

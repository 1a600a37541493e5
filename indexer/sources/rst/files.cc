// SPDX-License-Identifier: MIT OR Apache-2.0
// Files in reStructuredText: notes.
#include <optional>
#include <utility>

#include "indexer/sources/head_fields.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/rst.h"
#include "indexer/sources/text_blocks.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {

constexpr std::string_view kTitleHeadings[] = {"title", "presentation title", "proposal title",
                                               "session title", "talk title"};

bool recognizes_notes(const Input& input) {
  const std::string extension = extension_of(input.name);
  return (extension == "rst" || extension == "rest") && note_place(input.name).tells_of_notes();
}

// A form of proposals has its title as the text of a section: that is the title.
void take_title_of_form(std::vector<TextBlock>* blocks) {
  if (blocks->size() < 2 || blocks->front().kind != TextBlock::kHeading) return;
  TextBlock& text = (*blocks)[1];
  const bool alone = blocks->size() == 2 || (*blocks)[2].kind == TextBlock::kHeading;
  if (text.kind != TextBlock::kParagraph || !alone) return;
  if (!is_one_of(ascii::lower(text_of(blocks->front())), kTitleHeadings)) return;
  text.kind = TextBlock::kTitle;
  blocks->erase(blocks->begin());
}

// One that is told, for a text that begins with no heading.
void put_title_above(const std::string& told, std::vector<TextBlock>* blocks) {
  if (told.empty() || blocks->empty() || blocks->front().kind == TextBlock::kHeading) return;
  TextBlock title;
  title.kind = TextBlock::kTitle;
  title.line = 1;
  title.runs.push_back({told, false, false, false, ""});
  blocks->insert(blocks->begin(), std::move(title));
}

Reading read_notes(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  RstDocument document = read_rst(*text);
  if (document.includes > 0)
    warn(input, document.include_line,
         counted(document.includes, "include") +
             " left out; name a file that has all of the text, or the page that is made of it",
         &problems);
  take_title_of_form(&document.blocks);
  put_title_above(value_of(document.fields, {"title"}), &document.blocks);
  BlockText blocks;
  for (TextBlock& block : document.blocks) blocks.add(std::move(block));
  Reading out = std::move(blocks).reading_of(input, "");
  out.problems.insert(out.problems.begin(), problems.begin(), problems.end());
  for (Source& notes : out.sources) {
    notes.date = day_of(document.fields, {"date"}, input);
    notes.lang = language_code(value_of(document.fields, {"lang", "language"}));
    notes.speakers = people_of(document.fields, {"speakers", "speaker", "presenters", "presenter"});
  }
  return out;
}
}  // namespace

const Format kRstNotes = {"rst-notes", "notes as reStructuredText", recognizes_notes, read_notes};

}  // namespace plumbline

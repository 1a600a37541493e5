// SPDX-License-Identifier: MIT OR Apache-2.0
// Files in AsciiDoc: notes, and decks.
#include <optional>
#include <string>
#include <utility>

#include "indexer/sources/asciidoc.h"
#include "indexer/sources/asciidoc/inline.h"
#include "indexer/sources/head_fields.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/text_blocks.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {

bool is_asciidoc(const Input& input) {
  const std::string extension = extension_of(input.name);
  return extension == "adoc" || extension == "asciidoc" || extension == "asc";
}

TextBlock title_of(const AsciidocDocument& document) {
  TextBlock title;
  title.kind = TextBlock::kTitle;
  title.line = document.title_line;
  title.runs = asciidoc_runs(document.title, document.attributes);
  return title;
}

bool recognizes_notes(const Input& input) {
  return is_asciidoc(input) && note_place(input.name).tells_of_notes();
}

Reading read_notes(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  const AsciidocDocument document = read_asciidoc_lines(*text, {}, input, &problems);
  BlockText blocks;
  blocks.add(title_of(document));
  for (AsciidocBlock& block : asciidoc_blocks(document)) blocks.add(std::move(block.block));
  Reading out = std::move(blocks).reading_of(input, "");
  out.problems.insert(out.problems.begin(), problems.begin(), problems.end());
  for (Source& notes : out.sources) {
    notes.date = day_of(document.attributes, {"date", "revdate"}, input);
    notes.lang = language_code(value_of(document.attributes, {"lang"}));
    notes.speakers =
        people_of(document.attributes, {"speakers", "speaker", "presenters", "presenter"});
  }
  return out;
}

bool recognizes_slides(const Input& input) {
  if (!is_asciidoc(input)) return false;
  const NotePlace place = note_place(input.name);
  return has_head_of_reveal(text_at_start(input)) || (place.in_slides && !place.is_called_so());
}

// The slides of a deck, of which the first is that with its title.
class DeckReader {
 public:
  explicit DeckReader(const AsciidocDocument& document) {
    slide_.heading.text = without_emails(text_of(title_of(document)));
    slide_.line = document.title_line;
    for (AsciidocBlock& block : asciidoc_blocks(document)) take(std::move(block));
    end_slide();
  }

  std::vector<Slide> take() { return std::move(slides_); }

 private:
  void take(AsciidocBlock block) {
    if (block.section == 0 || block.section > kSlideDepth)
      return (block.notes ? notes_ : body_).push_back(std::move(block.block));
    end_slide();
    begun_ = true;
    slide_.heading.text = without_emails(text_of(block.block));
    slide_.line = block.block.line;
  }

  // Before the first section a slide is there only where it says something.
  void end_slide() {
    slide_.body = without_addresses(text_of(std::exchange(body_, {})));
    slide_.notes = without_addresses(text_of(std::exchange(notes_, {})));
    if (begun_ || !slide_.heading.text.empty() || !slide_.body.text.empty())
      slides_.push_back(std::move(slide_));
    slide_ = Slide();
  }

  static constexpr int kSlideDepth = 3;  // "===" is a slide below another

  std::vector<Slide> slides_;
  Slide slide_;
  std::vector<TextBlock> body_, notes_;
  bool begun_ = false;
};

Reading read_slides(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  const AsciidocDocument document = read_asciidoc_lines(
      *text, {{"backend", "revealjs"}, {"backend-revealjs", ""}}, input, &problems);
  std::vector<Slide> slides = DeckReader(document).take();
  if (slides.size() > kMaxPages) {
    warn(input, slides[kMaxPages].line, "has more than 2,000 slides; the rest is left out",
         &problems);
    slides.resize(kMaxPages);
  }
  Reading out = deck_of(input, "", slides, std::move(problems));
  for (Source& deck : out.sources) {
    deck.date = day_of(document.attributes, {"date", "revdate"}, input);
    deck.speakers =
        people_of(document.attributes, {"speakers", "speaker", "presenter", "author", "authors"});
  }
  return out;
}
}  // namespace

const Format kAsciidocNotes = {"asciidoc-notes", "notes as AsciiDoc", recognizes_notes, read_notes};
const Format kAsciidocSlides = {"asciidoc-slides", "AsciiDoc deck (reveal)", recognizes_slides,
                                read_slides};

}  // namespace plumbline

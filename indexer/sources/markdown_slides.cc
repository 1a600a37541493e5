// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown_slides.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/limits.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/slide_cut.h"
#include "indexer/sources/tool_marks.h"
#include "indexer/text/builder.h"
#include "indexer/text/email.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kFewSlides = 3;  // a text without marks of a tool must have as many to be a deck

// One section of a text that may have rules in it, which do not cut here.
Section read_one(const std::string& markdown, const Input& input, int line, Problems* problems) {
  std::vector<Section> pages = read_markdown(without_emails(markdown), Cut::kPages, input.path,
                                             line, problems, RawHtml::kElements);
  drop_emails(&pages);
  Section out;
  RichTextBuilder body;
  for (Section& page : pages) {
    if (out.heading.text.empty()) out.heading = std::move(page.heading);
    if (!page.body.text.empty()) body.append(page.body);
    if (out.line == 0) out.line = page.line;
  }
  out.body = body.take();
  return out;
}

Slide slide_of(CutSlide cut, const Input& input, Problems* problems) {
  take_comments(&cut);
  Section section = read_one(without_tool_marks(cut.text), input, cut.line, problems);
  Slide slide;
  slide.shows = cut.shows;
  slide.heading = std::move(section.heading);
  slide.body = std::move(section.body);
  slide.line = section.line > 0 ? section.line : cut.line;
  const Section notes = read_one(without_clicks(cut.notes), input, cut.line, problems);
  RichTextBuilder all;
  if (!notes.heading.text.empty()) all.leaf(Span::kParagraph, notes.heading.text);
  if (!notes.body.text.empty()) all.append(notes.body);
  slide.notes = all.take();
  return slide;
}

// A tool's head may name an event, too.
bool is_our_own(const CutDeck& deck) {
  return !value_of(deck.head, "event").empty() && !deck.made_for_a_tool;
}

// "Ada Example, Ben" and "[Ada Example, Ben]".
std::vector<Word> speakers_of(const Settings& head) {
  std::vector<Word> speakers;
  for (const std::string_view name : {"speakers", "speaker", "presenter", "authors", "author"}) {
    std::string_view value = value_of(head, name);
    if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
    for (std::string& person : people_in(value)) speakers.push_back({std::move(person), 0});
    if (!speakers.empty()) break;
  }
  return speakers;
}

bool recognizes_slides(const Input& input) {
  if (!is_markdown(input)) return false;
  Problems ignored;
  const Input begin{input.path, input.name, input.bytes.substr(0, kMaxTextBytes)};
  const std::optional<std::string> text = decode_text(begin, &ignored);
  if (!text) return false;
  const CutDeck deck = cut_deck(*text);
  if (is_our_own(deck)) return false;
  // Minutes have rules between their points, too.
  const NotePlace place = note_place(input.name);
  const bool page = place.in_pages && (deck.slides.size() > 1 || !deck.head.empty());
  const bool slides = deck.slides.size() >= kFewSlides || place.in_slides || page;
  return deck.made_for_a_tool || (slides && !place.is_called_so() && !place.of_repository);
}

Reading read_slides(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  const MarkdownDeck deck = read_markdown_deck(*text, 1, input, &problems);
  return markdown_deck_of(input, deck, "", std::move(problems));
}
}  // namespace

MarkdownDeck read_markdown_deck(std::string_view text, int first_line, const Input& input,
                                Problems* problems) {
  CutDeck cut = cut_deck(text);
  std::erase_if(cut.slides, [](const CutSlide& slide) { return slide.left_out; });
  if (cut.slides.size() > kMaxPages) {
    warn(input, first_line - 1 + cut.slides[kMaxPages].line,
         "has more than 2,000 slides; the rest is left out", problems);
    cut.slides.resize(kMaxPages);
  }
  MarkdownDeck deck{std::move(cut.head), {}};
  for (CutSlide& slide : cut.slides) {
    slide.line += first_line - 1;
    deck.slides.push_back(slide_of(std::move(slide), input, problems));
  }
  return deck;
}

Reading markdown_deck_of(const Input& input, const MarkdownDeck& deck, std::string_view title,
                         Problems problems) {
  Reading out = deck_of(input, title, deck.slides, std::move(problems));
  for (Source& source : out.sources) {
    const std::string own = without_emails(value_of(deck.head, "title"));
    if (!own.empty()) source.title = own;
    const std::string_view date = value_of(deck.head, "date");
    source.date = is_day(date) ? std::string(date) : note_place(input.name).day;
    source.speakers = speakers_of(deck.head);
  }
  return out;
}

const Format kMarkdownSlides = {"markdown-slides", "Markdown deck (Marp, reveal, Slidev, remark)",
                                recognizes_slides, read_slides};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown_slides.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/deck_title.h"
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
  link_citations(&pages);
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
    for (const std::string& one : names_in(value)) {
      const std::string clean = person_name(without_quotes(one));
      if (!clean.empty()) speakers.push_back({clean, 0});
    }
    if (!speakers.empty()) break;
  }
  return speakers;
}

bool recognizes_slides(const Input& input) {
  const std::string extension = extension_of(input.name);
  if (extension != "md" && extension != "markdown") return false;
  Problems ignored;
  const Input begin{input.path, input.name, input.bytes.substr(0, kMaxTextBytes)};
  const std::optional<std::string> text = decode_text(begin, &ignored);
  if (!text) return false;
  const CutDeck deck = cut_deck(*text);
  if (is_our_own(deck)) return false;
  // Minutes have rules between their points, too.
  const bool slides = deck.slides.size() >= kFewSlides && !note_place(input.name).is_called_so();
  return deck.made_for_a_tool || slides;
}

Reading read_slides(const Input& input) {
  Reading out;
  const std::optional<std::string> text = decode_text(input, &out.problems);
  if (!text) return out;
  CutDeck deck = cut_deck(*text);
  std::erase_if(deck.slides, [](const CutSlide& slide) { return slide.left_out; });
  if (deck.slides.size() > kMaxPages) {
    warn(input, deck.slides[kMaxPages].line, "has more than 2,000 slides; the rest is left out",
         &out.problems);
    deck.slides.resize(kMaxPages);
  }
  std::vector<Slide> slides;
  for (CutSlide& slide : deck.slides)
    slides.push_back(slide_of(std::move(slide), input, &out.problems));
  const bool empty = std::all_of(slides.begin(), slides.end(), [](const Slide& slide) {
    return slide.heading.text.empty() && slide.body.text.empty();
  });
  if (empty) {
    leave_out(input, 0, "is a deck without any text", &out.problems);
    return out;
  }
  Source source = new_part(SourceKind::kSlides, input);
  source.pages = static_cast<int>(slides.size());
  source.sections = sections_of(slides);
  source.title = without_emails(value_of(deck.head, "title"));
  if (source.title.empty())
    source.title = title_of_deck("", source.sections, slides.front().body.text, input.name);
  const std::string_view date = value_of(deck.head, "date");
  source.date = is_day(date) ? std::string(date) : note_place(input.name).day;
  source.speakers = speakers_of(deck.head);
  out.sources.push_back(std::move(source));
  return out;
}
}  // namespace

const Format kMarkdownSlides = {"markdown-slides", "Markdown deck (Marp, reveal, Slidev, remark)",
                                recognizes_slides, read_slides};

}  // namespace plumbline

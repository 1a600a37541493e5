// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/slide.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/deck_title.h"
#include "indexer/sources/part.h"
#include "indexer/text/builder.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {

RichText body_of(const Slide& slide) {
  RichTextBuilder body;
  if (slide.hidden) body.leaf(Span::kParagraph, "(hidden slide)");
  if (!slide.body.text.empty()) body.append(slide.body);
  if (!slide.notes.text.empty()) {
    body.open(Span::kQuote);
    body.open(Span::kParagraph);
    body.leaf(Span::kStrong, "Speaker notes");
    body.close();
    body.append(slide.notes);
    body.close();
  }
  return body.take();
}

std::vector<ShownDeck> shown_by(const std::vector<Slide>& slides) {
  std::vector<ShownDeck> shown;
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const std::string& shows = slides[i].shows;
    if (shows.empty()) continue;
    const std::size_t hash = std::min(shows.find('#'), shows.size());
    shown.push_back({static_cast<int>(i) + 1, shows.substr(0, hash),
                     shows.substr(std::min(hash + 1, shows.size()))});
  }
  return shown;
}
}  // namespace

std::vector<Section> sections_of(const std::vector<Slide>& slides) {
  std::vector<Section> sections;
  for (const Slide& slide : slides) {
    Section section;
    section.heading = slide.heading;
    section.body = body_of(slide);
    section.page = static_cast<int>(sections.size()) + 1;
    section.line = slide.line;
    sections.push_back(std::move(section));
  }
  return sections;
}

RichText without_addresses(RichText text) {
  std::vector<Section> one(1);
  one[0].body = std::move(text);
  drop_emails(&one);
  return std::move(one[0].body);
}

Reading deck_of(const Input& input, std::string_view title, const std::vector<Slide>& slides,
                Problems problems) {
  Reading out{{}, std::move(problems)};
  Source deck = new_part(SourceKind::kSlides, input);
  deck.pages = static_cast<int>(slides.size());
  deck.sections = sections_of(slides);
  link_citations(&deck.sections);
  deck.shows = shown_by(slides);
  // A title in its own place is surer than what the file says, which is often that of an older deck.
  const Slide first = slides.empty() ? Slide() : slides.front();
  deck.title = title_of_deck(first.heading.text.empty() ? title : "", deck.sections,
                             first.body.text, input.name);
  const bool text =
      std::any_of(deck.sections.begin(), deck.sections.end(), [](const Section& section) {
        return !section.heading.text.empty() || !section.body.text.empty();
      });
  if (text || !deck.shows.empty()) {
    out.sources.push_back(std::move(deck));
  } else {
    const std::string what = slides.empty() ? "has no slides; save it again"
                                            : "has " + counted(slides.size(), "slide") +
                                                  " and no text; are they pictures?";
    leave_out(input, 0, what, &out.problems);
  }
  return out;
}

}  // namespace plumbline

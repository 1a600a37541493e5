// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/slide.h"

#include <utility>

#include "indexer/text/builder.h"

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

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// Decks that show slides of other files.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

using ShownDecks = Identity;

// A deck whose slides say what is listed; "src:..." shows another.
Source deck_of(const std::string& name, const std::vector<std::string>& slides) {
  Source deck = part(SourceKind::kSlides, name);
  deck.title = "Slides";
  deck.hash = name;
  for (const std::string& slide : slides) {
    deck.sections.push_back(section(slide.starts_with("src:") ? "" : slide));
    deck.sections.back().page = static_cast<int>(deck.sections.size());
    if (!slide.starts_with("src:")) continue;
    const std::size_t hash = std::min(slide.find('#'), slide.size());
    deck.shows.push_back({deck.sections.back().page, slide.substr(4, hash - 4),
                          slide.substr(std::min(hash + 1, slide.size()))});
  }
  return deck;
}

TEST_F(ShownDecks, SlidesOfOtherFilesArePutIntoTheDeckThatShowsThem) {
  corpus.sources = {
      deck_of("lpc/klint/slides.md", {"One", "src:./pages/a.md", "src:/pages/b.md#1,3-4", "End"}),
      deck_of("lpc/klint/pages/a.md", {"A1", "src:../pages/c.md"}),
      deck_of("lpc/klint/pages/b.md", {"B1", "B2", "B3", "B4", "B5"}),
      deck_of("lpc/klint/pages/c.md", {"C1"}), deck_of("lpc/miri/slides.md", {"M"})};
  assemble_all();
  ASSERT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc/klint", "lpc/miri"));
  const Source& deck = *corpus.find(SourceKind::kSlides, "lpc/klint");
  std::string all;
  for (const Section& slide : deck.sections)
    all += std::to_string(slide.page) + slide.body.text + " ";
  EXPECT_EQ(all, "1One 2A1 3C1 4B1 5B3 6B4 7End ");
  EXPECT_EQ(deck.pages, 7);
  EXPECT_TRUE(deck.shows.empty());
  EXPECT_NE(deck.hash, "lpc/klint/slides.md") << "it changes with the others";
}

TEST_F(ShownDecks, SlidesOfFilesThatAreNotThereOrShowThemselvesAreTold) {
  corpus.sources = {deck_of("lpc/a/slides.md", {"One", "src:gone.md", "src:b.md"}),
                    deck_of("lpc/a/b.md", {"src:slides.md", "B"}),
                    deck_of("lpc/c/slides.md", {"src:gone.md"})};
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc/a"));
  const std::string lines = lines_of(problems);
  EXPECT_THAT(lines,
              HasSubstr("lpc/a/slides.md: slide 2 shows gone.md, which is no deck among the"));
  EXPECT_THAT(lines, HasSubstr("lpc/a/b.md: slide 1 shows slides.md, which shows it in turn"));
  EXPECT_THAT(lines, HasSubstr("lpc/c/slides.md: shows slides of other files alone, and none of "
                               "them is there [left out]"));
}
}  // namespace
}  // namespace plumbline

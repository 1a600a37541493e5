// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passage_parts.h"

#include <gmock/gmock.h>

#include "server/search/catalog.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

struct PassagePartsTest : testing::Test, SmallCorpus {
  PassagePartsTest() {
    add_topic({"klint", "Klint", "A lint tool."});
    add_talk({"lpc-2024/a", "Alpha", "The abstract."});
    add_part("lpc-2024/a", "slides", "slide-1", "", "The first page.", 1);
    add_part("lpc-2024/a", "notes", "notes-a", "", "What was said.");
    add_part("lpc-2024/a", "slides", "slide-2", "", "The second page.", 2);
  }

  // Numbers, in PassageStatistics, of passages of these parts: of the topic, the event, the abstract, a page of
  // slides, the notes, and a page of slides again.
  std::vector<std::size_t> numbers_of(const std::vector<std::string>& names,
                                      const std::string& changes = "") {
    const Catalog catalog(finish("test", changes));
    const PassageParts& parts = catalog.passage_parts();
    std::vector<std::size_t> found;
    for (std::size_t number = 0; number < 100; ++number) {
      if (parts.is_in(parts.set_of(names), number)) found.push_back(number);
    }
    return found;
  }
};

TEST_F(PassagePartsTest, APassageIsOfOnePart) {
  EXPECT_THAT(numbers_of({"slides"}), ElementsAre(3, 5));
}

TEST_F(PassagePartsTest, SeveralPartsAreAnyOfThem) {
  EXPECT_THAT(numbers_of({"notes", "about", "slides"}), ElementsAre(0, 1, 3, 4, 5));
}

TEST_F(PassagePartsTest, NothingIsOfAPartThatThereIsNot) {
  EXPECT_THAT(numbers_of({"transcript", "", "Slides"}), IsEmpty());
}

// A damaged file may name as many as it has passages.
TEST_F(PassagePartsTest, OfMoreNamesThanThereCanBeTheRestAreNone) {
  for (int page = 3; page < 60; ++page) {
    const std::string number = std::to_string(page);
    add_part("lpc-2024/a", "slides", "slide-" + number, "", "A page.", page);
  }
  const std::string each_its_own =
      "UPDATE passage SET stated_part = 'p' || (id & 4095) WHERE page > 0";
  EXPECT_THAT(numbers_of({"p1", "p40", "notes"}, each_its_own), ElementsAre(3, 4));
}

}  // namespace
}  // namespace plumbline

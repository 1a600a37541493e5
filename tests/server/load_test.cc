// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/load.h"

#include <gmock/gmock.h>

#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Four talks that name Binder, the newest first in what a page says; the oldest is tagged with it.
struct LoadTest : testing::Test, SmallCorpus {
  LoadTest() {
    const std::int64_t binder = add_topic({"binder", "Binder", "An IPC."});
    for (const std::string year : {"2020", "2021", "2022", "2023"}) {
      StoredTalk talk = {"lpc-" + year + "/talk", "A talk", "Binder in " + year + ".",
                         year + "-09-18"};
      if (year == "2020") talk.topics = {"binder"};
      mention(add_talk(talk), binder);
    }
    db_ = &finish();
    catalog_.emplace(*db_);
  }

  // "lpc-2023/talk: Binder in 2023."
  std::vector<std::string> lines(const std::vector<Backlink>& backlinks) const {
    std::vector<std::string> out;
    for (const Backlink& backlink : backlinks)
      out.push_back((*catalog_)[backlink.document].slug + ": " + backlink.shown.text);
    return out;
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(LoadTest, ATopicComesWithThePassagesThatNameIt) {
  const auto page = load_topic(*catalog_, *db_, "binder");
  ASSERT_TRUE(page);
  EXPECT_THAT(lines(page->mentioned_in),
              ElementsAre("lpc-2023/talk: Binder in 2023.", "lpc-2022/talk: Binder in 2022.",
                          "lpc-2021/talk: Binder in 2021."));
}

// Common topics are named in thousands.
TEST_F(LoadTest, OfATopicNoMorePassagesAreReadThanAreShown) {
  const auto page = load_topic(*catalog_, *db_, "binder", 1);
  ASSERT_TRUE(page);
  EXPECT_THAT(lines(page->mentioned_in),
              ElementsAre("lpc-2023/talk: Binder in 2023.", "lpc-2022/talk: ", "lpc-2021/talk: "));
  const auto none = load_topic(*catalog_, *db_, "binder", 0);
  ASSERT_TRUE(none);
  EXPECT_THAT(lines(none->mentioned_in), SizeIs(3));
}

TEST_F(LoadTest, APassageThatThereIsNotShowsNothing) {
  const ShownPassage none = read_shown_passage(*db_, 123456789);
  EXPECT_THAT(none.part + none.anchor + none.heading + none.text, IsEmpty());
}

}  // namespace
}  // namespace plumbline

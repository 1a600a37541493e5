// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/chains.h"

#include <gmock/gmock.h>

#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kKlint =
    "A lint that finds sleeping in atomic context by following the preemption count of functions.";
constexpr std::string_view kBread =
    "Bread with sesame, rye and how long the dough rests in a bowl.";

struct ChainsTest : testing::Test, SmallCorpus {
  void SetUp() override {
    add_topic({.slug = "klint", .title = "klint", .body = "A lint."});
    for (int i = 0; i < 30; ++i)
      add_talk({.slug = "lpc-2021/other-" + std::to_string(i), .title = "Other", .body = "Words."});
  }
  void add(const std::string& slug, std::vector<std::string> speakers,
           std::string_view body = kKlint) {
    add_talk({.slug = slug,
              .title = "Klint",
              .body = std::string(body),
              .date = slug.substr(slug.find('-') + 1, 4) + "-11-15",
              .speakers = std::move(speakers),
              .topics = {"klint"}});
  }
  // As front matter would say it; "" for none.
  void write_follows(const std::string& talk, const std::string& earlier) {
    follows_.emplace_back(talk, earlier.empty() ? talk : earlier);
  }
  Chain chain(const std::string& slug) {
    Database& db = finish();
    db_ = &db;
    for (const auto& [talk, earlier] : follows_)
      db.execute(
          "UPDATE talk SET follows = (SELECT id FROM document WHERE kind = 'talk' AND slug = '" +
          earlier +
          "') WHERE document = (SELECT id FROM document WHERE kind = 'talk' AND "
          "slug = '" +
          talk + "')");
    catalog_.emplace(db);
    return Chains(*catalog_, db).of(catalog_->find(Kind::kTalk, slug)->id);
  }
  std::vector<std::string> slugs(const std::vector<DocumentId>& talks) {
    std::vector<std::string> out;
    for (const DocumentId id : talks) out.push_back((*catalog_)[id].slug);
    return out;
  }

  std::vector<std::pair<std::string, std::string>> follows_;
  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(ChainsTest, EpisodesOfTheSamePeopleOnTheSameWorkStandInOrder) {
  for (const char* slug : {"lpc-2022/klint", "lpc-2023/klint", "lpc-2024/klint"})
    add(slug, {"Gary Guo"});
  const Chain found = chain("lpc-2023/klint");
  EXPECT_THAT(slugs(found.earlier), ElementsAre("lpc-2022/klint"));
  EXPECT_THAT(slugs(found.later), ElementsAre("lpc-2024/klint"));
}

TEST_F(ChainsTest, OtherWorkOfTheSamePeopleIsNoEpisode) {
  add("lpc-2022/bread", {"Gary Guo"}, kBread);
  add_talk({.slug = "lpc-2023/klint",
            .title = "Finding sleep",
            .body = std::string(kKlint),
            .date = "2023-11-15",
            .speakers = {"Gary Guo"}});
  EXPECT_THAT(chain("lpc-2023/klint").earlier, IsEmpty());
}

TEST_F(ChainsTest, TheSameWorkOfOtherPeopleIsNoEpisode) {
  add("lpc-2022/klint", {"Gary Guo"});
  add("lpc-2023/klint", {"Alice Ryhl"});
  EXPECT_THAT(chain("lpc-2023/klint").earlier, IsEmpty());
}

TEST_F(ChainsTest, WhereSpeakersAreUnknownTheSubjectDecides) {
  add("lpc-2022/klint", {"Gary Guo"});
  add("lpc-2023/klint", {});
  EXPECT_THAT(slugs(chain("lpc-2023/klint").earlier), ElementsAre("lpc-2022/klint"));
}

TEST_F(ChainsTest, AnUncertainOrderGivesNoChain) {
  for (const char* slug : {"lpc-2022/klint", "kangrejos-2022/klint"}) add(slug, {"Gary Guo"});
  EXPECT_THAT(chain("lpc-2022/klint").earlier, IsEmpty());
}

TEST_F(ChainsTest, TheSourceHasTheLastWord) {
  for (const char* slug : {"lpc-2021/klint", "lpc-2022/klint", "lpc-2023/klint"})
    add(slug, {"Gary Guo"});
  write_follows("lpc-2023/klint", "lpc-2021/klint");
  write_follows("lpc-2022/klint", "");
  const Chain found = chain("lpc-2023/klint");
  EXPECT_THAT(slugs(found.earlier), ElementsAre("lpc-2021/klint"));
  const Chain first = Chains(*catalog_, *db_).of(catalog_->find(Kind::kTalk, "lpc-2021/klint")->id);
  EXPECT_THAT(slugs(first.later), ElementsAre("lpc-2023/klint"));
}
}  // namespace
}  // namespace plumbline

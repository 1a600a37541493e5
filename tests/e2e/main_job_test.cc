// SPDX-License-Identifier: MIT OR Apache-2.0
// The three users of the project, on the shipped corpus, through the real programs.
#include <gmock/gmock.h>

#include <fstream>
#include <random>
#include <set>

#include "schema/database.h"
#include "tests/e2e/programs.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

TestServer& server() { return TestServer::instance(); }

// The id of the card and of the first result.
std::pair<std::string, std::string> card_and_first(const nlohmann::json& answer) {
  const auto& card = answer.at("card");
  const auto& results = answer.at("results");
  return {card.is_null() ? "" : card.at("id").get<std::string>(),
          results.empty() ? "" : results[0].at("id").get<std::string>()};
}

std::vector<std::string> ids(const nlohmann::json& answer) {
  std::vector<std::string> out;
  for (const auto& result : answer.at("results")) out.push_back(result.at("id"));
  return out;
}

// --- The newcomer types a name.

class NamedTopic : public testing::TestWithParam<const char*> {};

TEST_P(NamedTopic, IsCardAndFirstResultForItsTitleAndEveryAlias) {
  const std::string slug = GetParam();
  Database db = Database::open_published(corpus_database());
  Statement names = db.prepare(
      "SELECT name FROM alias JOIN document ON document.id = alias.document"
      " WHERE document.kind = 'topic' AND document.slug = :slug");
  names.bind(":slug", slug);
  int count = 0;
  for (; names.step(); ++count) {
    const auto [card, first] = card_and_first(server().search(names.text(0)));
    EXPECT_EQ(card, slug) << names.text(0);
    EXPECT_EQ(first, slug) << names.text(0);
  }
  EXPECT_GE(count, 2) << slug;
}

INSTANTIATE_TEST_SUITE_P(MainJob, NamedTopic,
                         testing::Values("klint", "pinned-init", "rustc-codegen-gcc", "gccrs",
                                         "llvm", "bindgen", "cargo", "miri", "clippy",
                                         "compiler-explorer", "coccinelle-for-rust", "binder",
                                         "asahi-gpu", "nvme", "ebpf", "rust-for-linux", "kunit",
                                         "memory-model", "unstable-features", "stable-releases",
                                         "third-party-crates", "build-system", "documentation",
                                         "ci", "testing", "architecture-support"));

TEST(MainJob, NewcomerReadsWhatBinderIsAndWhichTalkToWatch) {
  const auto page = server().get("/search?q=Binder", "text/html");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              HasSubstr("The Rust rewrite of Android&#39;s inter-process communication driver."));
  EXPECT_THAT(page.body, HasSubstr("href=\"/topics/binder\""));
  EXPECT_THAT(page.body, HasSubstr("href=\"/talks/lpc-2023/using-rust-in-the-binder-driver\""));
  const auto topic = server().get("/topics/binder", "text/html");
  EXPECT_THAT(topic.body, HasSubstr("carries most communication between processes"));
  EXPECT_THAT(topic.body, HasSubstr("/talks/lpc-2023/using-rust-in-the-binder-driver"));
}

TEST(MainJob, NewcomerMistypesAndIsTold) {
  const auto answer = server().search("mirri");
  EXPECT_EQ(card_and_first(answer).second, "miri");
  EXPECT_EQ(answer.at("query").at("fuzzy"), true);
  EXPECT_FALSE(answer.at("query").at("warnings").empty());
}

TEST(MainJob, PlainQuestionHasItsTopicFirst) {
  const auto answer = server().search("what is klint?");
  EXPECT_EQ(card_and_first(answer), std::pair(std::string("klint"), std::string("klint")));
  EXPECT_EQ(ids(server().search("why can't the kernel use std?")).at(0), "rust-std");
}

TEST(MainJob, ResultsThatLackAWordFollowAndSaySo) {
  const auto answer = server().search("spin_trylock klint");
  EXPECT_EQ(answer.at("exact_total"), 1);
  EXPECT_EQ(answer.at("query").at("relaxed"), true);
  EXPECT_TRUE(answer.at("results")[0].at("missing").empty());
  EXPECT_EQ(answer.at("results")[1].at("missing"), nlohmann::json({"spin_trylock"}));
  EXPECT_EQ(answer.at("query").at("terms")[0],
            (nlohmann::json{{"term", "spin_trylock"}, {"total", 1}}));
  const auto page = server().get("/search?q=spin_trylock+klint", "text/html").body;
  EXPECT_THAT(page, HasSubstr("lacks spin_trylock"));
  EXPECT_THAT(page, HasSubstr("1 result has all of these words"));
}

// --- The token table of the search design, row by row: each text is found by each of these queries.

struct TokenRow {
  const char* topic;  // its text has the token
  std::vector<const char*> queries;
};

TEST(MainJob, TokenTableHoldsThroughTheApi) {
  const TokenRow rows[] = {
      {"rustc-codegen-gcc",
       {"rustc_codegen_gcc", "rustc-codegen-gcc", "codegen gcc", "codegen", "rustc_codegen*"}},
      {"pinned-init", {"pin-init", "pin_init", "PinInit", "pinned-init", "pininit", "pin init"}},
      {"job-queue", {"DmaFence", "dma_fence", "dma-fence", "dma fence", "dmafence"}},
      {"kunit", {"KUnit", "kunit", "KUNIT"}},
      {"memory-model", {"LKMM", "lkmm", "C++ memory model"}},
      {"drm", {"GPUVM", "gpuvm"}},
      {"btf", {"BTF", "btf"}},
      {"binder", {"CVE-2025-68260", "cve-2025-68260"}},
      {"build-std", {"-Zbuild-std", "build-std", "build std"}},
      {"rust-std", {"no_std", "#![no_std]", "no-std"}},
      {"pinned-init", {"#[pin_data]", "pin_data", "pin data"}},
      {"atomics", {"kernel::sync::atomic", "Atomic<T>"}},
  };
  for (const TokenRow& row : rows) {
    for (const char* query : row.queries) {
      EXPECT_THAT(ids(server().search(query, "&limit=100")), testing::Contains(row.topic)) << query;
    }
  }
}

TEST(MainJob, SpellingsOfOneWordFindTheSameWithTheExactOneFirst) {
  std::set<int> totals;
  for (const char* word : {"initialization", "initialisation", "initialise", "initializer"}) {
    totals.insert(server().search(word).at("total").get<int>());
  }
  EXPECT_EQ(totals.size(), 1u);
  EXPECT_GT(server().search("Maira Canal").at("total"), 0);
  EXPECT_EQ(server().search("Maíra Canal").at("total"), server().search("Maira Canal").at("total"));
  EXPECT_EQ(server().search("Kroah‑Hartman").at("total"),
            server().search("kroah hartman").at("total"));
}

TEST(MainJob, WholeVersionsAndDatesAreOneWord) {
  for (const char* query : {"6.18", "6.18.1", "Rust 1.85", "CVE-2025-68260"}) {
    EXPECT_GT(server().search(query).at("total"), 0) << query;
  }
  // C++ is a word of its own: a plain C does not mark it.
  const auto answer = server().search("C++");
  for (const auto& result : answer.at("results")) {
    EXPECT_EQ(result.at("snippet").at("text").get<std::string>().empty(), false);
  }
}

// --- Slides and notes are found by page and section, under their talk.

TEST(MainJob, SlidePagesAndNotesAreFoundUnderTheirTalk) {
  const auto answer = server().search("chunkbuf");
  ASSERT_EQ(answer.at("total"), 1);
  const auto& hit = answer.at("results")[0];
  EXPECT_EQ(hit.at("id"), "lpc-2020/barriers-to-in-tree-rust");
  EXPECT_EQ(hit.at("snippet").at("part"), "slides");
  EXPECT_EQ(hit.at("snippet").at("page"), 4);
  const std::string url = hit.at("snippet").at("url");
  EXPECT_TRUE(url.ends_with("/talks/lpc-2020/barriers-to-in-tree-rust#slide-4")) << url;
  EXPECT_THAT(server().get("/talks/lpc-2020/barriers-to-in-tree-rust", "text/html").body,
              HasSubstr("id=\"slide-4\""));

  const auto notes = server().search("spin_trylock klint");
  EXPECT_EQ(notes.at("results")[0].at("id"), "lpc-2023/klint");
  EXPECT_EQ(notes.at("results")[0].at("snippet").at("part"), "notes");
}

// --- One box for anything.

TEST(MainJob, WhatNamesAPageLeadsToIt) {
  const std::pair<const char*, const char*> table[] = {
      {"https://lwn.net/Articles/951550/", "/talks/lpc-2023/klint"},
      {"http://www.lwn.net/SubscriberLink/951550/0123abcd/#Comments", "/talks/lpc-2023/klint"},
      {"https://github.com/rust-for-linux/klint.git", "/topics/klint"},
      {"lpc-2023/klint", "/talks/lpc-2023/klint"},
      {"/topics/binder.json", "/topics/binder"},
      {"kernel::sync", "/topics/locking"}};
  for (const auto& [q, location] : table) {
    const auto page = server().get("/search?q=" + url_encode(q), "text/html");
    EXPECT_EQ(page.status, 303) << q;
    EXPECT_EQ(page.header("location"), location) << q;
    EXPECT_EQ(server().search(q).at("query").at("thing").at("known"), true) << q;
  }
}

TEST(MainJob, WhatIsOnlyCitedHasItsCitersFirst) {
  const auto answer = server().search("cve-2025-68260");
  EXPECT_EQ(answer.at("query").at("thing").at("value"), "CVE-2025-68260");
  EXPECT_EQ(ids(answer).at(0), "binder");
  EXPECT_FALSE(answer.at("results")[0].at("relation").get<std::string>().empty());
  const auto page = server().get("/search?q=" + url_encode("commit 587f17018a2c"), "text/html");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("is cited by"));
}

TEST(MainJob, HalfANameIsCompleted) {
  for (const auto& [typed, topic] : {std::pair("bind", "binder"),
                                     {"cocin", "coccinelle-for-rust"},
                                     {"pininit", "pinned-init"}}) {
    const auto answer =
        nlohmann::json::parse(server().get(std::string("/api/v1/suggest?q=") + typed).body);
    EXPECT_THAT(ids(answer), testing::Contains(topic)) << typed;
  }
}

// --- The organizer looks for what there was.

TEST(MainJob, OrganizerNarrowsByEventAndPerson) {
  const auto answer = server().search("", "&type=talk&event=lpc-2023&limit=100");
  for (const auto& result : answer.at("results")) {
    EXPECT_EQ(result.at("event").at("id"), "lpc-2023");
  }
  EXPECT_GT(server().search("klint speaker:\"Gary Guo\"").at("total"), 1);
  const auto facets = server().search("binder", "&facets=year,has").at("facets");
  EXPECT_FALSE(facets.at("year").empty());
}

TEST(MainJob, PageSaysWhatIsNotVerified) {
  Database db = Database::open_published(corpus_database());
  Statement talks = db.prepare(
      "SELECT slug FROM talk JOIN document ON document.id = talk.document"
      " WHERE title_verified = 0 AND abstract = 'title-only' LIMIT 1");
  ASSERT_TRUE(talks.step());
  const auto page = server().get("/talks/" + talks.text(0), "text/html").body;
  EXPECT_THAT(page, HasSubstr("could not be read"));
  EXPECT_THAT(page, HasSubstr("No abstract was public"));
}

// --- Everyone: no page leads nowhere, and no text is an error.

TEST(MainJob, EveryLinkInsideTheSiteLeadsToAPage) {
  std::vector<std::string> open = {"/"};
  std::set<std::string> seen = {"/"};
  int pages = 0;
  while (!open.empty()) {
    const std::string target = open.back();
    open.pop_back();
    auto page = server().get(target, "text/html");
    // Under a sanitizer, and beside other work, a page may need more than its time; what it asked first is kept.
    for (int again = 0; kSanitized && page.status == 503 && again < 5; ++again)
      page = server().get(target, "text/html");
    if (page.status == 303) {  // a search for something that has a page
      if (seen.insert(page.header("location")).second) open.push_back(page.header("location"));
      continue;
    }
    ASSERT_EQ(page.status, 200) << target;
    ++pages;
    if (page.content_type.find("text/html") == std::string::npos) continue;
    for (std::size_t at = 0; (at = page.body.find("href=\"/", at)) != std::string::npos;) {
      const std::size_t begin = at + 6;
      at = page.body.find('"', begin);
      std::string link = page.body.substr(begin, at - begin);
      link = link.substr(0, link.find('#'));
      for (auto amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;", amp))
        link.erase(++amp, 4);
      // Searches lead to searches without end; their links are tried, not followed.
      if (target.starts_with("/search") || link.find("/search") == 0)
        link = link.starts_with("/search") ? "" : link;
      if (!link.empty() && seen.insert(link).second) open.push_back(link);
    }
  }
  EXPECT_GT(pages, 500);
}

TEST(MainJob, AnyBytesAnswerOverHttp) {
  std::mt19937 random(7);
  const std::string alphabet =
      "abR -\"()*:'+^{}[]&=%\\/\xC3\xA9\xFF\x01,.;OR AND NOT NEAR pin_init title:x C++";
  for (int round = 0; round < 1500; ++round) {
    std::string q;
    for (auto i = random() % 40; i > 0; --i) q += alphabet[random() % alphabet.size()];
    ASSERT_EQ(server().get("/api/v1/search?limit=3&q=" + url_encode(q)).status, 200)
        << testing::PrintToString(q);
  }
}

// --- The programs themselves.

TEST(MainJob, SameCorpusGivesTheSameBytes) {
  const std::string again = corpus_database() + ".again";
  ASSERT_EQ(index_corpus(again).status, 0);
  std::ifstream one(corpus_database(), std::ios::binary), two(again, std::ios::binary);
  EXPECT_TRUE(
      std::equal(std::istreambuf_iterator<char>(one), {}, std::istreambuf_iterator<char>(two), {}));
}

TEST(MainJob, ShippedCorpusIsSound) {
  const std::string corpus = std::string(std::getenv("PLUMBLINE_SOURCE")) + "/corpus";
  const ProgramResult checked = run_program({"plumbline-index", "--check", "--strict", corpus});
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
}

TEST(MainJob, ServerRefusesWhatItCannotServe) {
  const ProgramResult missing =
      run_program({"plumbline-serve", "--db", corpus_database() + ".none", "--port", "0"});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.err, HasSubstr("Make it with plumbline-index"));
  const ProgramResult taken = run_program(
      {"plumbline-serve", "--db", corpus_database(), "--port", std::to_string(server().port())});
  EXPECT_EQ(taken.status, 1);
  EXPECT_THAT(taken.err, HasSubstr(std::to_string(server().port())));
}
}  // namespace
}  // namespace plumbline

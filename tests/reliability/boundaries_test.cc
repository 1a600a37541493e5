// SPDX-License-Identifier: MIT OR Apache-2.0
// The numbers of docs/reliability.md at, below and above each, where no test beside the code has them already.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "server/http/body.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;

constexpr int kTalks = 150;

// A site of 150 talks that have a word, a topic, a speaker and a citation in common.
struct Boundaries : testing::Test, SmallSite {
  Boundaries() : SmallSite({.query_ms = 60'000}) {
    const std::string unfinished = path() + ".tmp";
    {
      SmallCorpus corpus(unfinished);
      corpus.add_topic({.slug = "lint", .title = "Lint", .body = "Lint."});
      for (int i = 0; i < kTalks; ++i)
        corpus.add_talk({.slug = "e-2025/t" + std::to_string(i),
                         .title = "Lint " + std::to_string(i),
                         .body = "The word lint, and https://lwn.net/Articles/" +
                                 std::to_string(1000 + i) + "/ and CVE-2024-1234.",
                         .date = i == 0 ? "2025-02-01" : "2025-01-01",
                         .speakers = {"Person " + std::to_string(i)},
                         .topics = {"lint"}});
      for (int i = 1; i < kTalks; ++i)
        corpus.add_topic(
            {.slug = "t" + std::to_string(i), .title = "T" + std::to_string(i), .body = "T."});
      corpus.finish("g2");
    }
    std::rename(unfinished.c_str(), path().c_str());
  }

  HttpResponse ask_with(const std::string& target, const std::string& limit) {
    return ask(target + (target.find('?') == target.npos ? "?" : "&") + "limit=" + limit);
  }
};

TEST_F(Boundaries, TheNumberOfResultsIsAsAskedUpToAHundredEverywhere) {
  const char* const targets[] = {"/api/v1/search?q=lint",
                                 "/search.json?q=lint",
                                 "/api/v1/talks",
                                 "/api/v1/topics",
                                 "/api/v1/people",
                                 "/api/v1/lookup?id=CVE-2024-1234",
                                 "/api/v1/citations?kind=lwn",
                                 "/api/v1/talks/e-2025/t0/related"};
  for (const char* target : targets) {
    for (const int limit : {1, 19, 20, 21, 99, 100}) {
      const HttpResponse response = ask_with(target, std::to_string(limit));
      ASSERT_EQ(response.status, 200) << target << " " << limit << response.body;
      const json answer = json::parse(response.body);
      EXPECT_EQ(answer.at("limit"), limit) << target;
      EXPECT_LE(answer.at("results").size(), static_cast<std::size_t>(limit)) << target;
      if (answer.at("total") >= limit) {
        EXPECT_EQ(answer.at("results").size(), static_cast<std::size_t>(limit)) << target;
      }
    }
    for (const char* limit : {"0", "101", "-1", "junk", "20x", "1.5", "%2020", "+20", "0x10",
                              "2147483648", "99999999999999999999"}) {
      const HttpResponse response = ask_with(target, limit);
      EXPECT_EQ(response.status, 400) << target << " " << limit;
      EXPECT_EQ(json::parse(response.body).at("parameter"), "limit") << target << " " << limit;
      EXPECT_THAT(response.body, HasSubstr("from 1 to 100")) << target << " " << limit;
    }
    const HttpResponse empty = ask_with(target, "");
    EXPECT_EQ(empty.status, 200) << target;
  }
  EXPECT_EQ(json::parse(ask("/api/v1/search?q=lint").body).at("results").size(), 20u);
  EXPECT_EQ(json::parse(ask("/api/v1/talks").body).at("results").size(), 20u);
}

TEST_F(Boundaries, CompletionsAreAtMostTen) {
  for (const auto& [limit, status] : {std::pair("0", 400),
                                      {"1", 200},
                                      {"9", 200},
                                      {"10", 200},
                                      {"11", 400},
                                      {"-1", 400},
                                      {"junk", 400}}) {
    EXPECT_EQ(ask_with("/api/v1/suggest?q=t", limit).status, status) << limit;
  }
  EXPECT_EQ(json::parse(ask("/api/v1/suggest?q=t").body).at("results").size(), 10u);
  EXPECT_EQ(json::parse(ask_with("/api/v1/suggest?q=t", "9").body).at("results").size(), 9u);
}

// As the page, in each form, and as the API.
TEST_F(Boundaries, AQueryHasAtMost512Characters) {
  for (const char* target : {"/search?q=", "/search.txt?q=", "/api/v1/search?q=",
                             "/api/v1/talks?q=", "/api/v1/suggest?q="}) {
    for (const char* character : {"a", "%C3%BC", "%F0%9F%92%A5"}) {
      std::string query;
      for (int i = 0; i < 511; ++i) query += character;
      EXPECT_EQ(ask(target + query).status, 200) << target;
      EXPECT_EQ(ask(target + query + character).status, 200) << target;
      EXPECT_EQ(ask(target + query + character + character).status, 400) << target;
    }
  }
}

TEST_F(Boundaries, AQueryHasAtMost32WordsOrAsASentence128) {
  const auto warnings = [&](const std::string& first, int words) {
    std::string query = first;
    for (int i = 1; i < words; ++i) query += "+" + std::string(1, static_cast<char>('a' + i % 26));
    const json answer = json::parse(ask("/api/v1/search?q=" + query).body);
    return answer.at("query").at("warnings").dump();
  };
  for (const int words : {1, 31, 32}) EXPECT_EQ(warnings("lin*", words), "[]") << words;
  EXPECT_THAT(warnings("lin*", 33), HasSubstr("Only the first 32 words"));
  for (const int words : {127, 128}) EXPECT_EQ(warnings("lint", words), "[]") << words;
  EXPECT_THAT(warnings("lint", 129), HasSubstr("Only the first 128 words"));
}

TEST_F(Boundaries, AFilterHasAtMost50Values) {
  std::string query = "/api/v1/search?q=lint";
  for (int i = 0; i < 49; ++i) query += "&topic=" + std::to_string(i);
  EXPECT_EQ(ask(query).status, 200);
  EXPECT_EQ(ask(query + "&event=x").status, 200);
  EXPECT_EQ(ask(query + "&event=x&event=y").status, 400);
}

TEST_F(Boundaries, APileHasAtMost200Lines) {
  const Headers type = {{"content-type", "application/x-ndjson"}};
  const auto status = [&](std::size_t lines) {
    std::string pile;
    for (std::size_t i = 0; i < lines; ++i) pile += "{\"text\":\"lint\"}\n";
    return post("/api/v1/related?limit=1", pile, type).status;
  };
  EXPECT_EQ(status(0), 400);
  EXPECT_EQ(status(kMaxPileLines - 1), 200);
  EXPECT_EQ(status(kMaxPileLines), 200);
  EXPECT_EQ(status(kMaxPileLines + 1), 400);
}

}  // namespace
}  // namespace plumbline

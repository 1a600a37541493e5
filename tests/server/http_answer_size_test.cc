// SPDX-License-Identifier: MIT OR Apache-2.0
// No answer is longer than 2 MiB, however large the collection: long lists come in parts, and what does not is refused with
// an address that does.
#include "server/api/answer_size.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr int kTalks = 1500;

// One edition of so many talks, each with a long title and a speaker of its own with a long name, about one topic.
void write_large_database(const std::string& path) {
  const std::string unfinished = path + ".tmp", words(400, 'w');
  {
    SmallCorpus corpus(unfinished);
    corpus.add_topic({.slug = "all", .title = "All", .body = "All."});
    for (int i = 0; i < kTalks; ++i) {
      const std::string number = std::to_string(10'000 + i);
      corpus.add_talk({.slug = "large-2025/talk-" + number,
                       .title = "Talk " + number + " " + words,
                       .body = "Words.",
                       .date = "2025-02-01",
                       .speakers = {"Person " + number + " " + words},
                       .topics = {"all"}});
    }
    corpus.finish("g2");
  }
  std::rename(unfinished.c_str(), path.c_str());
}

struct LargeSite : SmallSite {
  LargeSite() : SmallSite({.query_ms = 60'000}) { write_large_database(path()); }
};

LargeSite& large_site() {
  static LargeSite site;
  return site;
}

// Asks for `target` and all that follows it by `more`, and gives the ids of the talks.
std::vector<std::string> walk(SmallSite& site, std::string target) {
  std::vector<std::string> talks;
  for (int parts = 0; !target.empty() && parts < 100; ++parts) {
    const HttpResponse response = site.ask(target);
    EXPECT_EQ(response.status, 200) << target << response.body.substr(0, 300);
    if (response.status != 200) return talks;
    EXPECT_LE(response.body.size(), kMaxAnswerBytes) << target;
    const json event = json::parse(response.body);
    EXPECT_EQ(event.at("total"), kTalks);
    for (const json& talk : event.at("talks")) talks.push_back(talk.at("id"));
    const bool more = event.at("more").is_string();
    target =
        more ? event.at("more").get<std::string>().substr(std::string("http://test").size()) : "";
    EXPECT_EQ(response.header("Link"),
              more ? "<http://test" + target + ">; rel=\"next\"" : std::string());
  }
  return talks;
}

TEST(AnswerSize, AProgrammeOfAnyLengthComesInPartsThatHoldEachTalkOnce) {
  LargeSite& site = large_site();
  for (const char* target : {"/events/large-2025.json", "/api/v1/events/large-2025"}) {
    const std::vector<std::string> talks = walk(site, target);
    EXPECT_EQ(talks.size(), std::size_t{kTalks}) << target;
    EXPECT_EQ(std::set<std::string>(talks.begin(), talks.end()).size(), std::size_t{kTalks});
  }
}

TEST(AnswerSize, AProgrammeThatFitsIsWholeAndBeginsWhereItIsAsked) {
  SmallSite site;
  const json whole = json::parse(site.ask("/api/v1/events/lpc-2024").body);
  EXPECT_EQ(whole.at("talks").size(), 9u);
  EXPECT_EQ(whole.at("total"), 9);
  EXPECT_EQ(whole.at("more"), nullptr);
  const json part = json::parse(site.ask("/api/v1/events/lpc-2024?at=talk-4").body);
  EXPECT_EQ(part.at("talks").front().at("id"), "lpc-2024/talk-4");
  EXPECT_EQ(part.at("total"), 9);
  EXPECT_EQ(site.ask("/api/v1/events/lpc-2024?form=short").status, 400);
}

TEST(AnswerSize, WhatIsLargerIsRefusedWithAnAddressThatIsNot) {
  LargeSite& site = large_site();
  for (const char* target : {"/people.json", "/people.ndjson", "/people/person-10000.json",
                             "/topics/all.json", "/topics/all.atom", "/api/v1/topics/all",
                             "/events/large-2025.csv", "/events/large-2025.ics", "/people.csv"}) {
    const HttpResponse response = site.ask(target);
    EXPECT_LE(response.body.size(), kMaxAnswerBytes) << target;
    if (response.status == 200 || response.status == 404) continue;
    ASSERT_EQ(response.status, 403) << target;
    const json problem = json::parse(response.body);
    EXPECT_THAT(problem.at("type").get<std::string>(), HasSubstr("/help/errors#answer-too-large"));
    const std::string instead = problem.at("did_you_mean").at(0);
    ASSERT_THAT(instead, StartsWith("http://test/api/v1/"));
    const HttpResponse smaller = site.ask(instead.substr(std::string("http://test").size()));
    EXPECT_EQ(smaller.status, 200) << instead;
    EXPECT_LE(smaller.body.size(), kMaxAnswerBytes) << instead;
  }
  EXPECT_EQ(site.ask("/topics/all.json").status, 403);
  EXPECT_EQ(site.ask("/people.json").status, 403);
}

TEST(AnswerSize, TheDumpComesInPartsThatAreNotRefused) {
  LargeSite& site = large_site();
  std::string target = "/api/v1/dump.ndjson";
  std::size_t bytes = 0;
  for (int parts = 0; !target.empty() && parts < 100; ++parts) {
    const HttpResponse response = site.ask(target);
    ASSERT_EQ(response.status, 200) << target;
    ASSERT_LE(response.body.size(), kMaxAnswerBytes);
    bytes += response.body.size();
    const std::string link(response.header("Link"));
    target = link.empty() ? "" : link.substr(12, link.find('>') - 12);  // "<http://test"
  }
  EXPECT_GT(bytes, kMaxAnswerBytes);
}

// /topics.csv grows by exactly what the summary of a topic grows.
int status_of_size(std::size_t bytes) {
  SmallSite site;
  const auto write = [&](std::size_t padding, const std::string& generation) {
    const std::string unfinished = site.path() + ".tmp";
    {
      SmallCorpus corpus(unfinished);
      corpus.add_topic(
          {.slug = "t", .title = "T", .body = "T.", .summary = std::string(padding, 's')});
      corpus.add_talk({.slug = "e-2025/t", .title = "T", .body = "T.", .topics = {"t"}});
      corpus.finish(generation);
    }
    std::rename(unfinished.c_str(), site.path().c_str());
  };
  write(1, "g2");
  const std::size_t rest = site.ask("/topics.csv").body.size() - 1;
  write(bytes - rest, "g3");
  const HttpResponse response = site.ask("/topics.csv");
  if (response.status == 200) {
    EXPECT_EQ(response.body.size(), bytes);
  }
  return response.status;
}

TEST(AnswerSize, HasItsLimitAtItsNumber) {
  EXPECT_EQ(status_of_size(kMaxAnswerBytes - 1), 200);
  EXPECT_EQ(status_of_size(kMaxAnswerBytes), 200);
  EXPECT_EQ(status_of_size(kMaxAnswerBytes + 1), 403);
}

TEST(AnswerSize, APileOfProposalsIsAnsweredAsFarAsAnAnswerGoes) {
  SmallSite site;
  std::string pile;
  for (int i = 1; i <= 200; ++i)
    pile += json({{"id", std::to_string(i)},
                  {"title", "Klint and binder"},
                  {"text", "The klint tool, a binder driver and the kernel, " +
                               std::string("talk part finds sleeping code.")}})
                .dump() +
            "\n";
  const HttpResponse response =
      site.post("/api/v1/related?limit=100", pile, {{"content-type", "application/x-ndjson"}});
  ASSERT_EQ(response.status, 200);
  EXPECT_LE(response.body.size(), kMaxAnswerBytes);
  std::istringstream lines(response.body);
  int answered = 0, left_out = 0;
  for (std::string text; std::getline(lines, text);) {
    const json line = json::parse(text);
    EXPECT_EQ(line.at("line"), answered + left_out + 1);
    line.contains("error") ? ++left_out : ++answered;
    if (line.contains("error")) {
      EXPECT_THAT(line.at("error").get<std::string>(), HasSubstr("at most 2 MiB"));
    }
  }
  EXPECT_EQ(answered + left_out, 200);
  EXPECT_GT(answered, 50);
  EXPECT_GT(left_out, 0);
}

}  // namespace
}  // namespace plumbline

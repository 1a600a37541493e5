// SPDX-License-Identifier: MIT OR Apache-2.0
// Databases that are not what the indexer wrote: cut off, empty, with bits turned over, of others. The site refuses them,
// or answers from what is left of them with errors where it has to; it does not crash.
#include <gmock/gmock.h>

#include <iostream>
#include <random>

#include "tests/server/small_site.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {

const char* const kTargets[] = {"/",
                                "/search?q=klint+kernel",
                                "/api/v1/search?q=the+kernle&facets=event,year,topic&explain=1",
                                "/search.json?q=%22sleeping+code%22+tal*",
                                "/talks/lpc-2023/klint.json",
                                "/talks/lpc-2023/binder.md",
                                "/topics/klint.json",
                                "/people/gary-guo.txt",
                                "/events/lpc-2024.ics",
                                "/coverage.json",
                                "/citations.json",
                                "/xref.json",
                                "/xref/rust_binder.json",
                                "/api/v1/lookup?url=https://lwn.net/Articles/951550/",
                                "/api/v1/suggest?q=bin",
                                "/api/v1/graph",
                                "/api/v1/dump.ndjson",
                                "/feed.atom",
                                "/map"};

struct Damage : testing::Test {
  Damage() {
    write_small_database(path);
    whole = read_file(path);
  }

  void put(const std::string& bytes) {
    write_file(path + ".new", bytes);
    std::rename((path + ".new").c_str(), path.c_str());
  }

  // Opens the file as a server does at its start, and asks for everything.
  void serve(const std::string& bytes) {
    put(bytes);
    try {
      Publications publications(path);
      Application application(publications, {});
      ++opened;
      for (const char* target : kTargets) ask(application, target);
    } catch (const Error& error) {
      ++refused;
      EXPECT_STRNE(error.what(), "");
    }
  }

  void ask(Application& application, const std::string& target) {
    HttpRequest request;
    request.headers = {{"host", "test"}};
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    request.query = target.find('?') == target.npos ? "" : target.substr(target.find('?') + 1);
    if (!request.query.empty() && request.query.starts_with("q="))
      request.parameters = {{"q", request.query.substr(2, request.query.find('&') - 2)}};
    const int status = application.answer(request).status;
    EXPECT_TRUE(status == 200 || status == 400 || status == 404 || status == 500 || status == 503 ||
                status == 308)
        << target << " " << status;
    errors += status == 500;
  }

  void tell() const {
    std::cout << refused << " refused, " << opened << " opened, with " << errors
              << " answers that told of an error\n";
  }

  TemporaryDirectory directory;
  const std::string path = directory / "p.db";
  std::string whole;
  int opened = 0, refused = 0, errors = 0;
};

TEST_F(Damage, AFileThatIsCutOffIsRefused) {
  const std::size_t step =
      is_long() ? 4096 : 4096 * std::max<std::size_t>(1, whole.size() / 4096 / 12);
  for (std::size_t size = 0; size < whole.size(); size += step) serve(whole.substr(0, size));
  serve(whole.substr(0, whole.size() - 1));
  serve(whole.substr(0, 100));
  tell();
  EXPECT_EQ(opened, 0);
}

TEST_F(Damage, ForeignFilesAreRefused) {
  serve("");
  serve("not a database");
  serve(std::string(100'000, '\0'));
  serve("SQLite format 3" + std::string(8192, '\0'));
  {
    std::remove((path + ".new").c_str());
    Database other = Database::create(path + ".new");
    other.execute(
        "CREATE TABLE meta(key TEXT, value TEXT); INSERT INTO meta VALUES('generation', 'g')");
  }
  serve(read_file(path + ".new"));
  EXPECT_EQ(opened, 0);
  EXPECT_EQ(refused, 5);
}

TEST_F(Damage, TurnedBitsNeverEndTheServer) {
  std::mt19937 random(7);
  for (int i = 0; i < rounds(40, 3000); ++i) {
    std::string bytes = whole;
    const std::size_t bits = 1 + random() % 40;
    for (std::size_t k = 0; k < bits; ++k)
      bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
    SCOPED_TRACE("round " + std::to_string(i));
    serve(bytes);
  }
  tell();
}

// A page at a time is exchanged for another, for zeros, or for noise.
TEST_F(Damage, ExchangedPagesNeverEndTheServer) {
  std::mt19937 random(11);
  const std::size_t pages = whole.size() / 4096;
  for (std::size_t i = 0; i < static_cast<std::size_t>(rounds(30, 2000)); ++i) {
    std::string bytes = whole;
    const std::size_t page = is_long() ? i % pages : random() % pages;
    std::string content = whole.substr(random() % pages * 4096, 4096);
    if (i % 3 == 1) content.assign(4096, '\0');
    if (i % 3 == 2)
      std::generate(content.begin(), content.end(), [&] { return static_cast<char>(random()); });
    bytes.replace(page * 4096, 4096, content);
    SCOPED_TRACE("round " + std::to_string(i) + ", page " + std::to_string(page));
    serve(bytes);
  }
  tell();
}

TEST_F(Damage, WhatTakesThePlaceOfAGoodOneDoesNotTakeTheSite) {
  Publications publications(path, std::chrono::seconds(0));
  Application application(publications, {});
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 10 + 1) {
    put(whole.substr(0, size));
    ask(application, "/talks/lpc-2023/klint.json");
    EXPECT_NE(publications.trouble(), "") << size;
  }
  EXPECT_EQ(errors, 0);
  put(whole);
  ask(application, "/talks/lpc-2023/klint.json");
  EXPECT_EQ(publications.trouble(), "");
}

}  // namespace
}  // namespace plumbline

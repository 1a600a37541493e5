// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/publications.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include "server/http/log.h"
#include "tests/server/small_site.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

std::string generation_of(const HttpResponse& response) {
  const std::string_view tag = response.header("ETag");
  return std::string(tag.substr(1, tag.find('-') - 1));
}

TEST(Publications, ANewOneIsServedAndTheOldOneLivesWhileItIsUsed) {
  const TemporaryDirectory directory;
  write_small_database(directory / "p.db", "g1");
  Publications publications(directory / "p.db", std::chrono::seconds(0));
  const std::shared_ptr<Collection> old = publications.current();
  write_small_database(directory / "p.db", "g2");
  EXPECT_EQ(publications.current()->info().generation, "g2");
  EXPECT_EQ(old->info().generation, "g1");
  EXPECT_EQ(publications.trouble(), "");
}

TEST(Publications, LooksNoOftenerThanTold) {
  const TemporaryDirectory directory;
  write_small_database(directory / "p.db", "g1");
  Publications publications(directory / "p.db", std::chrono::hours(1));
  write_small_database(directory / "p.db", "g2");
  EXPECT_EQ(publications.current()->info().generation, "g1");
}

TEST(Publications, TheSiteGoesOnWithTheOldOneWhenTheNewOneIsBad) {
  SmallSite site;
  const std::string bad = site.path() + ".bad";
  write_file(bad, "this is not a database, though it has taken the place of one");
  std::rename(bad.c_str(), site.path().c_str());
  EXPECT_EQ(generation_of(site.ask("/api/v1")), "g1");
  EXPECT_THAT(site.ask("/readyz").body, StartsWith("degraded: serving generation g1"));
  EXPECT_EQ(site.ask("/healthz").body, "ok\n");

  write_small_database(site.path(), "g3");
  EXPECT_EQ(generation_of(site.ask("/api/v1")), "g3");
  EXPECT_EQ(site.ask("/readyz").body, "ok\n");
}

// A file that could not be opened for want of descriptors is served once there are some.
TEST(Publications, WhatWasRefusedIsTriedAgain) {
  if (kProbesByPipe) GTEST_SKIP() << "a sanitizer needs descriptors of its own";
  const TemporaryDirectory directory;
  write_small_database(directory / "p.db", "g1");
  Publications publications(directory / "p.db", std::chrono::seconds(0));
  write_small_database(directory / "p.db", "g2");
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit none{1, before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none);
  const std::string served = publications.current()->info().generation;
  publications.current();  // and again
  setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_EQ(served, "g1");
  EXPECT_THAT(publications.trouble(), HasSubstr("refused at"));
  EXPECT_EQ(publications.failures(), 1u);
  EXPECT_EQ(publications.current()->info().generation, "g2");
  EXPECT_EQ(publications.trouble(), "");
}

TEST(Publications, AFirstOneThatTurnsOutToBeDamagedAnswersNothingUntilAnotherComes) {
  open_log(LogFormat::kText, "off");
  const TemporaryDirectory directory;
  write_small_database(directory / "p.db", "g1");
  Database::open_copy(directory / "p.db").execute("DELETE FROM statement; DELETE FROM link");
  Publications publications(directory / "p.db", std::chrono::seconds(0));
  Application application(publications, {});
  const auto ask = [&](const char* path) {
    HttpRequest request;
    request.headers = {{"host", "test"}};
    request.target = request.path = path;
    return application.answer(request);
  };
  publications.current()->wait_until_verified();
  EXPECT_EQ(ask("/topics/klint.json").status, 503);
  EXPECT_EQ(ask("/readyz").status, 503);
  EXPECT_EQ(ask("/healthz").status, 200);
  EXPECT_THAT(ask("/metrics").body, HasSubstr("\nplumbline_publication_damaged 1\n"));

  write_small_database(directory / "p.db", "g2");
  EXPECT_EQ(ask("/topics/klint.json").status, 200);
  EXPECT_EQ(ask("/readyz").body, "ok\n");
  EXPECT_THAT(ask("/metrics").body, HasSubstr("\nplumbline_publication_damaged 0\n"));
}

TEST(Publications, NothingToBeginWithIsAnError) {
  const TemporaryDirectory directory;
  EXPECT_THROW(Publications(directory / "none.db"), Error);
  write_file(directory / "foreign.db", "not a database");
  EXPECT_THROW(Publications(directory / "foreign.db"), Error);
}

}  // namespace
}  // namespace plumbline

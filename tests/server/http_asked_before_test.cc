// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/asked_before.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

Asked asked(const std::string& publication, const std::string& key) {
  return {1, publication, key, ""};
}

TEST(AskedBefore, TheSameWordsAskForTheSame) {
  AskedBefore before;
  EXPECT_EQ(before.find("1", "GET /a"), nullptr);
  EXPECT_EQ(before.keep("GET /a", asked("1", "a"))->key, "a");
  EXPECT_EQ(before.keep("GET /b", asked("1", "b"))->key, "b");
  EXPECT_EQ(before.find("1", "GET /a")->key, "a");
  EXPECT_EQ(before.find("1", "GET /c"), nullptr);
}

TEST(AskedBefore, AnotherPublicationKnowsNothing) {
  AskedBefore before;
  before.keep("GET /a", asked("1", "a"));
  EXPECT_EQ(before.find("2", "GET /a"), nullptr);
  before.keep("GET /a", asked("2", "new"));
  EXPECT_EQ(before.find("2", "GET /a")->key, "new");
  EXPECT_EQ(before.find("1", "GET /a"), nullptr);
}

TEST(AskedBefore, ThereIsANumberOfThem) {
  AskedBefore before(2);
  for (const char* request : {"GET /a", "GET /b", "GET /c"})
    before.keep(request, asked("1", request));
  EXPECT_EQ(before.find("1", "GET /a"), nullptr);
  EXPECT_NE(before.find("1", "GET /c"), nullptr);
}

TEST(AskedBefore, ALongRequestIsNotRemembered) {
  AskedBefore before;
  const std::string request(2000, 'x');
  EXPECT_EQ(before.keep(request, asked("1", "a"))->key, "a");
  EXPECT_EQ(before.find("1", request), nullptr);
}

}  // namespace
}  // namespace plumbline

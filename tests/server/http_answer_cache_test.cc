// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/answer_cache.h"

#include <gmock/gmock.h>

#include <chrono>
#include <thread>

#include "server/http/front/answer.h"
#include "server/http/wire.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::size_t kMaxBytes = 100'000;

AnswerCache::Answer answer(std::size_t bytes, const std::string& head = "") {
  return std::make_shared<const KeptAnswer>(KeptAnswer{200, head, std::string(bytes, 'x')});
}

std::string key(int number) { return "key " + std::to_string(number); }

TEST(AnswerCache, GivesWhatWasKept) {
  AnswerCache cache(kMaxBytes);
  EXPECT_EQ(cache.find("g1", "a"), nullptr);
  cache.keep("g1", "a", answer(1));
  cache.keep("g1", "b", answer(2));
  EXPECT_EQ(cache.find("g1", "a")->body, "x");
  EXPECT_EQ(cache.find("g1", "b")->body, "xx");
  cache.keep("g1", "a", answer(3));
  EXPECT_EQ(cache.find("g1", "a")->body, "xxx");
  EXPECT_EQ(cache.counters().entries, 2U);
}

TEST(AnswerCache, APublicationNeverGetsTheAnswersOfAnother) {
  AnswerCache cache(kMaxBytes);
  cache.keep("g1", "a", answer(1));
  EXPECT_EQ(cache.find("g2", "a"), nullptr);
  cache.keep("g2", "b", answer(2));
  EXPECT_EQ(cache.find("g1", "a"), nullptr);
  EXPECT_EQ(cache.find("g2", "a"), nullptr);
  EXPECT_EQ(cache.find("g2", "b")->body, "xx");
  EXPECT_EQ(cache.counters().entries, 1U);
}

TEST(AnswerCache, KeepsNoMoreThanItsBytes) {
  AnswerCache cache(kMaxBytes);
  for (int i = 0; i < 1000; ++i) {
    cache.keep("g1", key(i), answer(static_cast<std::size_t>(i) * 7 % 5000));
    if (i % 3 == 0) cache.find("g1", key(i));
    EXPECT_LE(cache.counters().bytes, kMaxBytes);
  }
  EXPECT_GT(cache.counters().bytes, kMaxBytes / 2);
  EXPECT_GT(cache.counters().evictions, 0U);
}

TEST(AnswerCache, WhatIsAskedForAgainOutlivesWhatIsAskedForOnce) {
  AnswerCache cache(kMaxBytes);
  cache.keep("g1", "often", answer(1000));
  EXPECT_TRUE(cache.find("g1", "often"));
  for (int i = 0; i < 1000; ++i) cache.keep("g1", key(i), answer(1000));
  EXPECT_TRUE(cache.find("g1", "often"));
  EXPECT_FALSE(cache.find("g1", key(0)));
  EXPECT_TRUE(cache.find("g1", key(999)));
}

TEST(AnswerCache, WhatIsAskedForLatelyOutlivesWhatWasAskedForOften) {
  AnswerCache cache(kMaxBytes);
  for (int i = 0; i < 1000; ++i) {
    cache.keep("g1", key(i), answer(1000));
    EXPECT_TRUE(cache.find("g1", key(i)));
  }
  EXPECT_FALSE(cache.find("g1", key(0)));
  EXPECT_TRUE(cache.find("g1", key(990)));
}

TEST(AnswerCache, AnAnswerMayHaveAnEighthOfIt) {
  AnswerCache cache(80'000);
  cache.keep("g1", "small", answer(9'500));
  cache.keep("g1", "large", answer(10'000));
  EXPECT_TRUE(cache.find("g1", "small"));
  EXPECT_FALSE(cache.find("g1", "large"));
}

TEST(AnswerCache, WithoutBytesItKeepsNothing) {
  AnswerCache cache(0);
  cache.keep("g1", "a", answer(1));
  EXPECT_FALSE(cache.is_on());
  EXPECT_EQ(cache.find("g1", "a"), nullptr);
}

TEST(AnswerCache, WhoeverWantsWhatIsBeingMadeWaitsForIt) {
  AnswerCache cache(kMaxBytes);
  std::thread other;
  {
    const AnswerCache::Found first = cache.find_or_make("g1", "a");
    EXPECT_EQ(first.answer, nullptr);
    other = std::thread([&] { EXPECT_TRUE(cache.find_or_make("g1", "a").answer); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cache.keep("g1", "a", answer(1));
  }
  other.join();
  EXPECT_EQ(cache.counters().misses, 1U);
  EXPECT_EQ(cache.counters().hits, 1U);
}

TEST(AnswerCache, NobodyWaitsTwiceForWhatIsNotKept) {
  AnswerCache cache(kMaxBytes);
  std::vector<std::thread> others;
  {
    const AnswerCache::Found first = cache.find_or_make("g1", "a");
    for (int i = 0; i < 2; ++i) {
      others.emplace_back([&] {
        const AnswerCache::Found found = cache.find_or_make("g1", "a");
        EXPECT_EQ(found.answer, nullptr);
      });
    }
  }
  for (std::thread& thread : others) thread.join();
  EXPECT_EQ(cache.counters().misses, 3U);
}

// --- Bytes

const std::string kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n"
    "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nETag: \"a\"\r\n\r\nhello";

TEST(Wire, TellsThePartsOfAnAnswer) {
  EXPECT_EQ(front::status_of(kAnswer), 200);
  EXPECT_EQ(body_bytes_of(kAnswer), 5U);
  EXPECT_EQ(field_of(kAnswer, "ETag"), "\"a\"");
  EXPECT_EQ(field_of(kAnswer, "Content-Length"), "5");
  EXPECT_EQ(field_of(kAnswer, "Vary"), "");
  EXPECT_EQ(field_of("HTTP/1.1 200 OK\r\n\r\n\r\nVary: x\r\n", "Vary"), "");
  EXPECT_EQ(front::status_of("nonsense"), 0);
}

TEST(Wire, KeepsNoneOfWhatDiffersFromOneTimeToTheNext) {
  const KeptAnswer kept = taken_apart(kAnswer);
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.head, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"a\"\r\n");
  EXPECT_EQ(kept.body, "hello");
}

TEST(Wire, PutsAnAnswerTogetherForEachRequest) {
  const KeptAnswer kept = taken_apart(kAnswer);
  const std::string again = put_together(kept, false, true);
  EXPECT_THAT(again, StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"a\"\r\nDate: "));
  EXPECT_THAT(again, testing::EndsWith(" GMT\r\n\r\nhello"));
  EXPECT_THAT(put_together(kept, true, true), HasSubstr("\r\nConnection: close\r\n\r\nhello"));
  EXPECT_THAT(put_together(kept, false, false), testing::EndsWith(" GMT\r\n\r\n"));
  EXPECT_THAT(again, Not(HasSubstr("1994")));
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/similar.h"

#include <gmock/gmock.h>

#include <random>

#include "indexer/check/address.h"
#include "indexer/check/calendar.h"
#include "indexer/check/words.h"
#include "schema/text/date.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using testing::StartsWith;

// The numbers are those of Python's difflib.SequenceMatcher(None, a, b).ratio().
TEST(Similarity, IsThatOfPythonsDifflib) {
  EXPECT_DOUBLE_EQ(similarity("", ""), 1);
  EXPECT_DOUBLE_EQ(similarity("abc", ""), 0);
  EXPECT_DOUBLE_EQ(similarity("garyguo", "garyguo"), 1);
  EXPECT_NEAR(similarity("miguelojeda", "miguelojedo"), 0.9090909, 1e-6);
  EXPECT_NEAR(similarity("abxcd", "abcd"), 0.8888888, 1e-6);
  EXPECT_NEAR(similarity("qabxcd", "abycdf"), 0.6666666, 1e-6);
}

TEST(NameLettersTest, LookAlikeWhereTheyAreSimilar) {
  EXPECT_TRUE(NameLetters("Gary Guo").looks_like(NameLetters("gary-guo")));
  EXPECT_TRUE(NameLetters("").looks_like(NameLetters("-")));
  EXPECT_FALSE(NameLetters("").looks_like(NameLetters("a")));
  EXPECT_FALSE(NameLetters("Gary Guo").looks_like(NameLetters("Boqun Feng")));
  std::mt19937 random(1);
  const std::u32string letters = U"abcdefghijklmnopéßжשあ";
  int alike = 0;
  for (int round = 0; round < 20000; ++round) {
    std::u32string name;
    for (std::size_t i = random() % 24; i > 0; --i) name += letters[random() % letters.size()];
    std::u32string other = name;
    for (std::size_t i = random() % 4; i > 0 && !other.empty(); --i)
      other[random() % other.size()] = letters[random() % letters.size()];
    if (random() % 2 == 0) other += letters[random() % letters.size()];
    std::string a, b;
    for (const char32_t c : name) append_utf8(&a, c);
    for (const char32_t c : other) append_utf8(&b, c);
    const bool are_similar = similarity(letters_of(a), letters_of(b)) > 0.87;
    EXPECT_EQ(NameLetters(a).looks_like(NameLetters(b)), are_similar) << a << " " << b;
    alike += are_similar ? 1 : 0;
  }
  EXPECT_GT(alike, 2000);
  EXPECT_LT(alike, 18000);
}

TEST(DidYouMean, NamesTheNearestOrNothing) {
  EXPECT_EQ(did_you_mean("bindr", {"klint", "binder"}), "; did you mean binder?");
  EXPECT_EQ(did_you_mean("xyz", {"klint", "binder"}), "");
  EXPECT_EQ(did_you_mean("", {"klint"}), "");
}

TEST(Address, HasItsFlawTold) {
  for (const char* good :
       {"https://lwn.net/Articles/1/", "http://a.b", "HTTPS://A.B/c?d#e", "https://a.b:80/"}) {
    EXPECT_EQ(address_flaw(good), "") << good;
  }
  for (const char* bad : {"", "lwn.net", "ftp://a.b", "https://nohost", "https:/a.b",
                          "https://a.b/c d", "https://a.b/<"}) {
    EXPECT_THAT(address_flaw(bad), StartsWith("bad address")) << bad;
  }
  for (const char* banned :
       {"https://medium.com/x", "https://git-mirror.org.uk/", "https://x.Tuxmachines.org"}) {
    EXPECT_THAT(address_flaw(banned), StartsWith("banned host")) << banned;
  }
}

TEST(PrivateWords, AreWholeWordsAndTopDirectories) {
  for (const char* text :
       {"in /tmp/x", "(/home/me)", "GPT-4", "by Claude.", "a sub-agent", "subagent"}) {
    EXPECT_TRUE(find_private_word(text)) << text;
  }
  for (const char* text :
       {"https://a.b/tmp/x", "x/tmp/y", "GPT-x", "Claudel", "preGPT-4", "./data/x", "agent"}) {
    EXPECT_FALSE(find_private_word(text)) << text;
  }
}

TEST(Calendar, KnowsDaysAndTimes) {
  for (const char* day : {"2023-11-15", "2024-02-29"}) EXPECT_TRUE(is_day(day)) << day;
  for (const char* day : {"2023-02-29", "2023-13-01", "2023-1-1", "2023-11-15T10:00", "x", "2023",
                          "2023-11", "0000-01-01", "2023/11/15"})
    EXPECT_FALSE(is_day(day)) << day;
  for (const char* date : {"2023", "2023-11", "2023-11-15"}) EXPECT_TRUE(is_date(date)) << date;
  for (const char* date : {"", "23", "2023-", "2023-13", "2023-11-31", "0000"})
    EXPECT_FALSE(is_date(date)) << date;
  for (const char* time : {"00:00", "23:59"}) EXPECT_TRUE(is_time(time)) << time;
  for (const char* time : {"24:00", "10:60", "9:00", "600", ""})
    EXPECT_FALSE(is_time(time)) << time;
  EXPECT_EQ(year_of_slug("lpc-2023"), "2023");
  EXPECT_EQ(year_of_slug("rust-for-linux-bundle"), "");
}

TEST(Calendar, TellsWhatIsKnownOfADay) {
  Source talk, event;
  talk.event = "lpc-2023";
  EXPECT_EQ(known_date(talk, nullptr), "2023");
  event.start_date = "2023-11-13";
  EXPECT_EQ(known_date(talk, &event), "2023");
  event.end_date = "2023-11-15";
  EXPECT_EQ(known_date(talk, &event), "2023-11");
  event.end_date = event.start_date;
  EXPECT_EQ(known_date(talk, &event), "2023-11-13");
  talk.date = "2023-11-14";
  EXPECT_EQ(known_date(talk, &event), "2023-11-14");
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/word_code.h"

#include <gmock/gmock.h>

#include <random>

#include "schema/error.h"

namespace plumbline {
namespace {
using testing::IsEmpty;
using testing::Lt;

// Texts of words that are the rarer the higher their number.
std::vector<std::string> texts(int words) {
  std::mt19937 random(5);
  std::vector<std::string> out;
  for (int text = 0; text < 600; ++text) {
    std::string& made = out.emplace_back();
    for (int i = 0; i < 40; ++i) {
      const int word = static_cast<int>(random() % static_cast<unsigned>(words));
      made += (i > 0 ? " word" : "Word") + std::to_string(static_cast<int>(random()) % (word + 1));
    }
  }
  return out;
}

std::string learned_of(const std::vector<std::string>& samples) {
  return WordCode::learn({samples.begin(), samples.end()});
}

std::string written(const WordCode& code, const std::vector<std::string>& texts) {
  WordCode::Writer writer(code);
  writer.begin();
  for (const std::string& text : texts) writer.add(text);
  return writer.finish();
}

TEST(WordCode, AnyTextComesBack) {
  const WordCode code(learned_of(texts(3000)));
  std::vector<std::string> any = {"",
                                  " ",
                                  "  word1 word2",
                                  "word1\nword2\n",
                                  "Übersicht, größer",
                                  "\x01\xFF",
                                  "unheardof-of",
                                  std::string(100, 'x'),
                                  std::string("\0a", 2)};
  for (const std::string& text : texts(9000)) any.push_back(text);
  const std::string bytes = written(code, any);
  WordCode::Reader reader(code, bytes);
  for (const std::string& text : any) {
    std::string read;
    reader.take(&read, 1 << 20);
    EXPECT_EQ(read, text);
  }
  EXPECT_TRUE(reader.is_at_end());
}

TEST(WordCode, TextsLikeThoseItLearnedFromTakeAThird) {
  const std::vector<std::string> samples = texts(3000);
  std::size_t all = 0;
  for (const std::string& sample : samples) all += sample.size();
  EXPECT_THAT(written(WordCode(learned_of(samples)), samples).size() * 3, Lt(all));
}

TEST(WordCode, OneWordAloneIsLearned) {
  const std::string sample(100000, 'a');
  const WordCode code(WordCode::learn({sample}));
  EXPECT_THAT(written(code, {std::string(24, 'a')}).size(), Lt(4));
}

TEST(WordCode, SameTextsGiveTheSameWords) {
  EXPECT_EQ(learned_of(texts(50)), learned_of(texts(50)));
}

TEST(WordCode, FewTextsGiveNone) { EXPECT_THAT(WordCode::learn({"one", "two"}), IsEmpty()); }

TEST(WordCode, DamagedWordsAreAnError) {
  const std::string good = learned_of(texts(300));
  EXPECT_THROW(WordCode(""), Error);
  EXPECT_THROW(WordCode(good.substr(0, good.size() - 1)), Error);
  EXPECT_THROW(WordCode(good + "a"), Error);
  for (std::size_t at = 0; at < 20; ++at) {  // the numbers of words
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_THROW(WordCode{bad}, Error) << at;
  }
}

TEST(WordCode, DamagedTextsGiveNoMoreThanIsWanted) {
  const WordCode code(learned_of(texts(300)));
  const std::string good = written(code, {texts(300)[0]});
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good.substr(0, random() % (good.size() + 1)), read;
    if (!bad.empty()) bad[random() % bad.size()] = static_cast<char>(random());
    try {
      WordCode::Reader(code, bad).take(&read, 100);
      EXPECT_LE(read.size(), 100U);
    } catch (const Error&) {
    }
  }
}

TEST(WordCode, TextThatIsCutOffIsAnError) {
  const WordCode code(learned_of(texts(300)));
  const std::string good = written(code, {"word1 word2 word3"});
  for (std::size_t size = 0; size < good.size(); ++size) {
    std::string read;
    EXPECT_THROW(WordCode::Reader(code, good.substr(0, size)).take(&read, 100), Error) << size;
  }
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "bench/scale/archive.h"
#include "bench/scale/chain.h"
#include "bench/scale/ours.h"
#include "bench/scale/queries.h"
#include "bench/scale/texts.h"
#include "indexer/run.h"
#include "tests/support/temporary_directory.h"

namespace plumbline::bench {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Chain chain_of(std::string_view text) {
  Chain chain;
  chain.read(text);
  chain.prepare();
  return chain;
}

std::string letters(std::size_t number) {
  std::string text = "word";
  for (; number > 0; number /= 20) text += static_cast<char>('a' + number % 20);
  return text;
}

// 400 abstracts of 30 words each, out of 3,000; the first words come in all of them.
Texts some_texts() {
  Texts texts;
  for (std::size_t i = 0; i < 400; ++i) {
    std::string text = "driver written";
    for (std::size_t n = 0; n < 30; ++n)
      text += " " + letters((i * 37 + n * n * 11) % (n % 2 ? 3000 : 150));
    texts.abstracts.push_back({"Talk on " + letters(i), text});
  }
  texts.slides = {"three words only"};
  texts.minutes = {"what somebody said in a minute of which there are more"};
  texts.people = {"Mary Ann Jones", "Bo Li"};
  return texts;
}

std::string all_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST(ChainTest, WordsFollowEachOtherAsInTheTextThatWasRead) {
  Chain chain = chain_of("one two three four five six");
  std::mt19937 random(1);
  std::istringstream words(chain.line(200, {}, &random));
  std::size_t in_order = 0, pairs = 0;
  const std::string order = "one two three four five six";
  for (std::string before, word; words >> word; before = word) {
    if (before.empty()) continue;
    ++pairs;
    if (order.find(before + " " + word) != std::string::npos) ++in_order;
  }
  EXPECT_GT(in_order, pairs / 2);  // the others begin anew or are coined
}

TEST(ChainTest, TheSameSeedGivesTheSameText) {
  Chain a = chain_of("a driver is written and a driver is read"),
        b = chain_of("a driver is written and a driver is read");
  std::mt19937 first(7), second(7);
  EXPECT_EQ(a.line(100, {"theme"}, &first), b.line(100, {"theme"}, &second));
}

TEST(ChainTest, MarkupIsLeftOut) {
  Chain chain = chain_of("<b>bold</b> `code` *** --- [link](there) # - item");
  std::mt19937 random(1);
  EXPECT_EQ(chain.line(300, {}, &random).find_first_of("<>*#`[]"), std::string::npos);
}

TEST(ChainTest, WithoutTextsThereIsNoLine) {
  Chain chain;
  chain.prepare();
  std::mt19937 random(1);
  EXPECT_EQ(chain.line(5, {}, &random), "");
}

TEST(ChainTest, ATalkComesBackToItsTheme) {
  EXPECT_THAT(theme_of("The scheduler, a scheduler of 12345 deadline tasks", 2),
              ElementsAre("scheduler", "deadline"));
}

TEST(TextsTest, DescriptionsOfPackagesAreAbstracts) {
  const TemporaryDirectory directory;
  const std::string file = directory / "descriptions";
  std::ofstream(file)
      << "Package: klint\nDescription-md5: 00\nDescription-en: finds sleeping code\n"
         " It looks at calls.\n .\n And more.\n\nPackage: bare\nDescription: no more than this\n\n";
  Texts texts;
  add_descriptions(file, &texts);
  ASSERT_THAT(texts.abstracts, SizeIs(1));
  EXPECT_EQ(texts.abstracts[0].title, "finds sleeping code");
  EXPECT_EQ(texts.abstracts[0].text, "It looks at calls.\n\n\nAnd more.\n");
}

TEST(TextsTest, AFileThatIsNotThereIsNamed) {
  Texts texts;
  try {
    add_descriptions("/nowhere/descriptions", &texts);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/descriptions"));
  }
}

TEST(ArchiveTest, WithoutAbstractsThereIsNone) {
  const TemporaryDirectory directory;
  EXPECT_THROW(write_archive(directory.path(), Texts{}, {}), Error);
}

TEST(ArchiveTest, TheSameSeedGivesTheSameFiles) {
  const TemporaryDirectory a, b;
  write_archive(a.path(), some_texts(), {20, 3, 5});
  write_archive(b.path(), some_texts(), {20, 3, 5});
  const char* programme = "programmes/kernel-days-2024.xml";
  EXPECT_THAT(all_of(a / programme), Not(IsEmpty()));
  EXPECT_EQ(all_of(a / programme), all_of(b / programme));
}

// An archive of 300 talks, published.
struct PublishedArchive : testing::Test {
  static void SetUpTestSuite() {
    directory = new TemporaryDirectory;
    counts = write_archive(*directory / "archive", some_texts(), {300, 5, 1});
    Options options;
    options.sources = {*directory / "archive"};
    options.db = db();
    options.quiet = true;
    Workshop workshop(options);
    report = index(options, &workshop);
  }
  static void TearDownTestSuite() {
    delete directory;
    directory = nullptr;
  }
  static std::string db() { return *directory / "archive.db"; }

  static inline TemporaryDirectory* directory = nullptr;
  static inline ArchiveCounts counts;
  static inline Report report;
};

TEST_F(PublishedArchive, IsReadWholeByTheIndexer) {
  ASSERT_TRUE(report.published);
  for (const FileReport& file : report.files) EXPECT_FALSE(file.skipped) << file.path;
  EXPECT_EQ(report.files.size(), static_cast<std::size_t>(counts.editions + counts.decks +
                                                          counts.transcripts + counts.topics));
  Texts texts;
  add_published(db(), &texts);
  EXPECT_THAT(texts.abstracts, SizeIs(300));
  EXPECT_GT(texts.slides.size(), static_cast<std::size_t>(counts.decks) * 8);
  EXPECT_GT(texts.minutes.size(), static_cast<std::size_t>(counts.transcripts) * 5);
}

TEST_F(PublishedArchive, HasQueriesOfEveryClassThatFindSomething) {
  Collection collection(db(), 1);
  auto connection = collection.connect();
  const Queries queries = make_queries(*connection, 5, 1);
  EXPECT_EQ(queries, make_queries(*connection, 5, 1));
  for (const std::string_view name : kClasses) {
    ASSERT_THAT(queries.at(std::string(name)), SizeIs(5)) << name;
    std::size_t found = 0;
    for (const std::string& query : queries.at(std::string(name)))
      found += answer(collection, *connection, name, query).empty() ? 0U : 1U;
    EXPECT_GE(found, 3U) << name;
  }
}

TEST_F(PublishedArchive, QueriesComeBackFromTheirFiles) {
  Database archive = Database::open_published(db());
  const Queries queries = make_queries(archive, 3, 2);
  const std::string prefix = *directory / "queries-";
  write_queries(queries, prefix);
  EXPECT_EQ(read_queries(prefix), queries);
  EXPECT_THROW(read_queries(prefix + "none-"), Error);
}

TEST(OverlapTest, IsTheShareOfTheExactOnesThatAreShown) {
  using Slugs = std::vector<std::string>;
  const struct {
    Slugs ours, exact;
    double share;
  } kCases[] = {
      {{"a", "b"}, {"b", "a"}, 1}, {{"a", "c"}, {"a", "b"}, 0.5}, {{}, {"a"}, 0}, {{"a"}, {}, 1}};
  for (const auto& [ours, exact, share] : kCases) EXPECT_EQ(overlap(ours, exact), share);
}

TEST(OverlapTest, AnswersComeBackFromTheirFile) {
  const TemporaryDirectory directory;
  const std::string file = directory / "answers";
  const Answers answers{{"rare\tklint", {"talk/a", "topic/klint"}}, {"rare\tnone", {}}};
  write_answers(answers, file);
  EXPECT_EQ(read_answers(file), answers);
}

}  // namespace
}  // namespace plumbline::bench

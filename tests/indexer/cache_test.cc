// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/cache.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "indexer/sources/read.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::Each;
using testing::ElementsAre;

struct CacheTest : testing::Test {
  TemporaryDirectory directory;
  const std::string path = directory / "x.cache";

  void keep(std::initializer_list<std::pair<std::string, std::string>> readings) {
    Cache cache(path);
    cache.load();
    for (const auto& [name, reading] : readings) cache.put(name, {name, "hash", "f", reading});
    cache.save();
  }
  std::string reading(const std::string& name) {
    Cache cache(path);
    cache.load();
    const Cache::Entry* entry = cache.find(name);
    return entry ? std::string(entry->reading) : "none";
  }
};

TEST_F(CacheTest, KeepsTheLatestOfEachName) {
  EXPECT_EQ(reading("a"), "none");
  keep({{"a", "1"}, {"b", "2"}});
  keep({{"a", "3"}});
  EXPECT_EQ(reading("a") + reading("b"), "32");
}

TEST_F(CacheTest, ForgetsAndDoesNotGrowWithoutEnd) {
  for (int i = 0; i < 200; ++i) keep({{"a", std::string(1000, 'x')}});
  EXPECT_LT(std::filesystem::file_size(path), 50'000u);
  Cache cache(path);
  cache.load();
  cache.keep_only({"b"});
  EXPECT_EQ(cache.find("a"), nullptr);
}

TEST_F(CacheTest, ADamagedOneIsUsedUpToTheDamage) {
  keep({{"a", "1"}});
  const std::string whole = read_file(path);
  keep({{"b", "2"}});
  const std::string both = read_file(path);
  for (std::size_t size = 0; size < both.size(); ++size) {
    write_file(path, both.substr(0, size));
    EXPECT_EQ(reading("a"), size < whole.size() ? "none" : "1") << size;
    EXPECT_EQ(reading("b"), "none") << size;
  }
  write_file(path, both.substr(0, both.size() - 1));
  keep({{"c", "3"}});  // written anew
  EXPECT_EQ(reading("a") + reading("b") + reading("c"), "1none3");
}

TEST_F(CacheTest, AFileIsReadAgainOnlyWhenItsBytesChange) {
  write_corpus(valid_corpus(), directory / "corpus");
  Problems problems;
  const auto files = find_sources({directory / "corpus"}, &problems);
  const auto states = [&] {
    Cache cache(path);
    cache.load();
    Workers workers(all_formats());
    std::vector<FileState> out;
    for (const FileReading& r : read_files(files, &cache, &workers, [] {}).readings)
      out.push_back(r.state);
    cache.save();
    return out;
  };
  EXPECT_THAT(states(), Each(FileState::kNew));
  EXPECT_THAT(states(), Each(FileState::kUnchanged));
  write_file(files[0].path, read_file(files[0].path) + "More.\n");
  const auto after = states();
  EXPECT_EQ(after[0], FileState::kChanged);
  EXPECT_THAT(std::vector(after.begin() + 1, after.end()), Each(FileState::kUnchanged));
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/stamps.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "indexer/sources/formats.h"
#include "indexer/sources/read.h"
#include "schema/fingerprint.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

constexpr std::chrono::hours kLater(1);

struct StampsTest : testing::Test {
  TemporaryDirectory directory;
  const std::string path = directory / "a.md";

  Stamp stamp(const std::string& hash = "hash") {
    return Sighting(path, Sighting::Clock::now() + kLater).stamp(hash);
  }
};

TEST_F(StampsTest, DifferWithTheContentTheFileAndItsTimes) {
  write_file(path, "one");
  const Stamp before = stamp();
  EXPECT_NE(before, kNoStamp);
  EXPECT_EQ(before, stamp());
  EXPECT_NE(before, stamp("another hash"));
  struct stat was {};
  ASSERT_EQ(stat(path.c_str(), &was), 0);
  write_file(path, "two");  // of the same size, and back to the time of the first
  const timespec times[] = {was.st_atim, was.st_mtim};
  ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  EXPECT_NE(before, stamp());
  const Stamp second = stamp();
  write_file(directory / "b.md", "two");
  std::filesystem::rename(directory / "b.md", path);
  EXPECT_NE(second, stamp());
}

TEST_F(StampsTest, AreNotOfWhatMayChangeWithinATick) {
  write_file(path, "one");
  EXPECT_EQ(Sighting(path).stamp("hash"), kNoStamp);
}

TEST_F(StampsTest, AreOfPlainFilesAlone) {
  EXPECT_EQ(stamp(), kNoStamp);
  std::filesystem::create_directory(path);
  EXPECT_EQ(stamp(), kNoStamp);
  std::filesystem::remove(path);
  write_file(directory / "b.md", "one");
  std::filesystem::create_symlink(directory / "b.md", path);
  EXPECT_EQ(stamp(), kNoStamp);
}

TEST_F(StampsTest, SurviveTheirBytes) {
  const Stamps stamps(std::vector<Stamp>{7, kNoStamp, 3});
  const std::string bytes = stamps.to_bytes();
  const Stamps again(bytes);
  EXPECT_THAT((std::vector{again.contains(3), again.contains(7), again.contains(4),
                           again.contains(kNoStamp)}),
              ElementsAre(true, true, false, false));
  EXPECT_FALSE(Stamps(std::string_view(bytes).substr(1)).contains(3));
}

struct ReadingTest : StampsTest {
  Cache cache{""};
  Workers workers{all_formats()};

  FileReading read(const std::string& file) {
    return read_files({{file, "topics/a.md"}}, &cache, &workers, [] {}).readings.at(0);
  }
};

// The cache is told that the file has another content than it has.
TEST_F(ReadingTest, AFileThatIsAsItWasIsNotOpened) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE does not name the source directory";
  const std::string file = std::string(source) + "/corpus/topics/miri.md";  // not of this moment
  ASSERT_EQ(read(file).state, FileState::kNew);
  const std::string reading(cache.find("topics/a.md")->reading);
  cache.put("topics/a.md", {file, "another hash", "document", reading});
  EXPECT_EQ(read(file).state, FileState::kChanged);
  cache.put("topics/a.md", {file, "another hash", "document", reading});
  cache.put("/stamps",
            {"", "", "", Stamps(std::vector{Sighting(file).stamp("another hash")}).to_bytes()});
  const FileReading again = read(file);
  EXPECT_EQ(again.state, FileState::kUnchanged);
  EXPECT_EQ(again.hash, "another hash");
  EXPECT_EQ(again.reading.sources.size(), 1u);
}

TEST_F(ReadingTest, AFileThatChangesWithinATickIsReadAgain) {
  for (const char* title : {"One", "Two", "Six"}) {
    const std::string text = "---\ntitle: " + std::string(title) + "\nkind: tool\n---\nText.\n";
    write_file(path, text);
    const FileReading now = read(path);
    EXPECT_EQ(now.hash, fingerprint(text));
    EXPECT_NE(now.state, FileState::kUnchanged);
  }
}
}  // namespace
}  // namespace plumbline

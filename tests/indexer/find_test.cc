// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/find.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> names(const std::vector<SourceFile>& files) {
  std::vector<std::string> names;
  for (const SourceFile& file : files) names.push_back(file.name);
  return names;
}

struct FindSources : testing::Test {
  TemporaryDirectory directory;
  Problems problems;

  FindSources() {
    for (const char* name :
         {"topics/b.md", "topics/a.md", "talks/x-2020/t.md", "people.yml", "FORMAT.md"}) {
      write_file(directory / name, "x");
    }
  }
  std::vector<std::string> find(std::vector<std::string> arguments) {
    return names(find_sources(arguments, &problems));
  }
};

TEST_F(FindSources, GivesNamesBelowTheCorpusInOrder) {
  EXPECT_THAT(find({directory.path()}),
              ElementsAre("people.yml", "talks/x-2020/t.md", "topics/a.md", "topics/b.md"));
  EXPECT_THAT(find({directory.path() + "/"}), testing::SizeIs(4));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, NamesNoFileByAMailAddress) {
  for (const char* name : {"ada@x.org.pdf", "ben@x.org.pdf", "cy@x.org/a.pdf"})
    write_file(directory / ("slides/" + std::string(name)), "x");
  EXPECT_THAT(find({directory / "slides"}),
              ElementsAre("slides/(e-mail address) 2.pdf", "slides/(e-mail address).pdf",
                          "slides/(e-mail address)/a.pdf"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, FollowsALinkThatIsNamed) {
  namespace fs = std::filesystem;
  write_file(directory / "elsewhere/2025.json", "x");
  fs::create_symlink("elsewhere/2025.json", directory / "now.json");
  fs::create_directory_symlink("elsewhere", directory / "all");
  const auto files = find_sources({directory / "now.json"}, &problems);
  EXPECT_THAT(names(files), ElementsAre("now.json"));
  EXPECT_EQ(read_file(files.at(0).path, 1), "x");
  EXPECT_THAT(find({directory / "now.json", directory / "elsewhere"}), testing::SizeIs(1));
  EXPECT_THAT(find({directory / "all"}), testing::SizeIs(1));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, SaysWhereALinkLeads) {
  namespace fs = std::filesystem;
  fs::create_symlink("gone.json", directory / "now.json");
  fs::create_symlink("loop", directory / "loop");
  const auto why_not = [&](const std::string& name) -> std::string {
    try {
      find({directory / name});
    } catch (const SourceError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(why_not("now.json"),
              HasSubstr("now.json is a symbolic link to gone.json, which is not there"));
  EXPECT_THAT(why_not("loop"), HasSubstr("leads back to itself"));
  EXPECT_THAT(why_not("other"), HasSubstr("there is no "));
}

TEST_F(FindSources, TakesPartsOfACorpusAndEachFileOnce) {
  EXPECT_THAT(
      find({directory / "topics", directory / "talks/x-2020/t.md", directory / "topics/a.md"}),
      ElementsAre("talks/x-2020/t.md", "topics/a.md", "topics/b.md"));
  EXPECT_THAT(find({directory / "people.yml"}), ElementsAre("people.yml"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, DoesNotFollowLinksNorOpenSpecialOrHiddenFiles) {
  namespace fs = std::filesystem;
  fs::create_symlink("a.md", directory / "topics/link.md");
  fs::create_directory_symlink("..", directory / "topics/loop");
  mkfifo((directory / "topics/pipe.md").c_str(), 0600);
  write_file(directory / ".git/config", "x");
  write_file(directory / "topics/.hidden.md", "x");
  write_file(directory / "notes/~$klint.docx", "x");
  write_file(directory / "topics/node_modules/a.md", "x");
  EXPECT_THAT(find({directory.path()}), testing::SizeIs(4));
  EXPECT_EQ(problems.size(), 3u);
  EXPECT_EQ(count_left_out(problems), 3);
}

TEST_F(FindSources, NamesWhatDoesNotBelongThere) {
  write_file(directory / "todo.txt", "x");
  write_file(directory / "more/x.md", "x");
  write_file(directory / "topics/c.txt", "x");
  write_file(directory / "slides/x-2020/t.pdf", "x");
  EXPECT_THAT(find({directory.path()}), testing::Contains("slides/x-2020/t.pdf"));
  const std::string lines = lines_of(problems);
  EXPECT_THAT(lines, HasSubstr("todo.txt: does not belong here"));
  EXPECT_THAT(lines, HasSubstr("more: does not belong here"));
  EXPECT_THAT(lines, HasSubstr("c.txt: is not a .md file"));
}

TEST_F(FindSources, TakesAnythingFromElsewhere) {
  for (const char* name : {"loose/decks/a.pdf", "loose/decks/more/b.txt", "loose/1/schedule.xml",
                           "loose/2/schedule.xml", "loose/talks/2025/schedule.xml"}) {
    write_file(directory / name, "x");
  }
  EXPECT_THAT(find({directory / "loose/decks"}), ElementsAre("decks/a.pdf", "decks/more/b.txt"));
  EXPECT_THAT(find({directory / "loose/1/schedule.xml", directory / "loose/2/schedule.xml"}),
              ElementsAre("2/schedule.xml", "schedule.xml"));
  EXPECT_THAT(find({directory / "loose/talks/2025/schedule.xml"}), ElementsAre("schedule.xml"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, TakesAllOfADirectoryWhoseNamesAreThoseOfACorpusByChance) {
  for (const char* name : {"lpc/talks/klint.pdf", "lpc/slides/b.pdf", "lpc/events/a/b.vtt"})
    write_file(directory / name, "x");
  EXPECT_THAT(find({directory / "lpc"}),
              ElementsAre("lpc/events/a/b.vtt", "lpc/slides/b.pdf", "lpc/talks/klint.pdf"));
  EXPECT_THAT(find({directory / "lpc/events/a"}), ElementsAre("a/b.vtt"));
  for (const char* name : {"rust/slides/b.pdf", "rust/videos/b.vtt"})
    write_file(directory / name, "x");
  EXPECT_THAT(find({directory / "rust"}), ElementsAre("rust/slides/b.pdf", "rust/videos/b.vtt"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, KnowsACorpusByItsDocuments) {
  write_file(directory / "mine/talks/lpc-2023/klint.md", "---\ntitle: A\nevent: lpc-2023\n---\n");
  write_file(directory / "mine/slides/klint.pdf", "x");
  EXPECT_THAT(find({directory / "mine"}),
              ElementsAre("slides/klint.pdf", "talks/lpc-2023/klint.md"));
  write_file(directory / "mine/videos/klint.vtt", "x");
  EXPECT_THAT(find({directory / "mine"}), testing::SizeIs(2));
  EXPECT_THAT(find({directory / "mine/talks"}), ElementsAre("talks/lpc-2023/klint.md"));
  EXPECT_THAT(lines_of(problems), HasSubstr("videos: does not belong here"));
}

TEST_F(FindSources, PassesOverWhatLiesBesideDocumentsUnlessItIsNamed) {
  for (const char* name : {"loose/a.pdf", "loose/b.PNG", "loose/css/c.css", "loose/d.woff2"})
    write_file(directory / name, "x");
  EXPECT_THAT(find({directory / "loose"}), ElementsAre("loose/a.pdf"));
  EXPECT_THAT(find({directory / "loose/b.PNG"}), ElementsAre("b.PNG"));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, TakesProgrammesAndTranscriptsOutOfACorpus) {
  for (const char* name : {"programmes/lpc.json", "transcripts/x-2020/t.vtt", "schedule.xml",
                           "talks.csv", "talks.ods", "talks.xlsx"})
    write_file(directory / name, "x");
  EXPECT_THAT(find({directory.path()}),
              testing::IsSupersetOf({"programmes/lpc.json", "transcripts/x-2020/t.vtt",
                                     "schedule.xml", "talks.csv", "talks.ods", "talks.xlsx"}));
  EXPECT_THAT(problems, IsEmpty());
}

TEST_F(FindSources, DoesNotTakeItsOwnDatabaseForASource) {
  for (const char* name : {"loose/x.db", "loose/x.db.lock", "loose/x.db.cache", "loose/a.pdf"})
    write_file(directory / name, "x");
  EXPECT_THAT(names(find_sources({directory / "loose"}, &problems, directory / "loose/x.db")),
              ElementsAre("loose/a.pdf"));
}

TEST_F(FindSources, LeavesOutWhatHasNoTextForAName) {
  write_file(directory / "notes/x-2020/\xFF.md", "x");
  EXPECT_THAT(find({directory.path()}), testing::SizeIs(4));
  EXPECT_EQ(count_left_out(problems), 1);
}

TEST_F(FindSources, LeavesOutTheSecondOfTwoWithOneName) {
  write_file(directory / "other/corpus/topics/a.md", "x");
  EXPECT_THAT(find({directory / "topics", directory / "other/corpus"}),
              ElementsAre("topics/a.md", "topics/b.md"));
  EXPECT_THAT(lines_of(problems), HasSubstr("there is another topics/a.md already [left out]"));
}

TEST_F(FindSources, ThrowsForWhatIsNotThere) {
  EXPECT_THROW(find({directory / "no"}), SourceError);
}

TEST(ReadFile, HasALimit) {
  TemporaryDirectory directory;
  write_file(directory / "a", std::string(100, 'x'));
  EXPECT_EQ(read_file(directory / "a", 101).size(), 100u);
  EXPECT_EQ(read_file(directory / "a", 100).size(), 100u);
  EXPECT_THROW(read_file(directory / "a", 99), SourceError);
  EXPECT_THROW(read_file(directory.path(), 99), SourceError);
  EXPECT_THROW(read_file("/dev/zero", 99), SourceError);
}
}  // namespace
}  // namespace plumbline

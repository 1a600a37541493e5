// SPDX-License-Identifier: MIT OR Apache-2.0
// Publications while others read, and what the indexer itself takes and does for them.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "schema/format.h"
#include "tests/indexer/child.h"
#include "tests/indexer/program.h"
#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/support/depth.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

struct Publishing : Program {
  // Every talk of an event tells the round, in its title and in its text.
  void write_round(int round) {
    const std::string number = std::to_string(round);
    for (const char* name : {"a", "b", "c"})
      write_file(corpus + "/talks/lpc-2023/round-" + name + ".md",
                 "---\ntitle: Round " + number + " of " + name +
                     "\nevent: lpc-2023\nkind: talk\nspeakers: [Gary Guo]\ntopics: [klint]\n"
                     "sources:\n  - https://lpc.events/\n---\nWhat is said in round" +
                     number + ".\n");
  }
};

// The rounds that an answer tells of.
std::set<int> rounds_in(const std::string& answer) {
  std::set<int> found;
  for (std::size_t at = 0; (at = answer.find("\"Round ", at)) != answer.npos; ++at)
    found.insert(std::atoi(answer.c_str() + at + 7));
  return found;
}

class Readers {
 public:
  Readers(int port, int count) {
    for (int i = 0; i < count; ++i) threads_.emplace_back([this, port] { read(port); });
  }
  void stop() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }
  std::atomic<int> answers = 0, failed = 0, mixed = 0, older = 0, newest = 0;

 private:
  void read(int port) {
    int last = 0;
    while (!stopping_) {
      RawClient client(port);
      for (int i = 0; i < 500 && !stopping_; ++i) {
        client.send(get(i % 2 ? "/events/lpc-2023.json" : "/api/v1/search?q=round&type=talk"));
        const std::string answer = client.receive();
        const std::set<int> found = rounds_in(answer);
        ++answers;
        if (!answer.starts_with("HTTP/1.1 200 ") || found.empty()) ++failed;
        if (found.size() > 1) ++mixed;
        if (found.empty()) continue;
        if (*found.begin() < last) ++older;
        last = *found.rbegin();
        if (last > newest) newest = last;
      }
    }
  }

  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> threads_;
};

TEST_F(Publishing, GivesReadersNeitherAFailedNorAMixedNorAnOlderAnswer) {
  write_round(1);
  ASSERT_EQ(index().status, 0);
  Served server(db);
  ASSERT_GT(server.port(), 0) << server.err();
  Readers readers(server.port(), 4);
  const int publications = rounds(4, 100);
  for (int round = 2; round <= publications + 1; ++round) {
    write_round(round);
    const Outcome outcome = index("--quiet");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    for (int i = 0; i < 3000 && readers.newest < round; ++i) usleep(10'000);
    ASSERT_EQ(readers.newest, round);
  }
  readers.stop();
  EXPECT_EQ(readers.failed, 0);
  EXPECT_EQ(readers.mixed, 0);
  EXPECT_EQ(readers.older, 0);
  std::cout << publications << " publications, " << readers.answers << " answers\n";
  EXPECT_EQ(server.end(SIGTERM), 0);
}

// Killed at any moment, also of what comes after the publication; KilledAtAnyMomentItLeavesAWholeDatabase has fewer rounds.
TEST_F(Publishing, IsWholeWheneverTheIndexerIsKilled) {
  write_round(0);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(index().status, 0);
  const auto whole_run = std::chrono::steady_clock::now() - start;
  std::mt19937 random(17);
  std::uniform_real_distribution<double> share(0, 1.1);
  std::set<std::string> generations;
  const int kills = rounds(20, 500);
  for (int i = 1; i <= kills; ++i) {
    write_round(i);
    Child child(corpus, db, "--quiet");
    std::this_thread::sleep_for(whole_run * share(random));
    child.stop();
    Database published = Database::open_published(db);
    const PublicationInfo info = verify(published, db, true);
    ASSERT_EQ(info.talks, 6) << "after " << i << " kills";
    generations.insert(info.generation);
    if (i % 25 == 0) {
      ASSERT_EQ(index().status, 0) << "the run after " << i << " kills";
    }
  }
  ASSERT_EQ(index().status, 0);
  EXPECT_THAT(left_behind(),
              ElementsAre("plumbline.db", "plumbline.db.cache", "plumbline.db.lock"));
  std::cout << kills << " kills, " << generations.size() << " publications seen between them\n";
}

// What strace tells of the published file, of the one that is to take its place, and of their directory.
class Order {
 public:
  Order(const std::string& db, const std::string& directory) : db_(db), directory_(directory) {}

  void note(const std::string& line) {
    const std::string unfinished = db_ + ".tmp";
    const bool is_of_unfinished = line.find("<" + unfinished + ">") != line.npos;
    if (line.starts_with("fsync(") || line.starts_with("fdatasync(")) {
      if (is_of_unfinished) is_written_ = false;
      if (line.find("<" + directory_ + ">") != line.npos) is_renamed_ = false;
    } else if (line.starts_with("rename(")) {
      if (line.find("\"" + db_ + "\"") == line.npos) return;
      EXPECT_FALSE(is_written_) << "renamed before it was on the disk: " << line;
      is_renamed_ = true;
      ++renames;
    } else {
      is_written_ |= is_of_unfinished;
      EXPECT_EQ(line.find("<" + db_ + ">"), line.npos) << "written in place: " << line;
    }
  }
  bool is_done() const { return !is_written_ && !is_renamed_; }

  int renames = 0;

 private:
  const std::string db_, directory_;
  bool is_written_ = false, is_renamed_ = false;
};

TEST_F(Publishing, BringsTheFileToTheDiskBeforeItTakesThePlaceAndTheNameAfterwards) {
  if (shell("strace -qq -o /dev/null true 2>/dev/null") != 0)
    GTEST_SKIP() << "needs strace, and the right to use it";
  for (int round = 0; round < 3; ++round) {  // anew, and twice by way of a copy of the old one
    write_round(round);
    const Outcome outcome =
        run(corpus + " --db " + db,
            kNoLeakCheck + std::string(" strace -qq -y -s 0 -o ") + (directory / "log") +
                " -e trace=write,pwrite64,writev,ftruncate,sendfile,fsync,fdatasync,rename ");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    Order order(db, directory / "out");
    std::istringstream lines(read_file(directory / "log"));
    for (std::string line; std::getline(lines, line);) order.note(line);
    EXPECT_TRUE(order.is_done());
    EXPECT_GE(order.renames, 1);
  }
}

// Text of any size goes through the children; what the parent keeps is bounded for any collection that there is.
TEST_F(Publishing, TakesBoundedMemory) {
  if (kSanitized) GTEST_SKIP() << "the sanitizer keeps what was freed";
  std::mt19937 random(5);
  const int talks = rounds(300, 2000);
  std::size_t bytes = 0;
  for (int i = 0; i < talks; ++i) {
    std::string text = "---\ntitle: Talk number " + std::to_string(i) +
                       "\nevent: lpc-2023\nkind: talk\nspeakers: [Speaker " +
                       std::to_string(i / 2) +
                       "]\ntopics: [klint]\nsources:\n  - https://lpc.events/\n---\n";
    while (text.size() < 6000) {
      for (int k = 0; k < 12; ++k) text += "word" + std::to_string(random() % 20'000) + " ";
      text += ".\n\n";
    }
    bytes += text.size();
    write_file(corpus + "/talks/lpc-2023/n" + std::to_string(i) + ".md", text);
  }
  const pid_t pid = fork();
  if (pid == 0) {
    execl(program("plumbline-index").c_str(), "plumbline-index", "--quiet", "--keep-going",
          corpus.c_str(), "--db", db.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  ASSERT_EQ(wait4(pid, &status, 0, &usage), pid);
  ASSERT_EQ(status, 0);
  std::cout << talks << " talks, " << bytes / 1024 / 1024
            << " MiB of text: " << usage.ru_maxrss / 1024 << " MiB at most\n";
  EXPECT_LT(usage.ru_maxrss, 512 * 1024);
}

}  // namespace
}  // namespace plumbline

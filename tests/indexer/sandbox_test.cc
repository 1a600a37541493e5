// SPDX-License-Identifier: MIT OR Apache-2.0
// Readers that misbehave in every way, and the files beside theirs, which must not suffer.
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "indexer/sandbox/workers.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/find.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::Each;
using testing::HasSubstr;

Reading say(const Input& input, const std::string& title) {
  Source source;
  source.title = title;
  source.file = input.path;
  return {{source}, {}};
}

// Does what the bytes ask it to do.
Reading misbehave(const Input& input) {
  const std::string_view what = input.bytes;
  if (what == "crash" || (what == "delicate" && !input.careful)) crash();
  if (what == "abort") std::abort();
  if (what == "spin") {
    while (getpid() > 0) {
    }
  }
  if (what == "eat") {
    std::vector<std::string> eaten;
    for (;;) eaten.emplace_back(64 << 20, 'x');
  }
  if (what == "flood") return say(input, std::string(40 << 20, 'x'));
  if (what == "throw") throw std::runtime_error("odd");
  if (what == "fork") return say(input, fork() == 0 ? "child" : "parent");
  if (what == "connect") return say(input, std::to_string(socket(AF_INET, SOCK_STREAM, 0)));
  if (what == "write") {
    std::ofstream file("/tmp/plumbline-sandbox-test");
    return say(input, file && file << "x" << std::flush ? "written" : "refused");
  }
  if (what == "passwd") return say(input, std::ifstream("/etc/passwd") ? "read" : "refused");
  if (what == "nonsense") {
    for (int fd = 3; fd < 32; ++fd) {
      if (::write(fd, std::string(64, '\0').data(), 64) < 0) continue;
    }
  }
  return say(input, "good: " + std::string(what));
}

const KnownFormat kFakes[] = {
    {{"fake", "file of a test", [](const Input&) { return true; }, misbehave}, 1 << 20, ".fake"}};

struct Sandbox : testing::Test {
  Limits limits;
  Sandbox() {
    limits.cpu_seconds = 1;
    limits.wall_seconds = 2;
    limits.memory_bytes = 256 << 20;
  }

  // The title that was read of each, or the problem.
  std::vector<std::string> read(const std::vector<std::string>& contents) {
    Workers workers(kFakes, limits);
    std::vector<Workers::Job> jobs;
    for (const std::string& content : contents)
      jobs.push_back({content + ".fake", content + ".fake", [&content] { return content; }});
    std::vector<std::string> said(contents.size());
    workers.read(jobs, [&](std::size_t job, Recognized result) {
      said[job] = result.reading.sources.empty() ? lines_of(result.reading.problems)
                                                 : result.reading.sources.front().title;
    });
    return said;
  }
};

TEST_F(Sandbox, ReadersThatWereStartedEarlyWaitForTheirFiles) {
  Workers idle(kFakes, limits), workers(kFakes, limits);
  idle.start();
  workers.start();
  workers.start();
  const std::vector<Workers::Job> jobs = {{"a.fake", "a.fake", [] { return std::string("a"); }},
                                          {"b.fake", "b.fake", [] { return std::string("crash"); }},
                                          {"c.fake", "c.fake", [] { return std::string("c"); }}};
  std::vector<std::string> read(jobs.size(), "nothing");
  workers.read(jobs, [&](std::size_t job, const Recognized& result) {
    if (!result.reading.sources.empty()) read[job] = result.reading.sources.front().title;
  });
  EXPECT_THAT(read, testing::ElementsAre("good: a", "nothing", "good: c"));
}

TEST_F(Sandbox, ABadFileIsOneProblemAndTheOthersAreRead) {
  std::vector<std::string> contents = {"crash"};
  for (int i = 0; i < 100; ++i) contents.push_back(std::to_string(i));
  contents.insert(contents.begin() + 50, "abort");
  const std::vector<std::string> said = read(contents);
  EXPECT_THAT(said[0], HasSubstr("crash.fake: crashes its reader (Segmentation fault); "));
  EXPECT_THAT(said[50], HasSubstr("abort.fake: crashes its reader (Aborted)"));
  int good = 0;
  for (std::size_t i = 0; i < said.size(); ++i) good += said[i] == "good: " + contents[i];
  EXPECT_EQ(good, 100);
}

TEST_F(Sandbox, AFileThatCrashesItsReaderIsReadWithCare) {
  EXPECT_THAT(read({"one", "delicate", "crash", "delicate", "two"}),
              testing::ElementsAre("good: one", "good: delicate", HasSubstr("crashes its reader"),
                                   "good: delicate", "good: two"));
}

TEST_F(Sandbox, TellsWhatAReaderUsedTooMuchOf) {
  limits.wall_seconds = 60;
  EXPECT_THAT(read({"spin"})[0], HasSubstr("takes longer than 1 seconds to read"));
  EXPECT_THAT(read({"throw"})[0], HasSubstr("its reader gave up"));
  limits.cpu_seconds = 60;
  EXPECT_THAT(read({"flood"})[0], HasSubstr("gives more than 8 MiB of text"));
  if (!kSanitized) {
    EXPECT_THAT(read({"eat"})[0], HasSubstr("takes more than 256 MiB of memory to read"));
  }
  limits.wall_seconds = 2;
  EXPECT_THAT(read({"spin"})[0], HasSubstr("takes longer than 2 seconds to read"));
}

TEST_F(Sandbox, LetsNothingOut) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer needs what the sandbox forbids";
  EXPECT_THAT(read({"fork"})[0], HasSubstr("what no reader may"));
  EXPECT_THAT(read({"connect"})[0], HasSubstr("what no reader may"));
  EXPECT_EQ(read({"write"})[0], "refused");
  EXPECT_EQ(read({"passwd"})[0], "refused");
}

TEST_F(Sandbox, TakesNoNonsenseForAnAnswer) {
  EXPECT_THAT(read({"good", "nonsense"}), Each(testing::Not("")));
}

TEST_F(Sandbox, AFileThatCannotBeReadIsAProblem) {
  Workers workers(kFakes, limits);
  const Workers::Job job{"x", "x", []() -> std::string { throw SourceError("is gone"); }};
  std::string said;
  workers.read({&job, 1},
               [&](std::size_t, Recognized result) { said = lines_of(result.reading.problems); });
  EXPECT_EQ(said, "x: is gone [left out]\n");
}

TEST_F(Sandbox, ChangesNoReading) {
  const CorpusFiles files = valid_corpus();
  Workers workers(all_formats());
  std::vector<Workers::Job> jobs;
  std::vector<std::string> outside, inside(files.size());
  for (const auto& [name, text] : files) {
    jobs.push_back({name, name, [&text = text] { return text; }});
    outside.push_back(to_bytes(read_input(all_formats(), {name, name, text}).reading));
  }
  workers.read(jobs,
               [&](std::size_t job, Recognized result) { inside[job] = to_bytes(result.reading); });
  EXPECT_EQ(inside, outside);
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// How long it takes to publish a corpus: all of it, after one file has changed (until readers see it, and
// until the whole is published), and where nothing has, beside the bare insertion of the same text into FTS5 with its own tokenizer.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "bench/indexing/corpus.h"
#include "indexer/run.h"
#include "schema/passage_text.h"
#include "schema/sql.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double user_seconds() {
  double sum = 0;
  for (int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    sum += static_cast<double>(usage.ru_utime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
  }
  return sum;
}

// How long `name` took, and what share that is of the first run.
void tell(const char* name, double seconds, double used) {
  static const double kWhole = seconds;
  fmt::print("{:<34}{:7.2f} s {:7.2f} s of processors {:6.2f} of the first\n", name, seconds, used,
             seconds / kWhole);
}

// What a run took, in seconds; `seen` until readers saw the change, 0 where it was not quick.
struct Times {
  double seconds = 0, processors = 0, seen = 0;
  bool same = true;  // what was seen first is what was published in the end
};

Times timed_run(const Options& options) {
  Times times;
  const auto start = Clock::now();
  {
    Workshop workshop(options);
    const double opening = seconds_since(start);
    const Report report = index(options, &workshop);
    if (!report.quick.generation.empty()) {
      times.seen = opening + 1e-3 * report.quick.milliseconds;
      times.same = report.quick.generation == report.published->generation;
    }
  }
  times.seconds = seconds_since(start);
  times.processors = user_seconds();
  return times;
}

// A run as `plumbline-index` makes one: a process of its own, with what the cache beside the database has.
void run(const char* name, const Options& options) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    int status = EXIT_FAILURE;
    try {
      const Times times = timed_run(options);
      const ssize_t written = write(ends[1], &times, sizeof times);
      if (written == static_cast<ssize_t>(sizeof times)) status = EXIT_SUCCESS;
    } catch (const std::exception& error) {
      fmt::print(stderr, "indexing: {}\n", error.what());
    }
    _exit(status);
  }
  close(ends[1]);
  Times times;
  const ssize_t got = child < 0 ? -1 : read(ends[0], &times, sizeof times);
  close(ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  if (got != static_cast<ssize_t>(sizeof times)) throw std::runtime_error("a run has failed");
  if (times.seen > 0) tell("  seen by readers after", times.seen, 0);
  tell(name, times.seconds, times.processors);
  if (!times.same)
    throw std::runtime_error("what was seen first is not what was published in the end");
}

// The text of all passages into a fresh table of FTS5, in one transaction: five columns, FTS5's own tokenizer
// (unicode61), its own copy of the text. Reading the passages, which are packed, does not count.
void insert_bare(const std::string& db, const std::string& bare) {
  Database from = Database::open_published(db);
  Database to = Database::create(bare);
  std::vector<PassageText> passages;
  Statement rows = from.prepare(sql::k_list_passages);
  while (rows.step()) passages.emplace_back(rows);
  to.execute("CREATE VIRTUAL TABLE t USING fts5 (title, names, topics, heading, body)");
  const double used = user_seconds();
  const auto start = Clock::now();
  Transaction transaction(to);
  Statement insert = to.prepare("INSERT INTO t VALUES (:0, :1, :2, :3, :4)");
  constexpr const char* kNames[] = {":0", ":1", ":2", ":3", ":4"};
  for (const PassageText& passage : passages) {
    for (std::size_t i = 0; i < PassageText::kColumns; ++i)
      insert.bind(kNames[i], passage.columns[i]);
    insert.run();
    insert.reset();
  }
  transaction.commit();
  tell("bare insertion into FTS5", seconds_since(start), user_seconds() - used);
}

int measure(const CorpusSize& size, const fs::path& directory) {
  const fs::path corpus = directory / "corpus";
  const std::vector<fs::path> talks = write_corpus(corpus, size);
  Options options;
  options.sources = {corpus.string()};
  options.db = (directory / "bench.db").string();
  options.quiet = true;
  run("everything, for the first time", options);
  insert_bare(options.db, (directory / "bare.db").string());
  append_sentence(talks[talks.size() / 2], "zyzzyva");
  run("one file changed", options);
  run("nothing changed", options);
  return 0;
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  CLI::App app("Measures how long it takes to publish a generated corpus.");
  plumbline::bench::CorpusSize size;
  std::string keep;
  app.add_option("--talks", size.talks, "number of talks")->check(CLI::Range(1, 1000000));
  app.add_option("--words", size.words, "words of each talk")->check(CLI::Range(1, 100000));
  app.add_option("--in", keep, "an empty directory to work in, which stays");
  CLI11_PARSE(app, argc, argv);
  try {
    std::string pattern = (fs::temp_directory_path() / "plumbline-bench-XXXXXX").string();
    if (keep.empty() && !::mkdtemp(pattern.data()))
      throw std::runtime_error("no directory " + pattern);
    const int status = plumbline::bench::measure(size, keep.empty() ? pattern : keep);
    if (keep.empty()) fs::remove_all(pattern);
    return status;
  } catch (const std::exception& error) {
    fmt::print(stderr, "indexing: {}\n", error.what());
    return 1;
  }
}

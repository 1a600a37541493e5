// SPDX-License-Identifier: MIT OR Apache-2.0
// corrections: time and memory of finding the nearest words in a large vocabulary, beside two peers.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "bench/corrections/deletions.h"
#include "bench/corrections/letter_scan.h"
#include "bench/corrections/words.h"
#include "bench/support/misspell.h"
#include "bench/support/stopwatch.h"
#include "server/search/spelling.h"
#include "server/search/vocabulary.h"

namespace plumbline::bench {
namespace {
constexpr std::size_t kCandidates = 6;

struct Options {
  std::vector<std::string> directories;
  std::size_t words = 500000;
  int queries = 2000;
  unsigned seed = 1;
};

struct Slip {
  std::string meant, typed;
};

std::vector<Slip> slips(const Words& words, int count, int edits, std::mt19937* random) {
  std::vector<Slip> out;
  while (out.size() < static_cast<std::size_t>(count)) {
    const std::string& meant = words[draw(words, random)].first;
    std::string typed = misspelt(meant, edits, random);
    const bool known =
        std::binary_search(words.begin(), words.end(), std::make_pair(typed, std::int64_t{0}),
                           [](const auto& a, const auto& b) { return a.first < b.first; });
    if (!known && allowed_edits(typed) >= edits) out.push_back({meant, std::move(typed)});
  }
  return out;
}

// One row of the table. nearest(word, edits) gives words, the best first.
template <class Nearest>
void measure(const std::string& name, double build_ms, std::size_t bytes,
             const std::vector<Slip>& all, Nearest nearest) {
  std::vector<double> times;
  int first = 0;
  for (const Slip& slip : all) {
    const Stopwatch watch;
    const std::vector<std::string> found = nearest(slip.typed, allowed_edits(slip.typed));
    times.push_back(watch.ms());
    first += !found.empty() && found[0] == slip.meant;
  }
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const auto share = [&](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<12} {:>8.0f} {:>8.1f} {:>9.3f} {:>9.3f} {:>9.3f} {:>9.3f} {:>8.1f} %\n", name,
             build_ms, static_cast<double>(bytes) / 1e6, sum / static_cast<double>(times.size()),
             share(0.5), share(0.99), times.back(),
             100.0 * first / static_cast<double>(all.size()));
}

int compare(const Options& options) {
  std::mt19937 random(options.seed);
  const Words words = make_words(options.directories, options.words, &random);
  fmt::print("{} words\n", words.size());
  for (const int edits : {1, 2}) {
    const std::vector<Slip> all = slips(words, options.queries, edits, &random);
    fmt::print("\n{} words with {} slip{}\n{:<12} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>10}\n",
               all.size(), edits, edits > 1 ? "s" : "", "", "build ms", "MB", "mean ms", "median",
               "p99", "worst", "right first");
    Stopwatch watch;
    const LetterScan scan(words);
    double built = watch.ms();
    measure("scan", built, scan.bytes(), all, [&](const std::string& word, int limit) {
      return scan.nearest(word, limit, kCandidates);
    });
    watch = {};
    const Deletions deletions(words);
    built = watch.ms();
    measure("deletions", built, deletions.bytes(), all, [&](const std::string& word, int limit) {
      return deletions.nearest(word, limit, kCandidates);
    });
    Words copy = words;
    watch = {};
    const Vocabulary vocabulary(std::move(copy));
    built = watch.ms();
    measure("plumbline", built, vocabulary.bytes(), all, [&](const std::string& word, int limit) {
      std::vector<std::string> out;
      for (auto& near : vocabulary.nearest(word, limit, kCandidates))
        out.push_back(std::move(near.text));
      return out;
    });
  }
  return 0;
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  using namespace plumbline::bench;
  CLI::App app("Measures how long it takes to find the words nearest to a misspelt one.",
               "corrections");
  Options options;
  app.add_option("DIRECTORY", options.directories,
                 "texts (.md, .txt, .vtt) whose words are the vocabulary")
      ->required();
  app.add_option("--words", options.words, "made-up words are added until there are so many")
      ->capture_default_str();
  app.add_option("--queries", options.queries, "misspelt words to look up")->capture_default_str();
  app.add_option("--seed", options.seed, "of the made-up words and the slips")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return compare(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "corrections: {}\n", error.what());
    return 1;
  }
}

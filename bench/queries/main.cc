// SPDX-License-Identifier: MIT OR Apache-2.0
// queries: puts generated queries to a published corpus, in one thread, and tells how long they take. It ends
// with status 1 where one errs or an answer breaks a promise.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "bench/queries/answers.h"
#include "bench/queries/check.h"
#include "bench/queries/generate.h"
#include "bench/support/stopwatch.h"
#include "server/search/collection.h"

namespace plumbline::bench {
namespace {

struct Options {
  std::string db, answers, ask;
  int queries = 100000, slowest = 10, most_ms = 0;
  unsigned seed = 1;
  bool thorough = false;
};

struct Timed {
  double ms;
  SearchRequest request;
};

std::string printable(const SearchRequest& request) {
  std::string text = "q=";
  for (const char c : request.q) {
    text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  for (const auto& [name, values] : request.filters) {
    for (const std::string& value : values) text += " &" + name + "=" + value;
  }
  return text + fmt::format(" &limit={}{}", request.limit, request.correct ? "" : " &fuzzy=off");
}

void print_times(std::vector<Timed>* all, int slowest) {
  std::sort(all->begin(), all->end(), [](const Timed& a, const Timed& b) { return a.ms < b.ms; });
  double sum = 0;
  for (const Timed& timed : *all) sum += timed.ms;
  fmt::print("{} queries, mean {:.2f} ms", all->size(), sum / static_cast<double>(all->size()));
  for (const double part : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto i = static_cast<std::size_t>(part * static_cast<double>(all->size() - 1));
    fmt::print(", {:g} % {:.2f}", 100 * part, (*all)[i].ms);
  }
  fmt::print("\n");
  for (int i = 1; i <= slowest && i <= static_cast<int>(all->size()); ++i) {
    const Timed& timed = (*all)[all->size() - static_cast<std::size_t>(i)];
    fmt::print("{:8.2f} ms  {}\n", timed.ms, printable(timed.request));
  }
}

// The lines of a file, or generated ones.
std::vector<SearchRequest> requests_of(const Options& options, const Catalog& catalog,
                                       Database& db) {
  std::vector<SearchRequest> requests;
  if (!options.ask.empty()) {
    std::ifstream file(options.ask);
    for (std::string line; std::getline(file, line);) requests.emplace_back().q = line;
    return requests;
  }
  QueryGenerator generator(catalog, db, options.seed);
  for (int i = 0; i < options.queries; ++i) requests.push_back(generator.next());
  return requests;
}

int ask_all(const Options& options) {
  Collection collection(options.db);
  auto db = collection.connect();
  std::vector<Timed> all;
  std::ofstream answers(options.answers);
  int errors = 0, broken = 0;
  for (SearchRequest& request : requests_of(options, collection.catalog(), *db)) {
    try {
      const Stopwatch watch;
      const SearchResults results = search(collection.catalog(), *db, request);
      const double took = watch.ms();
      for (const std::string& sentence :
           broken_promises(collection.catalog(), *db, request, results, options.thorough)) {
        if (++broken <= 50) fmt::print("broken: {}: {}\n", sentence, printable(request));
      }
      if (answers.is_open())
        answers << printable(request) << '\n' << printed(collection.catalog(), results);
      all.push_back({took, std::move(request)});
    } catch (const std::exception& error) {
      fmt::print("error: {}: {}\n", error.what(), printable(request));
      ++errors;
    }
  }
  if (!all.empty()) print_times(&all, options.slowest);
  fmt::print("{} errors, {} broken promises\n", errors, broken);
  const bool slow = options.most_ms > 0 && !all.empty() && all.back().ms > options.most_ms;
  return errors > 0 || broken > 0 || slow ? 1 : 0;
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  using namespace plumbline::bench;
  CLI::App app("Puts generated queries of every kind to a corpus and tells how long they take.",
               "queries");
  Options options;
  app.add_option("DB", options.db, "published corpus")->required();
  app.add_option("--queries", options.queries, "how many")->capture_default_str();
  app.add_option("--ask", options.ask, "file with a query a line, instead of generated ones")
      ->check(CLI::ExistingFile);
  app.add_option("--seed", options.seed, "the same gives the same queries")->capture_default_str();
  app.add_option("--slowest", options.slowest, "how many of the slowest are listed")
      ->capture_default_str();
  app.add_option("--most-ms", options.most_ms,
                 "status 1 also where one takes longer; 0 for no limit")
      ->capture_default_str();
  app.add_option("--answers", options.answers,
                 "file for all answers as text, for comparing two programs");
  app.add_flag("--thorough", options.thorough,
               "also asks whether pages, suggestions and “understood” keep their word; slower");
  CLI11_PARSE(app, argc, argv);
  try {
    return ask_all(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "queries: {}\n", error.what());
    return 1;
  }
}

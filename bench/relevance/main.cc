// SPDX-License-Identifier: MIT OR Apache-2.0
// relevance: how well the product's search ranks, on judged collections, beside plain FTS5 and beside the
// last recorded run. docs/relevance.md tells how to read its table.
#include <fmt/format.h>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "bench/relevance/measures.h"
#include "bench/relevance/systems.h"
#include "bench/relevance/tune.h"
#include "schema/error.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> collections, set, tune;
  std::string corpus_db, runs, recorded, part = "tune";
  bool record = false, failures = false;
  std::size_t queries = 300;
};

struct Run {
  std::string collection, system;
  std::vector<std::vector<std::string>> rankings;  // of each query
  std::vector<Scores> scores;
  double ms_per_query = 0, ms_slowest = 0;
};

template <class System>
Run run(const Collection& collection, const std::string& name, System& system) {
  Run out = {collection.name, name, {}, {}, 0, 0};
  for (const JudgedQuery& query : collection.queries) {
    const auto start = std::chrono::steady_clock::now();
    out.rankings.push_back(system.rank(query.text));
    const double ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    out.ms_per_query += ms / static_cast<double>(collection.queries.size());
    out.ms_slowest = std::max(out.ms_slowest, ms);
    out.scores.push_back(measure(out.rankings.back(), query.grades));
  }
  return out;
}

// https://trec.nist.gov: query Q0 document rank score tag
void write_trec_run(const Collection& collection, const Run& run, const std::string& directory) {
  fs::create_directories(directory);
  std::ofstream file(directory + "/" + run.collection + "." + run.system + ".run");
  for (std::size_t i = 0; i < run.rankings.size(); ++i) {
    for (std::size_t rank = 0; rank < run.rankings[i].size(); ++rank) {
      file << collection.queries[i].id << " Q0 " << run.rankings[i][rank] << ' ' << rank + 1 << ' '
           << kDepth - static_cast<int>(rank) << ' ' << run.system << '\n';
    }
  }
}

// The recorded run: lines "collection query nDCG@10 MAP ...".
using Recorded = std::map<std::pair<std::string, std::string>, Scores>;

Recorded read_recorded(const std::string& path) {
  Recorded recorded;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string collection, query;
    Scores scores{};
    fields >> collection >> query;
    for (double& score : scores) fields >> score;
    if (fields) recorded[{collection, query}] = scores;
  }
  return recorded;
}

void write_recorded(const std::string& path, const Recorded& recorded) {
  std::ofstream file(path);
  for (const auto& [key, scores] : recorded) {
    file << key.first << '\t' << key.second;
    for (const double score : scores) file << '\t' << fmt::format("{:.4f}", score);
    file << '\n';
  }
}

void print_row(const Run& run, const std::vector<Scores>* base) {
  const Scores means = mean(run.scores);
  std::string line = fmt::format("{:<18} {:<10}", run.collection, run.system);
  for (std::size_t m = 0; m < kMeasures; ++m) line += fmt::format(" {:>9.4f}", means[m]);
  line += fmt::format("  {:>6.2f} {:>7.2f}", run.ms_per_query, run.ms_slowest);
  if (base) {
    const Scores before = mean(*base);
    for (const Measure m : {kNdcg10, kMap}) {
      line += fmt::format("  {:+6.1f} % (p {:.4f})", 100 * (means[m] / before[m] - 1),
                          significance(run.scores, *base, m));
    }
  }
  fmt::print("{}\n", line);
}

void print_header() {
  std::string line = fmt::format("{:<18} {:<10}", "collection", "system");
  for (const std::string_view name : kMeasureNames) line += fmt::format(" {:>9}", name);
  fmt::print("{}      ms slowest  nDCG@10 and MAP against the row's base\n", line);
}

// Of our own set: the share of queries with a right first answer, and with one among three, by kind.
void print_kinds(const Collection& collection, const Run& run) {
  std::map<std::string, std::array<int, 3>> kinds;  // queries, right at 1, right among 3
  for (std::size_t i = 0; i < run.scores.size(); ++i) {
    for (const std::string& kind : {collection.queries[i].kind, std::string("all")}) {
      auto& [queries, first, three] = kinds[kind];
      ++queries;
      first += run.scores[i][kMrr] == 1;
      three += run.scores[i][kMrr] > 0.3;
    }
  }
  for (const auto& [kind, counts] : kinds) {
    fmt::print("  {:<12} {:>4} queries  success@1 {:.3f}  success@3 {:.3f}\n", kind, counts[0],
               static_cast<double>(counts[1]) / counts[0],
               static_cast<double>(counts[2]) / counts[0]);
  }
}

void print_failures(const Collection& collection, const Run& run) {
  for (std::size_t i = 0; i < run.scores.size(); ++i) {
    if (run.scores[i][kMrr] == 1) continue;
    const auto& ranking = run.rankings[i];
    fmt::print("  {} {} “{}” gives {}\n", collection.queries[i].id, collection.queries[i].kind,
               collection.queries[i].text, ranking.empty() ? "nothing" : ranking[0]);
  }
}

std::vector<Scores> recorded_scores(const Collection& collection, const Run& run,
                                    const Recorded& recorded) {
  std::vector<Scores> scores;
  for (const JudgedQuery& query : collection.queries) {
    const auto found = recorded.find({run.collection, query.id});
    if (found == recorded.end()) return {};
    scores.push_back(found->second);
  }
  return scores;
}

struct Change {
  double ndcg = 0, map = 0;  // relative, against plain FTS5
};

Change compare(const Collection& collection, Product& product, PlainFts5& plain,
               const Options& options, Recorded* recorded) {
  const Run base = run(collection, "fts5", plain);
  const Run ours = run(collection, "plumbline", product);
  print_row(base, nullptr);
  print_row(ours, &base.scores);
  if (const auto before = recorded_scores(collection, ours, *recorded); !before.empty()) {
    Run last = ours;
    last.system = "recorded";
    last.scores = before;
    print_row(last, nullptr);
    fmt::print("{:<29} against the recorded run: nDCG@10 {:+.4f} (p {:.4f})\n", "",
               mean(ours.scores)[kNdcg10] - mean(before)[kNdcg10],
               significance(ours.scores, before, kNdcg10));
  }
  if (!collection.queries[0].kind.empty()) print_kinds(collection, ours);
  if (options.failures) print_failures(collection, ours);
  if (!options.runs.empty()) {
    write_trec_run(collection, base, options.runs);
    write_trec_run(collection, ours, options.runs);
  }
  for (std::size_t i = 0; i < ours.scores.size(); ++i) {
    (*recorded)[{ours.collection, collection.queries[i].id}] = ours.scores[i];
  }
  const Scores a = mean(ours.scores), b = mean(base.scores);
  return {a[kNdcg10] / b[kNdcg10] - 1, a[kMap] / b[kMap] - 1};
}

Change compare_collection(const std::string& directory, const Options& options,
                          const std::string& scratch, Recorded* recorded) {
  const Collection collection = read_collection(directory, options.part);
  if (collection.queries.empty()) throw Error(directory + " has no judged queries");
  if (collection.documents.empty()) {
    if (options.corpus_db.empty())
      throw Error(directory + " has no corpus.jsonl; name the database of its corpus with --db");
    Product product(options.corpus_db);
    PlainFts5 plain(documents_of(product.collection()));
    return compare(collection, product, plain, options, recorded);
  }
  Product product(collection.documents, scratch + "/" + collection.name + ".db");
  PlainFts5 plain(collection.documents);
  return compare(collection, product, plain, options, recorded);
}

int compare_all(const Options& options) {
  const std::string scratch =
      (fs::temp_directory_path() / fmt::format("plumbline-relevance-{}", ::getpid())).string();
  fs::create_directories(scratch);
  for (const std::string& text : options.set) {
    const Trial trial = parse_trial(text);
    set_weight(trial.weight, trial.values[0]);
  }
  if (!options.tune.empty()) {
    std::vector<Trial> trials;
    for (const std::string& text : options.tune) trials.push_back(parse_trial(text));
    tune(options.collections, trials, options.corpus_db, options.part, options.queries, scratch);
    fs::remove_all(scratch);
    return 0;
  }
  Recorded recorded = read_recorded(options.recorded);
  print_header();
  Change sum;
  for (const std::string& directory : options.collections) {
    const Change change = compare_collection(directory, options, scratch, &recorded);
    sum.ndcg += change.ndcg;
    sum.map += change.map;
  }
  const auto count = static_cast<double>(options.collections.size());
  fmt::print("mean change against plain FTS5: nDCG@10 {:+.1f} %, MAP {:+.1f} %\n",
             100 * sum.ndcg / count, 100 * sum.map / count);
  if (options.record) write_recorded(options.recorded, recorded);
  fs::remove_all(scratch);
  return 0;
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  using namespace plumbline::bench;
  CLI::App app("Measures the ranking of search on judged collections, against plain FTS5.",
               "relevance");
  Options options;
  app.add_option("COLLECTION", options.collections,
                 "directories with corpus.jsonl, queries.jsonl and qrels.tsv")
      ->required();
  app.add_option("--db", options.corpus_db,
                 "published corpus, for a collection without corpus.jsonl");
  app.add_option("--part", options.part, "of a set that has parts: tune, final, final2 or all")
      ->capture_default_str();
  app.add_option("--runs", options.runs, "writes TREC run files into this directory");
  app.add_option("--recorded", options.recorded, "the last recorded run, to compare with");
  app.add_flag("--record", options.record, "replaces the recorded run with this one");
  app.add_option("--set", options.set, "weight=value: another value of a weight for this run");
  app.add_option("--tune", options.tune,
                 "weight=value,value,...: compares these values; several: all combinations");
  app.add_option("--queries", options.queries, "of a collection, for --tune")
      ->capture_default_str();
  app.add_flag("--failures", options.failures, "lists queries whose first answer is wrong");
  CLI11_PARSE(app, argc, argv);
  try {
    return compare_all(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "relevance: {}\n", error.what());
    return 1;
  }
}

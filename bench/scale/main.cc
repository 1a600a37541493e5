// SPDX-License-Identifier: MIT OR Apache-2.0
// scale: makes queries of a published archive, class by class, and tells how long our search and its peers take
// for them, and whether ours still shows the ten that exact ranking has. What it prints are lines of fields
// divided by tabs, which script/bench puts into bench/RESULTS.md:
//
//   latency  SYSTEM  CLASS  QUERIES  MEAN  P50  P95  P99  MOST    in milliseconds of the processor
//   build    SYSTEM  SECONDS  BYTES                              seconds of the processor
//   overlap  CLASS  MEAN  WORST                                  of the ten best, with the answers of --against
//   load     SECONDS  RESIDENT                                   opening our database; bytes
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "bench/scale/ours.h"
#include "bench/scale/peer.h"
#include "bench/scale/queries.h"
#include "bench/support/stopwatch.h"

namespace plumbline::bench {
namespace {

struct Options {
  std::string db, queries, peer_directory, answers, against, passages;
  std::vector<std::string> peers, classes;
  std::size_t count = 200;
  unsigned seed = 1;
  bool make = false, build = false, skip_ours = false, warm = true;
};

void print_latency(const std::string& system, const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const auto at = [&](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1) + 0.5)];
  };
  fmt::print("latency\t{}\t{}\t{}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\n", system, name,
             times.size(), sum / static_cast<double>(times.size()), at(0.5), at(0.95), at(0.99),
             times.back());
  std::fflush(stdout);
}

// Times `ask` for each query, which returns false where the class is not offered. Once before the clock runs, so
// that all systems find their pages in memory.
void time_class(const Options& options, const std::string& system, const std::string& name,
                const std::vector<std::string>& list,
                const std::function<bool(const std::string&)>& ask) {
  std::vector<double> times;
  for (const std::string& query : list) {
    if (options.warm && !ask(query)) return;
    const Stopwatch watch;
    if (!ask(query)) return;
    times.push_back(watch.ms());
  }
  if (!times.empty()) print_latency(system, name, std::move(times));
}

bool wanted(const Options& options, const std::string& name) {
  return options.classes.empty() ||
         std::find(options.classes.begin(), options.classes.end(), name) != options.classes.end();
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void print_overlap(const std::string& name, const std::vector<std::string>& list,
                   const Answers& ours, const Answers& exact) {
  double sum = 0, worst = 1;
  std::size_t compared = 0;
  for (const std::string& query : list) {
    const auto found = exact.find(name + "\t" + query);
    if (found == exact.end()) continue;
    const double share = overlap(ours.at(found->first), found->second);
    sum += share;
    worst = std::min(worst, share);
    ++compared;
  }
  if (compared > 0)
    fmt::print("overlap\t{}\t{:.4f}\t{:.2f}\n", name, sum / static_cast<double>(compared), worst);
}

void measure_ours(const Options& options, const Queries& queries) {
  const std::size_t before = resident_bytes();
  const Stopwatch watch;
  Collection collection(options.db, 1);
  auto db = collection.connect();
  fmt::print("load\t{:.3f}\t{}\n", watch.ms() / 1000, resident_bytes() - before);
  Answers answers;
  const Answers exact = options.against.empty() ? Answers{} : read_answers(options.against);
  for (const auto& [name, list] : queries) {
    if (!wanted(options, name)) continue;
    time_class(options, "Plumbline", name, list, [&](const std::string& query) {
      answers[name + "\t" + query] = answer(collection, *db, name, query);
      return true;
    });
    print_overlap(name, list, answers, exact);
  }
  if (!options.answers.empty()) write_answers(answers, options.answers);
}

std::unique_ptr<Peer> peer_named(const std::string& name, const std::string& directory) {
  if (name == "fts5") return make_fts5(directory);
  if (name == "xapian") return make_xapian(directory);
  if (name == "groonga") return make_groonga(directory);
  throw Error("no peer '" + name + "'; there are fts5, xapian and groonga");
}

void measure_peer(const Options& options, const std::string& which, const Queries& queries) {
  std::filesystem::create_directories(options.peer_directory);
  const auto peer = peer_named(which, options.peer_directory);
  if (options.build || !peer->open()) {
    Database archive = Database::open_published(options.db);
    const Stopwatch watch;
    peer->build(archive);
    fmt::print("build\t{}\t{:.1f}\t{}\n", peer->name(), watch.ms() / 1000, peer->bytes());
    if (!peer->open()) throw Error(peer->name() + " cannot open what it made");
  }
  for (const auto& [name, list] : queries) {
    if (!wanted(options, name)) continue;
    time_class(options, peer->name(), name, list, [&, &name = name](const std::string& query) {
      return peer->answer(name, query).has_value();
    });
  }
}

// For peers that are other programs: a passage a line, the columns of kPassageRows divided by tabs.
void write_passages(const Options& options) {
  Database archive = Database::open_published(options.db);
  std::ofstream file(options.passages);
  for (Statement rows = archive.prepare(kPassageRows); rows.step(); file << '\n') {
    file << rows.integer(0);
    for (int column = 1; column < 7; ++column) {
      std::string text = rows.text(column);
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
      file << '\t' << text;
    }
  }
  if (!file.flush()) throw Error(options.passages + " cannot be written");
}

void run(const Options& options) {
  if (!options.passages.empty()) return write_passages(options);
  if (options.make) {
    Database db = Database::open_published(options.db);
    write_queries(make_queries(db, options.count, options.seed), options.queries);
    return;
  }
  const Queries queries = read_queries(options.queries);
  if (!options.skip_ours) measure_ours(options, queries);
  for (const std::string& peer : options.peers) measure_peer(options, peer, queries);
}
}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  using namespace plumbline::bench;
  CLI::App app(
      "Measures queries of a published archive, class by class, beside other search engines.",
      "scale");
  Options options;
  app.add_option("DB", options.db, "published archive")->required()->check(CLI::ExistingFile);
  app.add_option("--queries", options.queries, "how the names of the files with queries begin");
  app.add_flag("--make", options.make, "makes these files and measures nothing");
  app.add_option("--count", options.count, "of each class, with --make")->capture_default_str();
  app.add_option("--seed", options.seed, "with --make: the same gives the same")
      ->capture_default_str();
  app.add_option("--class", options.classes, "only these classes");
  app.add_option("--peer", options.peers, "fts5, xapian, groonga");
  app.add_option("--peer-dir", options.peer_directory, "where peers keep their files");
  app.add_flag("--build", options.build, "indexes for the peers anew");
  app.add_flag("--skip-ours", options.skip_ours, "measures the peers alone");
  app.add_flag("!--cold", options.warm, "asks each query once only");
  app.add_option("--export", options.passages,
                 "writes all passages to this file, for other programs, and measures nothing");
  app.add_option("--answers", options.answers, "file for our ten best of each query");
  app.add_option("--against", options.against,
                 "such a file of exact ranking: tells how many of its ten best ours still have");
  CLI11_PARSE(app, argc, argv);
  try {
    run(options);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "scale: {}\n", error.what());
    return 1;
  }
}

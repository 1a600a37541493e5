// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/relevance/tune.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "bench/relevance/measures.h"
#include "bench/relevance/systems.h"
#include "schema/error.h"
#include "server/search/weights.h"

namespace plumbline::bench {
namespace {

struct Change {
  double ndcg, map;  // relative, against plain FTS5
  double worth() const { return ndcg + map; }
};

// A collection that stays open while weights change.
struct Bed {
  Collection collection;
  std::unique_ptr<Product> product;
  Scores base;

  Change change() {
    std::vector<Scores> scores;
    for (const JudgedQuery& query : collection.queries)
      scores.push_back(measure(product->rank(query.text), query.grades));
    const Scores means = mean(scores);
    return {means[kNdcg10] / base[kNdcg10] - 1, means[kMap] / base[kMap] - 1};
  }
};

void thin_out(std::vector<JudgedQuery>* queries, std::size_t count) {
  if (queries->size() <= count) return;
  std::vector<JudgedQuery> kept;
  for (std::size_t i = 0; i < count; ++i)
    kept.push_back(std::move((*queries)[i * queries->size() / count]));
  *queries = std::move(kept);
}

Bed make_bed(const std::string& directory, const std::string& corpus_db, const std::string& part,
             std::size_t queries, const std::string& scratch) {
  Bed bed = {read_collection(directory, part), nullptr, {}};
  thin_out(&bed.collection.queries, queries);
  const bool own = bed.collection.documents.empty();
  bed.product = own ? std::make_unique<Product>(corpus_db)
                    : std::make_unique<Product>(bed.collection.documents,
                                                scratch + "/" + bed.collection.name + ".db");
  PlainFts5 plain(own ? documents_of(bed.product->collection()) : bed.collection.documents);
  std::vector<Scores> scores;
  for (const JudgedQuery& query : bed.collection.queries)
    scores.push_back(measure(plain.rank(query.text), query.grades));
  bed.base = mean(scores);
  return bed;
}

void print_row(const std::string& label, const std::vector<Change>& changes) {
  std::string line = fmt::format("{:<34}", label);
  Change sum{};
  for (const Change& change : changes) {
    line += fmt::format("  {:+6.1f} {:+6.1f}", 100 * change.ndcg, 100 * change.map);
    sum.ndcg += change.ndcg / static_cast<double>(changes.size());
    sum.map += change.map / static_cast<double>(changes.size());
  }
  fmt::print("{}  | {:+5.2f} {:+5.2f}\n", line, 100 * sum.ndcg, 100 * sum.map);
}

// The row that is best on all collections but one.
std::size_t best_without(const std::vector<std::vector<Change>>& rows, std::size_t left_out) {
  const auto worth = [&](const std::vector<Change>& row) {
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) sum += i == left_out ? 0 : row[i].worth();
    return sum;
  };
  return static_cast<std::size_t>(
      std::max_element(rows.begin(), rows.end(),
                       [&](const auto& a, const auto& b) { return worth(a) < worth(b); }) -
      rows.begin());
}

// All combinations of values, as lists of values in the order of the trials.
std::vector<std::vector<double>> combinations(const std::vector<Trial>& trials) {
  std::vector<std::vector<double>> out = {{}};
  for (const Trial& trial : trials) {
    std::vector<std::vector<double>> next;
    for (const auto& chosen : out) {
      for (const double value : trial.values) {
        next.push_back(chosen);
        next.back().push_back(value);
      }
    }
    out = std::move(next);
  }
  return out;
}
}  // namespace

Trial parse_trial(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos) throw Error("“" + text + "” is not weight=value,value");
  Trial trial = {text.substr(0, equals), {}};
  std::istringstream values(text.substr(equals + 1));
  for (std::string value; std::getline(values, value, ',');) {
    std::size_t used = 0;
    try {
      trial.values.push_back(std::stod(value, &used));
    } catch (const std::exception&) {
    }
    if (used == 0 || used != value.size()) throw Error("“" + value + "” is not a number");
  }
  if (trial.values.empty()) throw Error("“" + text + "” has no value");
  return trial;
}

void set_weight(const std::string& name, double value) {
  for (const auto& [known, weight] : weights::kAll) {
    if (known == name) {
      *weight = value;
      return;
    }
  }
  throw Error("no weight " + name + " in server/search/weights.h");
}

void tune(const std::vector<std::string>& directories, const std::vector<Trial>& trials,
          const std::string& corpus_db, const std::string& part, std::size_t queries,
          const std::string& scratch) {
  std::vector<Bed> beds;
  std::string header = fmt::format("{:<34}", "change of nDCG@10 and MAP, %");
  for (const std::string& directory : directories) {
    beds.push_back(make_bed(directory, corpus_db, part, queries, scratch));
    header += fmt::format("  {:>13.13}", beds.back().collection.name);
  }
  fmt::print("{}  | mean\n", header);
  std::vector<std::vector<Change>> rows;
  for (const std::vector<double>& values : combinations(trials)) {
    std::string label;
    for (std::size_t i = 0; i < trials.size(); ++i) {
      set_weight(trials[i].weight, values[i]);
      label += fmt::format("{}{}={:g}", i ? " " : "", trials[i].weight, values[i]);
    }
    rows.emplace_back();
    for (Bed& bed : beds) rows.back().push_back(bed.change());
    print_row(label, rows.back());
    std::fflush(stdout);
  }
  std::vector<Change> held_out;
  for (std::size_t i = 0; i < beds.size(); ++i) held_out.push_back(rows[best_without(rows, i)][i]);
  print_row("chosen on the other collections", held_out);
}

}  // namespace plumbline::bench

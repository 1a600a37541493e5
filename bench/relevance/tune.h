// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/relevance/tune.h: what a weight of server/search/weights.h does to the ranking, value by value and
// collection by collection, with leave-one-out cross-validation, so that nothing is fitted to one set.
#pragma once

#include <string>
#include <vector>

namespace plumbline::bench {

// "kFeedback" and the values to try.
struct Trial {
  std::string weight;
  std::vector<double> values;
};

// "kFeedback=0.4,0.5,0.6". Throws Error for an unknown weight or a value that is no number.
Trial parse_trial(const std::string& text);

// Sets a weight. Throws Error for an unknown one.
void set_weight(const std::string& name, double value);

// Prints a row for each value (of several trials: each combination), a column for each collection with the
// change of nDCG@10 and MAP against plain FTS5, and what choosing on all other collections gives on each.
// Of a collection at most `queries` queries are asked, evenly chosen. `corpus_db` and `part` are as for the comparison.
void tune(const std::vector<std::string>& directories, const std::vector<Trial>& trials,
          const std::string& corpus_db, const std::string& part, std::size_t queries,
          const std::string& scratch);

}  // namespace plumbline::bench

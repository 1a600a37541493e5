// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/relevance/measures.h: how good a ranking is, as trec_eval counts it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::bench {

enum Measure { kNdcg10, kMap, kMrr, kSuccess1, kRecall100, kMeasures };
inline constexpr std::array<std::string_view, kMeasures> kMeasureNames = {
    "nDCG@10", "MAP", "MRR", "success@1", "recall@100"};

using Scores = std::array<double, kMeasures>;  // each 0 to 1

// Of one query. Gain is the grade, discount log2(rank + 1); MAP over at most 1,000 ranks.
Scores measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades);

Scores mean(const std::vector<Scores>& scores);

// Two-sided p of a paired randomization test on one measure (Smucker, Allan and Carterette 2007): how often
// a random exchange of the two systems' scores gives as large a difference of means. 10,000 rounds, always
// the same ones.
double significance(const std::vector<Scores>& a, const std::vector<Scores>& b, Measure which);

}  // namespace plumbline::bench

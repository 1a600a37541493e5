// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/relevance/measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace plumbline::bench {
namespace {
double discount(std::size_t rank) {
  return 1 / std::log2(static_cast<double>(rank) + 2);
}  // rank from 0

double ideal_gain(const std::map<std::string, int>& grades, std::size_t depth) {
  std::vector<int> sorted;
  for (const auto& [document, grade] : grades) sorted.push_back(grade);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(depth, sorted.size()); ++i) gain += sorted[i] * discount(i);
  return gain;
}
}  // namespace

Scores measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades) {
  Scores scores{};
  const auto relevant = static_cast<double>(grades.size());
  double gain = 0, precisions = 0, found = 0, found_100 = 0;
  for (std::size_t rank = 0; rank < std::min<std::size_t>(ranking.size(), 1000); ++rank) {
    const auto judged = grades.find(ranking[rank]);
    if (judged == grades.end()) continue;
    ++found;
    if (rank < 100) ++found_100;
    if (rank < 10) gain += judged->second * discount(rank);
    if (found == 1) scores[kMrr] = 1 / static_cast<double>(rank + 1);
    precisions += found / static_cast<double>(rank + 1);
  }
  scores[kNdcg10] = gain / ideal_gain(grades, 10);
  scores[kMap] = precisions / relevant;
  scores[kSuccess1] = scores[kMrr] == 1 ? 1 : 0;
  scores[kRecall100] = found_100 / relevant;
  return scores;
}

Scores mean(const std::vector<Scores>& scores) {
  Scores sum{};
  for (const Scores& one : scores) {
    for (std::size_t m = 0; m < kMeasures; ++m)
      sum[m] += one[m] / static_cast<double>(scores.size());
  }
  return sum;
}

double significance(const std::vector<Scores>& a, const std::vector<Scores>& b, Measure which) {
  constexpr int kRounds = 10000;
  std::vector<double> differences;
  double observed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differences.push_back(a[i][which] - b[i][which]);
    observed += differences.back();
  }
  std::mt19937 random(1);
  int as_large = 0;
  for (int round = 0; round < kRounds; ++round) {
    double sum = 0;
    for (const double difference : differences) sum += random() & 1 ? difference : -difference;
    if (std::abs(sum) >= std::abs(observed) - 1e-12) ++as_large;
  }
  return static_cast<double>(as_large) / kRounds;
}

}  // namespace plumbline::bench

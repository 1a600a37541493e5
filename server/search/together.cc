// SPDX-License-Identifier: MIT OR Apache-2.0
// A bigram model, interpolated after Jelinek and Mercer, whose counts are numbers of passages.
#include "server/search/together.h"

#include <algorithm>
#include <cmath>

#include "schema/postings.h"
#include "schema/sql.h"
#include "server/search/expression.h"

namespace plumbline {
namespace {
constexpr double kNeighbours = 0.7;  // weights of "a b" and of a and b in one passage
constexpr double kSamePassage = 0.3;
}  // namespace

double Together::chance(std::int64_t passages) const {
  return std::log((1.0 + static_cast<double>(passages)) /
                  (1.0 + static_cast<double>(catalog_.passages())));
}

std::int64_t Together::neighbours(const std::string& first, const std::string& second) {
  if (++asked_ > kMaxAsked) return 0;
  return db_.cached(sql::k_count_together)
      .bind(":match", index_term(first) + " + " + index_term(second))
      .bind(":limit", kMostCounted)
      .first_integer();
}

double Together::gain(const std::string& first, const std::string& second) {
  const auto [entry, is_new] = known_.try_emplace({first, second}, 0);
  if (!is_new || ++asked_ > kMaxAsked) return entry->second;
  auto [both, side_by_side] =
      togetherness(db_, index_term(first), index_term(second), kMostCounted);
  if (both == 0) return 0;
  if (both == kMostCounted)
    side_by_side = neighbours(first, second);  // further on there may be more
  const double together =
      kNeighbours * static_cast<double>(side_by_side) + kSamePassage * static_cast<double>(both);
  return entry->second = gain_of(together, first, second);
}

double Together::most_gain(const std::string& first, const std::string& second) const {
  return gain_of(static_cast<double>(kMostCounted), first, second);
}

double Together::gain_of(double together, const std::string& first,
                         const std::string& second) const {
  const auto before =
      static_cast<double>(std::max<std::int64_t>(catalog_.vocabulary().passages(first), 0));
  const double chance_before = std::min(together / (1 + before), 1.0);
  const double chance_alone =
      std::exp(chance(std::max<std::int64_t>(catalog_.vocabulary().passages(second), 0)));
  return std::log1p(chance_before / chance_alone);
}

}  // namespace plumbline

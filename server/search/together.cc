// SPDX-License-Identifier: MIT OR Apache-2.0
// A bigram model, interpolated after Jelinek and Mercer, whose counts are numbers of passages.
#include "server/search/together.h"

#include <algorithm>
#include <cmath>

#include "schema/sql.h"

namespace plumbline {
namespace {
constexpr double kNeighbours = 0.7;  // weights of "a b" and of a and b in one passage
constexpr double kSamePassage = 0.3;

// "=" keeps the tokenizer from cutting a term of the index again.
std::string exactly(const std::string& word) { return "\"=" + word + "\""; }
}  // namespace

double Together::chance(std::int64_t passages) const {
  return std::log((1.0 + static_cast<double>(passages)) /
                  (1.0 + static_cast<double>(catalog_.passages())));
}

std::int64_t Together::count(const std::string& expression) {
  if (++asked_ > 2 * kMaxPairs) return 0;
  Statement& row = db_.cached(sql::k_count_together);
  row.bind(":match", expression).bind(":limit", kMostCounted);
  const std::int64_t passages = row.step() ? row.integer(0) : 0;
  row.reset();
  return passages;
}

std::int64_t Together::neighbours(const std::string& first, const std::string& second) {
  return count(exactly(first) + " + " + exactly(second));
}

double Together::gain(const std::string& first, const std::string& second) {
  const auto [entry, is_new] = known_.try_emplace({first, second}, 0);
  if (!is_new) return entry->second;
  const std::int64_t both = count(exactly(first) + " AND " + exactly(second));
  if (both == 0) return 0;
  const double together = kNeighbours * static_cast<double>(neighbours(first, second)) +
                          kSamePassage * static_cast<double>(both);
  const auto before =
      static_cast<double>(std::max<std::int64_t>(catalog_.vocabulary().passages(first), 0));
  const double chance_before = std::min(together / (1 + before), 1.0);
  const double chance_alone =
      std::exp(chance(std::max<std::int64_t>(catalog_.vocabulary().passages(second), 0)));
  return entry->second = std::log1p(chance_before / chance_alone);
}

}  // namespace plumbline

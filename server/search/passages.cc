// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passages.h"

#include <algorithm>
#include <cmath>

#include "schema/sql.h"

namespace plumbline {
namespace {
// The sum of SQLite's varints: seven bits a byte, the highest first.
double sum_of_varints(std::string_view bytes) {
  double sum = 0;
  std::uint64_t value = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    value = (value << 7) | (byte & 0x7F);
    if (byte & 0x80) continue;
    sum += static_cast<double>(value);
    value = 0;
  }
  return sum;
}
}  // namespace

PassageStatistics::PassageStatistics(Database& db, DocumentId max_id) {
  double words = 0;
  Statement& rows = db.cached(sql::k_list_passage_lengths);
  while (rows.step()) {
    const double length = sum_of_varints(rows.bytes(1));
    words += length;
    ++passages_;
    const std::int64_t passage = rows.integer(0);
    const std::int64_t document = passage >> kPassageBits;
    if (document < 0 || document > max_id) continue;
    while (first_.size() <= static_cast<std::size_t>(document)) first_.push_back(damping_.size());
    const auto n = static_cast<std::size_t>(passage & (kMaxPassages - 1));
    damping_.resize(first_.back() + n);  // a number that is left out has no words
    damping_.push_back(length);
  }
  first_.push_back(damping_.size());
  const double average = words / static_cast<double>(passages_);
  for (double& length : damping_) length = kSaturation * (1 - kLength + kLength * length / average);
}

double PassageStatistics::idf(std::int64_t in) const {
  const auto all = static_cast<double>(passages_), those = static_cast<double>(in);
  return std::max(std::log((all - those + 0.5) / (those + 0.5)), 1e-6);
}

Postings PassageStatistics::scored(const std::vector<Frequency>& frequencies) const {
  Postings postings;
  postings.reserve(frequencies.size());
  const double idf_of_all = idf(static_cast<std::int64_t>(frequencies.size()));
  for (const auto& [passage, weighted] : frequencies) {
    if (has(passage)) postings.push_back({passage, score(passage, idf_of_all, weighted)});
  }
  return postings;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passages.h"

#include <algorithm>
#include <cmath>

#include "schema/damage.h"
#include "schema/packed_list.h"
#include "schema/start_lists.h"

namespace plumbline {
namespace {
DatabaseError damaged_passages() { return damage("its passages do not follow each other"); }
}  // namespace

PassageStatistics::PassageStatistics(Database& db, DocumentId max_id) {
  const PackedList lengths(db, kPassageLengthsList), first(db, kFirstPassagesList);
  lengths.expect("i");
  first.expect("i");
  const std::size_t documents = std::min(first.rows(), static_cast<std::size_t>(max_id) + 2);
  first_.reserve(documents);
  for (std::size_t row = 0; row < documents; ++row) {
    first_.push_back(static_cast<std::uint32_t>(first.integer(row, 0)));
    if (first_.back() > lengths.rows() || (row > 0 && first_.back() < first_[row - 1]))
      throw damaged_passages();
  }
  double words = 0;
  std::size_t longest = 0;
  lengths_.reserve(lengths.rows());
  for (std::size_t number = 0; number < lengths.rows(); ++number) {
    const std::int64_t more = lengths.integer(number, 0);
    passages_ += more == 0 ? 0 : 1;
    lengths_.push_back(static_cast<std::uint16_t>(std::clamp<std::int64_t>(more - 1, 0, 0xFFFF)));
    words += lengths_.back();
    longest = std::max<std::size_t>(longest, lengths_.back());
  }
  const double average = words / static_cast<double>(passages_);
  for (std::size_t length = 0; length <= longest; ++length) {
    damping_.push_back(term_damping(static_cast<double>(length), average));
  }
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

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/together.h: how much likelier the corpus makes a word by the word before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "schema/database.h"
#include "server/search/catalog.h"

namespace plumbline {

// Asks FTS5 for pairs of words. A pair costs some ten microseconds and the number of pairs is bounded, so
// that a long text does not cost more; it is made for one query and holds references to both arguments.
class Together {
 public:
  Together(const Catalog& catalog, Database& db) : catalog_(catalog), db_(db) {}

  // The logarithm of how often a word of the corpus is `second` with no regard to what is before it.
  double chance(std::int64_t passages) const;

  // What is added to that where `first` stands before it: 0 where they are never together, more where they
  // are neighbours than where they are in one passage. 0 also where the bound was reached.
  double gain(const std::string& first, const std::string& second);

  // What gain() is at most, without asking.
  double most_gain(const std::string& first, const std::string& second) const;

  // In how many passages the words are neighbours, counted up to kMostCounted.
  std::int64_t neighbours(const std::string& first, const std::string& second);

  static constexpr std::int64_t kMostCounted = 64;

 private:
  // What is added where there are so many together, by how they are weighed below.
  double gain_of(double together, const std::string& first, const std::string& second) const;

  static constexpr int kMaxAsked = 128;

  const Catalog& catalog_;
  Database& db_;
  std::map<std::pair<std::string, std::string>, double> known_;
  int asked_ = 0;
};

}  // namespace plumbline

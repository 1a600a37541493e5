// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/bags.h: documents as vectors of weighed stems (idf times saturated count), each read once.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/counts.h"
#include "schema/database.h"
#include "server/search/kept.h"
#include "server/search/stems.h"

namespace plumbline {

struct Bag {
  struct Stem {
    StemId id;
    std::uint32_t count;  // in quarters
    float weight;
  };
  std::vector<Stem> stems;  // by id
  double length = 0;        // of the vector
};

inline std::size_t kept_bytes(const Bag& bag) { return kept_bytes(bag.stems); }
using KeptBags = Kept<DocumentId, Bag>;

// The cosine of two bags; 0 where one is empty.
double likeness(const Bag& a, const Bag& b);

// The bags that one question looks at.
class Bags {
 public:
  // `kept` has those of earlier questions.
  Bags(const StemStatistics& statistics, Database& db, KeptBags& kept)
      : statistics_(statistics), db_(db), kept_(kept) {}
  // Empty for a document without words. Lives as long as this.
  const Bag& of(DocumentId document);
  const StemStatistics& statistics() const { return statistics_; }

 private:
  Bag read(DocumentId document);
  void fill(std::string_view counts, double damping, Bag* bag) const;

  const StemStatistics& statistics_;
  Database& db_;
  KeptBags& kept_;
  std::unordered_map<DocumentId, KeptBags::Pointer> bags_;
};

// A vector over all stems of the collection, dense, to be compared with many bags. A thread keeps the memory of one
// for the next, as zeros, since a megabyte of new ones takes longer than what is done with them.
class StemVector {
 public:
  explicit StemVector(std::size_t stems);
  ~StemVector();
  StemVector(const StemVector&) = delete;
  StemVector& operator=(const StemVector&) = delete;

  void add(StemId stem, double weight);     // not less than 0
  void add(const Bag& bag, double factor);  // the bag's vector at length `factor`
  void normalize();                         // to length 1, where there is anything
  double weight(StemId stem) const { return weights_[stem]; }
  // The cosine, where this vector has length 1.
  double likeness(const Bag& bag) const;

 private:
  std::vector<float> weights_;
  std::vector<StemId> stems_;  // that have a weight
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/bags.h: documents as vectors of weighed stems (idf times saturated count), each read once.
#pragma once

#include <memory>
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
    double weight;
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

  const StemStatistics& statistics_;
  Database& db_;
  KeptBags& kept_;
  std::unordered_map<DocumentId, KeptBags::Pointer> bags_;
  std::vector<Count> counts_;
};

// A vector over all stems of the collection, dense, to be compared with many bags.
class StemVector {
 public:
  explicit StemVector(std::size_t stems) : weights_(stems) {}
  void add(StemId stem, double weight) { weights_[stem] += weight; }
  void add(const Bag& bag, double factor);  // the bag's vector at length `factor`
  void normalize();                         // to length 1, where there is anything
  // The cosine, where this vector has length 1.
  double likeness(const Bag& bag) const;

 private:
  std::vector<double> weights_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/bags.h"

#include <cmath>

#include "schema/sql.h"

namespace plumbline {

const Bag& Bags::of(DocumentId document) {
  KeptBags::Pointer& bag = bags_[document];
  if (!bag) bag = kept_.find_or_make(document, [&] { return read(document); });
  return *bag;
}

Bag Bags::read(DocumentId document) {
  Statement& row = db_.cached(sql::k_find_document_stems);
  row.bind(":document", std::int64_t{document});
  counts_.clear();
  if (row.step()) unpack_counts(row.bytes(0), &counts_);
  row.reset();
  Bag bag;
  double squares = 0;
  bag.stems.reserve(counts_.size());
  for (const Count& entry : counts_) {
    if (entry.id >= statistics_.size()) break;  // a damaged row
    const double weight = statistics_.idf(entry.id) * statistics_.saturated(entry.count, document);
    squares += weight * weight;
    bag.stems.push_back({entry.id, entry.count, weight});
  }
  bag.length = std::sqrt(squares);
  return bag;
}

double likeness(const Bag& a, const Bag& b) {
  double product = 0;
  auto other = b.stems.begin();
  for (const Bag::Stem& stem : a.stems) {
    while (other != b.stems.end() && other->id < stem.id) ++other;
    if (other == b.stems.end()) break;
    if (other->id == stem.id) product += stem.weight * other->weight;
  }
  return product == 0 ? 0 : product / (a.length * b.length);
}

void StemVector::add(const Bag& bag, double factor) {
  if (bag.length == 0) return;
  for (const Bag::Stem& stem : bag.stems) weights_[stem.id] += factor / bag.length * stem.weight;
}

void StemVector::normalize() {
  double squares = 0;
  for (const double weight : weights_) squares += weight * weight;
  if (squares == 0) return;
  const double length = std::sqrt(squares);
  for (double& weight : weights_) weight /= length;
}

double StemVector::likeness(const Bag& bag) const {
  if (bag.length == 0) return 0;
  double product = 0;
  for (const Bag::Stem& stem : bag.stems) product += weights_[stem.id] * stem.weight;
  return product / bag.length;
}

}  // namespace plumbline

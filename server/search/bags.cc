// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/bags.h"

#include <algorithm>
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
  Bag bag;
  if (row.step()) fill(row.bytes(0), statistics_.damping_of(document), &bag);
  row.reset();
  return bag;
}

void Bags::fill(std::string_view counts, double damping, Bag* bag) const {
  constexpr std::size_t kBitsOfStem = 12;  // about: schema/counts.h
  double squares = 0;
  bag->stems.reserve(8 * counts.size() / kBitsOfStem);
  each_count(counts, [&](StemId id, std::uint32_t count) {
    if (id >= statistics_.size()) return;  // a damaged row
    const double weight = statistics_.idf(id) * StemStatistics::saturated_by(damping, count);
    squares += weight * weight;
    bag->stems.push_back({id, count, weight});
  });
  bag->length = std::sqrt(squares);
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

void StemVector::add(StemId stem, double weight) {
  if (weights_[stem] == 0) stems_.push_back(stem);
  weights_[stem] += weight;
}

void StemVector::add(const Bag& bag, double factor) {
  if (bag.length == 0) return;
  for (const Bag::Stem& stem : bag.stems) add(stem.id, factor / bag.length * stem.weight);
}

void StemVector::normalize() {
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  double squares = 0;
  for (const StemId stem : stems_) squares += weights_[stem] * weights_[stem];
  if (squares == 0) return;
  const double length = std::sqrt(squares);
  for (const StemId stem : stems_) weights_[stem] /= length;
}

double StemVector::likeness(const Bag& bag) const {
  if (bag.length == 0) return 0;
  double product = 0;
  for (const Bag::Stem& stem : bag.stems) product += weights_[stem.id] * stem.weight;
  return product / bag.length;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/bags.h"

#include <cmath>

#include "schema/sql.h"

namespace plumbline {
namespace {
constexpr std::size_t kSpareVectors = 2;  // as many as are in use at a time

// With room for all, so that none is refused where there is no memory.
std::vector<std::vector<float>>& spare_vectors() {
  thread_local std::vector<std::vector<float>> spare = [] {
    std::vector<std::vector<float>> room;
    room.reserve(kSpareVectors);
    return room;
  }();
  return spare;
}
}  // namespace

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
    bag->stems.push_back({id, count, static_cast<float>(weight)});
  });
  bag->length = std::sqrt(squares);
}

double likeness(const Bag& a, const Bag& b) {
  double product = 0;
  auto other = b.stems.begin();
  for (const Bag::Stem& stem : a.stems) {
    while (other != b.stems.end() && other->id < stem.id) ++other;
    if (other == b.stems.end()) break;
    if (other->id == stem.id) product += double{stem.weight} * other->weight;
  }
  return product == 0 ? 0 : product / (a.length * b.length);
}

StemVector::StemVector(std::size_t stems) {
  if (!spare_vectors().empty()) {
    weights_ = std::move(spare_vectors().back());
    spare_vectors().pop_back();
  }
  weights_.resize(stems);
}

StemVector::~StemVector() {
  for (const StemId stem : stems_) weights_[stem] = 0;
  if (spare_vectors().size() < kSpareVectors) spare_vectors().push_back(std::move(weights_));
}

void StemVector::add(StemId stem, double weight) {
  if (weight <= 0) return;
  if (weights_[stem] == 0) stems_.push_back(stem);
  weights_[stem] += static_cast<float>(weight);
}

void StemVector::add(const Bag& bag, double factor) {
  if (bag.length == 0) return;
  for (const Bag::Stem& stem : bag.stems) add(stem.id, factor / bag.length * stem.weight);
}

void StemVector::normalize() {
  double squares = 0;
  for (const StemId stem : stems_) squares += double{weights_[stem]} * weights_[stem];
  if (squares == 0) return;
  const auto scale = static_cast<float>(1 / std::sqrt(squares));
  for (const StemId stem : stems_) weights_[stem] *= scale;
}

// Four sums, since each addition to one waits for the one before.
double StemVector::likeness(const Bag& bag) const {
  constexpr std::size_t kSums = 4;
  if (bag.length == 0) return 0;
  float sums[kSums] = {};
  const std::size_t whole = bag.stems.size() / kSums * kSums;
  for (std::size_t i = 0; i < whole; i += kSums) {
    for (std::size_t k = 0; k < kSums; ++k)
      sums[k] += weights_[bag.stems[i + k].id] * bag.stems[i + k].weight;
  }
  double product = double{sums[0]} + sums[1] + sums[2] + sums[3];
  for (std::size_t i = whole; i < bag.stems.size(); ++i)
    product += double{weights_[bag.stems[i].id]} * bag.stems[i].weight;
  return product / bag.length;
}

}  // namespace plumbline

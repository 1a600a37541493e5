// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/order.h"

#include <algorithm>

#include "schema/text/fold.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {

std::string id_of(const Document& document) {
  return std::string(kind_name(document.kind)) + "/" + document.slug;
}
}  // namespace

Order::Order(const Catalog& catalog, Sort sort) : catalog_(catalog), sort_(sort) {
  const auto years = static_cast<double>(by_age_.size() - 1);
  for (std::size_t age = 0; age < by_age_.size(); ++age)
    by_age_[age] = weights::kNewest * (1 - static_cast<double>(age) / years);
}

Ranked Order::ranked(DocumentId document, int tier, double score) {
  return {document, tier, score * (1 + favour(catalog_.standing(document))), key_of(document)};
}

// kTopic for topics; for talks kNewest in the newest year of the catalog, down to 0 ten years before; less
// for what was withdrawn.
double Order::favour_of_others(const Standing& standing) {
  if (standing.kind == Kind::kTopic) return weights::kTopic;
  return standing.withdrawn ? -weights::kWithdrawn : 0;
}

std::string_view Order::key_of(DocumentId id) {
  if (sort_ == Sort::kRelevance) return {};
  const Document& document = catalog_[id];
  if (sort_ == Sort::kTitle) return folded_titles_.emplace_back(fold(document.title));
  // Without a date last, whichever end comes first.
  return document.date.empty() && sort_ == Sort::kOldest ? "~" : document.date;
}

bool Order::before(const Ranked& a, const Ranked& b) const {
  if (sort_ == Sort::kRelevance && a.tier != b.tier) return a.tier > b.tier;
  if (sort_ == Sort::kRelevance && a.score != b.score) return a.score > b.score;
  if (a.key != b.key) return sort_ == Sort::kNewest ? a.key > b.key : a.key < b.key;
  const Document &left = catalog_[a.document], &right = catalog_[b.document];
  return left.kind != right.kind ? kind_name(left.kind) < kind_name(right.kind)
                                 : left.slug < right.slug;
}

bool Order::before(const Ranked& a, const Cursor& cursor) const {
  if (sort_ == Sort::kRelevance && a.tier != cursor.tier) return a.tier > cursor.tier;
  if (sort_ == Sort::kRelevance && a.score != cursor.score) return a.score > cursor.score;
  if (a.key != cursor.key) return sort_ == Sort::kNewest ? a.key > cursor.key : a.key < cursor.key;
  return id_of(catalog_[a.document]) < cursor.id;
}

bool Order::is_at(const Ranked& a, const Cursor& cursor) const {
  return !before(a, cursor) && a.key == cursor.key && id_of(catalog_[a.document]) == cursor.id;
}

Cursor Order::cursor_at(const Ranked& entry, bool backward) const {
  return {backward, entry.tier, entry.score, std::string(entry.key),
          id_of(catalog_[entry.document])};
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/order.h: in which order answers stand, and where in it a page begins.
#pragma once

#include <string>

#include "server/search/catalog.h"
#include "server/search/cursor.h"
#include "server/search/search.h"

namespace plumbline {

struct Ranked {
  DocumentId document;
  int tier;  // 2: is or cites the thing asked for; 1: has all words; 0: has some
  double score;
  std::string key;  // what it is sorted by, where that is not the score
};

// By tier and score, or by date or title; equals by kind and slug, so that no two are alike.
class Order {
 public:
  Order(const Catalog& catalog, Sort sort) : catalog_(catalog), sort_(sort) {}

  bool by_score() const { return sort_ == Sort::kRelevance; }

  // With what a topic, a new talk and one that was withdrawn gain or lose (weights.h).
  Ranked ranked(DocumentId document, int tier, double score) const;

  // The share of its score that a document gains by its kind and its year; more than -1.
  double favour(DocumentId document) const;

  bool before(const Ranked& a, const Ranked& b) const;
  bool before(const Ranked& a, const Cursor& cursor) const;
  bool is_at(const Ranked& a, const Cursor& cursor) const;
  Cursor cursor_at(const Ranked& entry, bool backward) const;

 private:
  std::string key_of(DocumentId document) const;

  const Catalog& catalog_;
  Sort sort_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/order.h: in which order answers stand, and where in it a page begins.
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <string_view>

#include "server/search/catalog.h"
#include "server/search/cursor.h"
#include "server/search/search.h"

namespace plumbline {

struct Ranked {
  DocumentId document;
  int tier;  // 2: is or cites the thing asked for; 1: has all words; 0: has some
  double score;
  std::string_view key;  // what it is sorted by, where that is not the score; else ""
};

// By tier and score, or by date or title; equals by kind and slug, so that no two are alike.
class Order {
 public:
  Order(const Catalog& catalog, Sort sort);

  bool by_score() const { return sort_ == Sort::kRelevance; }

  // With what a topic, a new talk and one that was withdrawn gain or lose (weights.h).
  Ranked ranked(DocumentId document, int tier, double score);

  // The share of its score that a document gains by its kind and its year; more than -1.
  double favour(const Standing& standing) const {
    if (standing.withdrawn || standing.kind != Kind::kTalk) return favour_of_others(standing);
    const int years = std::max(catalog_.newest_year() - standing.year, 0);
    return by_age_[std::min(static_cast<std::size_t>(years), by_age_.size() - 1)];
  }

  bool before(const Ranked& a, const Ranked& b) const;
  bool before(const Ranked& a, const Cursor& cursor) const;
  bool is_at(const Ranked& a, const Cursor& cursor) const;
  Cursor cursor_at(const Ranked& entry, bool backward) const;

 private:
  std::string_view key_of(DocumentId document);
  static double favour_of_others(const Standing& standing);

  const Catalog& catalog_;
  Sort sort_;
  std::array<double, 11> by_age_;          // favour of talks, by years before the newest
  std::deque<std::string> folded_titles_;  // that are keys
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_lengths.h: how many words each passage has, gathered while an index is made, and the packed lists by which
// a server knows it (schema/start_lists.h). FTS5 would keep the same in a table of its own.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"

namespace plumbline {

class PassageLengths {
 public:
  // Passages come in the order of their ids.
  void add(std::int64_t passage, std::uint32_t words) {
    const auto document = static_cast<std::size_t>(passage >> kPassageBits);
    while (first_.size() <= document) first_.push_back(more_.size());
    more_.resize(first_.back() + static_cast<std::size_t>(passage & (kMaxPassages - 1)));
    more_.push_back(words + 1);
    sum_ += words;
    ++passages_;
  }

  // Passages are numbered through from 0, so that there can be a list with something for each.
  std::size_t size() const { return more_.size(); }
  std::size_t number_of(std::int64_t passage) const {  // of one that was added
    return first_[static_cast<std::size_t>(passage >> kPassageBits)] +
           static_cast<std::size_t>(passage & (kMaxPassages - 1));
  }
  bool has(std::size_t number) const { return more_[number] > 0; }  // or it was left out
  double at(std::size_t number) const { return has(number) ? more_[number] - 1 : 0; }
  double average() const { return passages_ == 0 ? 1 : sum_ / passages_; }

  // The numbers of a document's passages, and how many documents there may be.
  std::size_t begin_of(std::size_t document) const {
    return document < first_.size() ? first_[document] : more_.size();
  }
  std::size_t documents() const { return first_.size(); }

 private:
  std::vector<std::size_t> first_;  // number of the first passage, by document
  // By number: one more than it has words, 0 of one that is left out.
  std::vector<std::uint32_t> more_;
  double sum_ = 0, passages_ = 0;
};

// The lists as they are to be of these passages, and of those that they were made of. Throws DatabaseError where they are
// damaged or there are none.
void write_passage_lengths(Database& db, const PassageLengths& lengths);
PassageLengths read_passage_lengths(Database& db);

// How many words, by passage and document.
using LengthsByDocument = std::map<std::int64_t, std::map<std::int64_t, std::uint32_t>>;
// Those documents have these passages now.
void replace_passage_lengths(Database& db, const LengthsByDocument& changed);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_lengths.h: how many words each passage has, gathered while an index is made.
#pragma once

#include <cstdint>
#include <vector>

#include "schema/format.h"

namespace plumbline {

class PassageLengths {
 public:
  // Passages come in the order of their ids.
  void add(std::int64_t passage, std::uint32_t words) {
    const auto document = static_cast<std::size_t>(passage >> kPassageBits);
    while (first_.size() <= document) first_.push_back(words_.size());
    words_.resize(first_.back() + static_cast<std::size_t>(passage & (kMaxPassages - 1)));
    words_.push_back(words);
    sum_ += words;
    ++passages_;
  }

  // Passages are numbered through from 0, so that there can be a list with something for each.
  std::size_t size() const { return words_.size(); }
  std::size_t number_of(std::int64_t passage) const {  // of one that was added
    return first_[static_cast<std::size_t>(passage >> kPassageBits)] +
           static_cast<std::size_t>(passage & (kMaxPassages - 1));
  }
  double at(std::size_t number) const { return words_[number]; }
  double average() const { return passages_ == 0 ? 1 : sum_ / passages_; }

  // The numbers of a document's passages, and how many documents there may be.
  std::size_t begin_of(std::size_t document) const {
    return document < first_.size() ? first_[document] : words_.size();
  }
  std::size_t documents() const { return first_.size(); }

 private:
  std::vector<std::size_t> first_;    // number of the first passage, by document
  std::vector<std::uint32_t> words_;  // by number
  double sum_ = 0, passages_ = 0;
};

}  // namespace plumbline

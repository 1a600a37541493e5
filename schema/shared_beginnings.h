// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/shared_beginnings.h: places where several words begin alike: an identifier and its first part. For "pin*" FTS5
// counts the place of pin_init once, though it has the words "pin" and "pininit"; who adds up the postings of both
// counts it twice. Here stands what is too much, by what the words have in common at their beginning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/packed_postings.h"
#include "schema/passage_terms.h"

namespace plumbline {

inline constexpr std::size_t kLongestBeginning = 8;  // bytes

// Of one passage, in halves: of a place with k words that begin with "pi" there are k - 1 entries that do.
using SharedBeginnings = std::map<std::string, std::uint32_t>;
SharedBeginnings shared_beginnings(const PassageTerms& terms);

// Of all passages, as postings.
class SharedBeginningLists {
 public:
  // Passages come in the order of their ids.
  void read(std::int64_t passage, const PassageTerms& terms);
  // Calls use(postings) for what begins with `text`.
  template <class Use>
  void each(std::string_view text, Use use) const {
    for (auto list = lists_.lower_bound(text); list != lists_.end(); ++list) {
      if (!list->first.starts_with(text)) return;
      use(list->second);
    }
  }

 private:
  std::map<std::string, PostingsPacker, std::less<>> lists_;
};

}  // namespace plumbline

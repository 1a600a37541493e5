// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/known_place.h: a search in a text that is asked again from one place after the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace plumbline {

// Of one text and one thing that is looked for, which are the same at each call. What was found is remembered, so that
// the text is gone through once, however often it is asked for.
class KnownPlace {
 public:
  // The first place from `begin` on. `find(begin)` gives it, or npos for none.
  template <class Find>
  std::optional<std::size_t> from(std::size_t begin, Find find) {
    const bool known = known_ && begin >= known_->from && begin <= known_->at;
    if (!known) known_ = {begin, find(begin)};
    return known_->at == std::string_view::npos ? std::nullopt : std::optional(known_->at);
  }

 private:
  struct Found {
    std::size_t from, at;
  };

  std::optional<Found> known_;
};

}  // namespace plumbline

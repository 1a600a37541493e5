// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/corrections/deletions.h: another peer: an index of deletions. Every word is filed under its
// beginning of seven letters and under all that is left of it when one or two of them are deleted; so is the
// word that is looked for, and what shares a file is compared. (Symmetric deletion, Garbe 2012, after Mor and
// Fraenkel 1982.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline::bench {

class Deletions {
 public:
  explicit Deletions(const std::vector<std::pair<std::string, std::int64_t>>& words);
  std::vector<std::string> nearest(std::string_view word, int edits, std::size_t count) const;
  std::size_t bytes() const;

 private:
  const std::vector<std::pair<std::string, std::int64_t>>& words_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> files_;  // hash, word; sorted
};

}  // namespace plumbline::bench

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/string_table.h: texts as numbers. A look-up, of which indexing makes one for each word of all texts,
// touches one line of the table, and of texts of eight bytes or more the text itself; std::unordered_map takes three
// times as long.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace plumbline {

class StringTable {
 public:
  // The number of a text: from 0, in the order in which they were met. An unknown one gets the next.
  std::uint32_t number(std::string_view text);
  // nullopt where it was not met.
  std::optional<std::uint32_t> find(std::string_view text) const;

  std::size_t size() const { return texts_.size(); }
  std::string_view text(std::uint32_t number) const {
    return texts_[number];
  }  // lives as long as this

 private:
  struct Slot {
    std::uint64_t key;    // a short text and its size; of others a hash
    std::uint32_t after;  // the text's number + 1; 0 where there is none
  };

  std::string_view keep(std::string_view text);
  void grow();
  std::size_t slot_of(std::string_view text, std::uint64_t key) const;

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two, at most half of them taken
  std::vector<std::string_view> texts_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // of their bytes
  std::size_t left_ = 0;                         // in the last block
};

}  // namespace plumbline

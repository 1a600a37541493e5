// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/packed_list.h: a table that a program reads whole, packed by columns (table packed_list), so that it is there
// ten times as soon as by its rows, and texts need no memory of their own.
//
// The bytes are a frame of zstd with its checksum. In it, numbers having their lowest byte first, are the number of rows
// and of columns in 32 bits each, and the columns one behind the other:
//
//     'i', the width of a number in bytes (0 where all are 0, 1, 2, 4, 8), the number of each row
//     't', the number of different texts in 32 bits and of their bytes likewise, where each begins in 32 bits, the
//          texts in the order in which they are met, and which one each row has, as integers
//     'u', the same without the last, since all are different
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/text/string_table.h"

namespace plumbline {

// A column in the making, of integers or of texts.
class IntegerColumn {
 public:
  void add(std::int64_t value);
  std::size_t rows() const { return values_.size(); }
  void append_to(std::string* out) const;

 private:
  std::vector<std::int64_t> values_;
  std::uint64_t seen_ = 0;  // the bits of all, one over the other
};

class TextColumn {
 public:
  void add(std::string_view text) { which_.add(texts_.number(text)); }
  std::size_t rows() const { return which_.rows(); }
  void append_to(std::string* out) const;

 private:
  StringTable texts_;
  IntegerColumn which_;
};

// A list of so many rows, whose columns are those that append_to() gave.
std::string pack_list(std::size_t rows, const std::vector<std::string>& columns);

// In the place of the one of that name.
void store_list(Database& db, std::string_view name, std::string_view packed);

// One that was packed, whole in memory.
class PackedList {
 public:
  PackedList() = default;
  // Throws DatabaseError where the bytes are damaged.
  explicit PackedList(std::string_view packed);
  // The list of that name; without a row where there is none.
  PackedList(Database& db, std::string_view name);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_.size(); }
  static constexpr std::int64_t kMostRows = 1
                                            << 26;  // of a list, and of whatever its integers count

  // A row is one of rows(), a column one of columns() and of that kind; nothing else is looked at.
  std::int64_t integer(std::size_t row, std::size_t column) const {
    return columns_[column].numbers[row];
  }
  std::string_view text(std::size_t row, std::size_t column) const {  // lives as long as the list
    const Column& texts = columns_[column];
    const std::size_t at = texts.are_different ? row : static_cast<std::size_t>(texts.numbers[row]);
    const auto begin = static_cast<std::size_t>(texts.begins[at]);
    return texts.letters.substr(begin, static_cast<std::size_t>(texts.begins[at + 1]) - begin);
  }
  // Throws DatabaseError where it has not these columns: "iit", in which anything but 't' is an integer.
  void expect(std::string_view kinds) const;

  std::size_t bytes() const { return size_; }  // of memory

 private:
  class Unpacker;
  struct Numbers {
    const char* bytes = nullptr;
    unsigned width = 0;
    std::int64_t operator[](std::size_t row) const {
      const auto as = [&]<class T>(T value) {
        std::memcpy(&value, bytes + row * sizeof value, sizeof value);
        return static_cast<std::int64_t>(value);
      };
      switch (width) {
        case 0:
          return 0;
        case 1:
          return as(std::uint8_t{});
        case 2:
          return as(std::uint16_t{});
        case 4:
          return as(std::uint32_t{});
        default:
          return as(std::int64_t{});
      }
    }
  };
  struct Column {
    bool is_text = false, are_different = false;
    Numbers numbers, begins;
    std::string_view letters;
  };

  void read_columns();
  void check(const Column& column, std::size_t texts) const;

  std::size_t rows_ = 0, size_ = 0;
  std::unique_ptr<char[]> bytes_;
  std::vector<Column> columns_;
};

}  // namespace plumbline

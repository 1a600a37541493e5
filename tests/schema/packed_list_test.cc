// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/packed_list.h"

#include <gmock/gmock.h>

#include <limits>
#include <random>

namespace plumbline {
namespace {

template <class Column, class Value>
std::string column(std::initializer_list<Value> values) {
  Column column;
  for (const Value& value : values) column.add(value);
  std::string bytes;
  column.append_to(&bytes);
  return bytes;
}
std::string integers(std::initializer_list<std::int64_t> values) {
  return column<IntegerColumn>(values);
}
std::string texts(std::initializer_list<std::string_view> values) {
  return column<TextColumn>(values);
}

TEST(PackedListTest, IntegersOfEverySizeComeBack) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{255}, std::int64_t{256},
        std::int64_t{65'535}, std::int64_t{65'536}, std::int64_t{0xFFFFFFFF},
        std::int64_t{0x100000000}, kMost, std::int64_t{-1}, -kMost - 1}) {
    const PackedList list(pack_list(3, {integers({0, value, 7})}));
    ASSERT_EQ(list.rows(), 3u);
    EXPECT_EQ(list.integer(0, 0), 0) << value;
    EXPECT_EQ(list.integer(1, 0), value);
    EXPECT_EQ(list.integer(2, 0), 7) << value;
  }
}

TEST(PackedListTest, TextsComeBackWhetherTheyAreDifferentOrNot) {
  const PackedList list(
      pack_list(4, {texts({"talk", "topic", "talk", ""}), texts({"klint", "", "Čeština", "b"})}));
  std::vector<std::string> read;
  for (std::size_t row = 0; row < list.rows(); ++row)
    read.push_back(std::string(list.text(row, 0)) + "/" + std::string(list.text(row, 1)));
  EXPECT_THAT(read, testing::ElementsAre("talk/klint", "topic/", "talk/Čeština", "/b"));
}

TEST(PackedListTest, ManyDifferentTextsComeBack) {
  TextColumn column;
  for (int i = 0; i < 70'000; ++i) column.add(std::to_string(i % 66'000));
  std::string bytes;
  column.append_to(&bytes);
  const PackedList list(pack_list(70'000, {bytes}));
  for (const std::size_t row : {0u, 255u, 256u, 65'999u, 66'000u, 69'999u})
    EXPECT_EQ(list.text(row, 0), std::to_string(row % 66'000));
}

TEST(PackedListTest, NoRowsAndNoListAreLists) {
  const PackedList empty(pack_list(0, {integers({}), texts({})}));
  EXPECT_EQ(empty.rows(), 0u);
  EXPECT_EQ(PackedList().rows(), 0u);
  EXPECT_NO_THROW(empty.expect("it"));
  EXPECT_NO_THROW(PackedList().expect("it"));
}

TEST(PackedListTest, SaysWhereItsColumnsAreNotThoseExpected) {
  const PackedList list(pack_list(1, {integers({1}), texts({"a"})}));
  EXPECT_NO_THROW(list.expect("it"));
  for (const char* other : {"", "i", "ti", "itt", "ii"})
    EXPECT_THROW(list.expect(other), DatabaseError) << other;
}

// Stored in a database that allows no long values, as those have that a server reads.
TEST(PackedListTest, LongOnesAreStoredInPieces) {
  Database db = Database::in_memory();
  db.execute("CREATE TABLE packed_list (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)");
  std::mt19937_64 random(1);
  IntegerColumn column;
  std::vector<std::int64_t> values;
  for (int i = 0; i < 400'000; ++i)
    column.add(values.emplace_back(static_cast<std::int64_t>(random())));
  std::string bytes;
  column.append_to(&bytes);
  store_list(db, "other", pack_list(1, {integers({5})}));
  store_list(db, "long", pack_list(values.size(), {bytes}));
  Statement longest = db.prepare("SELECT count(*), max(length(bytes)) FROM packed_list");
  ASSERT_TRUE(longest.step());
  EXPECT_GT(longest.integer(0), 3);
  EXPECT_LE(longest.integer(1), 1 << 20);

  const PackedList list(db, "long");
  ASSERT_EQ(list.rows(), values.size());
  for (std::size_t row = 0; row < values.size(); ++row)
    ASSERT_EQ(list.integer(row, 0), values[row]);
  EXPECT_EQ(PackedList(db, "other").integer(0, 0), 5);
  EXPECT_EQ(PackedList(db, "none").rows(), 0u);
}

// All that it says.
std::string dump(const PackedList& list, std::string_view kinds) {
  std::string text;
  for (std::size_t row = 0; row < list.rows(); ++row) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      text +=
          kinds[i] == 'i' ? std::to_string(list.integer(row, i)) : std::string(list.text(row, i));
      text += '|';
    }
  }
  return text;
}

// A bit that means nothing, such as one that fills the last byte, may be any.
TEST(PackedListTest, DamageIsNoticed) {
  const std::string whole =
      pack_list(5, {integers({1, 2, 3, 500, 70'000}), texts({"a", "b", "a", "c", "long enough"}),
                    texts({"1", "2", "3", "4", "5"})});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THROW(PackedList(whole.substr(0, size)), DatabaseError) << size;
  EXPECT_THROW(PackedList(whole + "x"), DatabaseError);
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string damaged = whole;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    try {
      EXPECT_EQ(dump(PackedList(damaged), "itt"), dump(PackedList(whole), "itt")) << bit;
    } catch (const DatabaseError&) {
      ++noticed;
    }
  }
  EXPECT_GT(noticed, 7 * whole.size());
}

// Somebody may make a checksum that fits.
TEST(PackedListTest, WhatLeadsOutOfItIsNoticed) {
  const std::string a =
      texts({"a", "b", "a"});  // t, 2 texts, 2 bytes, begins 0 1 2, "ab", i, 1, 0 1 0
  ASSERT_EQ(a.size(), 1u + 4 + 4 + 12 + 2 + 2 + 3);
  const auto with = [&](std::size_t at, char byte) {
    std::string changed = a;
    changed[at] = byte;
    return pack_list(3, {changed});
  };
  EXPECT_NO_THROW(PackedList(with(0, 't')));
  EXPECT_THROW(PackedList(with(0, 'x')), DatabaseError);  // no kind of column
  EXPECT_THROW(PackedList(with(0, 'u')), DatabaseError);  // fewer texts than rows
  EXPECT_THROW(PackedList(with(1, 9)), DatabaseError);    // more texts than there are bytes for
  EXPECT_THROW(PackedList(with(5, 9)), DatabaseError);    // longer than it is
  EXPECT_THROW(PackedList(with(13, 3)), DatabaseError);   // begins behind the next one
  EXPECT_THROW(PackedList(with(17, 3)), DatabaseError);   // ends behind the end
  EXPECT_THROW(PackedList(with(24, 3)), DatabaseError);   // a width that there is not
  EXPECT_THROW(PackedList(with(24, 16)), DatabaseError);  // likewise
  EXPECT_THROW(PackedList(with(25, 2)), DatabaseError);   // a third text
  EXPECT_THROW(PackedList(pack_list(4, {a})), DatabaseError);
  EXPECT_THROW(PackedList(pack_list(2, {a})), DatabaseError);
}

// Zeros take no bytes, so few bytes may say that there are billions: found by fuzzing.
TEST(PackedListTest, MoreRowsThanThereCanBeAreNoticed) {
  EXPECT_EQ(PackedList(pack_list(50'000, {integers({0})})).rows(), 50'000u);
  EXPECT_THROW(PackedList(pack_list(0xFFFF'FFFF, {integers({0})})), DatabaseError);
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/rice_postings.h"

#include <gmock/gmock.h>

#include <random>
#include <utility>
#include <vector>

namespace plumbline {
namespace {
using Entry = std::pair<std::int64_t, std::uint32_t>;  // passage, halves

std::int64_t id(std::int64_t document, std::int64_t number) {
  return (document << kPassageBits) + number;
}

std::string rice(const std::vector<Entry>& entries, std::int64_t document = 0) {
  PostingsPacker packer(document);
  for (const auto& [passage, halves] : entries) packer.add(passage, halves);
  return rice_postings(PostingsReader(packer.bytes(), document), document);
}

std::vector<Entry> unpacked(std::string_view bytes, std::int64_t document = 0) {
  std::vector<Entry> entries;
  RiceReader reader(bytes, document);
  while (reader.next()) {
    EXPECT_EQ(reader.document(), reader.passage() >> kPassageBits);
    entries.emplace_back(reader.passage(), reader.halves());
  }
  return entries;
}

// Passages that have a term with this probability, some of them more than once.
std::vector<Entry> random_entries(double share, std::mt19937* random) {
  std::vector<Entry> entries;
  for (std::int64_t document = 1; document < 500; ++document) {
    for (std::int64_t number = 0; number < 20; ++number) {
      if (std::bernoulli_distribution(share)(*random))
        entries.emplace_back(id(document, number), 1 + std::geometric_distribution<>(0.3)(*random));
    }
  }
  return entries;
}

TEST(RicePostingsTest, WhatGoesInComesOut) {
  const std::vector<Entry> cases[] = {
      {},
      {{id(1, 0), 2}},
      {{id(1, 4095), 1}},
      {{id(7, 0), 12}, {id(7, 1), 2}, {id(7, 4000), 6}, {id(9, 4095), 4}},
      {{id(1, 0), 2}, {id(2000000000, 300), 1000000}},
      {{id(1, 0), 24}, {id(1, 1), 25}, {id(1, 2), 26}, {id(3, 7), 0xFFFFFFFF}},
  };
  for (const auto& entries : cases) EXPECT_EQ(unpacked(rice(entries)), entries);
}

TEST(RicePostingsTest, WhatStandsBehindADocumentComesOutBehindIt) {
  const std::vector<Entry> entries = {{id(8, 3), 2}, {id(11, 0), 4}};
  EXPECT_EQ(unpacked(rice(entries, 7), 7), entries);
}

TEST(RicePostingsTest, ListsOfAnyDensityComeOut) {
  std::mt19937 random(1);
  for (const double share : {0.001, 0.01, 0.1, 0.5, 0.9, 1.0}) {
    const auto entries = random_entries(share, &random);
    EXPECT_EQ(unpacked(rice(entries)), entries) << share;
  }
}

TEST(RicePostingsTest, TakesAQuarterLess) {
  std::mt19937 random(2);
  PostingsPacker packer;
  for (const auto& [passage, halves] : random_entries(0.02, &random)) packer.add(passage, 2);
  EXPECT_LT(4 * rice_postings(PostingsReader(packer.bytes())).size(), 3 * packer.bytes().size());
}

TEST(RicePostingsTest, DamagedBytesAreReadToTheirEnd) {
  std::mt19937 random(3);
  const auto entries = random_entries(0.2, &random);
  const std::string bytes = rice(entries);
  for (std::size_t size = 0; size < bytes.size(); size += 7)
    EXPECT_LE(unpacked(bytes.substr(0, size)).size(), 4 * bytes.size()) << size;
  for (int i = 0; i < 1000; ++i) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    EXPECT_LE(unpacked(damaged).size(), 4 * bytes.size());
  }
  EXPECT_LE(unpacked(std::string(40, '\xFF')).size(), 160U);
}

}  // namespace
}  // namespace plumbline

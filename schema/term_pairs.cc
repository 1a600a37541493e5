// SPDX-License-Identifier: MIT OR Apache-2.0
// A sequence is of varints: 0 ends a column, 1 says that the next stands where the one before does, all others are
// words, counted from 2.
#include "schema/term_pairs.h"

#include <unordered_map>

#include "schema/sql.h"
#include "schema/term_postings.h"
#include "schema/text/varint.h"

namespace plumbline {
namespace {
constexpr std::uint32_t kEnd = 0, kAlso = 1, kWords = 2;

// What each pair counts in the passage at hand.
class PassagePairs {
 public:
  void add(std::int64_t pair, std::uint32_t halves) { found_.emplace_back(pair, halves); }

  // Calls use(pair, halves) for each pair once.
  template <class Use>
  void take(Use use) {
    std::sort(found_.begin(), found_.end());
    for (std::size_t i = 0; i < found_.size();) {
      const std::int64_t pair = found_[i].first;
      std::uint32_t halves = 0;
      for (; i < found_.size() && found_[i].first == pair; ++i) halves += found_[i].second;
      use(pair, halves);
    }
    found_.clear();
  }

 private:
  std::vector<std::pair<std::int64_t, std::uint32_t>> found_;
};

std::uint32_t number_in_pairs(Database& db, std::string_view term) {
  Statement& row = db.cached(sql::k_find_paired_term).bind(":text", term);
  const std::int64_t number = row.step() ? row.integer(0) : 0;
  row.reset();
  return static_cast<std::uint32_t>(number);
}

void write_pair(Database& db, std::int64_t pair, const std::string& passages) {
  db.cached(sql::k_insert_term_pair).bind(":id", pair).bind_bytes(":passages", passages).run();
}
}  // namespace

void TermPairs::read(std::int64_t passage, const PassageTerms& terms) {
  passages_.push_back(passage);
  if (stems_.size() < terms.table().size()) stems_.resize(terms.table().size());
  terms.each_column([&](std::size_t, const auto& occurrences) {
    for (const auto& occurrence : occurrences) {
      if (occurrence.whole) append_varint(&sequence_, kAlso);
      if (!occurrence.whole) stems_[occurrence.terms.word] = occurrence.terms.stem;
      append_varint(&sequence_, occurrence.terms.word + kWords);
    }
    append_varint(&sequence_, kEnd);
  });
}

template <class Add>
void TermPairs::each_pair(const std::vector<std::uint32_t>& numbers, Add add) const {
  const auto number = [&](TermId term) { return term < numbers.size() ? numbers[term] : 0; };
  std::size_t at = 0;
  Neighbours neighbours;
  PassagePairs pairs;
  for (const std::int64_t passage : passages_) {
    for (const std::uint32_t halves : kColumnHalves) {
      const auto found = [&](std::uint32_t first, std::uint32_t second) {
        pairs.add(pair_id(first, second), halves);
      };
      for (std::uint32_t entry; (entry = next_varint(sequence_, &at)) != kEnd;) {
        if (entry == kAlso) {
          neighbours.also(number(next_varint(sequence_, &at) - kWords), found);
        } else {
          const TermId word = entry - kWords;
          neighbours.next(number(word), number(stems_[word]), found);
        }
      }
      neighbours.end_column();
    }
    pairs.take([&](std::int64_t pair, std::uint32_t halves) { add(pair, passage, halves); });
  }
}

void TermPairs::write(const std::vector<std::uint32_t>& numbers, Database& db) const {
  if (std::all_of(numbers.begin(), numbers.end(), [](std::uint32_t n) { return n == 0; })) return;
  std::map<std::int64_t, std::size_t> sorted;
  std::unordered_map<std::int64_t, std::size_t> places;
  std::vector<PostingsPacker> lists;
  each_pair(numbers, [&](std::int64_t pair, std::int64_t passage, std::uint32_t halves) {
    const auto [place, is_new] = places.try_emplace(pair, lists.size());
    if (is_new) lists.emplace_back();
    lists[place->second].add(passage, halves);
  });
  sorted.insert(places.begin(), places.end());
  for (const auto& [pair, place] : sorted) write_pair(db, pair, lists[place].bytes());
}

std::uint32_t PairFinder::number_of(std::string_view term) {
  const auto known = numbers_.find(term);
  if (known != numbers_.end()) return known->second;
  return numbers_[std::string(term)] = number_in_pairs(db_, term);
}

PairCounts PairFinder::pairs_of(const PassageTerms& terms) {
  PairCounts counts;
  Neighbours neighbours;
  const TermTable& table = terms.table();
  terms.each_column([&](std::size_t column, const auto& occurrences) {
    const auto add = [&](std::uint32_t first, std::uint32_t second) {
      counts[pair_id(first, second)] += kColumnHalves[column];
    };
    for (const auto& occurrence : occurrences) {
      const std::uint32_t word = number_of(table.text(occurrence.terms.word));
      if (occurrence.whole) {
        neighbours.also(word, add);
      } else {
        neighbours.next(word, number_of(table.text(occurrence.terms.stem)), add);
      }
    }
    neighbours.end_column();
  });
  return counts;
}

void replace_pair(Database& db, std::int64_t pair, std::int64_t page,
                  const std::map<std::int64_t, std::uint32_t>& halves) {
  std::map<std::int64_t, std::uint32_t> all = halves;
  Statement& row = db.cached(sql::k_find_term_pair).bind(":id", pair);
  if (row.step()) {
    PostingsReader reader(row.bytes(0));
    while (reader.next()) {
      if (reader.document() != page) all[reader.passage()] = reader.halves();
    }
  }
  row.reset();
  db.cached(sql::k_delete_term_pair).bind(":id", pair).run();
  PostingsPacker packer;
  for (const auto& [passage, count] : all) packer.add(passage, count);
  if (!all.empty()) write_pair(db, pair, packer.bytes());
}

std::optional<std::string> find_packed_pair(Database& db, std::string_view first,
                                            std::string_view second) {
  const std::uint32_t one = number_in_pairs(db, first);
  const std::uint32_t other = one == 0 ? 0 : number_in_pairs(db, second);
  if (other == 0) return std::nullopt;
  Statement& row = db.cached(sql::k_find_term_pair).bind(":id", pair_id(one, other));
  std::string passages = row.step() ? std::string(row.bytes(0)) : std::string();
  row.reset();
  return passages;
}

bool find_pair(Database& db, std::string_view first, std::string_view second,
               std::vector<Frequency>* found) {
  const auto passages = find_packed_pair(db, first, second);
  if (!passages) return false;
  PostingsReader reader(*passages);
  while (reader.next()) found->push_back({reader.passage(), reader.halves() / kHalves});
  return true;
}

}  // namespace plumbline

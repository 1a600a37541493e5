// SPDX-License-Identifier: MIT OR Apache-2.0
// A sequence is of varints: 0 ends a column, 1 says that the next stands where the one before does, all others are
// words, counted from 2.
#include "schema/term_pairs.h"

#include "schema/rice_postings.h"
#include "schema/sql.h"
#include "schema/term_postings.h"
#include "schema/text/varint.h"

namespace plumbline {
namespace {
constexpr std::uint32_t kEnd = 0, kAlso = 1, kWords = 2;

// The passages of each pair, which is found by a table with open addressing: a pair is met ten million times in the
// time of a second.
class PairLists {
 public:
  // Passages come in their order, of one passage a pair as often as it likes.
  void add(std::int64_t pair, std::int64_t passage, std::uint32_t halves) {
    List& list = lists_[place_of(pair)];
    if (list.passage != passage) close(&list);
    list.passage = passage;
    list.halves += halves;
  }

  std::vector<PairRow> take() {
    std::vector<PairRow> rows;
    for (List& list : lists_) {
      close(&list);
      rows.push_back({list.pair, rice_postings(PostingsReader(list.packer.bytes()))});
      list.packer = PostingsPacker();
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return rows;
  }

 private:
  struct List {
    std::int64_t pair;
    std::int64_t passage = 0;  // that is not packed yet
    std::uint32_t halves = 0;
    PostingsPacker packer;
  };
  struct Slot {
    std::int64_t pair = 0;
    std::uint32_t after = 0;  // the list's number + 1; 0 where there is none
  };

  static void close(List* list) {
    if (list->halves > 0) list->packer.add(list->passage, list->halves);
    list->halves = 0;
  }

  Slot& slot_of(std::int64_t pair) {
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (static_cast<std::uint64_t>(pair) * kFactor >> 32) & mask;
    while (slots_[slot].after != 0 && slots_[slot].pair != pair) slot = (slot + 1) & mask;
    return slots_[slot];
  }

  std::size_t place_of(std::int64_t pair) {
    const Slot& known = slot_of(pair);
    if (known.after != 0) return known.after - 1;
    if (2 * lists_.size() >= slots_.size()) grow();
    lists_.emplace_back().pair = pair;
    slot_of(pair) = {pair, static_cast<std::uint32_t>(lists_.size())};
    return lists_.size() - 1;
  }

  void grow() {
    slots_.assign(2 * slots_.size(), {});
    for (std::size_t i = 0; i < lists_.size(); ++i)
      slot_of(lists_[i].pair) = {lists_[i].pair, static_cast<std::uint32_t>(i + 1)};
  }

  std::vector<List> lists_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two, at most half of them taken
};

std::uint32_t number_in_pairs(Database& db, std::string_view term) {
  return static_cast<std::uint32_t>(
      db.cached(sql::k_find_paired_term).bind(":text", term).first_integer());
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
  for (const std::int64_t passage : passages_) {
    for (const std::uint32_t halves : kColumnHalves) {
      const auto found = [&](std::uint32_t first, std::uint32_t second) {
        add(pair_id(first, second), passage, halves);
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
  }
}

std::vector<PairRow> TermPairs::rows(const std::vector<std::uint32_t>& numbers) const {
  if (std::all_of(numbers.begin(), numbers.end(), [](std::uint32_t n) { return n == 0; }))
    return {};
  PairLists lists;
  each_pair(numbers, [&](std::int64_t pair, std::int64_t passage, std::uint32_t halves) {
    lists.add(pair, passage, halves);
  });
  return lists.take();
}

void write_pairs(const std::vector<PairRow>& rows, Database& db) {
  for (const PairRow& row : rows) write_pair(db, row.id, row.passages);
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
    RiceReader reader(row.bytes(0));
    while (reader.next()) {
      if (reader.document() != page) all[reader.passage()] = reader.halves();
    }
  }
  row.reset();
  db.cached(sql::k_delete_term_pair).bind(":id", pair).run();
  PostingsPacker packer;
  for (const auto& [passage, count] : all) packer.add(passage, count);
  if (!all.empty()) write_pair(db, pair, rice_postings(PostingsReader(packer.bytes())));
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
  RiceReader reader(*passages);
  while (reader.next()) found->push_back({reader.passage(), reader.halves() / kHalves});
  return true;
}

}  // namespace plumbline

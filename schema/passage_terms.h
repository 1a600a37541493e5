// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_terms.h: a passage as the terms of its columns, found once for all that is made of them: the
// full-text index, the counts of its terms, and the stem index.
//
// What a document counts in the stem index is the sum of its passages, weighed by where a word stands, as
// BM25F does with fields (Robertson, Zaragoza and Taylor 2004): the weights go into counts and length alike,
// so that one saturation and one length serve all fields. A transcript says a hundred times what an abstract
// says once; its words count a quarter. What is written in one has its joined spelling as a further stem
// (pininit of pin_init), which does not make a document longer.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/passage_text.h"
#include "schema/text/term_table.h"
#include "schema/text/tokenize.h"

namespace plumbline {

// What the full-text index has of a passage. Columns are those of passage_fts, in which the body is the first.
struct IndexedPlaces {
  static constexpr std::size_t kColumns = PassageText::kColumns;
  struct Place {
    TermId term;
    std::uint32_t column, position;
  };
  std::vector<Place> places;                    // by column and position
  std::array<std::uint32_t, kColumns> lengths;  // the numbers of positions
};

class PassageTerms final : private TokenSink {
 public:
  // Forgets the passage before.
  void read(const PassageText& passage);

  const TermTable& table() const { return table_; }

  // How many words it has, as FTS5 counts them.
  std::uint32_t words() const;

  // Calls use(column, occurrences) for each column.
  template <class Use>
  void each_column(const Use& use) const {
    for (std::size_t column = 0; column < columns_.size(); ++column)
      use(column, columns_[column].occurrences);
  }

  // Calls use(TermId) for each term, a word, whole or stem, as often as it occurs.
  template <class Use>
  void each_term(const Use& use) const {
    each_placed_term([&](TermId term, std::size_t) { use(term); });
  }
  // Calls use(TermId, column) likewise.
  template <class Use>
  void each_placed_term(const Use& use) const {
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      for (const Occurrence& occurrence : columns_[column].occurrences) {
        use(occurrence.terms.word, column);
        if (!occurrence.whole) use(occurrence.terms.stem, column);
      }
    }
  }

  // Calls add(TermId of a stem, quarters) for each occurrence in the stem index. Returns what the passage adds
  // to the length of its document.
  template <class Add>
  std::int64_t each_stem(const Add& add) const {
    std::int64_t length = 0;
    for (const Column& column : columns_) length += each_stem(column, add);
    return length;
  }

  IndexedPlaces indexed_places();

 private:
  struct Occurrence {
    TermTable::Word terms;
    bool whole;  // and not a part, for whose stem it can be found
    int chunk;
  };
  struct Column {
    std::uint32_t weight;  // in quarters
    std::vector<Occurrence> occurrences;
  };

  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view text, const TokenPlace& place) override;

  template <class Add>
  std::int64_t each_stem(const Column& column, const Add& add) const {
    std::int64_t length = 0;
    int chunk = -1;
    TermId last = 0;  // a whole stands at both ends of its chunk, and counts once
    for (const auto& [terms, whole, at] : column.occurrences) {
      if (!whole) {
        length += column.weight;
      } else if (at == chunk && terms.word == last) {
        continue;
      } else {
        chunk = at;
        last = terms.word;
      }
      add(terms.stem, column.weight);
    }
    return length;
  }

  TermTable table_;
  std::array<Column, PassageText::kColumns> columns_;
  Column* open_ = nullptr;  // that is being read
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/term_table.h: words and stems as numbers, so that a text that says a word again costs
// one look-up, and not folding, stemming and copying.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/text/stem.h"
#include "schema/text/string_table.h"

namespace plumbline {

using TermId = std::uint32_t;  // from 0, in the order in which they were met

class TermTable {
 public:
  struct Word {
    TermId word, stem;
    bool is_stem;  // its own
  };

  // A folded word and its stem, as terms are written: cut, the stem with its mark.
  Word find(std::string_view folded);

  // What the full-text index has where such a word is a whole (schema/text/tokenize.h).
  TermId whole(const Word& word);

  // Calls use(word, stem) for each word that is not its own stem; twice with the same where two of the texts were cut.
  template <class Use>
  void each_form(const Use& use) const {
    for (const Word& word : words_) {
      if (!word.is_stem) use(word.word, word.stem);
    }
  }

  // All of them by text. The first call behind a new one sorts them; threads may ask at once when that is done.
  const std::vector<TermId>& sorted() const;

  std::size_t size() const { return terms_.size(); }
  std::string_view text(TermId id) const { return terms_.text(id); }
  // Of a stem, without its mark.
  std::string_view stem_text(TermId id) const { return text(id).substr(1); }

 private:
  Stemmer stemmer_;
  StringTable folded_, terms_;
  std::vector<Word> words_;     // by number in folded_
  std::vector<TermId> wholes_;  // by word, counted from 1; 0 where it was not asked for
  mutable std::vector<TermId> sorted_;
};

}  // namespace plumbline

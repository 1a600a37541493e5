// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/term_table.h: terms of the full-text index as numbers, so that a text that says a word again costs
// one look-up, and not folding, stemming and copying.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/text/stem.h"

namespace plumbline {

using TermId = std::uint32_t;  // from 0, in the order in which they were met

class TermTable {
 public:
  struct Word {
    TermId word, stem;
    bool is_stem;  // its own
  };

  // A folded word and its stem, as the index has them: cut, the stem with its mark.
  Word find(std::string_view folded);

  // What the full-text index has where such a word is a whole (schema/text/tokenize.h).
  TermId whole(const Word& word);

  std::size_t size() const { return texts_.size(); }
  std::string_view text(TermId id) const { return *texts_[id]; }
  // Of a stem, without its mark.
  std::string_view stem_text(TermId id) const { return text(id).substr(1); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  TermId number(std::string_view term);

  Stemmer stemmer_;
  Map<Word> words_;
  Map<TermId> ids_;
  std::vector<const std::string*> texts_;  // keys of ids_
  std::unordered_map<TermId, TermId> wholes_;
};

}  // namespace plumbline

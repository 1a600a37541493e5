// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/snippet.h: the run of a passage that shows why it was found. Works on the passage's text
// with the project's own tokenizer instead of FTS5's snippet(), whose time grows with the square of the
// text; this one reads it once. Marks come out as ranges of code points, never as markup.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/query.h"
#include "server/search/search.h"

namespace plumbline {

inline constexpr int kSnippetWords = 36;

// What to mark: the terms of a query, and names of what it recognized.
class Highlighter {
 public:
  explicit Highlighter(Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  void add(const Term& term);
  // A name in any of its spellings, marked where it stands as a whole.
  void add_name(std::string_view name);

  // Every place of `text` that was asked for.
  Marks marks(std::string_view text);

  struct Excerpt {
    std::string text;  // with "…" where something is left out
    Marks marks;
    int distinct = 0;  // how many different things asked for it shows
  };
  // The best kSnippetWords words of `text`; its beginning where nothing asked for is in it, or where
  // the beginning is wanted.
  Excerpt excerpt(std::string_view text, bool from_start = false);

 private:
  struct Wanted {
    std::vector<std::string> words, stems;  // stems empty: only the words
    std::string whole;
    bool prefix;
  };
  struct Place {
    std::size_t begin, end;  // bytes
    int position, wanted;    // where, and which of wanted_
  };
  void add_wanted(Wanted wanted);
  std::vector<Place> find(std::string_view text);
  std::pair<std::size_t, int> best_window(const std::vector<Place>& places) const;

  Tokenizer& tokenizer_;
  std::vector<Wanted> wanted_;
  // Which of wanted_ has a key. Every word of a text is looked up, without a copy of it.
  class Table {
   public:
    void add(std::string_view key, int which);
    const std::vector<int>& operator[](std::string_view key) const;

   private:
    struct Hash : std::hash<std::string_view> {
      using is_transparent = void;
    };
    std::unordered_map<std::string, std::vector<int>, Hash, std::equal_to<>> which_;
  };
  // Which of wanted_ may begin at a word: by their first word, by its stem, by the whole.
  Table by_word_, by_stem_, by_whole_;
  std::vector<int> prefixes_;
  std::vector<std::pair<std::size_t, std::size_t>>
      words_;  // bytes of each position of the last text
};

}  // namespace plumbline

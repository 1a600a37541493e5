// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/snippet.h: the run of a passage that shows why it was found. Works on the passage's text
// with the project's own tokenizer instead of FTS5's snippet(), whose time grows with the square of the
// text; this one looks at each of its words once, and of a text that is kept (passage_cache.h) not even at
// its letters. Marks come out as ranges of code points, never as markup.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/cut_text.h"
#include "server/search/query.h"
#include "server/search/search.h"

namespace plumbline {

inline constexpr int kSnippetWords = 36;

// What to mark: the terms of a query, and names of what it recognized.
class Highlighter {
 public:
  explicit Highlighter(Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  // What is added from here on are ways to say one thing.
  void begin_thing() { ++things_; }
  void add(const Term& term);
  // A name in any of its spellings, marked where it stands as a whole.
  void add_name(std::string_view name);

  // Every place of `text` that was asked for.
  Marks marks(const CutText& text);
  // Whether there is any.
  bool is_in(const CutText& text) { return !find(text).empty(); }

  // What of a text to show, before it is cut out: of six passages that are looked at, one or two are shown.
  class Window;
  Window window(const CutText& text);

  struct Excerpt {
    std::string text;  // with "…" where something is left out
    Marks marks;
  };
  // The best kSnippetWords words of `text`, whose window this is; its beginning where nothing asked for is in it, or
  // where the beginning is wanted.
  static Excerpt excerpt(const CutText& text, const Window& window, bool from_start = false);

 private:
  struct Wanted {
    std::vector<TokenHash> words, stems;  // stems empty: only the words
    std::string last, whole;              // of a prefix: its last word, and all of it joined
    bool prefix = false;
    int thing = 0;  // which of those asked for it says
  };
  struct Place {
    std::size_t begin, end;  // bytes
    int position, wanted;    // where, and which of wanted_
  };
  void add_wanted(Wanted wanted, TokenHash whole);
  void read_letters(const CutText& text);
  bool fits(const Wanted& wanted, std::size_t k, std::size_t position, const CutText& text) const;
  void try_words(std::size_t position, int which, const CutText& text);
  void try_whole(std::size_t number, const CutText& text);
  void try_all(std::size_t position, const CutText& text);
  const std::vector<Place>& find(const CutText& text);

  // Which of wanted_ have a token. Every word of a text is looked up, and nearly all are not there.
  class Table {
   public:
    void add(TokenHash token, int which);
    // A bit for the lowest bits of each token: where that of a token is not set, it is not there.
    std::uint64_t few_bits() const { return few_bits_; }
    // Calls visit(which) for each, in the order in which they were added.
    template <class Visit>
    void each(TokenHash token, Visit visit) const {
      if (!(maybe_[token / 64 % maybe_.size()] >> token % 64 & 1)) return;
      for (auto entry = first(token); entry != which_.end() && entry->first == token; ++entry)
        visit(entry->second);
    }

   private:
    using Entries = std::vector<std::pair<TokenHash, int>>;
    Entries::const_iterator first(TokenHash token) const;
    std::uint64_t few_bits_ = 0;
    std::array<std::uint64_t, 16> maybe_{};  // likewise for more bits of each token
    Entries which_;                          // by token
  };

  Tokenizer& tokenizer_;
  std::vector<Wanted> wanted_;
  int things_ = 0;
  // Which of wanted_ may begin at a word: by their first word, by its stem, by the whole.
  Table by_word_, by_stem_, by_whole_;
  std::vector<int> prefixes_;
  // Of the last text:
  std::vector<Place> places_;
  std::vector<std::string_view> parts_, wholes_;  // letters, where there are prefixes
  std::vector<std::size_t> seen_;                 // for window()
};

class Highlighter::Window {
 public:
  int distinct() const { return distinct_; }  // how many different things asked for it shows

 private:
  friend class Highlighter;
  std::vector<Place> places_;  // of the whole text
  std::size_t best_ = 0;       // the word where it begins
  int distinct_ = 0;
};

}  // namespace plumbline

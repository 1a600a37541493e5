// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/suggest.h: completions of what a reader is typing: topics, people, events and
// talks, by the beginnings of any words of any of their names, with one slip of the finger.
//
// All words of all names are in memory, sorted, each with the names that have it. A beginning is a
// range of them. A slip behind the first letter is looked for among the words with that letter; one
// in the first letter leaves a range of the words as sorted, or as sorted without their first
// letters. Built once a publication and shared by all threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"

namespace plumbline {

struct Completion {
  DocumentId document;
  std::string alias;  // the name that fits, where it is not the title; else ""
};

class Suggester {
 public:
  // A name to complete to.
  struct Entry {
    DocumentId document;
    Kind kind;
    std::string name;
    bool title;           // the document's first name
    std::uint32_t talks;  // how many there are about it
  };

  // The names of the catalog's documents; `db` is read once.
  Suggester(const Catalog& catalog, Database& db);
  // Entries of one kind and as many talks come in the order given; of one document its title first.
  explicit Suggester(std::vector<Entry> entries);

  // At most `limit`, each document once. Every typed word is the beginning of a word of one name,
  // in any order; joined and divided spellings of a compound are one (pininit, pin-i). From its
  // fourth letter on a word may have one letter wrong, missing, too many or exchanged with the
  // next, once in all.
  //
  // In this order: without a slip before with one; the whole name before a part of it; topics,
  // people, events, talks; names that begin so; whole words; titles and aliases of one word; what
  // has most talks. Blank text gives the topics with the most talks, to start from.
  std::vector<Completion> complete(std::string_view typed, std::size_t limit) const;

  std::size_t words() const { return words_.size(); }
  std::size_t memory_bytes() const;  // about

 private:
  struct Word {
    std::uint32_t letters;   // where it begins in letters_
    std::uint32_t postings;  // likewise in postings_; the next word's beginning is the end
    std::uint32_t size;      // letters
  };
  struct Posting {
    std::uint32_t entry : 30;
    std::uint32_t first : 1;  // the name begins with this word
    std::uint32_t whole : 1;  // this word is all of the name, joined
  };
  class Matching;

  void index();
  std::u32string_view text_of(const Word& word) const {
    return std::u32string_view(letters_).substr(word.letters, word.size);
  }
  std::pair<const Posting*, const Posting*> postings_of(std::size_t word) const;
  // The words, first to last, that begin so; the second from by_rest_, whose words do behind a
  // first letter.
  std::pair<std::size_t, std::size_t> range_of(std::u32string_view beginning) const;
  std::pair<std::size_t, std::size_t> range_of_rest(std::u32string_view beginning) const;

  std::vector<Entry> entries_;
  std::vector<std::uint16_t> word_counts_;  // of each entry
  std::u32string letters_;
  std::vector<Word> words_;             // by text, and one more that ends the last
  std::vector<std::uint32_t> by_rest_;  // words, by their text without its first letter
  std::vector<Posting> postings_;
  std::vector<DocumentId> starters_;
  DocumentId max_document_ = 0;
};

}  // namespace plumbline

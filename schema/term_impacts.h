// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/term_impacts.h: what documents are worth for frequent terms (table term_impacts) and for the frequent
// beginnings of words (table beginning), by schema/impacts.h.
//
// A word that begins so-and-so is as any other: how often it stands in a passage is the sum over the words that
// begin so, without what shared_beginnings.h says is too much. FTS5 would read the postings of them all, a second
// for "a*" at a million passages.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "schema/impacts.h"
#include "schema/packed_postings.h"
#include "schema/passage_lengths.h"
#include "schema/shared_beginnings.h"

namespace plumbline {

// Of a beginning the best documents are kept with their exact worth and with their best passage. Others are
// worth no more.
inline constexpr std::size_t kBestOfBeginning = 1024;

// Gathers the worth of documents from passages in their order.
class DocumentWorths {
 public:
  explicit DocumentWorths(double average) : average_(average) {}

  struct Entry {
    std::int64_t passage;  // the best one
    double worth;
  };

  void add(std::int64_t passage, double weighted, double length);
  std::vector<Entry> take();  // by document

 private:
  void finish();

  double average_, best_ = 0, sum_ = 0;
  std::int64_t best_passage_ = 0;
  std::vector<Entry> entries_;
};

// Words with their postings, by text.
using WordLists = std::vector<std::pair<std::string_view, const PostingsPacker*>>;

void write_impacts(Database& db, std::int64_t term, const PostingsPacker& list,
                   const PassageLengths& lengths);
struct BeginningRow {
  std::string text;
  std::int64_t passages;
  std::string impacts, best;
};
// Of all beginnings that have words with so many postings together.
std::vector<BeginningRow> beginnings_of(const WordLists& words, const SharedBeginningLists& shared,
                                        std::int64_t least, const PassageLengths& lengths);
void write_beginnings(const std::vector<BeginningRow>& rows, Database& db);
// For changes of single pages.
void write_average_length(Database& db, double average);

// The bytes of each_impact() for a common term; nullopt where it is not frequent.
std::optional<std::string> find_impacts(Database& db, std::int64_t term);

struct Beginning {
  std::int64_t passages;  // that have such a word
  std::string impacts;
  std::vector<DocumentWorths::Entry> best;  // by document
};
std::optional<Beginning> find_beginning(Database& db, std::string_view text);

// Keeps both tables in step with the passages of a finished database.
class ImpactsUpdate {
 public:
  explicit ImpactsUpdate(Database& db);

  struct Passage {
    std::map<std::string, std::uint32_t> halves;  // by term
    SharedBeginnings shared;
    std::uint32_t words;
  };
  using Passages = std::map<std::int64_t, Passage>;

  // The page, a document, had these passages and has those now.
  void change(std::int64_t page, const Passages& old, const Passages& now);

 private:
  using Halves = std::map<std::string, std::map<std::int64_t, std::uint32_t>>;  // by term, passage
  Halves terms_of(const Passages& passages) const;
  std::vector<DocumentWorths::Entry> worth_of(const std::map<std::int64_t, std::uint32_t>& halves,
                                              const Passages& passages) const;
  struct Change {
    std::int64_t page;
    std::vector<DocumentWorths::Entry> old, now;  // one entry, or none

    bool has_other_steps() const;
  };
  void replace_term(const Change& change, const std::string& term);
  void replace_beginning(const Change& change, const std::string& text, std::int64_t more);

  Database& db_;
  double average_ = 0;                // 0 where there is nothing to keep in step
  std::set<std::string> beginnings_;  // with their star
};

}  // namespace plumbline

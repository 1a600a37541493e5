// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/term_postings.h: postings of our own for the terms that many passages have (table term_postings), beside
// those of FTS5, which knows positions and answers for phrases and for rarer terms. They say the same as
// frequencies() of postings.h does for one word in all fields, to the last digit.
//
// A list is cut into blocks of about kBlockBytes, a row each, that begin with a document of their own. So
// one document's passages are found without reading the list, and a change of one page writes little. A block is
// divided once more into stretches of about kStretchBytes, which begin with a document, too: of each but the first its
// row says the document before and where it begins, as varints of the difference to those of the stretch before it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/packed_postings.h"
#include "schema/passage_lengths.h"
#include "schema/passage_terms.h"
#include "schema/postings.h"
#include "schema/shared_beginnings.h"
#include "schema/term_impacts.h"
#include "schema/term_pairs.h"

namespace plumbline {

// A term in fewer passages than this is left to FTS5, which is quick enough then: a tenth of a microsecond for each.
inline constexpr std::int64_t kCommonPassages = 4096;
inline constexpr std::size_t kBlockBytes = 980;  // eight to a page of SQLite
inline constexpr std::size_t kStretchBytes = 96;

// What gets what, by the number of its passages.
struct PostingLimits {
  std::int64_t common = kCommonPassages;  // a term its postings
  std::int64_t frequent = 32768;   // further its impacts, and its neighbours that are as frequent
  std::int64_t beginning = 49152;  // the words with one beginning together, likewise
};

// What an occurrence counts, in halves: title, names, topics, heading, body. As queries/match_passages.sql has it.
inline constexpr std::uint32_t kColumnHalves[] = {12, 8, 4, 5, 2};

// Gathers the postings of all terms in memory, about a byte and a half for each.
class TermPostings {
 public:
  // Passages come in the order of their ids.
  void read(std::int64_t passage, const PassageTerms& terms);
  // What is worked out without a database, behind the last passage; write() wants it. Calls nothing of `terms` but
  // what several threads may call.
  void finish(const TermTable& terms, const PostingLimits& limits = {});
  // Fills common_term, term_postings, and the tables of term_impacts.h and term_pairs.h, which are empty. The same
  // passages give the same rows.
  void write(const TermTable& terms, Database& db) const;

  const PassageLengths& lengths() const { return lengths_; }  // of what was read

 private:
  struct CommonTerm {
    TermId term;
    bool frequent, paired;
  };
  struct List {
    PostingsPacker packer;
    std::uint32_t open = 0;  // halves in the passage that is being read
  };
  void write_list(std::int64_t id, TermId term, Database& db) const;

  std::vector<List> lists_;   // by term
  std::vector<TermId> open_;  // the terms of the passage that is being read
  PassageLengths lengths_;
  TermPairs pairs_;
  SharedBeginningLists shared_;
  // Of finish():
  std::vector<CommonTerm> common_;  // by number in common_term, which counts from 1
  std::vector<PairRow> pair_rows_;
  std::vector<BeginningRow> beginnings_;
};

// The terms of a passage, with what they count in it, in halves.
using IndexedTerms = std::map<std::string, std::uint32_t>;
IndexedTerms indexed_terms(const PassageTerms& terms);

// The number by which term_postings has a term; 0 where the term is left to FTS5.
std::int64_t find_common_term(Database& db, std::string_view term);

// A row of term_postings.
struct PostingsBlock {
  std::int64_t first;  // document
  std::int64_t end;    // the documents from here on are in the next block
  std::string bytes, stretches;

  bool operator==(const PostingsBlock&) const = default;

  bool may_have(std::int64_t document) const { return first <= document && document < end; }
  // Before the stretch in which the document would be. The block must live as long.
  PostingsReader reader_at(std::int64_t document) const;
};
// Calls use(reader) for each block of a common term, by document; the reader's bytes live until it returns. Throws
// DatabaseError.
void each_block(Database& db, std::int64_t term, const std::function<void(PostingsReader)>& use);
// The block where a document would be; nullopt where the first block begins behind it.
std::optional<PostingsBlock> find_block(Database& db, std::int64_t term, std::int64_t document);

// All of it, as frequencies() gives it.
std::vector<Frequency> common_frequencies(Database& db, std::int64_t term);

// Keeps a finished database's lists in step with its passages; which terms are common does not change.
class TermPostingsUpdate {
 public:
  explicit TermPostingsUpdate(Database& db) : db_(db) {}

  // A passage of the page had these terms, or has them now.
  void drop(const IndexedTerms& terms);
  void keep(std::int64_t passage, const IndexedTerms& terms);
  // All passages that the page, a document, has now were kept.
  void finish(std::int64_t page);

 private:
  using Entries = std::map<std::int64_t, std::uint32_t>;  // halves by passage
  Entries* entries_of(const std::string& term);
  void replace(std::int64_t term, std::int64_t page, const Entries& entries);

  Database& db_;
  std::map<std::string, std::int64_t> ids_;  // of terms that were asked for
  std::map<std::int64_t, Entries> changed_;  // by term
};

}  // namespace plumbline

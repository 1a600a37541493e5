// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/term_postings.h: postings of our own for the terms that many passages have (table term_postings), beside
// those of FTS5, which knows positions and answers for phrases and for rarer terms. They say the same as
// frequencies() of postings.h does for one word in all fields, to the last digit.
//
// A list is cut into blocks of about kBlockBytes, a row each, that begin with a document of their own. So
// one document's passages are found without reading the list, and a change of one page writes little.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/database.h"
#include "schema/packed_postings.h"
#include "schema/postings.h"
#include "schema/text/tokenize.h"

namespace plumbline {

// A term in fewer passages than this is left to FTS5, which is quick enough then: a tenth of a microsecond for each.
inline constexpr std::int64_t kCommonPassages = 4096;
inline constexpr std::size_t kBlockBytes = 900;  // four to a page of SQLite

// What an occurrence counts, in halves: title, names, topics, heading, body. As queries/match_passages.sql has it.
inline constexpr std::uint32_t kFieldHalves[] = {12, 8, 4, 5, 2};
inline constexpr int kFields = 5;

// A term as the index has it: a word, or a stem with its mark.
std::string_view indexed_term(const Token& token, std::string* buffer);

// Gathers the postings of all terms in memory, about a byte and a half for each.
class TermPostings {
 public:
  // For each passage, in the order of their ids: begin(), and add() for each token of its fields.
  void begin(std::int64_t passage);
  void add(std::string_view term, int field);
  // Writes the lists of terms that are in at least so many passages into common_term and term_postings,
  // which are empty.
  void write(Database& db, std::int64_t common = kCommonPassages);

 private:
  struct List {
    PostingsPacker packer;
    std::int64_t passages = 0;
    std::uint32_t open = 0;  // halves in the passage that is being read
  };
  void finish_passage();

  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<List> lists_;          // by id
  std::vector<std::uint32_t> open_;  // ids of the terms of the passage that is being read
  std::int64_t passage_ = -1;
  std::string key_;
};

// The same from the passages of a finished database, where there may be such terms at all.
void build_term_postings(Database& db, std::int64_t common = kCommonPassages);

// The number by which term_postings has a term; 0 where the term is left to FTS5.
std::int64_t find_common_term(Database& db, std::string_view term);

// A row of term_postings.
struct PostingsBlock {
  std::int64_t first;  // document
  std::string bytes;

  PostingsReader reader() const { return PostingsReader(bytes, first - 1); }
};
// All postings of a common term, by document. Throws DatabaseError.
std::vector<PostingsBlock> common_postings(Database& db, std::int64_t term);

// All of it, as frequencies() gives it.
std::vector<Frequency> common_frequencies(Database& db, std::int64_t term);

// Keeps a finished database's lists in step with its passages; which terms are common does not change.
class TermPostingsUpdate {
 public:
  explicit TermPostingsUpdate(Database& db) : db_(db) {}

  // A passage of the page lost its text, or has it now (columns as kFieldHalves).
  void drop(const std::vector<std::string>& columns);
  void keep(std::int64_t passage, const std::vector<std::string>& columns);
  // All passages that the page, a document, has now were kept.
  void finish(std::int64_t page);

 private:
  using Entries = std::map<std::int64_t, std::uint32_t>;  // halves by passage
  Entries* entries_of(const Token& token);
  void replace(std::int64_t term, std::int64_t page, const Entries& entries);

  Database& db_;
  Tokenizer tokenizer_;
  std::string buffer_;
  std::map<std::string, std::int64_t, std::less<>> ids_;  // of terms that were asked for
  std::map<std::int64_t, Entries> changed_;               // by term
};

}  // namespace plumbline

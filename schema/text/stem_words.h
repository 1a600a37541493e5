// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/stem_words.h: which words of the full-text index have a stem. The index has words and no stems, which
// would be a quarter of it; whoever asks for a stem asks for its words, all at one position. That is the second way
// of https://www.sqlite.org/fts5.html#synonym_support, and how Xapian and Lucene expand wildcards.
//
// A stem's words are packed (stem.words of tables.sql) as text with blanks between them: each a sign, '0' + n, for as
// many bytes as it shares with the stem, and its rest: "4s 4ing" of "bind" are binds and binding. The word that is
// its own stem is not among them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace plumbline {

// Words have at most kMaxTokenBytes and no blanks.
std::string pack_stem_words(std::string_view stem, const std::vector<std::string_view>& words);

// In the same order. What is no packed word is left out.
std::vector<std::string> unpack_stem_words(std::string_view stem, std::string_view packed);

// Asks the database of a connection, which outlives this.
class StemWords {
 public:
  explicit StemWords(sqlite3* db) : db_(db) {}
  ~StemWords();
  StemWords(const StemWords&) = delete;
  StemWords& operator=(const StemWords&) = delete;

  // Gives a code of SQLite: what the stem's words are, none where it is unknown or where there is no table `stem`.
  int find(std::string_view stem, std::vector<std::string>* words);

 private:
  int prepare();

  sqlite3* db_;
  sqlite3_stmt* row_ = nullptr;  // prepared when it is first wanted
};

}  // namespace plumbline

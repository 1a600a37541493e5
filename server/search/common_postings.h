// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/common_postings.h: the postings of a term that many passages have (schema/term_postings.h), with
// their BM25. They stay packed, in the database even, and are scored while they are read, since most of them are
// never looked at again. Of a frequent term a bound of each document's score is known without them
// (schema/term_impacts.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/term_impacts.h"
#include "schema/term_postings.h"
#include "server/search/matches.h"
#include "server/search/passages.h"

namespace plumbline {

class CommonPostings {
 public:
  // `term` by its number, `passages` is how many have it. Keeps references to the statistics and the database.
  CommonPostings(const PassageStatistics& statistics, Database& db, std::int64_t term,
                 std::int64_t passages)
      : statistics_(statistics), db_(db), term_(term), idf_(statistics.idf(passages)) {}

  std::int64_t term() const { return term_; }

  // Calls visit(posting) for each, by passage. Must not ask for another term's meanwhile.
  template <class Visit>
  void each(Visit visit) const {
    each_block(db_, term_, [&](PostingsReader reader) {
      while (reader.next()) {
        if (statistics_.has(reader.passage())) visit(scored(reader));
      }
    });
  }

  // For each document a score that is not less than what its passages give, and little more; nullopt where that
  // has to be found out from them.
  std::optional<Matches> bounds() const;

  // Finds the postings of single documents; quickest where they are asked for in rising order.
  class Cursor {
   public:
    explicit Cursor(const CommonPostings& postings) : postings_(postings) {}

    // Calls visit(posting) for each of the document's, by passage.
    template <class Visit>
    void of(DocumentId document, Visit visit) {
      move_to(document);
      for (; has_entry_ && reader_.document() == document; has_entry_ = reader_.next()) {
        if (postings_.statistics_.has(reader_.passage())) visit(postings_.scored(reader_));
      }
    }

   private:
    // To the first entry of the document, or of one behind it in its block.
    void move_to(DocumentId document);

    const CommonPostings& postings_;
    const PostingsBlock* block_ = nullptr;
    PostingsReader reader_;  // in it
    DocumentId last_ = 0;    // that was asked for
    bool has_entry_ = false;
  };

 private:
  Posting scored(const PostingsReader& reader) const {
    const std::int64_t passage = reader.passage();
    return {passage, statistics_.score(passage, idf_, reader.halves() / kHalves)};
  }
  const PostingsBlock* block_of(DocumentId document) const;

  const PassageStatistics& statistics_;
  Database& db_;
  std::int64_t term_;
  double idf_;
  mutable std::map<std::int64_t, PostingsBlock>
      blocks_;  // that were asked for, by their first document
};

}  // namespace plumbline

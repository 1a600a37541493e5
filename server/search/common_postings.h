// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/common_postings.h: the postings of a term that many passages have (schema/term_postings.h), with
// their BM25. They stay packed and are scored while they are read, since a list of scores would be ten times as
// large and most of them are never looked at again.
#pragma once

#include <cstdint>
#include <vector>

#include "schema/term_postings.h"
#include "server/search/passages.h"

namespace plumbline {

class CommonPostings {
 public:
  // `passages` is how many have the term. Keeps a reference to the statistics.
  CommonPostings(const PassageStatistics& statistics, std::vector<PostingsBlock> blocks,
                 std::int64_t passages)
      : statistics_(statistics), blocks_(std::move(blocks)), idf_(statistics.idf(passages)) {}

  // Calls visit(posting) for each, by passage.
  template <class Visit>
  void each(Visit visit) const {
    for (const PostingsBlock& block : blocks_) {
      PostingsReader reader = block.reader();
      while (reader.next()) {
        if (statistics_.has(reader.passage())) visit(scored(reader));
      }
    }
  }

  // Finds the postings of single documents; quickest where they are asked for in rising order.
  class Cursor {
   public:
    explicit Cursor(const CommonPostings& postings) : postings_(postings) {}

    // Calls visit(posting) for each of the document's, by passage.
    template <class Visit>
    void of(DocumentId document, Visit visit) {
      if (!move_to(document)) return;
      for (; has_entry_ && reader_.document() == document; has_entry_ = reader_.next()) {
        if (postings_.statistics_.has(reader_.passage())) visit(postings_.scored(reader_));
      }
    }

   private:
    // To the first entry of the document or of one behind it; false where it begins before all.
    bool move_to(DocumentId document);

    const CommonPostings& postings_;
    std::size_t block_ = SIZE_MAX;
    PostingsReader reader_;  // in that block
    bool has_entry_ = false;
  };

 private:
  Posting scored(const PostingsReader& reader) const {
    const std::int64_t passage = reader.passage();
    return {passage, statistics_.score(passage, idf_, reader.halves() / kHalves)};
  }

  const PassageStatistics& statistics_;
  std::vector<PostingsBlock> blocks_;
  double idf_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/passages.h: what BM25 needs to know of all passages, read once a publication. The formula and
// its constants are those of FTS5's bm25(), https://www.sqlite.org/fts5.html#the_bm25_function; what a word
// counts in which field is in schema/queries/match_passages.sql.
#pragma once

#include <cstdint>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"
#include "schema/impacts.h"
#include "schema/postings.h"
#include "server/search/document_id.h"

namespace plumbline {

inline DocumentId document_of(std::int64_t passage) {
  return static_cast<DocumentId>(passage >> kPassageBits);
}
inline std::int64_t first_passage(DocumentId document) {
  return std::int64_t{document} << kPassageBits;
}

struct Posting {
  std::int64_t passage;
  double score;
};
using Postings = std::vector<Posting>;  // by passage, each once

class PassageStatistics {
 public:
  PassageStatistics() = default;
  // Of the documents up to `max_id`; other passages are in a damaged file alone and are never found.
  PassageStatistics(Database& db, DocumentId max_id);

  std::int64_t size() const { return passages_; }

  // Passages are numbered through from 0, so that there can be a list with something for each.
  struct Range {
    std::size_t begin, end;
  };
  Range numbers_of(DocumentId document) const {
    const auto at = static_cast<std::size_t>(document);
    return at + 1 < first_.size() ? Range{first_[at], first_[at + 1]} : Range{0, 0};
  }
  std::size_t number_of(std::int64_t passage) const {  // of one that scored() gave
    return numbers_of(document_of(passage)).begin +
           static_cast<std::size_t>(passage & (kMaxPassages - 1));
  }

  // The passages that have a word or phrase, each with its BM25.
  Postings scored(const std::vector<Frequency>& frequencies) const;
  // What goes into that: how much a word counts that so many passages have, and the BM25 of one of them.
  double idf(std::int64_t in) const;
  double score(std::int64_t passage, double idf, double weighted) const {
    return idf * (weighted * (kTermSaturation + 1) / (weighted + damping(number_of(passage))));
  }
  // Whether a document of the catalog has a passage of this number.
  bool has(std::int64_t passage) const {
    const std::int64_t document = passage >> kPassageBits;
    if (document < 0 || document + 1 >= static_cast<std::int64_t>(first_.size())) return false;
    const Range numbers = numbers_of(static_cast<DocumentId>(document));
    return static_cast<std::size_t>(passage & (kMaxPassages - 1)) < numbers.end - numbers.begin;
  }

 private:
  std::int64_t passages_ = 0;
  double damping(std::size_t number) const { return damping_[lengths_[number]]; }

  std::vector<std::uint32_t> first_;  // number of the first passage, by document; and the end
  std::vector<std::uint16_t>
      lengths_;  // by number: how many words it has, which are a few thousand at most
  std::vector<double> damping_;  // by that: the k1 of a passage of its length
};

}  // namespace plumbline

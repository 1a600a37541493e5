// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/stems.h: documents as bags of stems. What BM25 needs to know of the whole collection is
// read once a publication; rows of the stem index are read as they are asked for.
//
// BM25 here is that of Robertson and Zaragoza ("The Probabilistic Relevance Framework", 2009) with an idf
// that is never negative, over counts that are weighed by field (schema/passage_terms.cc).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/matches.h"
#include "server/search/weights.h"

namespace plumbline {

using StemId = std::uint32_t;

class StemStatistics {
 public:
  StemStatistics() = default;
  explicit StemStatistics(Database& db);

  // Of stems that the index has; others are out of range.
  double idf(StemId stem) const { return idf_[stem]; }
  // As if the text that has it were the only one.
  double idf_of_unknown() const { return idf_of_unknown_; }
  // Whether a stem tells what a text is about: no stop word, no number, and neither of one document alone
  // nor of more than a tenth of all.
  bool telling(StemId stem) const { return telling_[stem]; }
  std::size_t size() const { return idf_.size(); }  // one more than the largest id

  // What a count in this document is worth, without the stem's idf: 0 to k1 + 1.
  double saturated(std::uint32_t count, DocumentId document) const {
    return saturated_by(damping_of(document), count);
  }
  // The same in two steps, of which the first is for a whole document.
  double damping_of(DocumentId document) const {
    const auto at = static_cast<std::size_t>(document);
    return at < damping_.size() ? damping_[at] : weights::kSaturation;
  }
  static double saturated_by(double damping, std::uint32_t count) {
    const double words = count / kCountsPerWord;
    return words * (weights::kSaturation + 1) / (words + damping);
  }
  // The same in a text that is no document, of so many words.
  double saturated_in_text(std::uint32_t count, double words) const;

 private:
  static constexpr double kCountsPerWord = 4;  // schema/passage_terms.cc counts in quarters

  double damping(double length) const;

  double words_per_document_ = 1;  // in the counts of the index
  std::vector<double> idf_;        // by stem
  double idf_of_unknown_ = 0;
  std::vector<bool> telling_;    // by stem
  std::vector<double> damping_;  // by document: the k1 of a document of its length
};

// The id of a stem (without its mark); 0 where no document has it.
StemId find_stem(Database& db, std::string_view stem);

// The documents that have a stem, each with its BM25 for it. None where no document has it.
Matches documents_with(const StemStatistics& statistics, Database& db, StemId stem);
Matches documents_with(const StemStatistics& statistics, Database& db, std::string_view stem);

// The same in half the memory, to be kept for many stems.
struct StemDocument {
  DocumentId document;
  float score;
};
using StemColumn = std::vector<StemDocument>;  // by document
StemColumn column_of(const StemStatistics& statistics, Database& db, StemId stem);

}  // namespace plumbline

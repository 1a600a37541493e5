// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/stem_index.h: which documents have which stems, gathered document by document and written at the end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/counts.h"
#include "schema/database.h"
#include "schema/text/term_table.h"

namespace plumbline {

class StemIndex {
 public:
  // Adds to the document at hand.
  void add(TermId stem, std::uint32_t weight);
  void add_length(std::int64_t length) { length_ += length; }
  // What was added since the call before is of this document.
  void finish_document(std::int64_t document);

  // Fills stem, stem_documents, document_stems and document_length, which are empty. The same passages give
  // the same rows.
  void write(const TermTable& terms, Database& db);

 private:
  struct DocumentCounts {
    std::int64_t document, length;
    std::vector<Count> counts;  // by first occurrence, then by id
  };

  std::vector<TermId> number_stems(const TermTable& terms);
  void write_documents(Database& db) const;
  void write_stems(const TermTable& terms, const std::vector<TermId>& stems, Database& db) const;

  std::vector<std::uint32_t> places_;  // of each stem in open_, from 1; 0 for none
  std::vector<bool> used_;             // whether any document has it
  std::vector<Count> open_;            // of the document at hand
  std::int64_t length_ = 0;            // likewise
  std::vector<DocumentCounts> documents_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/doclists.h: which passages have which term, and where, gathered in memory in the format of FTS5 and written
// as its index in one go. It is the same index that FTS5 makes of the same passages by itself, which a test compares.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/database.h"
#include "schema/passage_terms.h"

namespace plumbline {

class Doclists {
 public:
  // Passages come in the order of their ids; one without any term, too.
  void add(std::int64_t passage, const IndexedPlaces& places);

  // Writes it all into the tables of passage_fts, which is empty, and lets go of it.
  void write(const TermTable& terms, Database& db);

 private:
  struct Doclist {
    std::string bytes;
    std::int64_t row = 0;     // the last
    std::size_t size_at = 0;  // where its size stands
    std::uint32_t column = 0, position = 0;
  };

  using Lists = std::vector<Doclist>;  // by term

  static void close(Doclist* list);
  static bool has(const Lists& lists, TermId term) {
    return term < lists.size() && lists[term].row != 0;
  }
  static void write_list(const Doclist& list, class Fts5Segment* segment);

  Lists near_, far_;                                             // rows of schema/fts_rows.h
  std::array<std::int64_t, IndexedPlaces::kColumns> lengths_{};  // of all passages together
  std::int64_t passages_ = 0;
  std::int64_t pairs_ = 0, places_ = 0;  // of a term and a passage, and of these
};

}  // namespace plumbline

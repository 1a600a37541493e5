// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/fts5_segment.h: the inverted index of passage_fts, written as FTS5 itself leaves it after 'optimize': one
// segment, a B-tree of pages of terms with their passages and positions. FTS5 would gather every token in a hash
// table, write segments and merge them; whoever has all postings at hand in the order of terms need not.
// The format: https://www.sqlite.org/fts5.html#fts5_data_structures, and the comments at the head of fts5_index.c.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"

namespace plumbline {

// SQLite's varint: seven bits a byte, the highest first. `value` is below 2^56.
void append_big_varint(std::string* bytes, std::uint64_t value);
// The one at bytes[*at], and *at behind it. What is cut off counts as if it ended there.
std::uint64_t next_big_varint(std::string_view bytes, std::size_t* at);

class Fts5Segment {
 public:
  // passage_fts must be new; nothing may have asked or told it anything on this connection.
  explicit Fts5Segment(Database& db) : db_(db) {}

  // Terms come in the order of their bytes, behind each the passages that have it, in theirs: with the number of bytes
  // of the positions, doubled, as a varint, and the positions as FTS5 has them.
  void begin_term(std::string_view term);
  void add(std::int64_t passage, std::string_view size, std::string_view positions);
  // The last pages, and the records that tell FTS5 of the segment.
  void finish();

 private:
  // An index of the pages of one long list, level by level: which passage each begins with.
  struct Skips {
    std::string bytes;
    std::int64_t page = 0;  // by which FTS5 finds it
    std::int64_t last = 0;  // passage
  };

  bool is_full(std::size_t more) const;
  void flush_page();
  void flush_entry();
  void write_skips(std::size_t level);
  void add_skip(std::int64_t passage, std::size_t level);
  void write_block(std::int64_t id, std::string_view bytes);

  Database& db_;
  std::string page_ = std::string(4, '\0');
  std::string terms_;                                   // where terms begin on it: its footer
  std::size_t last_term_at_ = 0;                        // the last of these
  std::int64_t number_ = 1;                             // of the page
  std::string term_;                                    // the last
  bool has_term_ = false;                               // the page
  bool first_on_page_ = false, first_of_term_ = false;  // whether the next passage is
  std::int64_t last_passage_ = 0;
  // The entry in the index of terms that is not written yet, and how many pages without a term follow it.
  std::string entry_;
  std::int64_t entry_page_ = 1;
  int pages_without_term_ = 0;
  std::vector<Skips> skips_ = std::vector<Skips>(1);
};

}  // namespace plumbline

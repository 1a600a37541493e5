// SPDX-License-Identifier: MIT OR Apache-2.0
// An entry is the distance from the passage before, the number of bytes of its positions, doubled (the last bit would
// say that it was deleted), and the positions: each its distance from the one before, and two. 1 goes before the number
// of a column other than the first, in which positions count anew.
#include "schema/doclists.h"

#include "schema/fts5_segment.h"
#include "schema/fts_rows.h"
#include "schema/sql.h"

namespace plumbline {
namespace {
constexpr std::int64_t kTotalsRecord = 1;
}

void Doclists::add(std::int64_t passage, const IndexedPlaces& places) {
  for (std::size_t i = 0; i < lengths_.size(); ++i) lengths_[i] += places.lengths[i];
  ++passages_;
  places_ += static_cast<std::int64_t>(places.places.size());
  const std::int64_t row = fts_row(passage);
  Lists& lists = has_far_row(passage) ? far_ : near_;
  for (const auto& [term, column, position] : places.places) {
    if (term >= lists.size()) lists.resize(std::size_t{term} + 1 + lists.size() / 2);
    Doclist& list = lists[term];
    if (list.row != row) {
      close(&list);
      append_big_varint(&list.bytes, static_cast<std::uint64_t>(row - list.row));
      list.row = row;
      list.column = list.position = 0;
      list.size_at = list.bytes.size();
      list.bytes += '\0';
      ++pairs_;
    }
    if (list.column != column) {
      list.bytes += '\1';
      append_big_varint(&list.bytes, column);
      list.column = column;
      list.position = 0;
    }
    append_big_varint(&list.bytes, position - list.position + 2);
    list.position = position;
  }
}

// Puts the size of the last entry where it belongs.
void Doclists::close(Doclist* list) {
  if (list->row == 0) return;
  const std::size_t bytes = 2 * (list->bytes.size() - list->size_at - 1);
  if (bytes < 0x80) {  // as nearly all
    list->bytes[list->size_at] = static_cast<char>(bytes);
    return;
  }
  std::string size;
  append_big_varint(&size, bytes);
  list->bytes.replace(list->size_at, 1, size);
}

void Doclists::write_list(const Doclist& list, Fts5Segment* segment) {
  const std::string_view bytes = list.bytes;
  std::int64_t row = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    row += static_cast<std::int64_t>(next_big_varint(bytes, &at));
    const std::size_t size_at = at;
    const auto size = static_cast<std::size_t>(next_big_varint(bytes, &at) / 2);
    segment->add(row, bytes.substr(size_at, at - size_at), bytes.substr(at, size));
    at += size;
  }
}

void Doclists::write(const TermTable& terms, Database& db) {
  Fts5Segment segment(db);
  std::int64_t written = 0;
  for (const TermId id : terms.sorted()) {
    if (!has(near_, id) && !has(far_, id)) continue;
    ++written;
    segment.begin_term(terms.text(id));
    for (Lists* lists : {&near_, &far_}) {
      if (!has(*lists, id)) continue;
      close(&(*lists)[id]);
      write_list((*lists)[id], &segment);
      (*lists)[id] = {};
    }
  }
  segment.finish();
  std::string totals;
  append_big_varint(&totals, static_cast<std::uint64_t>(passages_));
  for (const std::int64_t length : lengths_)
    append_big_varint(&totals, static_cast<std::uint64_t>(length));
  db.cached(sql::k_insert_fts_block).bind(":id", kTotalsRecord).bind_bytes(":block", totals).run();
  db.execute(sql::k_create_written_text);
  db.prepare(sql::k_insert_written_text)
      .bind(":terms", written)
      .bind(":passages", pairs_)
      .bind(":places", places_)
      .run();
}

}  // namespace plumbline

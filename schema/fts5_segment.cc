// SPDX-License-Identifier: MIT OR Apache-2.0
// A page: where its first passage is that belongs to the term of the page before (two bytes, 0 for none), where its
// footer begins (two bytes), terms with their passages, the footer. A term shares its beginning with the one before on
// the page. Where a term goes on over several pages, its passages have an index of pages of their own.
#include "schema/fts5_segment.h"

#include <algorithm>

#include "schema/sql.h"
#include "schema/text/shared_prefix.h"

namespace plumbline {
namespace {

constexpr std::size_t kPageBytes = 4050;  // "pgsz" of FTS5, which it takes by default
constexpr int kSkippedPages = 4;          // a list over fewer has no index of its pages
constexpr std::int64_t kSegment = 1;      // its number
constexpr char kMainIndex = '0';          // before each term; others are of prefixes
constexpr std::int64_t kStructureRecord = 10;

std::int64_t id_of_page(std::int64_t page) { return (kSegment << 37) + page; }
std::int64_t id_of_skips(std::size_t level, std::int64_t page) {
  return (kSegment << 37) + (std::int64_t{1} << 36) + (static_cast<std::int64_t>(level) << 31) +
         page;
}

void put_size(std::string* bytes, std::size_t at, std::size_t value) {
  (*bytes)[at] = static_cast<char>(value >> 8);
  (*bytes)[at + 1] = static_cast<char>(value & 0xFF);
}
}  // namespace

void append_big_varint(std::string* bytes, std::uint64_t value) {
  if (value < 0x80) {
    *bytes += static_cast<char>(value);
    return;
  }
  char reversed[8];
  int n = 0;
  for (; n < 8 && (value > 0 || n == 0); value >>= 7)
    reversed[n++] = static_cast<char>((value & 0x7F) | 0x80);
  reversed[0] = static_cast<char>(reversed[0] & 0x7F);
  while (n > 0) *bytes += reversed[--n];
}

std::uint64_t next_big_varint(std::string_view bytes, std::size_t* at) {
  std::uint64_t value = 0;
  while (*at < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[(*at)++]);
    value = (value << 7) | (byte & 0x7F);
    if (byte < 0x80) break;
  }
  return value;
}

bool Fts5Segment::is_full(std::size_t more) const {
  return page_.size() + terms_.size() + more >= kPageBytes;
}

void Fts5Segment::begin_term(std::string_view text) {
  std::string term(1, kMainIndex);
  term += text;
  if (is_full(term.size() + 2) && page_.size() > 4) flush_page();
  append_big_varint(&terms_, page_.size() - last_term_at_);
  last_term_at_ = page_.size();
  const std::size_t shared = shared_prefix(term_, term);
  if (has_term_) append_big_varint(&page_, shared);
  if (!has_term_ && number_ != 1) {
    flush_entry();
    entry_ = term.substr(0, term_.empty() ? term.size() : shared + 1);
    entry_page_ = number_;
  }
  const std::size_t known = has_term_ ? shared : 0;
  append_big_varint(&page_, term.size() - known);
  page_.append(term, known);
  term_ = std::move(term);
  has_term_ = true;
  first_on_page_ = false;
  first_of_term_ = true;
  skips_[0].page = number_;
}

void Fts5Segment::add(std::int64_t passage, std::string_view size, std::string_view positions) {
  if (is_full(0)) flush_page();
  if (first_on_page_) {
    put_size(&page_, 0, page_.size());
    add_skip(passage, 0);
  }
  const bool whole = first_on_page_ || first_of_term_;
  append_big_varint(&page_, static_cast<std::uint64_t>(whole ? passage : passage - last_passage_));
  last_passage_ = passage;
  first_on_page_ = first_of_term_ = false;
  page_ += size;
  while (is_full(positions.size())) {  // cut between two numbers
    const std::size_t used = page_.size() + terms_.size();
    std::size_t end = 0;
    while (used + end < kPageBytes) next_big_varint(positions, &end);
    page_ += positions.substr(0, end);
    positions.remove_prefix(end);
    flush_page();
  }
  page_ += positions;
}

void Fts5Segment::flush_page() {
  put_size(&page_, 2, page_.size());
  if (has_term_) {
    page_ += terms_;
  } else {
    if (first_on_page_ && !skips_[0].bytes.empty()) append_big_varint(&skips_[0].bytes, 0);
    ++pages_without_term_;
  }
  write_block(id_of_page(number_), page_);
  page_.assign(4, '\0');
  terms_.clear();
  last_term_at_ = 0;
  ++number_;
  has_term_ = false;
  first_on_page_ = true;
}

// That pages from entry_page_ on have terms from entry_ on; with the index of the last term's pages, where that pays.
void Fts5Segment::flush_entry() {
  const bool skips = !skips_[0].bytes.empty() && pages_without_term_ >= kSkippedPages;
  for (std::size_t level = 0; level < skips_.size() && !skips_[level].bytes.empty(); ++level) {
    if (skips) write_skips(level);
    skips_[level].bytes.clear();
  }
  pages_without_term_ = 0;
  db_.cached(sql::k_insert_fts_entry)
      .bind(":segment", kSegment)
      .bind_bytes(":term", entry_)
      .bind(":page", (entry_page_ << 1) + (skips ? 1 : 0))
      .run();
}

void Fts5Segment::write_skips(std::size_t level) {
  write_block(id_of_skips(level, skips_[level].page), skips_[level].bytes);
}

// A page of skips begins with whether there is a level above, the first page that it is about, and what that begins
// with. One that is full is written, and the next begins; the level above then tells what that begins with.
void Fts5Segment::add_skip(std::int64_t passage, std::size_t level) {
  const bool full = skips_[level].bytes.size() >= kPageBytes;
  if (full) {
    skips_[level].bytes[0] = 1;
    write_skips(level);
    if (skips_.size() == level + 1) skips_.emplace_back();
    Skips &below = skips_[level], &above = skips_[level + 1];
    if (above.bytes.empty()) {  // the first page of its level
      std::size_t at = 1;
      next_big_varint(below.bytes, &at);
      above.page = below.page;
      above.last = static_cast<std::int64_t>(next_big_varint(below.bytes, &at));
      append_big_varint(&above.bytes, 0);
      append_big_varint(&above.bytes, static_cast<std::uint64_t>(below.page));
      append_big_varint(&above.bytes, static_cast<std::uint64_t>(above.last));
    }
    below.bytes.clear();
    ++below.page;
  }
  Skips& skips = skips_[level];
  std::uint64_t value = static_cast<std::uint64_t>(passage - skips.last);
  if (skips.bytes.empty()) {
    append_big_varint(&skips.bytes, full ? 1 : 0);
    append_big_varint(&skips.bytes,
                      static_cast<std::uint64_t>(level == 0 ? number_ : skips_[level - 1].page));
    value = static_cast<std::uint64_t>(passage);
  }
  append_big_varint(&skips.bytes, value);
  skips.last = passage;
  if (full) add_skip(passage, level + 1);
}

// The record of the structure: a number that FTS5 knows its settings by, which stays; levels, segments and pages
// written; and of the one level no merge under way and the one segment, from its first page to its last.
void Fts5Segment::finish() {
  if (page_.size() > 4) flush_page();
  const std::int64_t pages = number_ - 1;
  if (pages == 0) return;
  flush_entry();
  Statement& old = db_.cached(sql::k_find_fts_block).bind(":id", kStructureRecord);
  std::string record = old.step() ? std::string(old.bytes(0).substr(0, 4)) : std::string(4, '\0');
  old.reset();
  for (const std::int64_t number : {std::int64_t{1}, std::int64_t{1}, pages, std::int64_t{0},
                                    std::int64_t{1}, kSegment, std::int64_t{1}, pages})
    append_big_varint(&record, static_cast<std::uint64_t>(number));
  write_block(kStructureRecord, record);
}

void Fts5Segment::write_block(std::int64_t id, std::string_view bytes) {
  db_.cached(sql::k_insert_fts_block).bind(":id", id).bind_bytes(":block", bytes).run();
}

}  // namespace plumbline

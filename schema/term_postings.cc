// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/term_postings.h"

#include <algorithm>

#include "schema/sql.h"

namespace plumbline {
namespace {
constexpr int kTermBits = 32;  // a block's id is (term << 32) + its first document

std::int64_t first_document(std::int64_t block) {
  return block & ((std::int64_t{1} << kTermBits) - 1);
}

// Cuts what it is given into blocks.
class BlockWriter {
 public:
  BlockWriter(Database& db, std::int64_t term) : db_(db), term_(term) {}

  void add(std::int64_t passage, std::uint32_t halves) {
    const std::int64_t document = passage >> kPassageBits;
    if (document != last_ && (last_ == 0 || packer_.bytes().size() >= kBlockBytes)) {
      finish();
      first_ = document;
      packer_ = PostingsPacker(document - 1);
    }
    last_ = document;
    packer_.add(passage, halves);
  }

  void finish() {
    if (packer_.bytes().empty()) return;
    db_.cached(sql::k_insert_term_postings)
        .bind(":id", (term_ << kTermBits) + first_)
        .bind_bytes(":passages", packer_.bytes())
        .run();
    packer_ = PostingsPacker();
  }

 private:
  Database& db_;
  std::int64_t term_, first_ = 0, last_ = 0;
  PostingsPacker packer_;
};
}  // namespace

void TermPostings::read(std::int64_t passage, const PassageTerms& terms) {
  if (lists_.size() < terms.table().size()) lists_.resize(terms.table().size());
  terms.each_placed_term([this](TermId term, std::size_t column) {
    List& list = lists_[term];
    if (list.open == 0) open_.push_back(term);
    list.open += kColumnHalves[column];
  });
  for (const TermId term : open_) {
    List& list = lists_[term];
    list.packer.add(passage, list.open);
    list.open = 0;
    ++list.passages;
  }
  open_.clear();
}

void TermPostings::write(const TermTable& terms, Database& db, std::int64_t common) const {
  std::vector<TermId> sorted;
  for (TermId term = 0; term < lists_.size(); ++term) {
    if (lists_[term].passages >= common) sorted.push_back(term);
  }
  std::sort(sorted.begin(), sorted.end(),
            [&](TermId a, TermId b) { return terms.text(a) < terms.text(b); });
  std::int64_t id = 0;
  for (const TermId term : sorted) {
    db.cached(sql::k_insert_common_term).bind(":text", terms.text(term)).bind(":id", ++id).run();
    BlockWriter writer(db, id);
    PostingsReader reader(lists_[term].packer.bytes());
    while (reader.next()) writer.add(reader.passage(), reader.halves());
    writer.finish();
  }
}

IndexedTerms indexed_terms(const PassageTerms& terms) {
  IndexedTerms indexed;
  terms.each_placed_term([&](TermId term, std::size_t column) {
    indexed[std::string(terms.table().text(term))] += kColumnHalves[column];
  });
  return indexed;
}

std::int64_t find_common_term(Database& db, std::string_view term) {
  Statement& row = db.cached(sql::k_find_common_term).bind(":text", term);
  const std::int64_t id = row.step() ? row.integer(0) : 0;
  row.reset();
  return id;
}

std::vector<PostingsBlock> common_postings(Database& db, std::int64_t term) {
  std::vector<PostingsBlock> blocks;
  Statement& rows = db.cached(sql::k_list_term_postings)
                        .bind(":begin", term << kTermBits)
                        .bind(":end", (term + 1) << kTermBits);
  while (rows.step())
    blocks.push_back({first_document(rows.integer(0)), std::string(rows.bytes(1))});
  return blocks;
}

std::vector<Frequency> common_frequencies(Database& db, std::int64_t term) {
  std::vector<Frequency> found;
  for (const PostingsBlock& block : common_postings(db, term)) {
    PostingsReader reader = block.reader();
    while (reader.next()) found.push_back({reader.passage(), reader.halves() / kHalves});
  }
  return found;
}

// nullptr where the term is left to FTS5.
TermPostingsUpdate::Entries* TermPostingsUpdate::entries_of(const std::string& term) {
  auto known = ids_.find(term);
  if (known == ids_.end()) known = ids_.emplace(term, find_common_term(db_, term)).first;
  return known->second == 0 ? nullptr : &changed_[known->second];
}

void TermPostingsUpdate::drop(const IndexedTerms& terms) {
  for (const auto& [term, halves] : terms) entries_of(term);
}

void TermPostingsUpdate::keep(std::int64_t passage, const IndexedTerms& terms) {
  for (const auto& [term, halves] : terms) {
    if (Entries* entries = entries_of(term)) (*entries)[passage] = halves;
  }
}

void TermPostingsUpdate::finish(std::int64_t page) {
  for (const auto& [term, entries] : changed_) replace(term, page, entries);
  changed_.clear();
}

// In the block where the page belongs: the last that does not begin behind it, or else one of its own.
void TermPostingsUpdate::replace(std::int64_t term, std::int64_t page, const Entries& entries) {
  const std::int64_t begin = term << kTermBits;
  Statement& row =
      db_.cached(sql::k_find_term_postings).bind(":begin", begin).bind(":id", begin + page);
  Entries block = entries;
  std::int64_t old = 0;
  if (row.step()) {
    old = row.integer(0);
    PostingsReader reader(row.bytes(1), first_document(old) - 1);
    while (reader.next()) {
      if (reader.document() != page) block[reader.passage()] = reader.halves();
    }
  }
  row.reset();
  if (old != 0) db_.cached(sql::k_delete_term_postings).bind(":id", old).run();
  BlockWriter writer(db_, term);
  for (const auto& [passage, halves] : block) writer.add(passage, halves);
  writer.finish();
}

}  // namespace plumbline

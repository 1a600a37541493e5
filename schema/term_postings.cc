// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/term_postings.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "schema/sql.h"
#include "schema/text/stop_words.h"
#include "schema/text/varint.h"

namespace plumbline {
namespace {
constexpr int kTermBits = 32;  // a block's id is (term << 32) + its first document

std::int64_t first_document(std::int64_t block) {
  return block & ((std::int64_t{1} << kTermBits) - 1);
}

// Begins behind this document and so many bytes of its block.
struct Stretch {
  std::int64_t document;
  std::size_t bytes;
};

// Cuts what it is given into blocks.
class BlockWriter {
 public:
  BlockWriter(Database& db, std::int64_t term) : db_(db), term_(term) {}

  void add(std::int64_t passage, std::uint32_t halves) {
    const std::int64_t document = passage >> kPassageBits;
    if (document != last_ && (last_ == 0 || packer_.bytes().size() >= kBlockBytes)) {
      finish();
      begin(document);
    } else if (document != last_ && packer_.bytes().size() >= stretch_.bytes + kStretchBytes) {
      begin_stretch();
    }
    last_ = document;
    packer_.add(passage, halves);
  }

  void finish() {
    if (packer_.bytes().empty()) return;
    db_.cached(sql::k_insert_term_postings)
        .bind(":id", (term_ << kTermBits) + first_)
        .bind_bytes(":passages", packer_.bytes())
        .bind_bytes(":stretches", stretches_)
        .run();
    packer_ = PostingsPacker();
  }

 private:
  void begin(std::int64_t document) {
    first_ = document;
    packer_ = PostingsPacker(document - 1);
    stretch_ = {document - 1, 0};
    stretches_.clear();
  }

  void begin_stretch() {
    const Stretch before = std::exchange(stretch_, {last_, packer_.bytes().size()});
    append_varint(&stretches_, static_cast<std::uint32_t>(stretch_.document - before.document));
    append_varint(&stretches_, static_cast<std::uint32_t>(stretch_.bytes - before.bytes));
  }

  Database& db_;
  std::int64_t term_, first_ = 0, last_ = 0;
  PostingsPacker packer_;
  Stretch stretch_ = {0, 0};  // the last one
  std::string stretches_;
};
}  // namespace

PostingsReader PostingsBlock::reader_at(std::int64_t document) const {
  Stretch found = {first - 1, 0};
  for (std::size_t at = 0; at < stretches.size();) {
    const std::int64_t before = found.document + next_varint(stretches, &at);
    const std::size_t begin = found.bytes + next_varint(stretches, &at);
    if (before >= document || begin > bytes.size()) break;
    found = {before, begin};
  }
  return PostingsReader(std::string_view(bytes).substr(found.bytes), found.document);
}

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
  }
  open_.clear();
  lengths_.add(passage, terms.words());
  pairs_.read(passage, terms);
  shared_.read(passage, terms);
}

void TermPostings::finish(const TermTable& terms, const PostingLimits& limits) {
  const auto stop_stems = stems_of_stop_words();
  std::vector<std::uint32_t> paired(lists_.size());
  WordLists words;
  for (const TermId term : terms.sorted()) {
    if (term >= lists_.size() || lists_[term].packer.entries() == 0) continue;
    const std::string_view text = terms.text(term);
    const PostingsPacker& list = lists_[term].packer;
    const auto passages = static_cast<std::int64_t>(list.entries());
    const bool is_word = !text.starts_with(kStemMark);
    if (is_word) words.emplace_back(text, &list);
    if (passages < limits.common) continue;
    const bool frequent = passages >= limits.frequent;
    const bool pairs = frequent && (is_word || !stop_stems.contains(terms.stem_text(term)));
    common_.push_back({term, frequent, pairs});
    if (pairs) paired[term] = static_cast<std::uint32_t>(common_.size());
  }
  beginnings_ = beginnings_of(words, shared_, limits.beginning, lengths_);
  pair_rows_ = pairs_.rows(paired);
}

void TermPostings::write(const TermTable& terms, Database& db) const {
  std::int64_t id = 0;
  for (const auto& [term, frequent, paired] : common_) {
    db.cached(sql::k_insert_common_term)
        .bind(":text", terms.text(term))
        .bind(":id", ++id)
        .bind(":paired", paired)
        .run();
    write_list(id, term, db);
    if (frequent) write_impacts(db, id, lists_[term].packer, lengths_);
  }
  write_beginnings(beginnings_, db);
  write_pairs(pair_rows_, db);
  if (id > 0) write_average_length(db, lengths_.average());
}

void TermPostings::write_list(std::int64_t id, TermId term, Database& db) const {
  BlockWriter writer(db, id);
  PostingsReader reader(lists_[term].packer.bytes());
  while (reader.next()) writer.add(reader.passage(), reader.halves());
  writer.finish();
}

IndexedTerms indexed_terms(const PassageTerms& terms) {
  IndexedTerms indexed;
  terms.each_placed_term([&](TermId term, std::size_t column) {
    indexed[std::string(terms.table().text(term))] += kColumnHalves[column];
  });
  return indexed;
}

std::int64_t find_common_term(Database& db, std::string_view term) {
  return db.cached(sql::k_find_common_term).bind(":text", term).first_integer();
}

void each_block(Database& db, std::int64_t term, const std::function<void(PostingsReader)>& use) {
  Statement& rows = db.cached(sql::k_list_term_postings)
                        .bind(":begin", term << kTermBits)
                        .bind(":end", (term + 1) << kTermBits);
  while (rows.step()) use(PostingsReader(rows.bytes(1), first_document(rows.integer(0)) - 1));
}

std::optional<PostingsBlock> find_block(Database& db, std::int64_t term, std::int64_t document) {
  const std::int64_t begin = term << kTermBits;
  std::optional<PostingsBlock> found;
  Statement& row =
      db.cached(sql::k_find_term_postings).bind(":begin", begin).bind(":id", begin + document);
  if (row.step()) {
    const std::int64_t next = row.integer(3);
    const bool is_last = next >> kTermBits != term;  // there is none, or another term's
    found = {first_document(row.integer(0)),
             is_last ? std::numeric_limits<std::int64_t>::max() : first_document(next),
             std::string(row.bytes(1)), std::string(row.bytes(2))};
  }
  row.reset();
  return found;
}

std::vector<Frequency> common_frequencies(Database& db, std::int64_t term) {
  std::vector<Frequency> found;
  each_block(db, term, [&](PostingsReader reader) {
    while (reader.next()) found.push_back({reader.passage(), reader.halves() / kHalves});
  });
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

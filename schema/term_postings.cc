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

bool may_have_common_terms(Database& db, std::int64_t common) {
  Statement& row = db.cached(sql::k_find_most_passages);
  const bool has = row.step() && row.integer(0) >= common;
  row.reset();
  return has;
}
}  // namespace

std::string_view indexed_term(const Token& token, std::string* buffer) {
  if (token.kind != Token::kStem) return token.text;
  buffer->assign(1, kStemMark);
  return *buffer += token.text;
}

void TermPostings::begin(std::int64_t passage) {
  finish_passage();
  passage_ = passage;
}

void TermPostings::add(std::string_view term, int field) {
  key_ = term;
  auto known = ids_.find(key_);  // emplace() would allocate each time
  if (known == ids_.end()) {
    known = ids_.emplace(key_, static_cast<std::uint32_t>(ids_.size())).first;
    lists_.emplace_back();
  }
  List& list = lists_[known->second];
  if (list.open == 0) open_.push_back(known->second);
  list.open += kFieldHalves[field];
}

void TermPostings::finish_passage() {
  for (const std::uint32_t id : open_) {
    List& list = lists_[id];
    list.packer.add(passage_, list.open);
    list.open = 0;
    ++list.passages;
  }
  open_.clear();
}

void TermPostings::write(Database& db, std::int64_t common) {
  finish_passage();
  std::vector<std::pair<std::string_view, const List*>> terms;
  for (const auto& [text, id] : ids_) {
    if (lists_[id].passages >= common) terms.emplace_back(text, &lists_[id]);
  }
  std::sort(terms.begin(), terms.end());
  std::int64_t id = 0;
  for (const auto& [text, list] : terms) {
    db.cached(sql::k_insert_common_term).bind(":text", text).bind(":id", ++id).run();
    BlockWriter writer(db, id);
    PostingsReader reader(list->packer.bytes());
    while (reader.next()) writer.add(reader.passage(), reader.halves());
    writer.finish();
  }
}

void build_term_postings(Database& db, std::int64_t common) {
  if (!may_have_common_terms(db, common)) return;
  TermPostings postings;
  Tokenizer tokenizer;
  std::string buffer;
  Statement& rows = db.cached(sql::k_list_passages);
  while (rows.step()) {
    postings.begin(rows.integer(0));
    for (int field = 0; field < kFields; ++field) {
      for (const Token& token : tokenizer.tokenize(rows.view(field + 2)))
        postings.add(indexed_term(token, &buffer), field);
    }
  }
  postings.write(db, common);
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
TermPostingsUpdate::Entries* TermPostingsUpdate::entries_of(const Token& token) {
  const std::string_view term = indexed_term(token, &buffer_);
  auto known = ids_.find(term);
  if (known == ids_.end()) known = ids_.emplace(term, find_common_term(db_, term)).first;
  return known->second == 0 ? nullptr : &changed_[known->second];
}

void TermPostingsUpdate::drop(const std::vector<std::string>& columns) {
  for (const std::string& column : columns) {
    for (const Token& token : tokenizer_.tokenize(column)) entries_of(token);
  }
}

void TermPostingsUpdate::keep(std::int64_t passage, const std::vector<std::string>& columns) {
  for (std::size_t field = 0; field < columns.size(); ++field) {
    for (const Token& token : tokenizer_.tokenize(columns[field])) {
      if (Entries* entries = entries_of(token)) (*entries)[passage] += kFieldHalves[field];
    }
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

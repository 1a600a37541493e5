// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/reindex.h"

#include <algorithm>

#include "schema/counts.h"
#include "schema/fts_rows.h"
#include "schema/sql.h"
#include "schema/text/stem_words.h"

namespace plumbline {
namespace {

Statement& page_text(Database& db, std::int64_t page) {
  return db.cached(sql::k_list_page_text).bind(":document", page);
}

std::vector<Count> row_of(Database& db, std::string_view sql, const char* key, std::int64_t id) {
  std::vector<Count> counts;
  Statement& row = db.cached(sql).bind(key, id);
  if (row.step()) unpack_counts(row.bytes(0), &counts);
  row.reset();
  return counts;
}

// Counts by rising id, of which some have become others; those that have become 0 are left out.
std::vector<Count> with_changes(const std::vector<Count>& before,
                                const std::map<std::uint32_t, std::uint32_t>& changes) {
  std::vector<Count> now;
  auto at = before.begin();
  for (const auto& [id, count] : changes) {
    const auto place = std::find_if(at, before.end(), [id](const Count& c) { return c.id >= id; });
    now.insert(now.end(), at, place);
    if (count > 0) now.push_back({id, count});
    at = place != before.end() && place->id == id ? place + 1 : place;
  }
  now.insert(now.end(), at, before.end());
  return now;
}

template <class Texts>
ImpactsUpdate::Passages counted(const Texts& texts) {
  ImpactsUpdate::Passages passages;
  for (const auto& [passage, text] : texts)
    passages[passage] = {text.terms, text.shared, text.words};
  return passages;
}
}  // namespace

Reindex::Texts Reindex::read(std::int64_t page) {
  Texts texts;
  Statement& rows = page_text(db_, page);
  while (rows.step()) {
    Text& text = texts[rows.integer(0)];
    for (int column = 2; column <= 6; ++column) text.columns.push_back(rows.text(column));
    terms_.read(PassageText(rows));
    text.terms = indexed_terms(terms_);
    text.pairs = pairs_.pairs_of(terms_);
    text.shared = shared_beginnings(terms_);
    text.words = terms_.words();
  }
  return texts;
}

void Reindex::before(std::int64_t page) {
  before_[page] = read(page);
  identifiers_.before(page);
}

void Reindex::after(std::int64_t page) {
  const Texts &old = before_[page], now = read(page);
  for (const auto& [passage, text] : now) lengths_[page][passage] = text.words;
  lengths_.try_emplace(page);
  for (const auto& [passage, text] : old) {
    const auto same = now.find(passage);
    if (same == now.end() || same->second != text)
      change(sql::k_delete_from_fts, passage, text, -1);
  }
  for (const auto& [passage, text] : now) {
    const auto same = old.find(passage);
    if (same == old.end() || same->second != text) change(sql::k_insert_into_fts, passage, text, 1);
  }
  update_postings(page, old, now);
  count_stems(page);
  identifiers_.after(page);
}

void Reindex::update_postings(std::int64_t page, const Texts& old, const Texts& now) {
  if (old == now) return;
  for (const auto& [passage, text] : old) postings_.drop(text.terms);
  for (const auto& [passage, text] : now) postings_.keep(passage, text.terms);
  postings_.finish(page);
  update_pairs(page, old, now);
  impacts_.change(page, counted(old), counted(now));
}

void Reindex::update_pairs(std::int64_t page, const Texts& old, const Texts& now) {
  std::map<std::int64_t, std::map<std::int64_t, std::uint32_t>> changed;  // halves by pair, passage
  for (const auto& [passage, text] : old) {
    for (const auto& [pair, halves] : text.pairs) changed[pair];
  }
  for (const auto& [passage, text] : now) {
    for (const auto& [pair, halves] : text.pairs) changed[pair][passage] = halves;
  }
  for (const auto& [pair, halves] : changed) replace_pair(db_, pair, page, halves);
}

void Reindex::change(std::string_view sql, std::int64_t passage, const Text& text, int count) {
  constexpr const char* kNames[] = {":title", ":names", ":topics", ":heading", ":body"};
  Statement& statement = db_.cached(sql).bind(":id", fts_row(passage));
  for (std::size_t i = 0; i < std::size(kNames); ++i) statement.bind(kNames[i], text.columns[i]);
  statement.run();
  for (const auto& [term, halves] : text.terms) counts_[term] += count;
}

void Reindex::count_stems(std::int64_t page) {
  std::map<std::string, std::uint32_t> counts;
  std::int64_t length = 0;
  Statement& rows = page_text(db_, page);
  while (rows.step()) {
    terms_.read(PassageText(rows));
    length += terms_.each_stem([&](TermId stem, std::uint32_t weight) {
      counts[std::string(terms_.table().stem_text(stem))] += weight;
    });
  }
  replace_row(page, counts, length);
}

void Reindex::replace_row(std::int64_t document, const std::map<std::string, std::uint32_t>& counts,
                          std::int64_t length) {
  std::vector<Count> row;
  for (const auto& [stem, count] : counts) row.push_back({id_of(stem), count});
  std::sort(row.begin(), row.end(), [](const Count& a, const Count& b) { return a.id < b.id; });
  const auto column = static_cast<std::uint32_t>(document);
  for (const Count& old : row_of(db_, sql::k_find_document_stems, ":document", document))
    columns_[old.id][column] = 0;
  for (const Count& now : row) columns_[now.id][column] = now.count;
  db_.cached(sql::k_delete_document_stems).bind(":document", document).run();
  db_.cached(sql::k_delete_document_length).bind(":document", document).run();
  if (row.empty()) return;
  db_.cached(sql::k_insert_document_stems)
      .bind(":document", document)
      .bind_bytes(":counts", pack_counts(row))
      .run();
  db_.cached(sql::k_insert_document_length)
      .bind(":document", document)
      .bind(":length", length)
      .run();
}

// A new stem gets the next id.
std::uint32_t Reindex::id_of(const std::string& stem) {
  Statement& known = db_.cached(sql::k_find_stem).bind(":text", stem);
  std::int64_t id = known.step() ? known.integer(0) : 0;
  known.reset();
  if (id != 0) return static_cast<std::uint32_t>(id);
  Statement& last = db_.cached(sql::k_find_last_stem);
  id = (last.step() ? last.integer(0) : 0) + 1;
  last.reset();
  db_.cached(sql::k_insert_stem).bind(":id", id).bind(":text", stem).bind(":words", "").run();
  db_.cached(sql::k_insert_stem_documents)
      .bind(":stem", id)
      .bind(":documents", 0)
      .bind_bytes(":counts", "")
      .run();
  return static_cast<std::uint32_t>(id);
}

void Reindex::replace_columns() {
  for (const auto& [stem, changes] : columns_) {
    const std::vector<Count> counts =
        with_changes(row_of(db_, sql::k_find_stem_documents, ":stem", stem), changes);
    db_.cached(sql::k_update_stem_documents)
        .bind(":stem", std::int64_t{stem})
        .bind(":documents", static_cast<std::int64_t>(counts.size()))
        .bind_bytes(":counts", pack_counts(counts))
        .run();
  }
}

// Words that are new to their stems; those that no passage has any more stay, and are asked for in vain.
void Reindex::add_stem_words() {
  const TermTable& terms = terms_.table();
  std::map<std::string_view, std::set<std::string>> words;  // by stem
  terms.each_form(
      [&](TermId word, TermId stem) { words[terms.stem_text(stem)].emplace(terms.text(word)); });
  for (auto& [stem, of_stem] : words) {
    Statement& row = db_.cached(sql::k_find_stem_words).bind(":text", stem);
    const std::string packed = row.step() ? row.text(0) : std::string();
    row.reset();
    for (std::string& known : unpack_stem_words(stem, packed)) of_stem.insert(std::move(known));
    const std::string now = pack_stem_words(stem, {of_stem.begin(), of_stem.end()});
    if (now == packed) continue;
    db_.cached(sql::k_update_stem_words).bind(":text", stem).bind(":words", now).run();
  }
}

void Reindex::finish() {
  for (const auto& [term, more] : counts_) {
    if (more != 0) db_.cached(sql::k_count_term).bind(":text", term).bind(":more", more).run();
  }
  db_.execute(sql::k_delete_unused_terms);
  replace_columns();
  add_stem_words();
  replace_passage_lengths(db_, lengths_);
  identifiers_.finish();
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text_index.h"

#include <algorithm>
#include <vector>

#include "schema/format.h"
#include "schema/passage_terms.h"
#include "schema/sql.h"
#include "schema/stem_index.h"

namespace plumbline {
namespace {

// How many passages have each term.
class TermCounts {
 public:
  void read(const PassageTerms& passage) {
    ++passage_;
    counts_.resize(passage.table().size());
    passage.each_term([this](TermId term) {
      Entry& entry = counts_[term];
      if (entry.last == passage_) return;
      entry.last = passage_;
      ++entry.passages;
    });
  }

  void write(const TermTable& terms, Database& db) const {
    std::vector<TermId> sorted;
    for (TermId id = 0; id < counts_.size(); ++id) {
      if (counts_[id].passages > 0) sorted.push_back(id);
    }
    std::sort(sorted.begin(), sorted.end(),
              [&](TermId a, TermId b) { return terms.text(a) < terms.text(b); });
    for (const TermId id : sorted) {
      db.cached(sql::k_insert_term)
          .bind(":text", terms.text(id))
          .bind(":passages", std::int64_t{counts_[id].passages})
          .run();
    }
  }

 private:
  struct Entry {
    std::uint32_t last = 0;  // the passage that counted it last
    std::uint32_t passages = 0;
  };
  std::vector<Entry> counts_;  // by term
  std::uint32_t passage_ = 0;
};

class TextIndex {
 public:
  explicit TextIndex(Database& db) : db_(db) { db_.take_terms_from(&terms_); }
  ~TextIndex() { db_.take_terms_from(nullptr); }
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  void build() {
    db_.execute(sql::k_prepare_fts);
    Statement rows = db_.prepare(sql::k_list_passages);
    std::int64_t document = 0;
    while (rows.step()) {
      const std::int64_t owner = rows.integer(0) >> kPassageBits;
      if (owner != document) stems_.finish_document(document);
      document = owner;
      add(rows);
    }
    stems_.finish_document(document);
    counts_.write(terms_.table(), db_);
    stems_.write(terms_.table(), db_);
  }

 private:
  void add(const Statement& row) {
    constexpr const char* kNames[] = {":title", ":names", ":topics", ":heading", ":body"};
    terms_.read(row);
    Statement& insert = db_.cached(sql::k_insert_into_fts).bind(":id", row.integer(0));
    for (std::size_t i = 0; i < PassageTerms::kColumns; ++i)
      insert.bind(kNames[i], terms_.column(i));
    insert.run();
    counts_.read(terms_);
    stems_.add_length(
        terms_.each_stem([this](TermId stem, std::uint32_t weight) { stems_.add(stem, weight); }));
  }

  Database& db_;
  PassageTerms terms_;
  TermCounts counts_;
  StemIndex stems_;
};
}  // namespace

void build_text_index(Database& db) { TextIndex(db).build(); }

void verify_text_index(Database& db) {
  constexpr int kCorrupt = 11;  // https://www.sqlite.org/rescode.html#corrupt
  Statement answer = db.prepare(sql::k_check_fts);
  if (!answer.step() || answer.integer(0) != 1)
    throw DatabaseError(kCorrupt, "the full-text index does not say what the passages say");
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text_index.h"

#include <algorithm>
#include <future>
#include <vector>

#include "schema/doclists.h"
#include "schema/format.h"
#include "schema/identifier_index.h"
#include "schema/passage_terms.h"
#include "schema/sql.h"
#include "schema/stem_index.h"
#include "schema/term_postings.h"

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

// What is in a thirtieth of the passages is frequent; but not what is read in a millisecond without, nor more
// than can be read in a few.
PostingLimits limits_for(std::int64_t passages) {
  PostingLimits limits;
  limits.frequent = std::clamp(passages / 32, kCommonPassages, limits.frequent);
  limits.beginning = std::clamp(passages / 16, 2 * kCommonPassages, limits.beginning);
  return limits;
}

// A passage on its way into the indexes.
struct Passage {
  explicit Passage(const Statement& row) : text(row) {}

  PassageText text;
  IndexedPlaces places;
};
using Batch = std::vector<Passage>;

// While the places of one batch of passages are gathered, another thread finds and counts the terms of the next.
class TextIndex {
 public:
  explicit TextIndex(Database& db) : db_(db), rows_(db.prepare(sql::k_list_passages)) {}

  void build() {
    Batch batch = read_batch();
    prepare(&batch);
    while (!batch.empty()) {
      Batch next = read_batch();
      auto prepared = std::async(std::launch::async, [&] { prepare(&next); });
      gather(batch);
      prepared.get();
      batch = std::move(next);
    }
    stems_.finish_document(document_);
    doclists_.write(terms_.table(), db_);
    db_.execute(sql::k_prepare_fts);
    counts_.write(terms_.table(), db_);
    stems_.write(terms_.table(), db_);
    postings_.write(terms_.table(), db_, limits_for(passages_));
    identifiers_.write(db_);
  }

 private:
  Batch read_batch() {
    constexpr std::size_t kPassages = 256;
    Batch batch;
    while (!at_end_ && batch.size() < kPassages) {
      if (rows_.step()) {
        batch.emplace_back(rows_);
      } else {
        at_end_ = true;
      }
    }
    return batch;
  }

  void prepare(Batch* batch) {
    for (Passage& passage : *batch) {
      terms_.read(passage.text);
      passage.places = terms_.indexed_places();
      counts_.read(terms_);
      postings_.read(passage.text.id, terms_);
      ++passages_;
      identifiers_.read(passage.text);
      const std::int64_t document = passage.text.id >> kPassageBits;
      if (document != document_) stems_.finish_document(document_);
      document_ = document;
      stems_.add_length(terms_.each_stem(
          [this](TermId stem, std::uint32_t weight) { stems_.add(stem, weight); }));
    }
  }

  void gather(const Batch& batch) {
    for (const Passage& passage : batch) doclists_.add(passage.text.id, passage.places, db_);
  }

  Database& db_;
  Statement rows_;
  bool at_end_ = false;
  Doclists doclists_;
  // Of prepare() alone:
  std::int64_t passages_ = 0;
  PassageTerms terms_;
  TermCounts counts_;
  StemIndex stems_;
  TermPostings postings_;
  IdentifierIndex identifiers_;
  std::int64_t document_ = 0;
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

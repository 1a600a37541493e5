// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text_index.h"

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

#include "schema/damage.h"
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
    for (const TermId id : terms.sorted()) {
      if (id >= counts_.size() || counts_[id].passages == 0) continue;
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

// What is in an eighth of the passages is frequent; but not what is read in a millisecond without, nor more than can
// be read in a few.
PostingLimits limits_for(std::int64_t passages) {
  PostingLimits limits;
  limits.frequent = std::clamp(passages / 8, kCommonPassages, limits.frequent);
  limits.beginning = std::clamp(passages / 6, 2 * kCommonPassages, limits.beginning);
  return limits;
}

// A passage on its way into the indexes.
struct Passage {
  PassageText text;
  IndexedPlaces places;
};
using Batch = std::vector<Passage>;

class Batches {
 public:
  explicit Batches(const TextIndex::Next& next) : next_(next) {}

  // Empty behind the last.
  Batch take() {
    constexpr std::size_t kPassages = 256;
    Batch batch;
    for (Passage passage; !at_end_ && batch.size() < kPassages;) {
      at_end_ = !next_(&passage.text);
      if (!at_end_) batch.push_back(std::move(passage));
    }
    return batch;
  }

 private:
  const TextIndex::Next& next_;
  bool at_end_ = false;  // behind which it is not asked again
};
}  // namespace

struct TextIndex::Parts {
  void prepare(Batch* batch);
  void gather(const Batch& batch);

  Doclists doclists;
  // Of prepare() alone:
  std::int64_t passages = 0;
  PassageTerms terms;
  TermCounts counts;
  StemIndex stems;
  TermPostings postings;
  IdentifierIndex identifiers;
  std::int64_t document = 0;
};

void TextIndex::Parts::prepare(Batch* batch) {
  for (Passage& passage : *batch) {
    terms.read(passage.text);
    passage.places = terms.indexed_places();
    counts.read(terms);
    postings.read(passage.text.id, terms);
    ++passages;
    identifiers.read(passage.text);
    const std::int64_t owner = passage.text.id >> kPassageBits;
    if (owner != document) stems.finish_document(document);
    document = owner;
    stems.add_length(
        terms.each_stem([this](TermId stem, std::uint32_t weight) { stems.add(stem, weight); }));
  }
}

void TextIndex::Parts::gather(const Batch& batch) {
  for (const Passage& passage : batch) doclists.add(passage.text.id, passage.places);
}

TextIndex::TextIndex() : parts_(std::make_unique<Parts>()) {}
TextIndex::~TextIndex() = default;

// While the places of one batch of passages are gathered, another thread finds and counts the terms of the next.
void TextIndex::gather(const Next& next_passage) {
  Batches batches(next_passage);
  Batch batch = batches.take();
  parts_->prepare(&batch);
  while (!batch.empty()) {
    Batch next = batches.take();
    auto prepared = std::async(std::launch::async, [&] { parts_->prepare(&next); });
    parts_->gather(batch);
    prepared.get();
    batch = std::move(next);
  }
  parts_->stems.finish_document(parts_->document);
}

// What can be worked out without the database is, by another thread.
void TextIndex::write(Database& db) {
  const TermTable& terms = parts_->terms.table();
  terms.sorted();
  auto postings = std::async(std::launch::async,
                             [&] { parts_->postings.finish(terms, limits_for(parts_->passages)); });
  parts_->doclists.write(terms, db);
  db.execute(sql::k_prepare_fts);
  parts_->counts.write(terms, db);
  parts_->stems.write(terms, db);
  parts_->identifiers.write(db);
  postings.get();
  parts_->postings.write(terms, db);
  write_passage_lengths(db, parts_->postings.lengths());
}

void build_text_index(Database& db) {
  Statement rows = db.prepare(sql::k_list_passages);
  TextIndex index;
  index.gather([&](PassageText* passage) {
    if (!rows.step()) return false;
    *passage = PassageText(rows);
    return true;
  });
  index.write(db);
}

void verify_text_index(Database& db) {
  Statement answer = db.prepare(sql::k_check_fts);
  if (!answer.step() || answer.integer(0) != 1)
    throw damage("the full-text index does not say what the passages say");
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/stem_index.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/sql.h"
#include "schema/text/stem_words.h"

namespace plumbline {
namespace {

// The words of stems, as stem.words has them.
class PackedWords {
 public:
  explicit PackedWords(const TermTable& terms) : terms_(terms), places_(terms.size()) {
    for (std::uint32_t place = 0; const TermId id : terms.sorted()) places_[id] = place++;
    terms.each_form([this](TermId word, TermId stem) {
      forms_.push_back({places_[stem], places_[word]});
    });
    std::sort(forms_.begin(), forms_.end());
    forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
  }

  std::string of(TermId stem) const {
    std::vector<std::string_view> words;
    auto form = std::lower_bound(forms_.begin(), forms_.end(), Form(places_[stem], 0));
    for (; form != forms_.end() && form->first == places_[stem]; ++form)
      words.push_back(terms_.text(terms_.sorted()[form->second]));
    return pack_stem_words(terms_.stem_text(stem), words);
  }

 private:
  using Form =
      std::pair<std::uint32_t, std::uint32_t>;  // stem and word, by their places among sorted terms

  const TermTable& terms_;
  std::vector<std::uint32_t> places_;  // by term
  std::vector<Form> forms_;
};
}  // namespace

void StemIndex::add(TermId stem, std::uint32_t weight) {
  if (stem >= places_.size()) {
    places_.resize(stem + 1);
    used_.resize(stem + 1);
  }
  std::uint32_t& place = places_[stem];
  if (place == 0) {
    open_.push_back({stem, 0});
    place = static_cast<std::uint32_t>(open_.size());
    used_[stem] = true;
  }
  open_[place - 1].count += weight;
}

void StemIndex::finish_document(std::int64_t document) {
  for (const Count& entry : open_) places_[entry.id] = 0;
  if (!open_.empty()) documents_.push_back({document, length_, open_});
  open_.clear();
  length_ = 0;
}

void StemIndex::write(const TermTable& terms, Database& db) {
  const std::vector<TermId> stems = number_stems(terms);
  write_documents(db);
  write_stems(terms, stems, db);
}

// Gives stems their ids, from 1 in the order of their text, in which they are returned.
std::vector<TermId> StemIndex::number_stems(const TermTable& terms) {
  std::vector<TermId> stems;
  for (const TermId id : terms.sorted()) {
    if (id < used_.size() && used_[id]) stems.push_back(id);
  }
  std::vector<std::uint32_t> final_ids(used_.size());
  for (std::uint32_t i = 0; i < stems.size(); ++i) final_ids[stems[i]] = i + 1;
  for (DocumentCounts& document : documents_) {
    for (Count& entry : document.counts) entry.id = final_ids[entry.id];
    std::sort(document.counts.begin(), document.counts.end(),
              [](const Count& a, const Count& b) { return a.id < b.id; });
  }
  return stems;
}

void StemIndex::write_documents(Database& db) const {
  for (const DocumentCounts& document : documents_) {
    db.cached(sql::k_insert_document_stems)
        .bind(":document", document.document)
        .bind_bytes(":counts", pack_counts(document.counts))
        .run();
    db.cached(sql::k_insert_document_length)
        .bind(":document", document.document)
        .bind(":length", document.length)
        .run();
  }
}

void StemIndex::write_stems(const TermTable& terms, const std::vector<TermId>& stems,
                            Database& db) const {
  std::vector<std::vector<Count>> columns(stems.size());
  for (const DocumentCounts& document : documents_) {
    for (const Count& entry : document.counts)
      columns[entry.id - 1].push_back({static_cast<std::uint32_t>(document.document), entry.count});
  }
  const PackedWords words(terms);
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const auto id = static_cast<std::int64_t>(i + 1);
    db.cached(sql::k_insert_stem)
        .bind(":id", id)
        .bind(":text", terms.stem_text(stems[i]))
        .bind(":words", words.of(stems[i]))
        .run();
    db.cached(sql::k_insert_stem_documents)
        .bind(":stem", id)
        .bind(":documents", static_cast<std::int64_t>(columns[i].size()))
        .bind_bytes(":counts", pack_counts(columns[i]))
        .run();
  }
}

}  // namespace plumbline

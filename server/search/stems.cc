// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/stems.h"

#include <cmath>
#include <string>

#include "schema/counts.h"
#include "schema/damage.h"
#include "schema/packed_list.h"
#include "schema/sql.h"
#include "schema/start_lists.h"

namespace plumbline {

namespace {
std::size_t document_of(const PackedList& lengths, std::size_t row) {
  const std::int64_t id = lengths.integer(row, 0);
  if (id < 1 || id > PackedList::kMostRows)
    throw damage("there is no document " + std::to_string(id));
  return static_cast<std::size_t>(id);
}
}  // namespace

StemStatistics::StemStatistics(Database& db) {
  const PackedList lengths(db, kDocumentLengthsList.name), stems(db, kStemsList);
  lengths.expect(kDocumentLengthsList.columns);
  stems.expect("ii");
  double words = 0;
  const auto documents = static_cast<double>(lengths.rows());
  if (lengths.rows() > 0) damping_.reserve(document_of(lengths, lengths.rows() - 1) + 1);
  for (std::size_t row = 0; row < lengths.rows(); ++row) {
    damping_.resize(document_of(lengths, row) + 1);
    damping_.back() = static_cast<double>(lengths.integer(row, 1));
    words += damping_.back();
  }
  if (words > 0) words_per_document_ = words / documents;
  for (double& length : damping_) length = damping(length);

  const auto idf_of = [&](double in) { return std::log(1 + (documents - in + 0.5) / (in + 0.5)); };
  idf_of_unknown_ = idf_of(std::min(documents, 1.0));
  idf_.reserve(stems.rows());
  telling_.reserve(stems.rows());
  for (std::size_t stem = 0; stem < stems.rows(); ++stem) {
    const auto in = static_cast<double>(stems.integer(stem, 0));
    idf_.push_back(stem == 0 ? 0 : idf_of(in));
    telling_.push_back(in >= 2 && in <= documents * weights::kTellingShare &&
                       stems.integer(stem, 1) != 0);
  }
}

double StemStatistics::saturated_in_text(std::uint32_t count, double words) const {
  return saturated_by(damping(words * kCountsPerWord), count);
}

namespace {
// Calls visit(document, its BM25) for each.
template <class Visit>
void each_document_with(const StemStatistics& statistics, Database& db, StemId stem, Visit visit) {
  if (stem >= statistics.size()) return;
  const double idf = statistics.idf(stem);
  Statement& row = db.cached(sql::k_find_stem_documents);
  row.bind(":stem", std::int64_t{stem});
  if (row.step()) {
    each_count(row.bytes(0), [&](std::uint32_t id, std::uint32_t count) {
      const auto document = static_cast<DocumentId>(id);
      visit(document, idf * statistics.saturated(count, document));
    });
  }
  row.reset();
}
}  // namespace

double StemStatistics::damping(double length) const {
  return weights::kSaturation *
         (1 - weights::kLength + weights::kLength * length / words_per_document_);
}

StemId find_stem(Database& db, std::string_view stem) {
  return static_cast<StemId>(db.cached(sql::k_find_stem).bind(":text", stem).first_integer());
}

Matches documents_with(const StemStatistics& statistics, Database& db, std::string_view stem) {
  const StemId known = find_stem(db, stem);
  return known == 0 ? Matches{} : documents_with(statistics, db, known);
}

Matches documents_with(const StemStatistics& statistics, Database& db, StemId known) {
  Matches matches;
  each_document_with(statistics, db, known, [&](DocumentId document, double score) {
    matches.push_back({document, score});
  });
  return matches;
}

StemColumn column_of(const StemStatistics& statistics, Database& db, StemId stem) {
  StemColumn column;
  each_document_with(statistics, db, stem, [&](DocumentId document, double score) {
    column.push_back({document, static_cast<float>(score)});
  });
  return column;
}

}  // namespace plumbline

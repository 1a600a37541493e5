// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/stems.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "schema/counts.h"
#include "schema/sql.h"
#include "schema/text/stem.h"
#include "schema/text/stop_words.h"

namespace plumbline {
namespace {
bool is_number(std::string_view stem) {
  return std::all_of(stem.begin(), stem.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::set<std::string, std::less<>> stems_of_stop_words() {
  std::set<std::string, std::less<>> stems;
  Stemmer stemmer;
  for (const std::string_view word : stop_words()) stems.insert(stemmer.stem(word));
  return stems;
}
}  // namespace

StemStatistics::StemStatistics(Database& db) {
  double documents = 0, words = 0;
  Statement& lengths = db.cached(sql::k_list_document_lengths);
  while (lengths.step()) {
    damping_.resize(static_cast<std::size_t>(lengths.integer(0)) + 1);
    damping_.back() = static_cast<double>(lengths.integer(1));
    words += damping_.back();
    ++documents;
  }
  if (words > 0) words_per_document_ = words / documents;
  for (double& length : damping_) length = damping(length);

  const auto stop = stems_of_stop_words();
  idf_.push_back(0);
  telling_.push_back(false);
  Statement& stems = db.cached(sql::k_list_stems);
  while (stems.step()) {
    const std::string_view text = stems.view(1);
    const auto in = static_cast<double>(stems.integer(2));
    idf_.push_back(std::log(1 + (documents - in + 0.5) / (in + 0.5)));
    telling_.push_back(in >= 2 && in <= documents * weights::kTellingShare && text.size() > 2 &&
                       !is_number(text) && !stop.contains(text));
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
  Statement& row = db.cached(sql::k_find_stem);
  row.bind(":text", stem);
  const StemId id = row.step() ? static_cast<StemId>(row.integer(0)) : 0;
  row.reset();
  return id;
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

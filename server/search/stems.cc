// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/stems.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "schema/counts.h"
#include "schema/sql.h"
#include "schema/text/stem.h"
#include "server/search/stop_words.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr double kCountsPerWord = 4;  // schema/stem_index.cc counts in quarters

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
  for (double& length : damping_)
    length = weights::kSaturation *
             (1 - weights::kLength + weights::kLength * length * documents / std::max(words, 1.0));

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

double StemStatistics::saturated(std::uint32_t count, DocumentId document) const {
  const auto at = static_cast<std::size_t>(document);
  const double words = count / kCountsPerWord;
  const double damping = at < damping_.size() ? damping_[at] : weights::kSaturation;
  return words * (weights::kSaturation + 1) / (words + damping);
}

Matches documents_with(const StemStatistics& statistics, Database& db, std::string_view stem) {
  Matches matches;
  Statement& id = db.cached(sql::k_find_stem);
  id.bind(":text", stem);
  if (!id.step()) return matches;
  const auto known = static_cast<StemId>(id.integer(0));
  id.reset();
  Statement& row = db.cached(sql::k_find_stem_documents);
  row.bind(":stem", std::int64_t{known});
  std::vector<Count> counts;
  if (row.step()) unpack_counts(row.bytes(0), &counts);
  row.reset();
  matches.reserve(counts.size());
  for (const Count& entry : counts) {
    const auto document = static_cast<DocumentId>(entry.id);
    matches.push_back(
        {document, statistics.idf(known) * statistics.saturated(entry.count, document)});
  }
  return matches;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/years.h"

#include "server/pages/words.h"

namespace plumbline {

Years years_of_collection(const Catalog& catalog) {
  Years years;
  for (DocumentId talk : catalog.all(Kind::kTalk)) {
    if (const int year = catalog.standing(talk).year; year > 0) years[year] = 0;
  }
  if (years.empty()) return years;
  const int last = years.rbegin()->first;
  for (int year = years.begin()->first; year < last; ++year) years.try_emplace(year, 0);
  return years;
}

Years count_talks(Years years, const Catalog& catalog, std::span<const DocumentId> talks) {
  for (DocumentId talk : talks) {
    if (const int year = catalog.standing(talk).year; year > 0) ++years[year];
  }
  return years;
}

std::string in_words(const Years& years) {
  std::vector<std::string> words;
  for (const auto& [year, count] : years)
    words.push_back(std::to_string(year) + ": " + std::to_string(count));
  return joined(words);
}

}  // namespace plumbline

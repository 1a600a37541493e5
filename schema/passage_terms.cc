// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/passage_terms.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

std::uint32_t weight_of_body(std::string_view part) {
  if (part == "slides") return 3;
  return part == "transcript" ? 1 : 4;
}
}  // namespace

void PassageTerms::read(const PassageText& passage) {
  const std::uint32_t weights[] = {10, 6, 4, 6, weight_of_body(passage.part)};
  for (std::size_t i = 0; i < PassageText::kColumns; ++i) {
    open_ = &columns_[i];
    open_->weight = weights[i];
    open_->occurrences.clear();
    cut_into_tokens(passage.columns[i], *this);
  }
}

void PassageTerms::part(std::string_view text, const TokenPlace& place) {
  open_->occurrences.push_back({table_.find(text), false, place.chunk});
}

void PassageTerms::whole(std::string_view text, const TokenPlace& place) {
  open_->occurrences.push_back({table_.find(cut_utf8(text, kMaxTokenBytes)), true, place.chunk});
}

std::uint32_t PassageTerms::words() const {
  std::ptrdiff_t words = 0;
  for (const Column& column : columns_)
    words += std::count_if(column.occurrences.begin(), column.occurrences.end(),
                           [](const Occurrence& occurrence) { return !occurrence.whole; });
  return static_cast<std::uint32_t>(words);
}

IndexedPlaces PassageTerms::indexed_places() {
  constexpr PassageText::Column kOrder[] = {PassageText::kBody, PassageText::kTitle,
                                            PassageText::kNames, PassageText::kTopics,
                                            PassageText::kHeading};
  IndexedPlaces out;
  for (std::uint32_t column = 0; column < IndexedPlaces::kColumns; ++column) {
    std::uint32_t parts = 0;  // before this one; wholes stand at the place of the last
    for (const auto& [terms, whole, chunk] : columns_[kOrder[column]].occurrences) {
      if (whole) {
        out.places.push_back({table_.whole(terms), column, parts - 1});
        continue;
      }
      out.places.push_back({terms.word, column, parts});
      ++parts;
    }
    out.lengths[column] = parts;
  }
  return out;
}

}  // namespace plumbline

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

void PassageTerms::read(const Statement& row) {
  const std::uint32_t weights[kColumns] = {10, 6, 4, 6, weight_of_body(row.view(1))};
  for (std::size_t i = 0; i < kColumns; ++i) {
    open_ = &columns_[i];
    open_->text = row.view(static_cast<int>(i) + 2);
    open_->weight = weights[i];
    open_->occurrences.clear();
    cut_into_tokens(open_->text, *this);
  }
}

void PassageTerms::part(std::string_view text, const TokenPlace& place) {
  open_->occurrences.push_back({table_.find(text), false, place.chunk});
}

void PassageTerms::whole(std::string_view text, const TokenPlace& place) {
  open_->occurrences.push_back({table_.find(cut_utf8(text, kMaxTokenBytes)), true, place.chunk});
}

const std::vector<IndexTerm>* PassageTerms::terms_of(std::string_view text) {
  const auto column = std::find_if(columns_.begin(), columns_.end(),
                                   [&](const Column& c) { return c.text == text; });
  if (column == columns_.end()) return nullptr;
  for_index_.clear();
  for (const Occurrence& occurrence : column->occurrences) {
    for_index_.push_back({table_.text(occurrence.terms.word), occurrence.whole});
    if (!occurrence.whole) for_index_.push_back({table_.text(occurrence.terms.stem), true});
  }
  return &for_index_;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/common_postings.h"

#include <algorithm>

namespace plumbline {

std::optional<Matches> CommonPostings::bounds() const {
  const auto impacts = find_impacts(db_, term_);
  if (!impacts) return std::nullopt;
  // An index that was changed since has another average of lengths by a millionth.
  const double step = kWorthOfStep * idf_ * (1 + 1e-4);
  Matches matches;
  matches.reserve(impacts->size());
  each_impact(*impacts, [&](std::uint32_t document, std::uint8_t steps) {
    matches.push_back({static_cast<DocumentId>(document), steps * step});
  });
  return matches;
}

// nullptr where the term's first block begins behind the document.
const PostingsBlock* CommonPostings::block_of(DocumentId document) const {
  const auto behind = blocks_.upper_bound(document);
  if (behind != blocks_.begin() && std::prev(behind)->second.may_have(document))
    return &std::prev(behind)->second;
  auto found = find_block(db_, term_, document);
  if (!found) return nullptr;
  const std::int64_t first = found->first;
  return &blocks_.try_emplace(first, std::move(*found)).first->second;
}

void CommonPostings::Cursor::move_to(DocumentId document) {
  const bool here = block_ && block_->may_have(document);
  const bool forward = here && document > last_;
  last_ = document;
  if (!here) block_ = postings_.block_of(document);
  const PostingsReader stretch = block_ ? block_->reader_at(document) : PostingsReader();
  if (!forward || stretch.bytes_left() < reader_.bytes_left()) {
    reader_ = stretch;
    has_entry_ = reader_.next();
  }
  while (has_entry_ && reader_.document() < document) has_entry_ = reader_.next();
}

}  // namespace plumbline

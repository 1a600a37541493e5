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
  auto behind = blocks_.upper_bound(document);
  if (behind != blocks_.begin()) {
    const Block& known = std::prev(behind)->second;
    if (document <= known.last) return &known.block;
  }
  auto found = find_block(db_, term_, document);
  if (!found) return nullptr;
  const std::int64_t first = found->first;
  Block& block = blocks_.try_emplace(first, Block{std::move(*found), document}).first->second;
  block.last = std::max(block.last, document);
  return &block.block;
}

void CommonPostings::Cursor::move_to(DocumentId document) {
  const bool forward = has_entry_ && document > last_;
  last_ = document;
  if (forward) {
    skip_to(document);
    if (has_entry_) return;
  }
  const PostingsBlock* block = postings_.block_of(document);
  reader_ = block ? block->reader() : PostingsReader();
  has_entry_ = reader_.next();
  skip_to(document);
}

}  // namespace plumbline

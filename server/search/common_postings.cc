// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/common_postings.h"

#include <algorithm>

namespace plumbline {

bool CommonPostings::Cursor::move_to(DocumentId document) {
  const auto& blocks = postings_.blocks_;
  const auto behind = std::upper_bound(
      blocks.begin(), blocks.end(), std::int64_t{document},
      [](std::int64_t id, const PostingsBlock& block) { return id < block.first; });
  if (behind == blocks.begin()) return false;
  const auto block = static_cast<std::size_t>(behind - blocks.begin()) - 1;
  if (block != block_ || !has_entry_ || reader_.document() > document) {
    block_ = block;
    reader_ = blocks[block].reader();
    has_entry_ = reader_.next();
  }
  while (has_entry_ && reader_.document() < document) has_entry_ = reader_.next();
  return true;
}

}  // namespace plumbline

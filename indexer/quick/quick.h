// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/quick/quick.h: publishes a small change at once, by changing the rows of the few documents that it
// touches in a copy of the published file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/quick/basis.h"
#include "indexer/source.h"
#include "schema/publication.h"

namespace plumbline {

struct QuickPublication {
  std::optional<PublicationInfo> published;
  std::string why_not;    // "" where it was published
  std::size_t pages = 0;  // that were made anew
  Basis basis;            // of what is published now, where it was published
};

// `before` is the basis of what is published at the path of the lock. What is put there answers every question
// as a database made anew of the corpus would, and has the same generation; its bytes are others, so it wants
// to be followed by one that was made anew. Where a change may touch more than a few pages, nothing is done.
// `pictures` are as
// for write_knowledge(). `corpus` has no orphans (indexer/check/references.h). Throws as Publication does; then the old file stays.
QuickPublication publish_quickly(const Corpus& corpus, const Basis& before,
                                 const PublicationLock& lock, PictureStore* pictures = nullptr);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/kept_parts.h: what answers from one publication are made of and have in common, each read or
// computed once (kept.h). All of it together takes at most 46 MiB; of a collection such as ours, a few.
#pragma once

#include <string>
#include <vector>

#include "server/search/bags.h"
#include "server/search/kept.h"
#include "server/search/matches.h"
#include "server/search/passages.h"
#include "server/search/related.h"
#include "server/search/telling_stems.h"

namespace plumbline {

std::size_t kept_bytes(const std::vector<RelatedTalk>& talks);

struct KeptParts {
  // By expression: the passages of a word or phrase.
  Kept<std::string, Postings> postings{8 << 20};
  // By PostingList::key(): the documents of a common term, scored from its passages.
  Kept<std::string, Matches> common{4 << 20};
  // By stem: the documents that have it.
  Kept<std::string, Matches> documents{4 << 20};
  // By number of a stem: likewise, for related talks, which look at sixty of them.
  Kept<StemId, StemColumn> columns{4 << 20};
  // By document: its own stems, those of them that tell, and the documents that name it.
  KeptBags bags{8 << 20};
  KeptTellingStems telling{4 << 20};
  Kept<DocumentId, std::vector<DocumentId>> naming{1 << 20};
  // By talk: the episode before it, or 0, and the related ones on its page.
  Kept<DocumentId, DocumentId> previous{1 << 20};
  Kept<DocumentId, std::vector<RelatedTalk>> related{4 << 20};
  // Pieces of answers, by names that whoever makes them gives.
  Kept<std::string, std::string> texts{8 << 20};
};

}  // namespace plumbline

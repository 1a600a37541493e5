// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/lookup.h: what is a thing, and what refers to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/thing.h"

namespace plumbline {

enum class Relation : std::uint8_t {
  kIs,     // the document itself, or its page, slides, recording, report elsewhere
  kLinks,  // the document gives it among its links or sources
  kCites,  // its texts refer to it
};
std::string_view relation_name(Relation relation);  // "is", "links", "cites"

struct Reference {
  DocumentId document;
  Relation relation;
  std::string
      link;       // of the first two: under which key, "slides", "source"; "" for the page itself
  int count = 0;  // of citations: how often
  std::int64_t passage = 0;  // and where first; 0 where nothing is known of the place
};

// Each document once, by its closest relation: those that are it, then those that link to it, then
// those that cite it; the most often first, then the newest, then by kind and slug. Of a thing that
// is one document here, what links to that document's page cites it. Sets thing->document and
// thing->known.
std::vector<Reference> look_up(const Catalog& catalog, Database& db, Thing* thing);

// A page of them, like the pages of a search.
struct LookupPage {
  Thing thing;
  std::vector<Reference> references;  // at most `limit`
  int total = 0;
  std::string next, prev;  // cursors, or ""
};

// `cursor` is LookupPage::next or ::prev for the same thing, or "". Throws CursorError for any
// other.
LookupPage look_up_page(const Catalog& catalog, Database& db, Thing thing, int limit,
                        std::string_view cursor);

}  // namespace plumbline

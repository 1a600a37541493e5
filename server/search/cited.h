// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/cited.h: which things the collection refers to, and how many of its documents do. To know who is
// cited most takes a look at all citations, so it is known once a publication.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/document_id.h"

namespace plumbline {

class Catalog;

// The kinds of things, in the order in which they are told: talk, then those of schema/text/reference_key.h.
inline constexpr std::string_view kCitedKinds[] = {"talk", "message", "lwn",   "commit",
                                                   "cve",  "path",    "crate", "url"};

struct Cited {
  std::uint8_t kind = 0;                // in kCitedKinds
  std::string key;                      // of address_key.h; "" of a talk here
  std::vector<std::string> short_keys;  // of a commit: its shorter hashes that are cited, too
  std::vector<DocumentId> is;  // documents here that it is: of an article the talk that it reports
  int documents = 0;           // how many other ones refer to it, at least one

  bool is_talk() const { return kind == 0; }
};

// Those that most documents refer to first, then by kind and key. Short hashes of a commit count for the long one that
// begins with them, unless that could be two.
std::vector<Cited> rank_cited(const Catalog& catalog, Database& db);

}  // namespace plumbline

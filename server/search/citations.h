// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/citations.h: what the collection refers to most: mails, articles, commits, CVE numbers, files
// of the kernel, crates, pages elsewhere, and talks here; with every passage that does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/cited.h"

namespace plumbline {

// A passage that refers to something, or a document that gives it among its links or sources.
struct CitingPlace {
  DocumentId document;
  std::int64_t passage;  // 0 where the document gives it
  int count;             // how often in that passage
  std::string link;      // under which key it is given: "source"; else ""
};

struct CitedThing {
  std::string kind;            // of kCitedKinds
  std::string key;             // of address_key.h; "" of a talk here
  std::vector<DocumentId> is;  // documents here that it is: of an article the talk that it reports
  std::vector<CitingPlace> places;  // those in texts first, then newest first; none of `is` itself
  int documents = 0;                // how many documents refer to it
};

// The name of a thing for a reader, without its kind: "951550", "rust/kernel/init.rs", a talk's title.
std::string name_of(const Catalog& catalog, const CitedThing& thing);

// A page, like the pages of a search, of all things of some kinds that another document than they themselves
// refers to; those that most documents refer to first, then by kind and key. Short hashes of a commit count for the
// long one that begins with them.
struct CitationsPage {
  std::vector<std::string> kinds;
  std::vector<CitedThing> things;  // at most `limit`
  int total = 0, limit = 0;
  std::string next, prev;  // cursors, or ""
};

// No kinds are all but "url". `cursor` is CitationsPage::next or ::prev for the same kinds, or "". Throws CursorError
// for any other.
CitationsPage page_of_citations(const Catalog& catalog, Database& db,
                                const std::vector<std::string>& kinds, int limit,
                                std::string_view cursor);

}  // namespace plumbline

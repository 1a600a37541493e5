// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/named.h: what a query names as a whole, be it a document or something outside, and how that
// comes to stand first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/search/lookup.h"
#include "server/search/order.h"
#include "server/search/search.h"

namespace plumbline {

// A mail, a commit, a page and so on, and the documents that know it.
struct Named {
  std::optional<Thing> thing;
  std::vector<Reference> references;

  // Something that is not looked for by its words alone.
  bool is_thing() const { return thing && !thing->is_code(); }
};

Named find_named(const Catalog& catalog, Database& db, Tokenizer& tokenizer,
                 const SearchRequest& request);

// What to look for in texts: the thing as it is where it is known, else the words that it is made
// of. Code, a name, and what may as well be words are a query like any other.
SearchRequest request_for(const Catalog& catalog, Tokenizer& tokenizer, const Named& named,
                          SearchRequest request);

// A sentence for the reader where the thing is known to nothing; else "".
std::string unknown_thing(const Named& named);

// Puts a document above all others of its tier, if it is among them.
void lift(DocumentId document, std::vector<Ranked>* ranked);

// Puts what is, links to or cites the thing, of which all that may be shown are in `ranked`, into a tier
// above what has only its words. `named` is a document of which the thing is a name too: it comes first.
void lift_references(const std::vector<Reference>& references, DocumentId named,
                     std::vector<Ranked>* ranked);

}  // namespace plumbline

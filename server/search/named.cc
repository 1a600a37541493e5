// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/named.h"

#include <algorithm>

#include "schema/text/name_key.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {

// True where the text is a name of a document, as CVE-2025-68260 may be one of a topic.
bool is_name(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text) {
  return catalog.name_of_key(name_key(tokenizer, text).key) != nullptr;
}

double best_score(const std::vector<Ranked>& ranked) {
  double best = 0;
  for (const Ranked& entry : ranked) best = std::max(best, entry.score);
  return best;
}

Ranked* find(std::vector<Ranked>* ranked, DocumentId document) {
  const auto found = std::find_if(ranked->begin(), ranked->end(),
                                  [&](const Ranked& entry) { return entry.document == document; });
  return document == 0 || found == ranked->end() ? nullptr : &*found;
}
}  // namespace

Named find_named(const Catalog& catalog, Database& db, Tokenizer& tokenizer,
                 const SearchRequest& request) {
  Named named;
  named.thing = find_thing(catalog, tokenizer, request.q, request.site);
  if (!named.is_thing()) return named;
  named.references = look_up(catalog, db, &*named.thing);
  if (named.references.empty() && !named.thing->sure) named.thing.reset();
  return named;
}

SearchRequest request_for(const Catalog& catalog, Tokenizer& tokenizer, const Named& named,
                          SearchRequest request) {
  if (!named.is_thing() || !named.thing->sure || is_name(catalog, tokenizer, request.q))
    return request;
  request.correct = false;
  request.q = words_of(*named.thing);
  if (named.thing->known) request.q = "\"" + request.q + "\"";
  return request;
}

std::string unknown_thing(const Named& named) {
  if (!named.is_thing() || named.thing->known) return {};
  return "Nothing here is, links to or cites " + name_of(*named.thing) +
         "; these are texts that have its words.";
}

void lift(DocumentId document, std::vector<Ranked>* ranked) {
  const double best = best_score(*ranked);
  if (Ranked* entry = find(ranked, document)) entry->score += best;
}

void lift_references(const std::vector<Reference>& references, DocumentId named,
                     std::vector<Ranked>* ranked) {
  if (references.empty()) return;
  const double best = best_score(*ranked);
  for (std::size_t i = 0; i < references.size(); ++i) {
    Ranked* entry = find(ranked, references[i].document);
    if (!entry) continue;  // a filter keeps it out
    const int closeness =
        static_cast<int>(Relation::kCites) - static_cast<int>(references[i].relation);
    entry->tier = 2;
    entry->score += closeness * (best + 1) +
                    weights::kReferenceOrder * static_cast<double>(references.size() - i);
  }
  if (Ranked* entry = find(ranked, named)) {
    entry->tier = 2;
    entry->score += 3 * (best + 1);
  }
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/references.h"

#include <set>
#include <utility>

#include "schema/text/address_key.h"
#include "schema/text/citation.h"

namespace plumbline {

std::vector<TextReference> references_in(const RichText& text) {
  std::set<std::pair<std::size_t, std::string>> found;
  for (Citation& citation : find_citations(text.text))
    found.emplace(citation.begin, std::move(citation.key));
  for (const Span& span : text.spans) {
    if (span.kind == Span::kLink && span.target.find("://") != std::string::npos)
      found.emplace(span.begin, address_key(span.target));
  }
  std::vector<TextReference> references;
  for (const auto& [position, key] : found) references.push_back({key, position});
  return references;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/references.h"

#include <set>
#include <string_view>
#include <utility>

#include "schema/text/address_key.h"
#include "schema/text/citation.h"
#include "schema/text/code_reference.h"

namespace plumbline {
namespace {

// A name set as code beside the word "crate".
bool is_crate(std::string_view text, const Span& span) {
  if (span.kind != Span::kCode || span.end > text.size()) return false;
  return is_crate_name(text.substr(span.begin, span.end - span.begin)) &&
         (crate_follows(text.substr(span.end)) || crate_leads(text.substr(0, span.begin)));
}
}  // namespace

std::vector<TextReference> references_in(const RichText& text) {
  std::set<std::pair<std::size_t, std::string>> found;
  for (Citation& citation : find_citations(text.text))
    found.emplace(citation.begin, std::move(citation.key));
  for (const Span& span : text.spans) {
    if (span.kind == Span::kLink && span.target.find("://") != std::string::npos)
      found.emplace(span.begin, address_key(span.target));
    if (is_crate(text.text, span))
      found.emplace(span.begin, crate_key(text.text.substr(span.begin, span.end - span.begin)));
  }
  std::vector<TextReference> references;
  for (const auto& [position, key] : found) {
    if (!key.empty()) references.push_back({key, position});  // "https://#top" has none
  }
  return references;
}

}  // namespace plumbline

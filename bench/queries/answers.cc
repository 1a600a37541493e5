// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/queries/answers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plumbline::bench {
namespace {

std::string printed(const char* label, const Snippet& snippet) {
  return fmt::format("    {} {}#{} {} {}\n", label, snippet.part, snippet.anchor, snippet.text,
                     snippet.marks);
}

std::string printed(const Catalog& catalog, const Hit& hit) {
  const Document& document = catalog[hit.document];
  std::string text = fmt::format("  {}/{} {:.9g} {} matched {} missing {} {}\n",
                                 kind_name(document.kind), document.slug, hit.score,
                                 hit.title_marks, hit.matched, hit.missing, hit.relation);
  if (hit.snippet) text += printed("shows", *hit.snippet);
  for (const Snippet& snippet : hit.also) text += printed("also", snippet);
  for (const Reason& reason : hit.reasons)
    text += fmt::format("    {} {:.9g}\n", reason.what, reason.score);
  return text;
}
}  // namespace

std::string printed(const Catalog& catalog, const SearchResults& results) {
  std::string text = fmt::format(
      "understood {} total {} exact {} fuzzy {} relaxed {} question {}\n", results.understood,
      results.total, results.exact_total, results.fuzzy, results.relaxed, results.question);
  for (const std::string& warning : results.warnings) text += fmt::format("  {}\n", warning);
  for (const TermCount& term : results.terms)
    text += fmt::format("  term {} {}\n", term.term, term.total);
  for (const Suggestion& suggestion : results.suggestions)
    text +=
        fmt::format("  suggestion {} {} {}\n", suggestion.q, suggestion.total, suggestion.relaxed);
  for (const Relaxation& relaxation : results.relaxations)
    text += fmt::format("  without {} {} {}\n", relaxation.drop, relaxation.q, relaxation.total);
  for (const auto& [name, values] : results.facets) {
    for (const FacetValue& value : values)
      text += fmt::format("  facet {} {} {} {}\n", name, value.value, value.count, value.chosen);
  }
  for (const Hit& hit : results.hits) text += printed(catalog, hit);
  return text + fmt::format("  next {} prev {}\n", results.next, results.prev);
}

}  // namespace plumbline::bench

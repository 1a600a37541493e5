// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/spellings.h"

#include "server/search/correct.h"
#include "server/search/named.h"

namespace plumbline {
namespace {
// Further spellings are offered where they are not less likely than the best by more than this factor (its
// logarithm).
constexpr double kAsLikely = 5;

// Whether the reader would get an address or a number of something, where words were meant.
bool is_thing(Index& index, Tokenizer& tokenizer, SearchRequest request, const std::string& q) {
  request.q = q;
  return find_named(index.catalog(), index.db(), tokenizer, request).is_thing();
}

std::unique_ptr<Answers> ask(Index& index, Tokenizer& tokenizer, SearchRequest request,
                             const std::string& q) {
  request.q = q;
  return std::make_unique<Answers>(index, tokenizer, std::move(request));
}
}  // namespace

Spellings other_spellings(Index& index, Tokenizer& tokenizer, const Answers& asked,
                          std::size_t count) {
  Spellings spellings;
  std::unique_ptr<Answers> relaxed;
  double best = 0;
  for (const auto& [q, likelihood] :
       corrections(index.catalog(), index.db(), tokenizer, asked.query(), count)) {
    if (!spellings.suggestions.empty() && likelihood < best - kAsLikely) break;
    if (is_thing(index, tokenizer, asked.request(), q)) continue;
    auto other = ask(index, tokenizer, asked.request(), q);
    const int exact = other->exact_total(), total = other->total();
    const bool any = other->is_question();
    if (exact > asked.exact_total() || (any && total > 0)) {
      if (spellings.suggestions.empty()) best = likelihood;
      spellings.suggestions.push_back({q, "spelling", total, any});
      if (!spellings.best) spellings.best = std::move(other);
    } else if (total > 0 && !relaxed) {
      relaxed = std::move(other);
    }
  }
  if (asked.exact_total() == 0 && spellings.suggestions.empty() && relaxed) {
    spellings.suggestions.push_back({relaxed->request().q, "spelling", relaxed->total(), true});
    spellings.best = std::move(relaxed);
  }
  return spellings;
}

}  // namespace plumbline

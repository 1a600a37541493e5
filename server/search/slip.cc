// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/slip.h"

#include <algorithm>

namespace plumbline {
namespace {
Fit fit_of(std::u32string_view typed, std::u32string_view word) {
  if (!word.starts_with(typed)) return Fit::kNone;
  return typed.size() == word.size() ? Fit::kWhole : Fit::kBeginning;
}
}  // namespace

// Where the two differ first, one of four things went wrong; what follows must agree.
Fit fit_with_slip(std::u32string_view typed, std::u32string_view word) {
  const auto differ = std::mismatch(typed.begin(), typed.end(), word.begin(), word.end());
  const auto at = static_cast<std::size_t>(differ.first - typed.begin());
  if (at == typed.size()) return Fit::kNone;  // nothing is wrong
  const std::u32string_view t = typed.substr(at), w = word.substr(at);
  Fit best = fit_of(t.substr(1), w);  // a letter too many
  const auto consider = [&best](Fit fit) { best = std::max(best, fit); };
  if (w.empty()) return best;
  consider(fit_of(t.substr(1), w.substr(1)));  // a wrong one
  consider(fit_of(t, w.substr(1)));            // one is missing
  if (t.size() > 1 && w.size() > 1 && t[0] == w[1] && t[1] == w[0])
    consider(fit_of(t.substr(2), w.substr(2)));  // exchanged
  return best;
}

}  // namespace plumbline

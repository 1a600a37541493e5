// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sheet/formula.h"

#include "schema/text/ascii.h"

namespace plumbline {

std::string_view link_of_formula(std::string_view formula) {
  constexpr std::string_view kLink = "hyperlink(";
  while (!formula.empty() && !ascii::is_letter(formula.front())) formula.remove_prefix(1);
  if (formula.starts_with("of:=")) formula.remove_prefix(4);
  if (!ascii::starts_with_any_case(formula, kLink)) return {};
  const std::string_view rest = ascii::trimmed(formula.substr(kLink.size()));
  return rest.starts_with('"') ? rest.substr(1, rest.find('"', 1) - 1) : std::string_view();
}

}  // namespace plumbline

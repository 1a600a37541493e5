// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/looks.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
// Parts of the names of fonts.
constexpr std::string_view kFixedFonts[] = {"andale", "cascadia",  "consol",      "courier",
                                            "fixed",  "fira code", "lucida cons", "menlo",
                                            "monaco", "mono",      "source code"};
}  // namespace

bool is_fixed_font(std::string_view name) {
  const std::string small = ascii::lower(name);
  if (small.find("monotype") != small.npos) return false;
  const auto has = [&](std::string_view part) { return small.find(part) != small.npos; };
  return std::any_of(std::begin(kFixedFonts), std::end(kFixedFonts), has);
}

bool is_code_style(std::string_view name) {
  const std::string small = ascii::lower(name);
  return small == "code" || small.starts_with("code ") ||
         small.find("preformatted") != small.npos || small.find("source code") != small.npos ||
         small.find("sourcecode") != small.npos || small.find("code block") != small.npos ||
         small.find("verbatim") != small.npos;
}

}  // namespace plumbline

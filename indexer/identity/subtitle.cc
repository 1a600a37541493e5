// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/subtitle.h"

#include <cstddef>

namespace plumbline {

std::vector<std::string_view> without_subtitle(std::string_view title) {
  constexpr std::string_view kMarks[] = {": ", " - ", " \u2013 ", " \u2014 ",
                                         "! ", "? ",  "\u2026 "};
  std::vector<std::string_view> titles;
  for (std::size_t at = title.size(); at-- > 1;) {
    for (const std::string_view mark : kMarks) {
      if (title.substr(at).starts_with(mark)) titles.push_back(title.substr(0, at));
    }
  }
  return titles;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/front_matter.h"

#include <algorithm>

namespace plumbline {

std::optional<FrontMatter> split_front_matter(std::string_view text) {
  constexpr std::string_view kFence = "---\n";
  if (!text.starts_with(kFence)) return std::nullopt;
  const std::string_view rest = text.substr(kFence.size());
  std::size_t end = 0;
  if (!rest.starts_with(kFence)) {
    end = rest.find("\n---\n");
    if (end == rest.npos) return std::nullopt;
    ++end;
  }
  const auto lines =
      std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  return FrontMatter{rest.substr(0, end), rest.substr(end + kFence.size()),
                     static_cast<int>(lines) + kFrontMatterLine + 1};
}

}  // namespace plumbline

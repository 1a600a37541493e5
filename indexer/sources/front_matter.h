// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/front_matter.h: takes a file apart into its YAML front matter and its body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

struct FrontMatter {
  std::string_view yaml;  // between the two lines "---"
  std::string_view body;  // behind the second
  int body_line;          // the first line of the body
};

inline constexpr int kFrontMatterLine = 2;  // the first line of the YAML

// Nothing where the text does not begin with a line "---" that another one follows. `text` must
// outlive the result.
std::optional<FrontMatter> split_front_matter(std::string_view text);

}  // namespace plumbline

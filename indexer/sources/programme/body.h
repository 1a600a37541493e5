// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/body.h: abstracts as sections.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// The abstract and behind it the description. Where one says all that the other does, markup and white space apart,
// it stands alone. Relative links in them are of `base`, and those that lead nowhere are text.
std::vector<Section> read_body(std::string_view abstract, std::string_view description,
                               std::string_view base, const std::string& file, int line,
                               Problems* problems);

// Makes relative links absolute, and links to mail addresses and to nowhere text. Passwords of meetings are dropped,
// with a warning.
void settle_links(std::string_view base, const std::string& file, int line,
                  std::vector<Section>* sections, Problems* problems);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/people.h: people.yml, the people whose name is written in more than one way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// `text` is the file's. An entry that is not {name, also, not}, of which one of the lists
// may be missing, is a warning and dropped; a text that is
// not a YAML list is kLeftOut.
std::vector<PersonEntry> read_people(std::string_view text, const std::string& file,
                                     Problems* problems);

}  // namespace plumbline

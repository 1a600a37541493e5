// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/dialect.h: which habits a programme has, for whoever wonders about their file.
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/format.h"

namespace plumbline {

// The dialect first ("schedule.xml of FOSDEM until 2012: events right below a day"), then what is missing in it
// or odd, with what to ask its author for ("no time zone; ask for conference/time_zone_name"). Empty for what no
// format of programmes recognizes, or what cannot be read (its problems say why).
std::vector<std::string> describe_programme(const Input& input);

}  // namespace plumbline

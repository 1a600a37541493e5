// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/names.h: a name leads to one thing only, and one person has one name.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Names of topics that another topic or a speaker has too; speakers that look like one person;
// people.yml against the speakers; talks of one event with the same title.
void check_names(const Corpus& corpus, Problems* problems);

}  // namespace plumbline

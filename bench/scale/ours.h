// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/ours.h: our own search as the site calls it, and how its answers are told from others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/collection.h"

namespace plumbline::bench {

// The ten best of each query that was asked, by slugs, under "class<TAB>query".
using Answers = std::map<std::string, std::vector<std::string>>;

// What the site does for a query of a class (queries.h), without writing it out as a page: ten hits with their
// snippets, of "facets" with those of the page of results. Gives the slugs of what is shown.
std::vector<std::string> answer(const Collection& collection, Database& db, std::string_view name,
                                const std::string& query);

// A line an answer: class, query, slugs, divided by tabs. Both throw Error where the file cannot be used.
void write_answers(const Answers& answers, const std::string& file);
Answers read_answers(const std::string& file);

// How many of the exact ten best are among ours, from 0 to 1: 1 where there are none.
double overlap(const std::vector<std::string>& ours, const std::vector<std::string>& exact);

}  // namespace plumbline::bench

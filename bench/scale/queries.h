// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/queries.h: what readers ask, class by class, made of the words of a published archive. The same
// archive and seed give the same queries.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"

namespace plumbline::bench {

// rare        a word of 2 to 20 passages
// common      a word of the 400 most frequent ones with four letters or more
// and         two words of middling frequency that a passage has both of
// or          three words of middling frequency, any of them
// phrase      two or three words in a row
// prefix      one to four letters and *
// question    four to eight words in a row of a text, behind "how do i", "what is", ...
// facets      a common word, or two of middling frequency; all facets of the page of results are counted
// suggest     the first letters of a title
// correction  one or two words, one misspelt
// related     an abstract, pasted
inline constexpr std::string_view kClasses[] = {"rare",    "common",     "and",      "or",
                                                "phrase",  "prefix",     "question", "facets",
                                                "suggest", "correction", "related"};

using Queries = std::map<std::string, std::vector<std::string>, std::less<>>;  // by class

// `count` of each class. Throws DatabaseError, and Error where the archive is too small to have them.
Queries make_queries(Database& db, std::size_t count, unsigned seed);

// A file `<prefix><class>.txt` for each class, a query a line, in the language of docs/query-syntax.md.
void write_queries(const Queries& queries, const std::string& prefix);
// Classes without a file are left out. Throws Error where there is none at all.
Queries read_queries(const std::string& prefix);

}  // namespace plumbline::bench

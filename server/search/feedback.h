// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/feedback.h: words that the best answers to a question share, as further words of the
// question. Pseudo-relevance feedback after Rocchio and RM3 (Lavrenko and Croft 2001; Abdul-Jaleel and
// others 2004), from the few best documents only and with little weight: it is to reorder what the reader's
// own words found.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "schema/text/tokenize.h"
#include "server/search/catalog.h"
#include "server/search/match.h"

namespace plumbline {

// Terms of the index (stems with their mark) and their weights, for Matcher::add_terms. `best` are the
// documents found so far, the best first; empty gives nothing.
std::vector<std::pair<std::string, double>> feedback_terms(const Catalog& catalog, Database& db,
                                                           Tokenizer& tokenizer,
                                                           const Matcher& matcher,
                                                           const std::vector<Match>& best);

}  // namespace plumbline

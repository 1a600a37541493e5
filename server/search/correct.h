// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/correct.h: other spellings of a query whose words the corpus does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/search/query.h"
#include "server/search/vocabulary.h"

namespace plumbline {

// The text with each word that neither stands in the vocabulary nor shares a stem with a word that does
// replaced by a near one: the likeliest combination first, at most `count`. A word that the vocabulary has
// is never replaced. Empty where every word is known or nothing is near.
std::vector<std::string> corrections(const Vocabulary& vocabulary, Database& db, const Query& query,
                                     std::string_view text, std::size_t count);

}  // namespace plumbline

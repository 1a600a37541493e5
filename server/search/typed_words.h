// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/typed_words.h: the words of a query in the order in which they were typed, and which of them
// the corpus does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/query.h"

namespace plumbline {

struct TypedWord {
  std::string text;     // folded
  TextRange place;      // in Query::text
  bool known = false;   // must not be replaced
  bool splits = false;  // two words may stand in its place
  bool may_be_name = false;
};

// Words that an answer must have; those of excluded terms and of filters are not among them.
std::vector<TypedWord> typed_words(const Catalog& catalog, Database& db, const Query& query);

// What stands between a word and the one behind it: nothing but blanks, or no further word.
bool only_blanks_between(std::string_view text, const TypedWord& word, const TypedWord& next);
bool no_word_between(std::string_view text, const TypedWord& word, const TypedWord& next);

}  // namespace plumbline

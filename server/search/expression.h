// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/expression.h: terms of a query as FTS5 expressions. What a reader typed never reaches MATCH as
// it is: every word is quoted and taken as a term of the index. Each expression is one word or one phrase.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/search/query.h"

namespace plumbline {

// A term of the index as it stands.
std::string index_term(std::string_view term);

// The term's words as typed; before that, of a compound such as pin-init, what it is in one word.
std::vector<std::string> exact_expressions(const Term& term);
// Its stems; "" where they must not be used.
std::string stem_expression(const Term& term);
// The stems of both, side by side.
std::string neighbours_expression(const Term& left, const Term& right);

// Whether the last word of an expression is a beginning.
bool asks_for_beginning(std::string_view expression);

// The term of the index that the expression consists of, in all fields; "" where it is anything else.
std::string_view only_term(std::string_view expression);

// Likewise where it is one word that begins so.
std::string_view only_beginning(std::string_view expression);
// Likewise the two or more terms that it wants side by side; none where it is anything else.
std::vector<std::string_view> only_phrase(std::string_view expression);

// Whether they ask for the same, however they were typed. A word in quotes does not ask for its other forms.
bool same_term(const Term& a, const Term& b);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/correct.h: other spellings of a query whose words the corpus does not have.
#pragma once

#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/query.h"

namespace plumbline {

struct Correction {
  std::string q;
  double likelihood;  // its logarithm, up to a constant that all corrections of a query share
};

// Query::text with its unknown words replaced, the likeliest combination first, at most `count`, each once
// (forms of the same words are one).
// Everything else stays as it is typed, operators, quotes, fields and excluded words among it.
//
// A word is known, and never replaced, where the vocabulary has it or a relative of it (by its stem), where
// it is part of a name, a stop word or a number, and where it is the beginning that stands before a "*". An
// unknown one gives way to a near word, to two words ("semanticpatch"), to one word together with its
// neighbour ("seman tic"), or to a name ("garry gou"). Of the words that are near, those are preferred that
// cost little to mistype, are frequent, and stand together in the corpus with the others of the query.
// Empty where every word is known or nothing is near. Only the first few unknown words are looked up.
std::vector<Correction> corrections(const Catalog& catalog, Database& db, Tokenizer& tokenizer,
                                    const Query& query, std::size_t count);

}  // namespace plumbline

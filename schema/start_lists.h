// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/start_lists.h: what the server knows by heart of a publication, packed when it is published
// (schema/packed_list.h), in the order in which it is wanted.
#pragma once

#include <cstdint>
#include <string_view>

#include "schema/database.h"

namespace plumbline {

// The answer of a statement. Its columns, 'i' of integers (NULL is 0), 't' of texts (NULL is "") and 'k' of keys, of which
// there are the hashes alone, are told by its file in schema/queries.
struct StartList {
  std::string_view name, statement, columns;
};
extern const StartList kDocumentsList;    // by kind and slug
extern const StartList kNewestTalksList;  // talks, newest first
extern const StartList kMembershipsList;  // speakers and topics, by talk
extern const StartList kAddressesList;    // by document
extern const StartList kPartsList;        // which parts there are, by talk
extern const StartList kStatedList;       // what kinds of statements, by document
extern const StartList kNamesList;        // by document, in its order
extern const StartList kDocumentLengthsList;

std::int64_t hash_of_key(std::string_view key);  // XXH3, in 64 bits; 0 of ""

// Those of which more is known than a statement says:
inline constexpr std::string_view kStemsList = "stems";
//   of each stem by id, from 0, which none has: in how many documents it is, and 1 where it can tell what a
//   text is about, being no stop word, no number and longer than two bytes
inline constexpr std::string_view kPassageLengthsList = "passage_lengths";
//   of each passage by document and number: one more than it has words; 0 where a number is left out
inline constexpr std::string_view kFirstPassagesList = "first_passages";
//   of each document by id, from 0: where its passages begin in that list; and where the last ones end

// Packs all of them as the tables are now, but those of passages, which schema/passage_lengths.h has; or those alone that
// tell of texts: of statements, stems and lengths.
enum class ListsOf { kFactsAndTexts, kTexts };
void pack_start_lists(Database& db, ListsOf which = ListsOf::kFactsAndTexts);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/phrase_postings.h: the passages of a longer phrase of frequent words, found by its pairs. FTS5 reads the
// places of all its words, which for "not with the" takes it 30 ms at a million passages; few passages have both
// "not with" and "with the" (schema/term_pairs.h), and their texts tell which have the phrase.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/postings.h"

namespace plumbline {

// FTS5 reads so many postings in the time in which one text is looked at, or half of it.
inline constexpr std::int64_t kPostingsPerText = 2500;

// What frequencies() gives for the phrase, words or stems; false where that has to be asked of FTS5, be it that
// it knows the answer sooner.
bool find_phrase(Database& db, const std::vector<std::string_view>& terms,
                 std::vector<Frequency>* found, std::int64_t postings_per_text = kPostingsPerText);

}  // namespace plumbline

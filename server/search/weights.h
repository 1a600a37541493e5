// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/weights.h: every number that decides the order of hits, beside the column weights in
// schema/queries/match_passages.sql. Scores of passages are FTS5's bm25 with its sign turned.
#pragma once

#include <cstddef>

namespace plumbline::weights {

// A word as typed counts this much beside the stem that it shares with other words.
inline constexpr double kExact = 0.35;
inline constexpr double kStem = 1.0;

// Two words of the query side by side in the text, in its order.
inline constexpr double kPhrase = 0.25;

// A document counts for its best passage and a little for each further one.
inline constexpr double kFurtherPassages = 0.1;

// Words that stand in different passages of a document lose this share of what they would give in one.
inline constexpr double kScattered = 0.5;

// A document that is about a topic named in the query, beside what its words give; and the topic's (or
// person's, event's) own page.
inline constexpr double kAboutName = 1.0;
inline constexpr double kNameItself = 8.0;

// A topic's page tells what the talks are about, so it gains this share of its score.
inline constexpr double kTopic = 0.3;

// Among equals the newer: a talk of this year gains this share of its score, one ten years old nothing.
inline constexpr double kNewest = 0.06;

// A question is more than so many words, or ends in "?".
inline constexpr std::size_t kQuestionWords = 5;

// Feedback: from how many documents, how many terms, which share of a query's own weight they get, and in
// which share of all passages a term may be.
inline constexpr std::size_t kFeedbackDocuments = 5;
inline constexpr std::size_t kFeedbackTerms = 40;
inline constexpr double kFeedback = 0.27;
inline constexpr double kFeedbackMaxShare = 0.1;

// Among documents that know a thing as closely: those that lookup.h puts first come first.
inline constexpr double kReferenceOrder = 1e-6;

}  // namespace plumbline::weights

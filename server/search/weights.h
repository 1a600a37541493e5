// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/weights.h: every number that decides the order of hits, beside the column weights in
// schema/queries/match_passages.sql and schema/passage_terms.cc. Scores of passages are FTS5's bm25 with its
// sign turned. Chosen with bench/relevance --tune (docs/relevance.md), for which alone they are variables:
// nothing else writes them.
#pragma once

#include <string_view>
#include <utility>

#include "schema/impacts.h"

namespace plumbline::weights {

// A word as typed counts this much beside the stem that it shares with other words.
inline double kExact = 0.35;
inline double kStem = 1.0;

// Two words of the query side by side in the text, in its order.
inline double kPhrase = 0.1;

// In a question, the words of pin-init side by side, beside what each of them gives.
inline double kCompound = 0.1;

// A document counts for its best passage and a little for the others together: this share of theirs while they
// are few, and however many they are, no more than kFurtherMost of the best. A deck of fifty pages that all have
// the word is not five times as much about it.
// schema/impacts.h bounds scores by these two: of frequent terms, another value here ranks by wrong bounds.
inline double kFurtherPassages = kFurtherShare;
inline double kFurtherMost = kFurtherLimit;

// Words that stand in different passages of a document lose this share of what they would give in one.
inline double kScattered = 0.5;

// A document that is about a topic named in the query, beside what its words give; and the topic's (or
// person's, event's) own page.
inline double kAboutName = 1.0;
inline double kNameItself = 8.0;

// The same for a name inside a question, of which most words are no names; the more documents are about it,
// the less it gives.
inline double kAboutAsked = 2.0;
inline double kItselfAsked = 4.0;

// A topic's page tells what the talks are about, so it gains this share of its score.
inline double kTopic = 0.2;

// Among equals the newer: a talk of this year gains this share of its score, one ten years old nothing.
inline double kNewest = 0.06;

// What was withdrawn loses this share of its score, so that it comes after what was given and says the same.
inline constexpr double kWithdrawn = 0.8;

// A document that answers a question like the one asked gains this share of the best score, times a power of how
// alike the two are.
inline double kAnswered = 0.8;
inline double kAnsweredPower = 2;

// A question is more than so many words, or ends in "?"; or is more than so many that begin with "who", "does" or
// the like.
inline double kQuestionWords = 5;
inline double kAskingWords = 2;

// BM25 over the stems of whole documents: how soon a further occurrence counts no more (k1), and how much
// a document's length counts (b).
inline double kSaturation = 1.2;
inline double kLength = 0.7;

// A stem of more documents than this share of all does not tell what a text is about.
inline double kTellingShare = 0.1;

// Feedback: from how many of the best documents, weighed by which power of their scores; how many documents
// it re-ranks; and which share of a score it is.
inline double kFeedbackWords = 3;
inline double kFeedbackDocuments = 6;
inline double kFeedbackPower = 7;
inline double kFeedbackCandidates = 1000;
inline constexpr double kFeedbackStems = 200000;  // that are read for it: some milliseconds
inline double kFeedback = 0.65;

// By name, for tuning.
inline constexpr std::pair<std::string_view, double*> kAll[] = {
    {"kExact", &kExact},
    {"kStem", &kStem},
    {"kPhrase", &kPhrase},
    {"kCompound", &kCompound},
    {"kFurtherPassages", &kFurtherPassages},
    {"kFurtherMost", &kFurtherMost},
    {"kScattered", &kScattered},
    {"kAboutName", &kAboutName},
    {"kNameItself", &kNameItself},
    {"kAboutAsked", &kAboutAsked},
    {"kItselfAsked", &kItselfAsked},
    {"kTopic", &kTopic},
    {"kNewest", &kNewest},
    {"kAnswered", &kAnswered},
    {"kAnsweredPower", &kAnsweredPower},
    {"kQuestionWords", &kQuestionWords},
    {"kAskingWords", &kAskingWords},
    {"kSaturation", &kSaturation},
    {"kLength", &kLength},
    {"kTellingShare", &kTellingShare},
    {"kFeedbackWords", &kFeedbackWords},
    {"kFeedbackDocuments", &kFeedbackDocuments},
    {"kFeedbackPower", &kFeedbackPower},
    {"kFeedbackCandidates", &kFeedbackCandidates},
    {"kFeedback", &kFeedback}};

// Among documents that know a thing as closely: those that lookup.h puts first come first.
inline constexpr double kReferenceOrder = 1e-6;

}  // namespace plumbline::weights

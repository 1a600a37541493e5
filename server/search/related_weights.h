// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/related_weights.h: every number that decides which talks are related to what, and how
// strongly. A score is a sum of these, each times something between 0 and 1. Chosen with
// bench/related --tune, for which alone they are variables: nothing else writes them.
#pragma once

#include <string_view>
#include <utility>

namespace plumbline::weights {

// How many of the most telling stems of the text ask for candidates, and how many of these are looked at.
inline double kRelatedStems = 60;
inline double kRelatedCandidates = 150;

// BM25 as a share of what the text itself would have, and the cosine over all stems.
inline double kRelatedWords = 1.0;
inline double kRelatedLikeness = 1.0;
// Telling stems of the title that the other title has, too; topics; the same person; the same citation.
inline double kRelatedTitle = 0.3;
inline double kRelatedTopics = 0.3;
inline double kRelatedPeople = 0.15;
inline double kRelatedCitations = 0.15;
// A title that says it continues something, of the same people or with the same words.
inline double kRelatedFollowUp = 0.15;
// A talk that the source names as the one it continues.
inline double kRelatedFollows = 1.0;

// From which score on a talk is related strongly, moderately, at all.
inline double kStrong = 0.75;
inline double kMedium = 0.4;
inline double kWeak = 0.15;

// By name, for tuning.
inline constexpr std::pair<std::string_view, double*> kAllRelated[] = {
    {"kRelatedStems", &kRelatedStems},      {"kRelatedCandidates", &kRelatedCandidates},
    {"kRelatedWords", &kRelatedWords},      {"kRelatedLikeness", &kRelatedLikeness},
    {"kRelatedTitle", &kRelatedTitle},      {"kRelatedTopics", &kRelatedTopics},
    {"kRelatedPeople", &kRelatedPeople},    {"kRelatedCitations", &kRelatedCitations},
    {"kRelatedFollowUp", &kRelatedFollowUp}};

}  // namespace plumbline::weights

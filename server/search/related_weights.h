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

// What lends a subject its words and topics: how many talks and pages of topics, how much their words count
// beside its own, and how fast that falls with their likeness.
inline double kNearTalks = 3;
// In place of those where none is near (kNearDirectly): the nearest three would be chance ones.
inline double kFarTalks = 5;
inline double kNearTalkWords = 0.6;
inline double kNearTalkPower = 4;
inline double kNearTopics = 6;
inline double kNearTopicWords = 0.2;
inline double kNearTopicPower = 2;
// The topics that a subject is likely to be about: a talk's tags, those that a text names, those of the
// nearest talks, those whose pages are nearest.
inline double kOwnTags = 1.5;
inline double kNamedTopics = 0.375;
inline double kTopicsOfTalks = 1;
inline double kTopicsOfPages = 0.5;

// What each topic of a talk weighs beside the one before it: the most specific comes first.
inline double kNextTopic = 0.95;

// BM25 as a share of what the text itself would have, the cosine over all stems, and over topics.
inline double kRelatedWords = 0.3;
inline double kRelatedLikeness = 1.0;
inline double kRelatedTopics = 0.6;
// Telling stems of the title that weigh in the other, too; the same person; the same citation.
inline double kRelatedTitle = 0.15;
inline double kRelatedPeople = 0.1;
inline double kRelatedCitations = 0.1;
// A title that says it continues something, of the same people or with the same words.
inline double kRelatedFollowUp = 0.1;
// A talk that the source names as the one it continues.
inline double kRelatedFollows = 1.0;

// From which score on a talk is related strongly, moderately, at all.
inline double kStrong = 0.9;
inline double kMedium = 0.6;
inline double kWeak = 0.2;
// The same for what it has in common with the subject itself, before the nearest talks lent theirs, as far as the
// words of the subject are known at all: whatever is the nearest comes near to what it lent.
inline double kStrongDirectly = 0.55;
inline double kMediumDirectly = 0.4;
inline double kNearDirectly = 0.5;

// By name, for tuning.
inline constexpr std::pair<std::string_view, double*> kAllRelated[] = {
    {"kRelatedStems", &kRelatedStems},
    {"kRelatedCandidates", &kRelatedCandidates},
    {"kNearTalks", &kNearTalks},
    {"kFarTalks", &kFarTalks},
    {"kNearTalkWords", &kNearTalkWords},
    {"kNearTalkPower", &kNearTalkPower},
    {"kNearTopics", &kNearTopics},
    {"kNearTopicWords", &kNearTopicWords},
    {"kNearTopicPower", &kNearTopicPower},
    {"kOwnTags", &kOwnTags},
    {"kNamedTopics", &kNamedTopics},
    {"kTopicsOfTalks", &kTopicsOfTalks},
    {"kTopicsOfPages", &kTopicsOfPages},
    {"kNextTopic", &kNextTopic},
    {"kRelatedWords", &kRelatedWords},
    {"kRelatedLikeness", &kRelatedLikeness},
    {"kRelatedTopics", &kRelatedTopics},
    {"kRelatedTitle", &kRelatedTitle},
    {"kRelatedPeople", &kRelatedPeople},
    {"kRelatedCitations", &kRelatedCitations},
    {"kRelatedFollowUp", &kRelatedFollowUp},
    {"kNearDirectly", &kNearDirectly}};

}  // namespace plumbline::weights

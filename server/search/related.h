// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/related.h: past talks that are related to a talk or to a pasted text, each with reasons
// that are true: what a reason names is in both.
//
// The text's most telling stems ask for candidates, ranked by BM25; talks of the same people and with the
// same citations join them. Those are looked at whole: how alike their words are, which topics, people
// and citations they share, whether the titles share words or say that one continues the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/subject.h"

namespace plumbline {

struct Because {
  enum Kind : std::uint8_t { kTopic, kSpeaker, kCites, kTerms, kFollowUp };
  Kind kind;
  std::string value;        // a title, a name, an address, words as the text has them, the wording
  DocumentId document = 0;  // of kTopic and kSpeaker
  std::string detail = {};  // of kCites its key, of kTerms the shared stem or two
};
std::string_view because_name(
    Because::Kind kind);  // "topic", "speaker", "cites", "terms", "follow-up"

// How sure it is that the talk is worth knowing: by its score, and by what it has in common with the subject
// itself. So the best of several may be weak, where all of them are far.
enum class Strength : std::uint8_t { kWeak, kMedium, kStrong };
std::string_view strength_name(Strength strength);

// What the notes of a talk say: the passage with most of the subject's words among those that tell of a
// decision, where there are any, else among all.
struct NotesExcerpt {
  std::string anchor, heading;
  std::string text;  // plain, at most some 300 bytes
};

struct RelatedTalk {
  DocumentId talk;
  double score;  // larger is better; of a text with itself about 2 to 3
  Strength strength;
  std::vector<Because> because;  // at least one, the most telling kinds first
  std::optional<NotesExcerpt> notes;
};

// At most `limit`, best first, equals by slug; withdrawn talks and the subject itself are left out. Empty
// where nothing is related.
std::vector<RelatedTalk> related_talks(const Catalog& catalog, Database& db, const Subject& subject,
                                       int limit = 10);

// Whether one of them is more than weakly related.
bool any_is_near(const std::vector<RelatedTalk>& talks);

}  // namespace plumbline

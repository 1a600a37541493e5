// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/subject.h: a talk of the catalogue or a pasted text as the search for related talks sees
// it: its words with their weights, whom and what it names, what it cites.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"

namespace plumbline {

// What somebody wants to talk about, as pasted. Any bytes; the caller bounds their length.
struct Proposal {
  std::string title, text;
  std::vector<std::string> speakers = {};  // names; those that are in the text are found without
  std::string date = {};                   // "2026-11-15", "2026" or "" where all talks are past
};

struct SubjectStem {
  StemId id;
  std::uint32_t count;  // in quarters, as in the stem index
  std::string word;     // as it is written where it stands first
  double weight;  // idf times saturated count; 0 for stop words and numbers, which tell nothing
};

// Two telling words side by side.
struct SubjectPhrase {
  StemId first, second;
  std::string words;  // as written: "preemption count"
};

struct Subject {
  DocumentId talk = 0;  // 0 for a pasted text
  DocumentId follows = 0;
  std::string date;  // only talks before it are past; "" for all
  int words = 0;
  std::vector<SubjectStem> stems;  // by id, those that the index knows
  std::set<StemId> title;          // telling stems of the title
  // Telling words that no document has, as written, each stem once, in the order of the text; and how much of all
  // that its words tell is left: 0 to 1, the part of the length of the vector of all their weights.
  std::vector<std::string> unknown;
  double known = 1;
  std::vector<SubjectPhrase> phrases;      // in the order of the text, each once
  std::vector<DocumentId> topics, people;  // tagged, named or given; in the order of the text
  std::vector<std::string> citations;      // keys, schema/text/reference_key.h
  std::string follow_up;  // wording that says it continues something: "update"; or ""
};

Subject subject_of_text(const Catalog& catalog, Database& db, const Proposal& proposal);
Subject subject_of_talk(const Catalog& catalog, Database& db, const Document& talk);

// The fewer talks a topic has, the more it says that two of them share it.
double topic_rarity(const Catalog& catalog, DocumentId topic);

// How alike the telling words of two subjects are: 0 to 1, the cosine of their weights.
double likeness(const Subject& a, const Subject& b);

// The wording by which a title says that there was something before: "update", "part 2", "revisited",
// "one year later"; "" for none.
std::string follow_up_wording(std::string_view title);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/shared.h: what a subject and a talk have in common, to be weighed by related.cc and told
// by reasons.cc.
#pragma once

#include <string>
#include <vector>

#include "server/search/bags.h"
#include "server/search/subject.h"

namespace plumbline {

struct SharedStem {
  const SubjectStem* stem;
  double weight;  // what it adds to the likeness
};

struct Shared {
  DocumentId talk = 0;
  double words = 0;       // BM25 of the most telling stems, as a share of the subject's own
  double likeness = 0;    // cosine over telling stems
  double near_words = 0;  // the same with what surrounds the subject (surroundings.h)
  double near_topics = 0;
  double title = 0;  // share of the subject's title that weighs in the talk, by idf
  std::vector<DocumentId> people;
  std::vector<std::string> citations;  // keys
  std::string follow_up;  // the wording, where there is enough in common for it to mean this talk
  bool follows = false;   // the subject's source says that it continues this talk
  // What only reasons need: Comparison::add_details().
  std::vector<SharedStem> stems;   // telling ones, the weightiest first
  std::vector<DocumentId> topics;  // the rarest first
};

// Compares a subject with one talk after the other. Lives no longer than what it is given.
class Comparison {
 public:
  Comparison(const Catalog& catalog, Database& db, Bags& bags, const Subject& subject);
  // All but words, the surroundings and the details.
  Shared with(DocumentId talk);
  void add_details(Shared* shared);
  // Of any document with the subject: the cosine over telling stems.
  double likeness(DocumentId document) { return vector_.likeness(bags_.of(document)); }

 private:
  void compare_stems(Shared* shared);
  void compare_citations(Shared* shared);
  void add_stems(Shared* shared);
  void add_topics(Shared* shared);

  const Catalog& catalog_;
  Database& db_;
  Bags& bags_;
  const Subject& subject_;
  StemVector vector_;        // the subject's
  double title_weight_ = 0;  // of all of its title's stems
};

}  // namespace plumbline

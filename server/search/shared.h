// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/shared.h: what a subject and a talk have in common, to be weighed by related.cc and told
// by reasons.cc.
#pragma once

#include <string>
#include <vector>

#include "schema/counts.h"
#include "server/search/subject.h"

namespace plumbline {

struct SharedStem {
  const SubjectStem* stem;
  double weight;  // what it adds to the likeness
};

struct Shared {
  DocumentId talk = 0;
  double words = 0;               // BM25 of the most telling stems, as a share of the subject's own
  double likeness = 0;            // cosine over telling stems
  std::vector<SharedStem> stems;  // telling ones, the weightiest first
  double title = 0;               // share of the subject's title, by idf
  double topic_share = 0;         // share of the subject's topics, by idf
  std::vector<DocumentId> topics, people;
  std::vector<std::string> citations;  // keys
  std::string follow_up;  // the wording, where there is enough in common for it to mean this talk
  bool follows = false;   // the subject's source says that it continues this talk
};

// Compares a subject with one talk after the other. Lives no longer than what it is given.
class Comparison {
 public:
  Comparison(const Catalog& catalog, Database& db, const Subject& subject);
  // All but `words`.
  Shared with(DocumentId talk);

 private:
  void compare_stems(Shared* shared);
  void compare_title(Shared* shared);
  void compare_topics(Shared* shared);
  void compare_citations(Shared* shared);
  double topic_weight(DocumentId topic) const;

  const Catalog& catalog_;
  Database& db_;
  const Subject& subject_;
  Tokenizer tokenizer_;
  double length_ = 0;        // of the subject's vector
  double title_weight_ = 0;  // of all of its title's stems
  double topics_weight_ = 0;
  std::vector<Count> counts_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/surroundings.h: what a subject is about beyond its own words. Whoever proposes something new
// seldom uses the words of those who came before; the talks and the topics' pages that are nearest to the
// text lend it theirs (Rocchio's feedback), and their topics are likely to be its own: two steps of a walk
// over texts, talks and topics that begins at the subject.
#pragma once

#include <unordered_map>
#include <vector>

#include "server/search/bags.h"
#include "server/search/matches.h"
#include "server/search/subject.h"

namespace plumbline {

class Surroundings {
 public:
  // What lends the subject something, each with its nearness: 1 for the talk that is nearest, more for a
  // topic's page that is nearer than any talk.
  Surroundings(const Catalog& catalog, Bags& bags, const Subject& subject, const Matches& talks,
               const Matches& topics);

  // How near a talk's words are: 0 to 1.
  double words(const Bag& bag) const { return words_.likeness(bag); }
  // How near a talk's topics are, each weighed by how few talks have it, the first ones a little more: 0 to 1.
  double topics(const Document& talk) const;

 private:
  using Topics = std::unordered_map<DocumentId, double>;
  double rarity(DocumentId topic) const;
  Topics own_topics(const Subject& subject) const;
  void add(const Topics& topics, double share);

  const Catalog& catalog_;
  StemVector words_;
  Topics topics_;
  double topics_length_ = 0;
};

}  // namespace plumbline

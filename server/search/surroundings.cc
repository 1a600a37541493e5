// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/surroundings.h"

#include <algorithm>
#include <cmath>

#include "server/search/related_weights.h"

namespace plumbline {
Surroundings::Surroundings(const Catalog& catalog, Bags& bags, const Subject& subject,
                           const Matches& talks, const Matches& topics)
    : catalog_(catalog), words_(catalog.stems().size()) {
  using namespace weights;
  for (const SubjectStem& stem : subject.stems) words_.add(stem.id, stem.weight);
  words_.normalize();
  Topics near, named;
  for (const Match& talk : talks) {
    const double nearness = std::pow(talk.score, kNearTalkPower);
    words_.add(bags.of(talk.document), kNearTalkWords * nearness);
    for (const DocumentId topic : catalog[talk.document].topics)
      near[topic] += std::pow(talk.score, kNearTopicPower) * rarity(topic);
  }
  for (const Match& topic : topics) {
    const double nearness = std::pow(std::min(1.0, topic.score), kNearTopicPower);
    words_.add(bags.of(topic.document), kNearTopicWords * nearness);
    named[topic.document] = topic.score * topic.score * rarity(topic.document);
  }
  words_.normalize();
  add(own_topics(subject), subject.talk != 0 ? kOwnTags : kNamedTopics);
  add(near, kTopicsOfTalks);
  add(named, kTopicsOfPages);
  for (const auto& [topic, weight] : topics_) topics_length_ += weight * weight;
  topics_length_ = std::sqrt(topics_length_);
}

double Surroundings::rarity(DocumentId topic) const { return topic_rarity(catalog_, topic); }

// Those that a talk is tagged with say more than those that it mentions.
Surroundings::Topics Surroundings::own_topics(const Subject& subject) const {
  Topics own;
  for (const DocumentId topic : subject.talk != 0 ? catalog_[subject.talk].topics : subject.topics)
    own[topic] = rarity(topic);
  return own;
}

// As a vector of that length.
void Surroundings::add(const Topics& topics, double share) {
  double squares = 0;
  for (const auto& [topic, weight] : topics) squares += weight * weight;
  if (squares == 0) return;
  for (const auto& [topic, weight] : topics) topics_[topic] += share * weight / std::sqrt(squares);
}

double Surroundings::topics(const Document& talk) const {
  double squares = 0, product = 0, order = 1;
  for (const DocumentId topic : talk.topics) {
    const double weight = order * rarity(topic);
    order *= weights::kNextTopic;
    squares += weight * weight;
    if (const auto mine = topics_.find(topic); mine != topics_.end())
      product += weight * mine->second;
  }
  return squares == 0 || topics_length_ == 0 ? 0 : product / (std::sqrt(squares) * topics_length_);
}

}  // namespace plumbline

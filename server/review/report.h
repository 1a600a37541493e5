// SPDX-License-Identifier: MIT OR Apache-2.0
// server/review/report.h: what a programme committee wants to know of each proposal of a pile, as one page to
// print and as Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/pages/html.h"
#include "server/pages/related.h"
#include "server/review/pile.h"

namespace plumbline {

struct NearlySame {
  std::size_t other;  // in the pile
  double likeness;    // 0 to 1, from kNearDuplicate on
};

// What one speaker has beside this proposal.
struct SpeakerHistory {
  std::string name;
  std::vector<std::size_t> proposals;  // others of the pile
  std::vector<DocumentId> talks;       // earlier ones, newest first
};

struct ReviewedProposal {
  PileProposal proposal;
  std::vector<RelatedTalk> related;
  std::vector<NearlySame> nearly_same;  // the likest first
  std::vector<SpeakerHistory> speakers;
  std::vector<DocumentId> first_topics;  // named here, and no talk is about them
  std::vector<DocumentId> topics;        // named here
  std::string unknown_words;  // those that nothing has, as a list (unknown_words()); "" for none
};

struct Review {
  std::string title;
  Pile pile;  // its proposals have gone to `proposals`
  std::vector<ReviewedProposal> proposals;
};

// `limit` related talks a proposal. Nothing of the pile is kept but in what comes back.
Review review_pile(const Catalog& catalog, Database& db, Pile pile, int limit);

// One HTML file that needs no other. Links lead to context.base_url where that is not "".
std::string review_html(const PageContext& context, const Review& review);
std::string review_markdown(const PageContext& context, const Review& review);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/related.h: related talks as a page, its twins and a review comment show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/pages/html.h"
#include "server/pages/template.h"
#include "server/search/related.h"

namespace plumbline {

inline constexpr int kRelatedOnTalkPage = 5;
// From this likeness on two proposals of a pile are marked as nearly the same.
inline constexpr double kNearDuplicate = 0.6;

struct RelatedPage {
  std::optional<Proposal> proposal;  // what was sent; none for the empty form and for a talk
  Subject subject;
  std::vector<RelatedTalk> talks;
  int limit = 10;
};

RelatedPage load_related(const Catalog& catalog, Database& db, const Proposal& proposal, int limit);
RelatedPage load_related(const Catalog& catalog, Database& db, const Document& talk, int limit);
// The kRelatedOnTalkPage best, found out when a form of the page is first asked for.
std::vector<RelatedTalk> related_to_talk(const Catalog& catalog, Database& db, DocumentId talk);

// "topics klint, Atomic context; also by Gary Guo; “preemption count”, “sleeping”"
std::string because_words(const std::vector<Because>& because);

// "“Rowhammer”, “DDR5” and 3 more": the words that nothing here has; "" for none.
std::string unknown_words(const Subject& subject);

// What is said above a list in which no talk is near.
inline constexpr std::string_view kNoneIsNear =
    "None of them is near for sure: words or topics are shared, and maybe no more. It may be the "
    "first on its subject here.";

// A list for a review comment: a line a talk with its reasons, and what its notes say as a quotation.
// "" where nothing is related.
std::string related_markdown(const PageContext& context, const std::vector<RelatedTalk>& talks);

std::string related_html(const PageContext& context, const RelatedPage& page);
// {{#TALK}} {{>ITEM}} for each.
void fill_related(Dictionary place, const Catalog& catalog, const std::vector<RelatedTalk>& talks);

}  // namespace plumbline

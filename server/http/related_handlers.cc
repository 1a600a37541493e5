// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/related_handlers.h"

#include "server/api/answer_size.h"
#include "server/api/related_json.h"
#include "server/api/related_text.h"
#include "server/http/body.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/pages/related.h"

namespace plumbline {
namespace {

// Pairs of a pile that are alike enough to be the same thing twice.
std::vector<NearDuplicate> duplicates_of(const std::vector<PileEntry>& pile,
                                         const std::vector<RelatedPage>& pages, std::size_t i) {
  std::vector<NearDuplicate> duplicates;
  for (std::size_t k = 0; k < pile.size(); ++k) {
    if (k == i || !pile[k].error.empty()) continue;
    const double alike = likeness(pages[i].subject, pages[k].subject);
    if (alike >= kNearDuplicate)
      duplicates.push_back({pile[k].line, pile[k].id, pile[k].proposal.title, alike});
  }
  return duplicates;
}

constexpr const char* kAnswerIsFull =
    "Left out, since an answer has at most 2 MiB. Send this line again, or ask for less by limit.";

HttpResponse answer_pile(const Call& call, int limit) {
  const std::vector<PileEntry> pile = read_pile(call.request);
  std::vector<RelatedPage> pages;
  for (const PileEntry& entry : pile) {
    call.db.set_time_limit(call.query_ms);  // each has the time of a request of its own
    pages.push_back(entry.error.empty()
                        ? load_related(call.collection.catalog(), call.db, entry.proposal, limit)
                        : RelatedPage{});
  }
  HttpResponse response;
  response.content_type = "application/x-ndjson";
  for (std::size_t i = 0; i < pile.size(); ++i) {
    PileLine line{
        pile[i].line, pile[i].id, pile[i].proposal.title, pile[i].error,
        pile[i].error.empty() ? duplicates_of(pile, pages, i) : std::vector<NearDuplicate>()};
    std::string json = pile_line_json(call.page, line, pages[i]);
    if (response.body.size() + json.size() > kFullAnswerBytes) {
      line.error = kAnswerIsFull;
      json = pile_line_json(call.page, line, pages[i]);
    }
    response.body += json;
  }
  return response;
}

RelatedPage answer_of(const Call& call, int limit) {
  return load_related(call.collection.catalog(), call.db, read_proposal(call.request), limit);
}
}  // namespace

HttpResponse api_related(const Call& call) {
  const int limit = read_related_limit(call.request.parameters);
  if (body_type(call.request) == BodyType::kNdjson) return answer_pile(call, limit);
  return reply(call, related_json(call.page, answer_of(call, limit)));
}

HttpResponse related_page(const Call& call) {
  const bool asked = call.request.method == "POST";
  if (asked && body_type(call.request) == BodyType::kNdjson)
    throw body_type_not_supported("A pile of proposals is sent to /api/v1/related.");
  const RelatedPage page =
      asked ? answer_of(call, read_related_limit(call.request.parameters)) : RelatedPage{};
  switch (call.format) {
    case Format::kHtml:
      return reply(call, related_html(call.page, page));
    case Format::kText:
      return reply(call, related_text(call.page, page));
    default:
      return reply(call, related_json(call.page, page));
  }
}

}  // namespace plumbline

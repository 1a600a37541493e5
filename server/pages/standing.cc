// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/standing.h"

#include <algorithm>
#include <span>

#include "schema/text/fold.h"
#include "server/pages/outcome.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string counts_of(std::span<const StatementLine> outcome) {
  std::vector<std::string> words;
  for (const Stated kind : kOutcomes) {
    const auto count = std::count_if(outcome.begin(), outcome.end(),
                                     [&](const StatementLine& line) { return line.kind == kind; });
    if (count > 0) words.push_back(std::to_string(count) + " " + fold(outcome_words(kind)));
  }
  return joined(words);
}

// "LPC 2026 in October 2026", without the year where the name has it already.
std::string last_of(const Catalog& catalog, const Document& talk) {
  const std::string& event = catalog[talk.event].short_name;
  constexpr std::size_t kMonth = 7;
  const bool told = event.find(talk.year()) != std::string::npos && talk.date.size() < kMonth;
  const std::string when = told ? "" : long_date(talk.date.substr(0, kMonth));
  if (event.empty()) return "in " + when;
  return "at " + event + (when.empty() ? "" : " in " + when);
}

// A talk has its most specific topics first.
bool is_main(const Document& talk, DocumentId topic) {
  constexpr std::ptrdiff_t kMain = 2;
  const auto found = std::find(talk.topics.begin(), talk.topics.end(), topic);
  return found - talk.topics.begin() < kMain;
}

}  // namespace

std::string standing_of(const Catalog& catalog, const Document& topic,
                        std::span<const StatementLine> outcome) {
  std::span<const DocumentId> talks = topic.talks;
  const auto oldest = std::find_if(talks.rbegin(), talks.rend(),
                                   [&](DocumentId id) { return !catalog[id].date.empty(); });
  if (oldest == talks.rend()) return {};
  const Document& newest = catalog[talks.front()];
  std::string words = talks.size() == 1 ? "Discussed once, " + last_of(catalog, newest)
                                        : "Discussed since " + catalog[*oldest].year() + ", last " +
                                              last_of(catalog, newest);
  if (const std::string counts = counts_of(outcome); !counts.empty()) words += "; " + counts;
  return words;
}

DocumentId next_talk(const Catalog& catalog, const Document& topic) {
  DocumentId best = 0;
  int best_rank = -1;
  for (const DocumentId id : topic.talks) {
    const Document& talk = catalog[id];
    if (id == topic.start_here || talk.withdrawn) continue;
    const int rank = (talk.has != 0 ? 1 : 0) + (is_main(talk, topic.id) ? 1 : 0);
    if (rank <= best_rank) continue;
    best = id;
    best_rank = rank;
  }
  return best;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// A file of proposals as plumbline-review reads it.
#include "server/review/pile.h"

#include "schema/text/csv.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

void require_sound(const PileProposal& entry) {
  const Proposal& proposal = entry.proposal;
  require(!entry.id.empty() && !entry.place.empty(), "a proposal has a number and a place");
  for (std::string_view text : {std::string_view(entry.id), std::string_view(entry.track),
                                std::string_view(proposal.title), std::string_view(proposal.text)})
    require(clean_utf8(text) == text, "text without control characters", text);
  require(proposal.title.size() + proposal.text.size() <= kMaxProposalBytes,
          "a proposal of limited size");
}

void require_rows(const Csv& csv) {
  int line = 0;
  for (const TableRow& row : csv.rows) {
    require(row.line > line && !row.fields.empty(), "rows in order, with fields");
    line = row.line;
  }
}

void check(std::string_view bytes) {
  require_rows(read_csv(bytes));
  try {
    const Pile pile = read_pile(bytes);
    require(pile.proposals.size() <= kMaxPileProposals, "a limited number of proposals");
    require(!pile.shape.empty(), "a shape");
    for (const PileProposal& proposal : pile.proposals) require_sound(proposal);
    for (const std::string& line : pile.left_out)
      require(!line.empty() && is_utf8(line), "why it is left out", line);
  } catch (const PileError& error) {
    require(error.what()[0] != '\0' && is_utf8(error.what()), "what would do", error.what());
  }
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/review/pile.h: a pile of proposals as the systems that take them export it. Five shapes, told apart
// by what is in the file: CSV under a header line, one JSON object a line, a JSON list, Indico's abstracts or
// contributions, pretalx's submissions. Only title, texts, speakers' names, id, track and date are read: no
// address of mail, no answer, no review.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"
#include "server/search/subject.h"

namespace plumbline {

struct PileProposal {
  std::string id;     // as given, or its number in the pile
  std::string place;  // "line 3", "/results/2": for messages
  std::string track;
  Proposal proposal;
};

struct Pile {
  std::string shape;  // "CSV", "NDJSON", "JSON", "Indico", "pretalx"
  std::vector<PileProposal> proposals;
  std::vector<std::string> left_out;  // "line 7: title: there is none"
};

// What no pile can be read from; what() is a line for the person who gave the file: what is wrong, in which
// line, and what would do.
struct PileError : Error {
  using Error::Error;
};

inline constexpr std::size_t kMaxPileProposals = 5000;
inline constexpr std::size_t kMaxProposalBytes = 64 * 1024;

// `bytes` are those of the file. Proposals that cannot be used (no words, over 64 KiB, withdrawn ones) go to
// left_out. Throws PileError.
Pile read_pile(std::string_view bytes);

}  // namespace plumbline

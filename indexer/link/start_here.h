// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/start_here.h: the one talk that a newcomer to a topic should watch first.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/link/knowledge.h"

namespace plumbline {

// A talk as seen from one topic. Its texts are those of others.
struct Candidate {
  RowId talk;
  int position = 0;  // of the topic among the talk's tags, from 1; 0 where it is not tagged
  bool named_in_title = false;
  bool has_video = false, has_slides = false, has_notes = false, has_transcript = false;
  std::string_view abstract = "full";  // full, from-report, title-only
  std::string_view format = "talk";
  bool continues = false;  // an earlier talk
  bool withdrawn = false;
  std::string_view date;  // "2023-11-15", "2023" or ""
  int mentions = 0;
};

// 0 where no candidate is tagged with the topic or mentions it. Does not depend on their order.
RowId choose_start(const std::vector<Candidate>& candidates);

}  // namespace plumbline

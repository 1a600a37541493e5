// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/related_json.h: related talks for programs.
#pragma once

#include <string>
#include <vector>

#include "server/api/rows.h"
#include "server/pages/related.h"

namespace plumbline {

// {input, total, limit, generation, next, prev, results, markdown}
std::string related_json(const PageContext& context, const RelatedPage& page);
// The row of a talk with its strength, score, reasons and what its notes say, without the list around.
Json related_talks_json(const PageContext& context, const std::vector<RelatedTalk>& talks);

// Another proposal of a pile that says nearly the same.
struct NearDuplicate {
  int line;
  std::string id, title;
  double likeness;
};

struct PileLine {
  int line;
  std::string id, title, error;
  std::vector<NearDuplicate> near_duplicates;
};

// The answer to one line of a pile, as one line: {line, id, title, near_duplicates} and what related_json()
// has, or {line, id, error}.
std::string pile_line_json(const PageContext& context, const PileLine& line,
                           const RelatedPage& page);

}  // namespace plumbline

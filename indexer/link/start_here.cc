// SPDX-License-Identifier: MIT OR Apache-2.0
// Points, with these reasons:
//
//   What a talk is about comes first: its most specific tag stands first among its tags, and a
//   title that names the topic says that the talk is an introduction to it, not a use of it. Then,
//   whether there is something to watch or read: a recording is worth more than slides, and notes
//   help those who have neither, and so does a transcript; a talk known by its title alone leaves a newcomer with nothing.
//   Then, who it was made for: talks, keynotes and tutorials explain; discussions and panels take
//   for granted what a newcomer does not know yet, and so does a talk that continues an earlier
//   one. Last, its age: a year is worth one point, so that it decides between talks that are alike
//   in the rest, and an old introduction with a recording still wins over a new title.
//
// Without a tagged talk the one that mentions the topic most is better than nothing.
#include "indexer/link/start_here.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>

namespace plumbline {
namespace {

int points_for_subject(const Candidate& talk) {
  const int tag = talk.position == 1 ? 40 : talk.position == 2 ? 24 : talk.position == 3 ? 12 : 6;
  return tag + (talk.named_in_title ? 24 : 0);
}

int points_for_material(const Candidate& talk) {
  const int text = talk.abstract == "full" ? 14 : talk.abstract == "from-report" ? 8 : 0;
  return (talk.has_video ? 12 : 0) + (talk.has_slides ? 6 : 0) + (talk.has_notes ? 4 : 0) +
         (talk.has_transcript ? 4 : 0) + text;
}

int points_for_audience(const Candidate& talk) {
  const bool explains =
      talk.format == "talk" || talk.format == "keynote" || talk.format == "tutorial";
  return (explains ? 8 : 0) - (talk.continues ? 20 : 0);
}

int points_for_age(const Candidate& talk) {
  constexpr int kFirstYear = 2010, kMost = 20;
  return std::clamp(std::atoi(std::string(talk.date.substr(0, 4)).c_str()) - kFirstYear, 0, kMost);
}

int points(const Candidate& talk) {
  return points_for_subject(talk) + points_for_material(talk) + points_for_audience(talk) +
         points_for_age(talk);
}

// What was withdrawn last. Among equals the newer one, then the smaller id. The larger rank is the better one.
auto rank(const Candidate& talk) {
  const bool tagged = talk.position > 0;
  return std::tuple(!talk.withdrawn, tagged, tagged ? points(talk) : talk.mentions, talk.date,
                    -talk.talk);
}
}  // namespace

RowId choose_start(const std::vector<Candidate>& candidates) {
  const auto best =
      std::max_element(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  if (best == candidates.end() || (best->position == 0 && best->mentions == 0)) return 0;
  return best->talk;
}

}  // namespace plumbline

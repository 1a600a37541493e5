// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/unique.h: one key and one slug for each talk, whatever the order in which they
// come: where two would have the same, both get a longer one, made from what tells them apart.
#pragma once

#include <string>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/programme/facts.h"

namespace plumbline {

struct MadeTalk {
  Source source;
  const TalkFacts* facts = nullptr;
};

// Drops talks that are there twice (a session past midnight is listed on both days) and returns them;
// other talks with one key get their time behind it.
std::vector<MadeTalk> make_keys_unique(std::vector<MadeTalk>* talks);

// By id or code, then by guid, then by time, then by key.
void make_slugs_unique(std::vector<MadeTalk>* talks);

}  // namespace plumbline

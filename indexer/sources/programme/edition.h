// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/edition.h: the event that a programme is of: its address, key, days and zone, as it says
// itself, else as its talks, its city or its path tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/format.h"
#include "indexer/sources/programme/facts.h"

namespace plumbline {

struct Edition {
  EventFacts facts;  // names squeezed, days as YYYY-MM-DD or ""
  std::string slug;
  std::string key;   // with the family of its format before it
  std::string zone;  // IANA's name, or "": then times have no UTC unless they say it themselves
  bool zone_is_guess = false;  // that of the city or of the series, which nobody named
  std::string
      base_url;  // of which relative addresses are; "" where neither it nor the series tells
};

// Warns of what had to be guessed, and of a zone that is missing.
Edition settle_edition(EventFacts facts, const std::vector<TalkFacts>& talks, const Input& input,
                       std::string_view family, Problems* problems);

Source edition_source(const Edition& edition, const Input& input, Problems* problems);

}  // namespace plumbline

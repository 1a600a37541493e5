// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/programme.h: how addresses name places in the programme of an event, for the page and its twins.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/pages.h"

namespace plumbline {

// "klint": the talk's slug without its event.
std::string slot_key(const Catalog& catalog, const Slot& slot);

// Where a programme is to begin: at the talk of that key, or at a day or time ("2025-02-01T10:30"). 0 where
// `at` is neither.
std::size_t slot_at(const Catalog& catalog, const EventPage& page, std::string_view at);

}  // namespace plumbline

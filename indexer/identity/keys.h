// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/keys.h: what the keys of programmes tell of two talks ("pentabarf:fosdem-2025:<guid>").
#pragma once

#include <string>
#include <string_view>

#include "indexer/source.h"

namespace plumbline {

// "pentabarf" of "pentabarf:fosdem-2025:<guid>", and "<guid>".
std::string_view family_of(std::string_view key);
std::string_view id_of(std::string_view key);

// True where two talks of one event, or two events, are two by their keys, whatever they have in common: programmes of one kind
// call them by names of one kind (numbers, UUIDs, codes), and these differ. UIDs of calendars are made anew by some
// programs with every export, so talks with other ones are two only where their day, time or room differ, too. False where
// one has no key, or one that was made of its title and time.
bool are_two_by_key(const Source& a, const Source& b);

// The same of two events: Indico has other numbers for them. Other keys of events are made of their names.
bool are_two_events(const Source& a, const Source& b);

// Gives each event whose slug another one has that are_two_events(), and its talks, a slug with its number,
// "weekly-102-2025". The first keeps the slug; `events` are in the order in which they may.
void part_events(const std::vector<Source*>& events, Corpus* corpus);

// Gives each talk of a programme whose slug another talk has, with another key, one of its own, with the id or
// the beginning of it behind it: "lpc-2025/q-a-aaaaa2". The first keeps the slug; `talks` are in the order in which they
// may. Parts that came with a talk follow it.
void part_namesakes(const std::vector<Source*>& talks, Corpus* corpus);

}  // namespace plumbline

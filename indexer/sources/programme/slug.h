// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/slug.h: addresses of events and talks out of what a programme calls them.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// Lower-case ASCII words joined by "-": "foo-bar" of "Foo_bar!", "uber" of "Über". At most `max_bytes`
// long, cut between words where that is possible. "" where nothing remains (of "日本語").
std::string make_slug(std::string_view text, std::size_t max_bytes = 80);

// Ends in a year, as the corpus has it: "fosdem-2025" of "FOSDEM 2025", "camp-2019" of "Camp2019",
// "36c3-2019" of "36c3" with the date 2019-12-27. "" where nothing remains of the name.
std::string event_slug(std::string_view name, std::string_view start_date);

// The address of another event of the same name and year, by what its programme knows it by: "weekly-102-2025" of
// "weekly-2025" and "102". The same where that says nothing.
std::string numbered_event_slug(std::string_view event, std::string_view number);

// "fosdem" of "fosdem-2025".
std::string series_of(std::string_view event);

// The address of a talk within its event: the programme's own where that says something, without the
// event's name in front ("3597-go" of "fosdem-2024-3597-go", "opening" of "Opening"), else one made from the
// title. Codes ("MJA8QY") and numbers alone say nothing, and rooms and times that are part of it are not kept.
// "" where both give none.
std::string talk_slug(std::string_view programme_slug, std::string_view acronym,
                      std::string_view event, std::string_view title);

// The event that a path names, for programmes that do not say which they are of: "lpc-2025" of
// "talks/lpc-2025/export.json" and of "lpc-2025.json"; where no name has a year, the file's or else a folder's
// that says something; "" of "talks/export.json".
std::string event_of_path(std::string_view path);

}  // namespace plumbline

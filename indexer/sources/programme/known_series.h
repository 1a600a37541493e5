// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/known_series.h: what everyone knows of a few conferences and their old programmes
// leave out. FOSDEM names no zone before 2025, nor a city in the years when it was online, and its addresses of slides
// are relative to its pages (2007, 2008, 2012); the programmes of the Chaos Computer Club have offsets at most.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

struct SeriesDefaults {
  std::string name;      // for messages: "FOSDEM"; "" where nothing is known of the conference
  std::string zone;      // IANA's name
  std::string base_url;  // of which relative addresses are; "" where it is not known
};

// `slug` is the event's, "fosdem-2012" or "36c3-2019", and `title` its title.
SeriesDefaults defaults_of_series(std::string_view slug, std::string_view title);

}  // namespace plumbline

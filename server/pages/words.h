// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/words.h: facts as a reader expects to see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/catalog.h"

namespace plumbline {

// "15 November 2023", "November 2023", "2023"; what is no date comes back as it is.
std::string long_date(std::string_view date);

// "13 to 15 November 2023", "30 September to 2 October 2024", "15 November 2023"; "" without a
// start.
std::string date_range(std::string_view start, std::string_view end);

// The UTC day of a time in Unix seconds: "2023-11-15".
std::string iso_day(std::int64_t seconds);

std::string capitalised(std::string_view text);  // of ASCII letters
std::string joined(const std::vector<std::string>& texts, std::string_view separator = ", ");

// The beginning of a text, of at most so many bytes, ending with a word and "…" where it was cut.
std::string shortened(std::string_view text, std::size_t bytes);

// What the key of a link means: "page" gives "Programme page", "rfc" "RFC", "bug_list" "Bug list".
std::string link_label(std::string_view key);
std::string address_label(std::string_view url);  // "lwn.net/Articles/951550"
std::string host_of(std::string_view url);        // "lwn.net"

// "Discussion" for the kind of a talk, "Topic · driver" for a topic, "Event", "Person".
std::string kind_words(const Document& document);
// "slides, recording, notes"; "" for none.
std::string has_words(const Document& talk);
// "Slides", "Slides, page 7", "Notes", "Abstract", "Transcript, 12:34".
std::string place_words(std::string_view part, std::optional<int> page, std::optional<int> seconds);

}  // namespace plumbline

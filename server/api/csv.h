// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/csv.h: tables for spreadsheets, RFC 4180.
#pragma once

#include <string>
#include <vector>

#include "server/pages/html.h"

namespace plumbline {

// One line with its end.
std::string csv_line(const std::vector<std::string>& fields);

// The programme of an edition. (Searches and lists: search_answer.h, lists.h.)
std::string event_csv(const PageContext& context, const EventPage& page);

}  // namespace plumbline

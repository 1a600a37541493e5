// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/site_text.h: the pages that lead into the site, as text for a terminal.
#pragma once

#include <string>

#include "server/pages/html.h"

namespace plumbline {

// What is here, what is new, and where to go on: the page of home_html().
std::string home_text(const PageContext& context);

// Each topic of the map with those that it hangs together with.
std::string map_text(const PageContext& context, const TopicMap& map);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/index_json.h: what /api/v1 says of itself.
#pragma once

#include <cstdint>
#include <string>

#include "server/pages/html.h"

namespace plumbline {

// Links to everything there is, how much of it, which publication and under which licence.
std::string index_json(const PageContext& context);

// "2026-11-22T11:00:00Z"
std::string utc_time(std::int64_t unix_seconds);

}  // namespace plumbline

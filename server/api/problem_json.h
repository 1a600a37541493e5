// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/problem_json.h: RFC 9457.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/html.h"

namespace plumbline {

// Addresses in it are absolute. `instance` is the path that was asked for.
std::string problem_json(const Problem& problem, std::string_view base_url,
                         std::string_view instance);

}  // namespace plumbline

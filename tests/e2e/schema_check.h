// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/e2e/schema_check.h: as much of JSON Schema as an OpenAPI description of ours uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace plumbline {

// What does not fit, as "results/0/id: ..."; empty where all does. `document` is what $ref points into.
// Throws std::runtime_error for a keyword that it does not know: it must not pass unchecked.
std::vector<std::string> schema_faults(const nlohmann::json& document, const nlohmann::json& schema,
                                       const nlohmann::json& value);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/problem_json.h"

#include <nlohmann/json.hpp>

#include "server/api/address.h"
#include "server/api/rows.h"

namespace plumbline {
namespace {

std::string absolute(std::string_view base_url, std::string_view text) {
  return text.starts_with('/') ? std::string(base_url) + std::string(text) : std::string(text);
}

}  // namespace

std::string problem_json(const Problem& problem, std::string_view base_url,
                         std::string_view instance) {
  Json json = {{"type", absolute(base_url, problem.type)},
               {"title", problem.title},
               {"status", problem.status},
               {"detail", problem.detail},
               {"instance", address_of(instance)}};
  if (!problem.parameter.empty()) json["parameter"] = problem.parameter;
  if (!problem.did_you_mean.empty()) {
    Json& list = json["did_you_mean"] = Json::array();
    for (const std::string& item : problem.did_you_mean) list.push_back(absolute(base_url, item));
  }
  return dump(json);
}

}  // namespace plumbline

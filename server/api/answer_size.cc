// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/answer_size.h"

#include "server/pages/urls.h"

namespace plumbline {
namespace {

struct Smaller {
  std::string_view pattern, address;  // behind the address comes the slug where it ends in "="
};

constexpr Smaller kSmaller[] = {
    {"/topics", "/api/v1/topics?limit=100"},
    {"/people", "/api/v1/people?limit=100"},
    {"/events", "/api/v1/events?limit=100"},
    {"/topics/*", "/api/v1/talks?limit=100&topic="},
    {"/people/*", "/api/v1/talks?limit=100&speaker="},
    {"/events/*", "/api/v1/talks?limit=100&sort=date&event="},
    {"/citations", "/api/v1/citations?limit=5"},
};

}  // namespace

std::vector<std::string> smaller_answers(std::string_view pattern, std::string_view slug) {
  constexpr std::string_view kApi = "/api/v1";
  if (pattern.starts_with(kApi)) pattern.remove_prefix(kApi.size());
  for (const auto& [of, address] : kSmaller) {
    if (of != pattern) continue;
    return {std::string(address) + (address.ends_with('=') ? percent_encode(slug) : "")};
  }
  return {"/api/v1/dump.ndjson"};
}

}  // namespace plumbline

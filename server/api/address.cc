// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/address.h"

#include "server/pages/urls.h"

namespace plumbline {

std::string address_of(std::string_view path, const Parameters& parameters) {
  std::string out = path_encode(path);
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    out += separator + percent_encode(name) + "=" + percent_encode(value);
    separator = '&';
  }
  return out;
}

Parameters replaced(const Parameters& parameters, std::string_view name, std::string_view value) {
  Parameters changed;
  for (const auto& parameter : parameters) {
    if (parameter.first != name) changed.push_back(parameter);
  }
  if (!value.empty()) changed.emplace_back(name, value);
  return changed;
}

Parameters toggled(const Parameters& parameters, std::string_view name, std::string_view value) {
  Parameters changed;
  for (const auto& parameter : parameters) {
    if (parameter.first != name || parameter.second != value) changed.push_back(parameter);
  }
  if (changed.size() == parameters.size()) changed.emplace_back(name, value);
  return changed;
}

}  // namespace plumbline

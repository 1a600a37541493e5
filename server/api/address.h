// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/address.h: addresses with parameters, so that a link leads to the same request with
// one thing changed.
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"

namespace plumbline {

// The path escaped, with "?name=value&name=value" where there are parameters.
std::string address_of(std::string_view path, const Parameters& parameters = {});

// The same parameters without any of this name, and with the new value at the end unless it is "".
Parameters replaced(const Parameters& parameters, std::string_view name, std::string_view value);

// The same with this one value of the name added, or taken away where it was there.
Parameters toggled(const Parameters& parameters, std::string_view name, std::string_view value);

}  // namespace plumbline

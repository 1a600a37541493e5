// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/error.h: the root of all exceptions thrown by this project's own code. A flaw in one source
// or an odd query is a value, not an exception; these tell of promises that cannot be kept.
#pragma once

#include <stdexcept>
#include <string>

namespace plumbline {
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
}  // namespace plumbline

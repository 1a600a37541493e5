// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>

namespace plumbline {

// document.id of schema/tables.sql. 0 is no document.
using DocumentId = std::int32_t;

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/wire.h: the bytes of an answer, taken apart to be kept and put together to be sent again.
#pragma once

#include <string>
#include <string_view>

#include "server/http/answer_cache.h"

namespace plumbline {

std::size_t body_bytes_of(std::string_view answer);
// The first field of this name, as it is written; "" where there is none.
std::string_view field_of(std::string_view answer, std::string_view name);

KeptAnswer taken_apart(std::string_view answer);

// With the Date of now, to be sent to a client of HTTP/1.1; `close` says that the connection ends.
std::string put_together(const KeptAnswer& kept, bool close, bool with_body);

}  // namespace plumbline

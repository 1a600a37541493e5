// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/bytes.h: a Reading as bytes, to pass it from one process to another and to keep it
// in a cache. The order of the fields is in bytes.cc; there are no versions, since both sides are
// always one build of the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/format.h"

namespace plumbline {

std::string to_bytes(const Reading& reading);
std::string to_bytes(const Source& source);

// Nothing where the bytes are not in the form that to_bytes() gives; they may come from anyone. What
// comes back can be used without a look at its insides: enumerators are known ones, spans lie within
// their text, and all text is UTF-8 without control characters (others became blanks and "?").
std::optional<Reading> reading_of(std::string_view bytes);
// The same of bytes that were made of such a reading and kept (indexer/sources/cache.h): their text is as it was.
std::optional<Reading> kept_reading_of(std::string_view bytes);

}  // namespace plumbline

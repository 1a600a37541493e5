// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/unpack.h: what a client makes of a body with a Content-Encoding.
#pragma once

#include <string>

namespace plumbline {

// "" where the bytes are not gzip, or not brotli, to their end. At most 1 MB.
std::string unzipped(const std::string& bytes);
std::string unbrotlied(const std::string& bytes);

}  // namespace plumbline

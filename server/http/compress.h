// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/compress.h: gzip for answers that are text, and brotli for files that the build has
// compressed. A page is not worth brotli: at a speed like that of gzip it hardly saves more.
#pragma once

#include "server/http/message.h"

namespace plumbline {

inline constexpr std::size_t kMinCompressedBytes = 1024;

// Compresses the body, or takes what was compressed ahead, where that is smaller and the client accepts it,
// and says so in Content-Encoding, Vary and ETag. A compressible answer has "Vary: Accept-Encoding" either way.
void compress(const HttpRequest& request, HttpResponse* response);

// Adds a name to the Vary header.
void add_vary(std::string_view name, HttpResponse* response);

}  // namespace plumbline

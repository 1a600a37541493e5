// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/compress.h: gzip for answers that are text. Not brotli: at the only quality that
// cpp-httplib knows, a page of 100 KB takes 65 ms.
#pragma once

#include "server/http/message.h"

namespace plumbline {

inline constexpr std::size_t kMinCompressedBytes = 1024;

// Compresses the body where that makes it smaller and the client accepts it, and says so in
// Content-Encoding, Vary and ETag. A compressible answer has "Vary: Accept-Encoding" either way.
void compress(const HttpRequest& request, HttpResponse* response);

// Adds a name to the Vary header.
void add_vary(std::string_view name, HttpResponse* response);

}  // namespace plumbline

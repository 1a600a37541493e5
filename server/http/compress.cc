// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/compress.h"

#include <zlib.h>

#include "schema/error.h"
#include "server/http/cache.h"
#include "server/http/negotiate.h"

namespace plumbline {
namespace {

// Of a page of 52 KB, 2 leaves 12.8 KB in 0.28 ms, which is a fourth of the time that making the
// page takes; 4 leaves 11.8 KB in 0.48 ms, 9 leaves 11.1 KB in 1.3 ms.
constexpr int kLevel = 2;
constexpr int kGzipWindow = 15 + 16;  // zlib writes a gzip header for window bits above 15

bool is_text(std::string_view content_type) {
  if (content_type.starts_with("text/")) return true;
  for (std::string_view part : {"json", "xml", "javascript", "bibtex"}) {
    if (content_type.find(part) != std::string_view::npos) return true;
  }
  return false;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Error("zlib has no memory");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What to send in place of the body, and its coding; "" for the body as it is.
struct Packed {
  std::string_view coding = {};
  std::string body = {};
};

Packed packed(Codings accepted, const HttpResponse& response) {
  const auto [gzip_ahead, brotli_ahead] = response.compressed;
  if (accepted.brotli && !brotli_ahead.empty()) return {"br", std::string(brotli_ahead)};
  if (!accepted.gzip) return {};
  return {"gzip", gzip_ahead.empty() ? gzip(response.body) : std::string(gzip_ahead)};
}

std::string* find_header(std::string_view name, HttpResponse* response) {
  for (auto& [key, value] : response->headers) {
    if (key == name) return &value;
  }
  return nullptr;
}

}  // namespace

void add_vary(std::string_view name, HttpResponse* response) {
  if (std::string* vary = find_header("Vary", response)) {
    *vary += ", " + std::string(name);
  } else {
    response->headers.emplace_back("Vary", name);
  }
}

void compress(const HttpRequest& request, HttpResponse* response) {
  if (response->body.size() < kMinCompressedBytes || !is_text(response->content_type)) return;
  add_vary("Accept-Encoding", response);
  Packed smaller = packed(accepted_codings(request.header("accept-encoding")), *response);
  if (smaller.coding.empty() || smaller.body.size() >= response->body.size()) return;
  response->body = std::move(smaller.body);
  response->headers.emplace_back("Content-Encoding", smaller.coding);
  if (std::string* tag = find_header("ETag", response)) *tag = compressed_tag(*tag, smaller.coding);
}

}  // namespace plumbline

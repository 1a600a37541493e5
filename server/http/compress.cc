// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/compress.h"

#include <libdeflate.h>

#include <new>

#include "server/http/cache.h"
#include "server/http/negotiate.h"

namespace plumbline {
namespace {

// Of pages of 20 KB, 1 leaves 4.9 KB in 0.07 ms, 4 leaves 4.75 KB in 0.13 ms, 6 leaves 4.65 KB in 0.17 ms; zlib's 2
// leaves 5.1 KB in 0.14 ms, its 4 leaves 4.75 KB in 0.19 ms.
constexpr int kLevel = 1;

bool is_text(std::string_view content_type) {
  if (content_type.starts_with("text/")) return true;
  for (std::string_view part : {"json", "xml", "javascript", "bibtex"}) {
    if (content_type.find(part) != std::string_view::npos) return true;
  }
  return false;
}

// Each thread keeps its own from one answer to the next.
class Gzip {
 public:
  Gzip() : compressor_(libdeflate_alloc_compressor(kLevel)) {
    if (compressor_ == nullptr) throw std::bad_alloc();
  }
  ~Gzip() { libdeflate_free_compressor(compressor_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::string compressed(const std::string& text) {
    std::string out(libdeflate_gzip_compress_bound(compressor_, text.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor_, text.data(), text.size(), out.data(), out.size()));
    return out;
  }

 private:
  libdeflate_compressor* compressor_;
};

std::string gzip(const std::string& text) {
  thread_local Gzip thread_gzip;
  return thread_gzip.compressed(text);
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

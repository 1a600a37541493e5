// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/compress.h"

#include <isa-l/igzip_lib.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "server/http/cache.h"
#include "server/http/negotiate.h"

namespace plumbline {
namespace {

bool is_text(std::string_view content_type) {
  if (content_type.starts_with("text/")) return true;
  for (std::string_view part : {"json", "xml", "javascript", "bibtex"}) {
    if (content_type.find(part) != std::string_view::npos) return true;
  }
  return false;
}

// Each thread keeps its own from one answer to the next. ISA-L's level 1 leaves 5.83 KB of a page of 25.2 KB in 41 us,
// libdeflate's 1 leaves 5.58 KB in 76 us and its 2 leaves 5.53 KB in 124 us.
class Gzip {
 public:
  Gzip() : stream_(std::make_unique<isal_zstream>()), buffer_(ISAL_DEF_LVL1_SMALL) {}

  // "" where it would not get smaller.
  std::string compressed(const std::string& text) {
    std::string out(text.size(), '\0');
    isal_deflate_stateless_init(stream_.get());
    stream_->level = 1;
    stream_->level_buf = buffer_.data();
    stream_->level_buf_size = static_cast<std::uint32_t>(buffer_.size());
    stream_->gzip_flag = IGZIP_GZIP;
    stream_->end_of_stream = 1;
    stream_->next_in =
        reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));  // is read only
    stream_->avail_in = static_cast<std::uint32_t>(text.size());
    stream_->next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream_->avail_out = static_cast<std::uint32_t>(out.size());
    if (isal_deflate_stateless(stream_.get()) != COMP_OK) return {};
    out.resize(stream_->total_out);
    return out;
  }

 private:
  std::unique_ptr<isal_zstream> stream_;  // 80 KB
  std::vector<std::uint8_t> buffer_;
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
  std::string body = gzip_ahead.empty() ? gzip(response.body) : std::string(gzip_ahead);
  return body.empty() ? Packed{} : Packed{"gzip", std::move(body)};
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

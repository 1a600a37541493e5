// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/server/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>

namespace plumbline {
namespace {
constexpr std::size_t kMaxBytes = 1'000'000;
}

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(kMaxBytes, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(is_whole ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

std::string unbrotlied(const std::string& bytes) {
  std::string out(kMaxBytes, '\0');
  std::size_t size = out.size();
  const BrotliDecoderResult result =
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(result == BROTLI_DECODER_RESULT_SUCCESS ? size : 0);
  return out;
}

}  // namespace plumbline

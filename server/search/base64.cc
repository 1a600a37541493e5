// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/base64.h"

namespace plumbline {
namespace {
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string out;
  unsigned bits = 0, held = 0;
  for (char c : bytes) {
    held = (held << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) out += kAlphabet[(held >> (bits - 6)) & 63];
  }
  if (bits > 0) out += kAlphabet[(held << (6 - bits)) & 63];
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0, held = 0;
  for (char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 6) | static_cast<unsigned>(value);
    if ((bits += 6) >= 8) {
      bits -= 8;
      out += static_cast<char>((held >> bits) & 0xFF);
    }
  }
  return out;
}

}  // namespace plumbline

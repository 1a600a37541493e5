// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>

namespace plumbline {
namespace {
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_printable_ascii(char c) { return c >= 0x20 && c < 0x7F; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
}  // namespace

char32_t next_code_point(std::string_view text, std::size_t* position) {
  const auto first = static_cast<unsigned char>(text[*position]);
  if (first < 0x80) {
    ++*position;
    return first;
  }
  const std::string_view rest = text.substr(*position, 4);
  utf8proc_int32_t code_point = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                       static_cast<utf8proc_ssize_t>(rest.size()), &code_point);
  if (length <= 0) {
    ++*position;
    return kReplacement;
  }
  *position += static_cast<std::size_t>(length);
  return static_cast<char32_t>(code_point);
}

void append_utf8(std::string* out, char32_t code_point) {
  if (code_point < 0x80) {
    *out += static_cast<char>(code_point);
    return;
  }
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at = static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_high) -
        text.begin());
    if (at == text.size()) break;
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, &at);
    if (c == kReplacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string clean_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    while (at < bytes.size() && is_printable_ascii(bytes[at])) ++at;
    text.append(bytes, begin, at - begin);
    if (at == bytes.size()) break;
    const char32_t c = next_code_point(bytes, &at);
    if (c == U'\n' || c == U'\t' || (c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F)))
      append_utf8(&text, c);
  }
  return text;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && continues(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

}  // namespace plumbline

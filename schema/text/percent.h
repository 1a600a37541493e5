// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/percent.h: escapes of addresses, "%C3%9F". https://www.rfc-editor.org/rfc/rfc3986#section-2.1
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/text/ascii.h"

namespace plumbline {

// The byte of an escape that begins at text[i]; -1 where there is none.
inline int escaped_byte(std::string_view text, std::size_t i) {
  if (text[i] != '%' || i + 2 >= text.size()) return -1;
  const int high = ascii::hex_value(text[i + 1]), low = ascii::hex_value(text[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// With each escape decoded that stands for a byte which `safe` allows; the others in capital digits. What looks like
// an escape and is none stays as it is.
template <class Safe>
std::string percent_decoded(std::string_view text, Safe safe) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int escaped = escaped_byte(text, i);
    if (escaped < 0) {
      out += text[i];
      continue;
    }
    if (const auto byte = static_cast<char>(escaped); safe(byte)) {
      out += byte;
    } else {
      out += {'%', ascii::upper(text[i + 1]), ascii::upper(text[i + 2])};
    }
    i += 2;
  }
  return out;
}

// The same of each byte; need not be UTF-8.
inline std::string percent_decoded(std::string_view text) {
  return percent_decoded(text, [](char) { return true; });
}

// Appends a text with each byte escaped that `keep` does not allow.
template <class Keep>
void append_percent_encoded(std::string_view text, Keep keep, std::string* out) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (keep(text[i])) continue;
    const auto byte = static_cast<unsigned char>(text[i]);
    out->append(text, done, i - done);
    *out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    done = i + 1;
  }
  out->append(text, done);
}

template <class Keep>
std::string percent_encoded(std::string_view text, Keep keep) {
  std::string out;
  append_percent_encoded(text, keep, &out);
  return out;
}

}  // namespace plumbline

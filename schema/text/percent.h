// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/percent.h: escapes of addresses, "%C3%9F". https://www.rfc-editor.org/rfc/rfc3986#section-2.1
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/text/ascii.h"

namespace plumbline {

// With each escape decoded that stands for a byte which `safe` allows; the others in capital digits. What looks like
// an escape and is none stays as it is.
template <class Safe>
std::string percent_decoded(std::string_view text, Safe safe) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? ascii::hex_value(text[i + 1]) : -1;
    const int low = high < 0 ? -1 : ascii::hex_value(text[i + 2]);
    if (low < 0) {
      out += text[i];
      continue;
    }
    const auto byte = static_cast<char>(high * 16 + low);
    if (safe(byte)) {
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

}  // namespace plumbline

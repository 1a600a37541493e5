// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/xml.h: text that goes into XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// The text with its five special characters escaped, for elements and attributes. What XML cannot hold
// however it is written (control characters, U+FFFE, U+FFFF) is left out.
std::string xml_escaped(std::string_view text);

}  // namespace plumbline

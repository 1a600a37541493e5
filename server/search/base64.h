// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/base64.h: bytes as text that stands in an address as it is: base64url without padding,
// https://www.rfc-editor.org/rfc/rfc4648#section-5.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

std::string to_base64(std::string_view bytes);

// nullopt where there are other characters than those of base64url.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace plumbline

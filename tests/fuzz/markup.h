// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/markup.h: what the markup of a text may be.
#pragma once

#include <string_view>

namespace plumbline::fuzz {

// Requires HTML as to_html() makes it: UTF-8; only elements that a text needs, each
// closed where it was opened; no attributes but `href`, with an address of the web, of mail or within this site,
// and `start`; nothing that stands for itself but "&", "<", ">" and the quotation mark as entities.
void require_sound_html(std::string_view html);

}  // namespace plumbline::fuzz

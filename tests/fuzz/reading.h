// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/reading.h: what a reading must be, whatever the bytes of the file were.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline::fuzz {

// Valid text, spans that are nested and in order, and sound markup of the whole and of each piece of it.
void require_sound(const RichText& text);
void require_sound(const std::vector<Section>& sections);
void require_sound(const Problems& problems);

// Reads the bytes as this format ("pentabarf") under this name, whether it recognizes them or not. Requires
// sources or a reason why there are none, each sound, no key and no address twice, and the same reading again.
void check_format(std::string_view format, const std::string& name, std::string_view bytes);

}  // namespace plumbline::fuzz

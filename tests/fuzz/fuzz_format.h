// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/fuzz_format.h: what a reading must be, whatever the bytes were; anything else ends the run.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/sources/format.h"
#include "schema/text/utf8.h"

namespace plumbline {

inline void require(bool truth) {
  if (!truth) std::abort();
}

inline void require_sound(const RichText& text) {
  require(is_utf8(text.text));
  for (const Span& span : text.spans)
    require(span.begin <= span.end && span.end <= text.text.size());
  to_html(text, 0, text.text.size());
}

inline void require_sound(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    require_sound(section.heading);
    require_sound(section.body);
  }
}

inline void fuzz_format(const Format& format, const char* name, const std::uint8_t* data,
                        std::size_t size) {
  const Input input{name, name, {reinterpret_cast<const char*>(data), size}};
  format.recognizes(input);
  const Reading reading = format.read(input);
  require(!reading.sources.empty() || count_left_out(reading.problems) > 0);
  for (const Source& source : reading.sources) require_sound(source.sections);
}

}  // namespace plumbline

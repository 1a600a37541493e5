// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/programmes.h: what must hold of any reading, for the fuzz targets of all formats.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "indexer/source.h"
#include "indexer/sources/format.h"
#include "schema/text/utf8.h"

namespace plumbline {

inline void require(bool promise, const std::string& what) {
  if (promise) return;
  std::fprintf(stderr, "broken promise: %s\n", what.c_str());
  std::abort();
}

inline bool same(const Source& a, const Source& b) {
  return a.slug == b.slug && a.key == b.key && a.title == b.title && a.hash == b.hash;
}

// Whatever the bytes: a problem or sources, valid text, no address or key twice, and the same every time.
template <typename Recognize, typename Read>
int fuzz(Recognize recognizes, Read read, const std::uint8_t* data, std::size_t size) {
  const Input input{"talks/file", "talks/file", {reinterpret_cast<const char*>(data), size}};
  recognizes(input);
  const Reading reading = read(input);
  require(!reading.sources.empty() || count_left_out(reading.problems) > 0,
          "a reason where nothing came of it");
  std::set<std::string> keys, addresses;
  for (const Source& source : reading.sources) {
    require(is_utf8(source.title) && is_utf8(source.room) && is_utf8(source.key), "valid text");
    require(keys.insert(source.key).second, "no key twice: " + source.key);
    require(addresses.insert(std::string(kind_name(source.kind)) + source.slug).second,
            "no address twice: " + source.slug);
  }
  const Reading again = read(input);
  require(again.sources.size() == reading.sources.size(), "as many sources again");
  for (std::size_t i = 0; i < again.sources.size(); ++i)
    require(same(again.sources[i], reading.sources[i]), "the same sources again");
  return 0;
}

}  // namespace plumbline

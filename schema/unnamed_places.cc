// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/unnamed_places.h"

#include "schema/format.h"
#include "schema/text/varint.h"

namespace plumbline {

std::string pack_places(const std::vector<UnnamedPlace>& places) {
  std::string bytes;
  std::int64_t last = 0;
  for (const auto& [passage, count] : places) {
    const std::int64_t talk = passage >> kPassageBits;
    append_varint(&bytes, static_cast<std::uint32_t>(talk - last));
    append_varint(&bytes, static_cast<std::uint32_t>(passage & (kMaxPassages - 1)));
    append_varint(&bytes, static_cast<std::uint32_t>(count));
    last = talk;
  }
  return bytes;
}

std::vector<UnnamedPlace> unpack_places(std::string_view bytes) {
  std::vector<UnnamedPlace> places;
  std::int64_t talk = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    talk += next_varint(bytes, &at);
    const std::int64_t number = next_varint(bytes, &at), count = next_varint(bytes, &at);
    places.push_back({(talk << kPassageBits) + (number & (kMaxPassages - 1)), count});
  }
  return places;
}

}  // namespace plumbline

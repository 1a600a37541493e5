// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/indexer/read.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "indexer/sources/formats.h"
#include "schema/fingerprint.h"

namespace plumbline {
namespace {
constexpr std::size_t kMaxKept = 65536;

void keep(const std::filesystem::path& folder, std::string_view bytes) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / fingerprint(bytes), std::ios::binary) << bytes;
}
}  // namespace

Reading read_as(Reading (*read)(const Input&), const Input& input) {
  static const char* const folder = std::getenv("PLUMBLINE_KEEP_INPUTS");
  if (folder != nullptr && input.bytes.size() <= kMaxKept) {
    for (const KnownFormat& known : all_formats())
      if (known.format.read == read)
        keep(std::filesystem::path(folder) / known.format.name, input.bytes);
  }
  return read(input);
}

}  // namespace plumbline

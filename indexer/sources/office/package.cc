// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/package.h"

#include <string>

#include "indexer/sources/office/ooxml.h"
#include "indexer/sources/part.h"

namespace plumbline {

Reading read_package(const Input& input, bool (*wanted)(std::string_view name),
                     Reading (*read)(const Input& input, const ZipMembers& members),
                     std::string_view why_not_old) {
  Reading out;
  try {
    if (!why_not_old.empty() && is_ole(input.bytes)) throw ZipError(std::string(why_not_old));
    return read(input, read_zip(input.bytes, wanted));
  } catch (const ZipError& error) {
    leave_out(input, 0, error.what(), &out.problems);
  }
  return out;
}

}  // namespace plumbline

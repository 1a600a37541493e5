// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/package.h: files of office programs, which are zips of XML, as decks and texts read them.
#pragma once

#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/zip.h"

namespace plumbline {

// What `read` makes of the members that are wanted. Where the file or a member of it cannot be read (ZipError) it is left
// out with the reason, and so is one with a password or of an old program (is_ole()), with `why_not_old`.
Reading read_package(const Input& input, bool (*wanted)(std::string_view name),
                     Reading (*read)(const Input& input, const ZipMembers& members),
                     std::string_view why_not_old = {});

}  // namespace plumbline

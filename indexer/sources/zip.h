// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/zip.h: some members of a zip file, in memory. Nothing is written, so a member's name can
// do no harm; what is too many or too large is refused before it is unpacked.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace plumbline {

inline constexpr int kMaxZipMembers = 20'000;
inline constexpr std::size_t kMaxZipMemberBytes = 16 << 20;
inline constexpr std::size_t kMaxZipBytes = 128 << 20;  // of the members that are read
inline constexpr std::size_t kMaxZipRatio = 200;        // of those, to the bytes of the zip file

// Cannot be read; what() is one line for the user and says what to do.
struct ZipError : Error {
  using Error::Error;
};

using ZipMembers = std::map<std::string, std::string, std::less<>>;

// The members whose names are wanted. Throws ZipError.
ZipMembers read_zip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted);

bool is_zip(std::string_view bytes);

// True where a member's name begins so: by the list at the end of the file; in a damaged one, where it stands at all.
bool has_zip_member(std::string_view bytes, std::string_view begin);

}  // namespace plumbline

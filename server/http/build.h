// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/build.h: which build of this program runs.
#pragma once

#include <string>

namespace plumbline {

// A hash of the program's own file: a page that a new build makes differs from that of an old one,
// though the database is the same. "" where the file cannot be read.
std::string build_fingerprint();

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/build.h: which build of this program runs.
#pragma once

#include <string>

namespace plumbline {

// The build id that the linker made of the program's content, in hexadecimal: a page that a new build makes
// differs from that of an old one, though the database is the same. "" where it was linked without one, which
// CMakeLists.txt sees to that it is not.
std::string build_fingerprint();

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/build.h: which build of the program this is.
#pragma once

#include <string>

namespace plumbline {

// Tells it from others by its file: another build may read the same bytes in another way, so what is kept from one
// run to the next begins with this. No spaces at its ends, and no line ends.
std::string build_of_program();

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/told_content.h: all that a reader can be told by a database, however it was made.
#pragma once

#include <map>
#include <string>

namespace plumbline {

// By table, or by what it is compared with in place of one. A table that is new is compared without being named.
std::map<std::string, std::string> told_content(const std::string& path);

}  // namespace plumbline

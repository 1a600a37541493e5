// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/target.h: where a database may be published, so that nobody's file is lost to a slip of the hand.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

// The file that `db` leads to, through symbolic links of its own, also where that is not there yet; other paths
// as they are. Throws Error where links lead round in a circle.
std::string target_of(const std::string& db);

// Throws Error, with what to do, where something is at `db` that may not be replaced: what is no plain file or
// cannot be read, a file that is neither empty nor a Plumbline database by its header (of any format, also one
// that is damaged behind it), and one of the sources. A directory is left to PublicationLock.
void check_target(const std::string& db, const std::vector<std::string>& sources);

}  // namespace plumbline

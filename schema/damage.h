// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/damage.h: the error of a file that passes for a database and says what cannot be: SQLITE_CORRUPT, as where SQLite
// itself finds it out. https://www.sqlite.org/rescode.html#corrupt
#pragma once

#include <string>

#include "schema/database.h"

namespace plumbline {

inline DatabaseError damage(const std::string& what) {
  constexpr int kCorrupt = 11;
  return {kCorrupt, what};
}

}  // namespace plumbline

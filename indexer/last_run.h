// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/last_run.h: noticing that a run would publish what is published already. The cache keeps, under
// the name "", what the publication was made from and what was said on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/quick/basis.h"
#include "indexer/report.h"
#include "indexer/sources/cache.h"
#include "indexer/sources/read.h"

namespace plumbline {

// A hash of all that a publication depends on: the names, places, formats and contents of the files, and what
// finding and reading them told, and which file the program is.
std::string hash_of_inputs(const std::vector<FileReading>& readings, const Problems& found);

// After the publication at report.db: keeps what recall_run() needs.
void remember_run(const std::string& inputs, const Report& report, Cache* cache);

// True where these inputs gave the file that now lies at report->db, untouched (its inode, size and time). Then
// sets published, unchanged, documents and problems. Anything in doubt gives false.
bool recall_run(const std::string& inputs, const Cache& cache, Report* report);

// The basis on which the next run may change the file that lies at `db` now (indexer/quick), as long as it is
// untouched.
inline constexpr const char* kBasisName = "/basis";  // no file is called so
void remember_basis(const Basis& basis, const std::string& db, Cache* cache);
std::optional<Basis> recall_basis(const std::string& db, const Cache& cache);

}  // namespace plumbline

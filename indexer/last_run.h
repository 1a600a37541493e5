// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/last_run.h: noticing that a run would publish what is published already. The cache keeps, under
// the name "", what the publication was made from and what was said on the way.
#pragma once

#include <string>
#include <vector>

#include "indexer/report.h"
#include "indexer/sources/cache.h"
#include "indexer/sources/read.h"

namespace plumbline {

// A hash of all that a publication depends on: the names, places, formats and contents of the files, and what
// finding and reading them told. The build of the program is not in it; the cache knows that.
std::string hash_of_inputs(const std::vector<FileReading>& readings, const Problems& found);

// After the publication at report.db: keeps what recall_run() needs.
void remember_run(const std::string& inputs, const Report& report, Cache* cache);

// True where these inputs gave the file that now lies at report->db, untouched (its inode, size and time). Then
// sets published, unchanged, documents and problems. Anything in doubt gives false.
bool recall_run(const std::string& inputs, const Cache& cache, Report* report);

}  // namespace plumbline

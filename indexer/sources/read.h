// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/read.h: from files to what they say, each read once for each content.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/deadline.h"
#include "indexer/problem.h"
#include "indexer/sandbox/workers.h"
#include "indexer/source.h"
#include "indexer/sources/cache.h"
#include "indexer/sources/find.h"
#include "indexer/sources/stamps.h"

namespace plumbline {

// How a file compares with what the cache knows of the run before.
enum class FileState { kNew, kChanged, kUnchanged };

struct FileReading {
  SourceFile file;
  std::string hash;  // of its bytes; "" where it could not be read
  Stamp stamp = kNoStamp;
  std::string format;  // Format::name; "people", or "" where none knows it
  FileState state = FileState::kNew;
  Reading reading;
};

struct ReadFiles {
  std::vector<FileReading> readings;  // in the order of the files
  std::vector<std::string> gone;      // names that the cache knew and that are no longer there
};

// What the cache holds is taken from there, without opening a file that is as it was
// (indexer/sources/stamps.h); the rest goes to the workers and then to the cache. `step` is called for each file. Throws Error past the deadline.
ReadFiles read_files(const std::vector<SourceFile>& files, Cache* cache, Workers* workers,
                     const std::function<void()>& step, const Deadline& deadline = Deadline());

// All sources, sorted, and people.yml. What the readings told goes to `problems`.
Corpus gather(std::vector<FileReading>* readings, Problems* problems);

}  // namespace plumbline

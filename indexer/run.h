// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/run.h: one run of plumbline-index, from the files to the published database.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/pictures/picture_store.h"
#include "indexer/report.h"
#include "indexer/sandbox/workers.h"
#include "indexer/sources/cache.h"

namespace plumbline {

struct Options {
  std::vector<std::string> sources;
  std::string db = "plumbline.db";
  bool check = false, strict = false, force = false, quiet = false, json = false, watch = false;
  bool keep_going = false;
  bool slide_pictures = true;
  int max_files = 0, max_seconds = 0;  // of a run; 0 for no limit
  std::string doctor;                  // a file to examine, "" for none
};

// What lives longer than one run: readings, pictures, and the processes that read.
struct Workshop {
  Cache cache;
  PictureStore pictures;
  Workers workers;
  // Asked while the whole is made after a quick publication: true where it may wait, since another run will
  // follow soon.
  std::function<bool()> may_wait = [] { return false; };

  explicit Workshop(const Options& options);
};

// The stages, in the order in which things happen. Throws where it cannot be done at all, or not within the limits
// of the options.
Report index(const Options& options, Workshop* workshop);

}  // namespace plumbline

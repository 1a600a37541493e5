// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sandbox/workers.h: reads files in child processes, so that a parser that crashes, hangs, or
// eats memory costs one file and not the run.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/sandbox/confine.h"
#include "indexer/sources/formats.h"

namespace plumbline {

class Workers {
 public:
  // Nothing is started before start() or the first file. `formats` must outlive the workers.
  Workers(std::span<const KnownFormat> formats, const Limits& limits = {}, int count = 2);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Starts those that do not run, before they are wanted. A fork shares all memory with this process, which copies each
  // page that it writes to later: while there is little of it, that costs nothing.
  void start();

  struct Job {
    std::string path, name;              // of Input
    std::function<std::string()> bytes;  // called when its turn comes; may throw SourceError
  };
  // What read_input() gives for each job, told as it comes, in any order. A reader that broke gives a
  // Reading with one problem: which file, and what happened.
  using Done = std::function<void(std::size_t job, Recognized result)>;
  // What `bytes` throws but SourceError comes out of here, and the jobs that are under way are given up.
  void read(std::span<const Job> jobs, const Done& done);

 private:
  class Worker;
  std::span<const KnownFormat> formats_;
  Limits limits_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sandbox/confine.h: takes from a process what a parser of foreign files does not need.
#pragma once

#include <cstddef>

namespace plumbline {

struct Limits {
  std::size_t memory_bytes = std::size_t{1} << 30;  // of address space, beside what the parent has
  int cpu_seconds = 10;                             // a file
  int wall_seconds = 15;                            // a file
  std::size_t output_bytes = 8 << 20;               // a file, and twice its own size more
};

// For good: no larger memory than the limit, no writing to files, no new processes, no network, no
// signals to others, and of files only what libraries read for themselves (fonts, character sets, time
// zones). Its standard streams lead nowhere; of other descriptors only `keep` stays. It dies with its
// parent. What the kernel does not offer is passed over: memory and files are always limited.
//
// Sanitizers need more memory and system calls than this allows; built with them, a process has only
// the rest.
void confine(const Limits& limits, int keep);

// The process ends by SIGPROF once it has used so much processor time from now on; 0 lifts it.
void limit_cpu(int seconds);

}  // namespace plumbline

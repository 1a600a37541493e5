// SPDX-License-Identifier: MIT OR Apache-2.0
// server/private_memory.h: for programs that are given texts which nobody else may read.
#pragma once

#include <sys/prctl.h>
#include <sys/resource.h>

namespace plumbline {

// From now on a crash leaves no core file, and no other process of this user reads the memory.
inline void keep_memory_private() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/build.h"

#include <sys/stat.h>

namespace plumbline {

std::string build_of_program() {
  struct stat status {};
  if (stat("/proc/self/exe", &status) != 0) return "unknown";
  return std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." +
         std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace plumbline

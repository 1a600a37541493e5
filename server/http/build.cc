// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/build.h"

#include <fstream>
#include <sstream>

#include "server/http/cache.h"

namespace plumbline {

std::string build_fingerprint() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return file ? fingerprint(bytes.str()) : "";
}

}  // namespace plumbline

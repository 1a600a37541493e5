// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/test_data.h: real files that are not part of the project: in PLUMBLINE_TEST_DATA, else in
// shared/data beside the project. A test that needs one skips where it is not there.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace plumbline {

inline std::filesystem::path test_data() {
  if (const char* named = std::getenv("PLUMBLINE_TEST_DATA")) return named;
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  const std::filesystem::path root = source ? source : ".";
  // Also from a worktree that lies one level deeper.
  for (const char* place : {"../shared/data", "../../shared/data"}) {
    if (std::filesystem::is_directory(root / place)) return root / place;
  }
  return {};
}

// By name; empty where the directory is not there.
inline std::vector<std::filesystem::path> test_files(const std::string& directory) {
  std::vector<std::filesystem::path> files;
  if (test_data().empty() || !std::filesystem::is_directory(test_data() / directory)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(test_data() / directory))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace plumbline

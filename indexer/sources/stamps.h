// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/stamps.h: files that need not be opened, since the file system says that they are as they were when
// they were last read. The idea is that of git's index (Documentation/technical/racy-git).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Of a file and the hash of its content: where it lies, its size, and when it was written and changed. Of any two
// contents of one file they differ, as long as there is a tick of the clock between them.
using Stamp = std::uint64_t;

// What stands for none.
inline constexpr Stamp kNoStamp = 0;

// A file that was changed later than this before it is looked at may change again within the same tick, so it has none.
inline constexpr std::chrono::seconds kTick(2);

// What the file system says of a file at a moment. To be asked before the file is read.
class Sighting {
 public:
  using Clock = std::chrono::system_clock;
  explicit Sighting(const std::string& path, Clock::time_point now = Clock::now());

  // With that content; kNoStamp where it is no plain file, or has just been changed.
  Stamp stamp(std::string_view hash) const;

 private:
  std::string facts_;  // "" where it can have no stamp
};

// Those of all files of the run before.
class Stamps {
 public:
  Stamps() = default;
  explicit Stamps(std::vector<Stamp> all);
  // Those that to_bytes() gave; none where the bytes are others.
  explicit Stamps(std::string_view bytes);

  bool contains(Stamp stamp) const;
  std::string to_bytes() const;

 private:
  std::vector<Stamp> sorted_;
};

}  // namespace plumbline

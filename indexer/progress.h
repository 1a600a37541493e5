// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/progress.h: what the user sees on stderr while it runs.
#pragma once

#include <cstddef>
#include <string>

namespace plumbline {

// A bar that fills on a terminal; elsewhere one line a stage. Nothing where it is not wanted.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // A stage begins: "reading", of so many steps; 0 where they are not counted.
  void begin(const std::string& stage, std::size_t steps);
  void step();
  // Removes the bar.
  void end();

 private:
  void draw();

  bool wanted_, terminal_;
  std::string stage_;
  std::size_t steps_ = 0, done_ = 0, drawn_ = 0;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "schema/text/counted.h"

namespace plumbline {
namespace {
constexpr std::size_t kWidth = 30;
constexpr const char* kClearLine = "\r\x1b[K";
}  // namespace

Progress::Progress(bool wanted) : wanted_(wanted), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { end(); }

void Progress::begin(const std::string& stage, std::size_t steps) {
  stage_ = stage;
  steps_ = steps;
  done_ = drawn_ = 0;
  if (!wanted_) return;
  if (terminal_) return draw();
  fmt::print(stderr, "{}\n", steps > 0 ? stage + " " + counted(steps, "file") : stage);
}

void Progress::step() {
  ++done_;
  const bool further = steps_ > 0 && done_ * kWidth / steps_ != drawn_;
  if (wanted_ && terminal_ && further) draw();
}

void Progress::end() {
  if (wanted_ && terminal_ && !stage_.empty()) fmt::print(stderr, "{}", kClearLine);
  stage_.clear();
}

void Progress::draw() {
  drawn_ = steps_ == 0 ? 0 : done_ * kWidth / steps_;
  if (steps_ == 0) {
    fmt::print(stderr, "{}{}", kClearLine, stage_);
  } else {
    fmt::print(stderr, "{}{:<8} [{:#<{}}{:.<{}}] {}/{}", kClearLine, stage_, "", drawn_, "",
               kWidth - drawn_, done_, steps_);
  }
  std::fflush(stderr);
}

}  // namespace plumbline

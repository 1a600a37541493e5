// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/map/layout_process.h: layouts in a process of their own. Graphviz, and GLib below it, end the
// process that they are in where they get no memory.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "indexer/map/layout.h"
#include "indexer/sandbox/child_process.h"
#include "indexer/sandbox/confine.h"
#include "schema/error.h"

namespace plumbline {

// what() says what happened, as the end of a sentence on Graphviz.
struct LayoutError : Error {
  using Error::Error;
};

using LayOut = std::function<std::vector<Place>(std::span<const Box>, std::span<const Spring>)>;

inline constexpr Limits kLayoutLimits = {.wall_seconds = 60};

class LayoutProcess {
 public:
  // Forks at once, which is cheap while this process is small and has one thread. The fork is confined, and waits.
  // Where there can be none, lay_out() tries again.
  explicit LayoutProcess(LayOut lay_out = plumbline::lay_out, const Limits& limits = kLayoutLimits);
  LayoutProcess(const LayoutProcess&) = delete;
  LayoutProcess& operator=(const LayoutProcess&) = delete;

  // What the function gives, from there. Throws LayoutError where it throws, crashes, or exceeds a limit, and where
  // there is no process to be had; the next call has a new one. One that served before and fails is replaced and asked
  // again, so that the result depends on the arguments alone.
  std::vector<Place> lay_out(std::span<const Box> boxes, std::span<const Spring> springs);

 private:
  void start();
  std::vector<Place> ask(std::span<const Box> boxes, std::span<const Spring> springs);
  std::vector<Place> exchange(std::span<const Box> boxes, std::span<const Spring> springs);

  LayOut lay_out_;
  Limits limits_;
  ChildProcess process_;
  bool has_served_ = false;
};

// The one of this program; the first call starts it.
LayoutProcess& layout_process();
// By that one.
std::vector<Place> lay_out_apart(std::span<const Box> boxes, std::span<const Spring> springs);

}  // namespace plumbline

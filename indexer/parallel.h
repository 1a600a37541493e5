// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/parallel.h: the same work for many things, on all processors.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace plumbline {

// Calls work(i) once for each i below `count`, in any order, and returns when all are done. make() gives `work`,
// each thread its own, so that it may keep buffers. What work() throws is thrown here, once the other threads are done.
template <class Make>
void in_parallel(std::size_t count, const Make& make) {
  constexpr std::size_t kBlock = 16;  // what a thread takes at a time
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    auto work = make();
    for (;;) {
      const std::size_t begin = next.fetch_add(kBlock);
      if (begin >= count) return;
      for (std::size_t i = begin; i < std::min(begin + kBlock, count); ++i) work(i);
    }
  };
  const std::size_t threads =
      std::min<std::size_t>(std::thread::hardware_concurrency(), count / kBlock);
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, run));
  run();
  for (std::future<void>& other : others) other.get();
}

}  // namespace plumbline

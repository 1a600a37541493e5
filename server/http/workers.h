// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/workers.h: threads that take jobs from a queue with an end, and turns
// that they take to compute. (GCC 12's std::counting_semaphore can miss a release: bug 104928.)
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace plumbline {

class Workers {
 public:
  Workers(std::size_t threads, std::size_t max_waiting);
  ~Workers() { finish(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Waits while the queue is full. A job must not throw.
  void add(std::function<void()> job);
  // Runs what is in the queue and ends the threads.
  void finish();

 private:
  void work();

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable job_added_, job_taken_;
  std::deque<std::function<void()>> jobs_;
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

class Turns {
 public:
  explicit Turns(unsigned count) : free_(count) {}

  // False where none became free in time.
  bool take(std::chrono::milliseconds within);
  void give_back();

 private:
  std::mutex mutex_;
  std::condition_variable given_back_;
  unsigned free_;
};

}  // namespace plumbline

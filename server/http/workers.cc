// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/workers.h"

namespace plumbline {

Workers::Workers(std::size_t threads, std::size_t max_waiting) : max_waiting_(max_waiting) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void Workers::add(std::function<void()> job) {
  std::unique_lock lock(mutex_);
  job_taken_.wait(lock, [this] { return jobs_.size() < max_waiting_; });
  jobs_.push_back(std::move(job));
  job_added_.notify_one();
}

void Workers::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  job_added_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    job_added_.wait(lock, [this] { return !jobs_.empty() || finishing_; });
    if (jobs_.empty()) return;
    const std::function<void()> job = std::move(jobs_.front());
    jobs_.pop_front();
    job_taken_.notify_one();
    lock.unlock();
    job();
    lock.lock();
  }
}

bool Turns::take(std::chrono::milliseconds within) {
  std::unique_lock lock(mutex_);
  if (!given_back_.wait_for(lock, within, [this] { return free_ > 0; })) return false;
  --free_;
  return true;
}

void Turns::give_back() {
  const std::lock_guard lock(mutex_);
  ++free_;
  given_back_.notify_one();
}

}  // namespace plumbline

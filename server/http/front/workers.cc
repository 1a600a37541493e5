// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/workers.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace plumbline::front {

Workers::Workers(std::size_t threads, Site& site, Counters& counters, std::function<void()> wake)
    : site_(site), counters_(counters), wake_(std::move(wake)) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

// Wakes no more threads than there are jobs: each that finds none has cost two switches of context.
void Workers::add(std::vector<Job> jobs) {
  std::size_t wanted = 0;
  {
    const std::lock_guard lock(jobs_mutex_);
    wanted = std::min(jobs.size(), idle_);
    std::move(jobs.begin(), jobs.end(), std::back_inserter(jobs_));
    counters_.requests_waiting += jobs.size();
  }
  for (; wanted > 0; --wanted) job_added_.notify_one();
}

std::vector<Job> Workers::take_back(Clock::time_point older_than) {
  std::vector<Job> old;
  const std::lock_guard lock(jobs_mutex_);
  while (!jobs_.empty() && jobs_.front().since < older_than) {
    old.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
    --counters_.requests_waiting;
  }
  return old;
}

std::vector<Result> Workers::take_results() {
  const std::lock_guard lock(results_mutex_);
  return std::exchange(results_, {});
}

void Workers::finish() {
  {
    const std::lock_guard lock(jobs_mutex_);
    finishing_ = true;
  }
  job_added_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::work() {
  std::unique_lock lock(jobs_mutex_);
  for (;;) {
    ++idle_;
    job_added_.wait(lock, [this] { return !jobs_.empty() || finishing_; });
    --idle_;
    if (finishing_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    --counters_.requests_waiting;
    lock.unlock();
    deliver({job.connection, answer(job.request)});
    lock.lock();
  }
}

std::string Workers::answer(const Request& request) {
  try {
    return site_.answer(request);
  } catch (const std::exception& error) {
    site_.warn(std::string("no answer: ") + error.what());
    return {};
  }
}

void Workers::deliver(Result result) {
  bool was_empty = false;
  {
    const std::lock_guard lock(results_mutex_);
    was_empty = results_.empty();
    results_.push_back(std::move(result));
  }
  if (was_empty) wake_();
}

}  // namespace plumbline::front

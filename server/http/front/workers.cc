// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/workers.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <utility>

#include "schema/error.h"

namespace plumbline::front {

Workers::Workers(std::size_t threads, Site& site, Counters& counters, std::function<void()> wake)
    : site_(site), counters_(counters), wake_(std::move(wake)) {
  try {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error& error) {
    finish();
    throw Error(std::string("cannot start a thread: ") + error.what());
  }
}

// Wakes no more threads than there are jobs: each that finds none has cost two switches of context.
void Workers::add(Jobs jobs) {
  std::size_t wanted = 0;
  {
    const std::lock_guard lock(jobs_mutex_);
    wanted = std::min(jobs.size(), idle_);
    counters_.requests_waiting += jobs.size();
    jobs_.splice(jobs_.end(), jobs);
  }
  for (; wanted > 0; --wanted) job_added_.notify_one();
}

Jobs Workers::take_back(Clock::time_point older_than) {
  Jobs old;
  const std::lock_guard lock(jobs_mutex_);
  while (!jobs_.empty() && jobs_.front().since < older_than) {
    old.splice(old.end(), jobs_, jobs_.begin());
    --counters_.requests_waiting;
  }
  return old;
}

Jobs Workers::take_done() {
  const std::lock_guard lock(done_mutex_);
  return std::exchange(done_, {});
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
    Jobs taken;
    taken.splice(taken.end(), jobs_, jobs_.begin());
    --counters_.requests_waiting;
    lock.unlock();
    taken.front().answer = answer(taken.front().request);
    deliver(std::move(taken));
    lock.lock();
  }
}

std::string Workers::answer(const Request& request) {
  try {
    return site_.answer(request);
  } catch (const std::exception& error) {
    warn(error);
    return {};
  }
}

// Where there is no memory for that, either, the answer that is missing has to tell.
void Workers::warn(const std::exception& error) try {
  site_.warn(std::string("no answer: ") + error.what());
} catch (const std::exception&) {
}

void Workers::deliver(Jobs done) {
  bool was_empty = false;
  {
    const std::lock_guard lock(done_mutex_);
    was_empty = done_.empty();
    done_.splice(done_.end(), done);
  }
  if (was_empty) wake_();
}

}  // namespace plumbline::front

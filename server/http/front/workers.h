// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/workers.h: the threads that answer. Requests wait here in the order in which
// they came; there are never more than connections, since each connection waits for its answer. A job is
// allocated once, when the request comes: from then on to its answer it passes from list to list, which
// cannot fail where there is no memory.
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/http/front/counters.h"
#include "server/http/front/site.h"

namespace plumbline::front {

class Connection;

struct Job {
  Connection* connection;
  Request request;
  Clock::time_point since;
  std::string answer = {};  // once it is done; "" where there is none
};
using Jobs = std::list<Job>;

class Workers {
 public:
  // `wake` is called by a worker when there are results and there were none.
  Workers(std::size_t threads, Site& site, Counters& counters, std::function<void()> wake);
  ~Workers() { finish(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void add(Jobs jobs);
  Jobs take_back(Clock::time_point older_than);  // those that no worker has begun
  Jobs take_done();
  // Ends the threads after what each of them is doing; what still waits is dropped.
  void finish();

 private:
  void work();
  std::string answer(const Request& request);
  void warn(const std::exception& error);
  void deliver(Jobs done);

  Site& site_;
  Counters& counters_;
  const std::function<void()> wake_;
  std::mutex jobs_mutex_, done_mutex_;
  std::condition_variable job_added_;
  Jobs jobs_, done_;
  std::size_t idle_ = 0;  // threads that wait for a job
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace plumbline::front

// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/asking_clients.h: clients that ask one question after the other, each on a connection of its own, until an
// answer says that it is the last: for stopping a server under load.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/server/raw_client.h"

namespace plumbline {

class AskingClients {
 public:
  // `request` for the client of a number at its turn, both from 0. All are connected when this returns.
  AskingClients(int port, std::size_t count,
                std::function<std::string(std::size_t client, std::size_t turn)> request,
                std::function<bool(const std::string& answer)> is_whole)
      : request_(std::move(request)), is_whole_(std::move(is_whole)) {
    for (std::size_t i = 0; i < count; ++i) clients_.push_back(std::make_unique<RawClient>(port));
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this, i] { keep_asking(i); });
  }
  ~AskingClients() { join(); }
  AskingClients(const AskingClients&) = delete;
  AskingClients& operator=(const AskingClients&) = delete;

  // Until each was answered once, since one whose connection nobody has taken yet finds nobody when the server stops,
  // and all together so often; or until an answer was not whole.
  void wait_for(int answers) const {
    while ((served < static_cast<int>(clients_.size()) || whole < answers) && cut + none == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  // Until all have had their last answer.
  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  std::atomic<int> whole = 0, cut = 0, none = 0;  // answers; none: the connection ended instead
  std::atomic<int> served = 0;                    // clients that had one

 private:
  void keep_asking(std::size_t i) {
    for (std::size_t turn = 0;; ++turn) {
      clients_[i]->send(request_(i, turn));
      const std::string answer = clients_[i]->receive();
      const bool is_whole = is_whole_(answer);
      ++(is_whole ? whole : answer.empty() ? none : cut);
      if (turn == 0) ++served;
      if (!is_whole || answer.find("\r\nConnection: close") != answer.npos) return;
    }
  }

  std::function<std::string(std::size_t, std::size_t)> request_;
  std::function<bool(const std::string&)> is_whole_;
  std::vector<std::unique_ptr<RawClient>> clients_;
  std::vector<std::thread> threads_;
};

}  // namespace plumbline

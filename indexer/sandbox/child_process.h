// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sandbox/child_process.h: a fork of this process at the other end of a pair of sockets, for what may crash, hang
// or eat memory.
#pragma once

#include <sys/types.h>

#include <functional>

namespace plumbline {

class ChildProcess {
 public:
  // With what the fork ends where its life throws: no memory, or anything else. Else with 0.
  static constexpr int kOutOfMemory = 70, kThrew = 71;

  ChildProcess() = default;
  ~ChildProcess() { stop(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Lives `life` in the fork, with its end of the pair, until that returns: when this process hangs up. `kind` is
  // SOCK_STREAM or SOCK_SEQPACKET. There must be none yet. Throws Error where there can be none.
  void start(int kind, const std::function<void(int socket)>& life);
  // Ends it, where it has not ended yet, and forgets it. Its status, as of wait(); 0 where there is none.
  int stop();
  // The same of one that hung up, which has a moment to end by itself.
  int last_words();

  bool exists() const { return pid_ > 0; }
  int socket() const { return socket_; }  // -1 where there is none
  // Sending and receiving fail when they have waited so long.
  void set_patience(int seconds) const;

 private:
  pid_t pid_ = -1;
  int socket_ = -1;
};

}  // namespace plumbline

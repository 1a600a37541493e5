// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sandbox/child_process.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <string>
#include <utility>

#include "schema/error.h"

namespace plumbline {
namespace {
constexpr int kMillisecondsToEnd = 1000;

[[noreturn]] void fail(const char* doing, int error) {
  throw Error(std::string("cannot ") + doing + ": " + std::strerror(error));
}

[[noreturn]] void live(const std::function<void(int)>& life, int socket) {
  try {
    life(socket);
  } catch (const std::bad_alloc&) {
    _exit(ChildProcess::kOutOfMemory);
  } catch (...) {
    _exit(ChildProcess::kThrew);
  }
  _exit(0);
}
}  // namespace

void ChildProcess::start(int kind, const std::function<void(int socket)>& life) {
  int ends[2];
  if (socketpair(AF_UNIX, kind | SOCK_CLOEXEC, 0, ends) != 0) fail("make a pair of sockets", errno);
  const pid_t pid = fork();
  if (pid == 0) live(life, ends[1]);
  const int error = errno;
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    fail("start a process", error);
  }
  pid_ = pid;
  socket_ = ends[0];
}

int ChildProcess::stop() {
  if (!exists()) return 0;
  close(std::exchange(socket_, -1));
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

int ChildProcess::last_words() {
  siginfo_t ended{};
  for (int i = 0; exists() && i < kMillisecondsToEnd && ended.si_pid == 0; ++i) {
    waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT);
    if (ended.si_pid == 0) usleep(1000);
  }
  return stop();
}

void ChildProcess::set_patience(int seconds) const {
  const timeval patience{seconds, 0};
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

}  // namespace plumbline

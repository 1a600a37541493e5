// SPDX-License-Identifier: MIT OR Apache-2.0
// A request and an answer are one packet each: the number of boxes, the boxes and the springs; or the places. Both ends
// are one program, so that structs go as they lie in memory.
#include "indexer/map/layout_process.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

namespace plumbline {
namespace {
using Clock = std::chrono::steady_clock;

constexpr int kOutOfMemory = 70, kThrew = 71;    // exit statuses
constexpr std::size_t kLargestPacket = 1 << 17;  // a socket takes more

template <class T>
void append(std::string* packet, std::span<const T> values) {
  static_assert(std::is_trivially_copyable_v<T>);
  packet->append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

// All that there is room for.
template <class T>
std::vector<T> take(std::string_view* packet, std::size_t most) {
  std::vector<T> values(std::min(most, packet->size() / sizeof(T)));
  const std::size_t bytes = values.size() * sizeof(T);
  if (bytes > 0) std::memcpy(values.data(), packet->data(), bytes);
  packet->remove_prefix(bytes);
  return values;
}

// Its length; 0 where the other side hung up, -1 where that is an error.
ssize_t receive(int socket, std::string* packet) {
  packet->resize(kLargestPacket);
  ssize_t got;
  do {
    got = recv(socket, packet->data(), packet->size(), 0);
  } while (got < 0 && errno == EINTR);
  packet->resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got;
}

bool send_packet(int socket, std::string_view packet) {
  ssize_t sent;
  do {
    sent = send(socket, packet.data(), packet.size(), MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(packet.size());
}

// Waits until there is something to read; false where the time runs out.
bool wait_for(int socket, std::chrono::seconds patience) {
  const auto end = Clock::now() + patience;
  pollfd waiting{socket, POLLIN, 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;  // receiving tells
  }
}

// The life of the process: until its parent hangs up.
[[noreturn]] void serve(const LayOut& lay_out, const Limits& limits, int socket) {
  confine(limits, socket);
  try {
    std::string packet;
    while (receive(socket, &packet) > 0) {
      limit_cpu(limits.cpu_seconds);
      std::string_view rest = packet;
      const auto count = take<std::size_t>(&rest, 1);
      const auto boxes = take<Box>(&rest, count.at(0));
      const auto springs = take<Spring>(&rest, rest.size());
      const std::vector<Place> places = lay_out(boxes, springs);
      std::string answer;
      append<Place>(&answer, places);
      limit_cpu(0);
      if (!send_packet(socket, answer)) break;
    }
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (...) {
    _exit(kThrew);
  }
  _exit(0);
}

std::string describe(int status, const Limits& limits) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory)
    return "takes more than " + std::to_string(limits.memory_bytes >> 20) + " MiB of memory";
  if (WIFEXITED(status)) return "gave up (is libgvc6 installed whole?)";
  if (WTERMSIG(status) == SIGPROF)
    return "takes longer than " + std::to_string(limits.cpu_seconds) + " seconds";
  return std::string("crashed (") + strsignal(WTERMSIG(status)) + ")";
}

std::string reason(const char* what) { return std::string(what) + ": " + std::strerror(errno); }
}  // namespace

LayoutProcess::LayoutProcess(LayOut lay_out, const Limits& limits)
    : lay_out_(std::move(lay_out)), limits_(limits) {
  start();
}

LayoutProcess::~LayoutProcess() { stop(); }

std::vector<Place> LayoutProcess::lay_out(std::span<const Box> boxes,
                                          std::span<const Spring> springs) {
  if (boxes.empty()) return {};
  if (has_served_) {
    try {
      return ask(boxes, springs);
    } catch (const LayoutError&) {  // whatever it had been through
    }
  }
  return ask(boxes, springs);
}

std::string LayoutProcess::start() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return reason("has no pair of sockets");
  pid_ = fork();
  if (pid_ == 0) serve(lay_out_, limits_, ends[1]);
  const std::string trouble = pid_ < 0 ? reason("has no process") : "";
  close(ends[1]);
  socket_ = ends[0];
  if (pid_ < 0) close(std::exchange(socket_, -1));
  return trouble;
}

int LayoutProcess::stop() {
  has_served_ = false;
  if (pid_ <= 0) return 0;
  close(std::exchange(socket_, -1));
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

// Of a process that hung up, which has a moment to end by itself.
std::string LayoutProcess::last_words() {
  siginfo_t ended{};
  for (int i = 0; i < 1000 && ended.si_pid == 0; ++i) {
    waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT);
    if (ended.si_pid == 0) usleep(1000);
  }
  return describe(stop(), limits_);
}

// Whatever goes wrong ends the process, so that no answer comes too late and is taken for another.
std::vector<Place> LayoutProcess::ask(std::span<const Box> boxes, std::span<const Spring> springs) {
  try {
    std::vector<Place> places = exchange(boxes, springs);
    has_served_ = true;
    return places;
  } catch (...) {
    stop();
    throw;
  }
}

std::vector<Place> LayoutProcess::exchange(std::span<const Box> boxes,
                                           std::span<const Spring> springs) {
  if (pid_ <= 0) {
    const std::string trouble = start();
    if (!trouble.empty()) throw LayoutError(trouble);
  }
  std::string packet;
  const std::array<std::size_t, 1> count = {boxes.size()};
  append<std::size_t>(&packet, count);
  append(&packet, boxes);
  append(&packet, springs);
  if (packet.size() > kLargestPacket) throw LayoutError("has too much to lay out");
  if (!send_packet(socket_, packet)) throw LayoutError(last_words());
  if (!wait_for(socket_, std::chrono::seconds(limits_.wall_seconds)))
    throw LayoutError("takes longer than " + std::to_string(limits_.wall_seconds) + " seconds");
  if (receive(socket_, &packet) <= 0) throw LayoutError(last_words());
  std::string_view rest = packet;
  std::vector<Place> places = take<Place>(&rest, boxes.size());
  if (places.size() != boxes.size() || !rest.empty())
    throw LayoutError("gave other places than it was asked for");
  return places;
}

LayoutProcess& layout_process() {
  static LayoutProcess process;
  return process;
}

std::vector<Place> lay_out_apart(std::span<const Box> boxes, std::span<const Spring> springs) {
  return layout_process().lay_out(boxes, springs);
}

}  // namespace plumbline

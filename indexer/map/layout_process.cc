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
void serve(const LayOut& lay_out, const Limits& limits, int socket) {
  confine(limits, socket);
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
}

std::string describe(int status, const Limits& limits) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == ChildProcess::kOutOfMemory)
    return "takes more than " + std::to_string(limits.memory_bytes >> 20) + " MiB of memory";
  if (WIFEXITED(status)) return "gave up (is libgvc6 installed whole?)";
  if (WTERMSIG(status) == SIGPROF)
    return "takes longer than " + std::to_string(limits.cpu_seconds) + " seconds";
  return std::string("crashed (") + strsignal(WTERMSIG(status)) + ")";
}
}  // namespace

LayoutProcess::LayoutProcess(LayOut lay_out, const Limits& limits)
    : lay_out_(std::move(lay_out)), limits_(limits) {
  try {
    start();
  } catch (const LayoutError&) {  // when it is wanted, there may be one
  }
}

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

void LayoutProcess::start() {
  has_served_ = false;
  try {
    process_.start(SOCK_SEQPACKET, [this](int socket) { serve(lay_out_, limits_, socket); });
  } catch (const Error& error) {
    throw LayoutError(std::string("is not there: ") + error.what());
  }
}

// Whatever goes wrong ends the process, so that no answer comes too late and is taken for another.
std::vector<Place> LayoutProcess::ask(std::span<const Box> boxes, std::span<const Spring> springs) {
  try {
    std::vector<Place> places = exchange(boxes, springs);
    has_served_ = true;
    return places;
  } catch (...) {
    process_.stop();
    has_served_ = false;
    throw;
  }
}

std::vector<Place> LayoutProcess::exchange(std::span<const Box> boxes,
                                           std::span<const Spring> springs) {
  if (!process_.exists()) start();
  std::string packet;
  const std::array<std::size_t, 1> count = {boxes.size()};
  append<std::size_t>(&packet, count);
  append(&packet, boxes);
  append(&packet, springs);
  if (packet.size() > kLargestPacket) throw LayoutError("has too much to lay out");
  const auto how_it_ended = [this] {
    return LayoutError(describe(process_.last_words(), limits_));
  };
  if (!send_packet(process_.socket(), packet)) throw how_it_ended();
  if (!wait_for(process_.socket(), std::chrono::seconds(limits_.wall_seconds)))
    throw LayoutError("takes longer than " + std::to_string(limits_.wall_seconds) + " seconds");
  if (receive(process_.socket(), &packet) <= 0) throw how_it_ended();
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

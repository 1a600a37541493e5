// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/sockets.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "schema/error.h"

namespace plumbline::front {
namespace {

constexpr int kBacklog = 1024;

[[noreturn]] void fail(const std::string& host, int port, const std::string& why) {
  throw Error("cannot listen on " + host + (port > 0 ? ":" + std::to_string(port) : "") + ": " +
              why + "; --host and --port take others");
}

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses addresses_of(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found))
    fail(host, port, gai_strerror(error));
  return {found, &freeaddrinfo};
}

void set_option(const Descriptor& socket, int level, int option, int value) {
  setsockopt(socket.get(), level, option, &value, sizeof value);
}

// SO_REUSEADDR, so that a restart need not wait, and not SO_REUSEPORT, by which a second server
// would quietly take half of the requests.
Descriptor listening_socket(const addrinfo& address) {
  Descriptor socket(::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket) return socket;
  set_option(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  if (address.ai_family == AF_INET6) set_option(socket, IPPROTO_IPV6, IPV6_V6ONLY, 0);
  const bool listens = bind(socket.get(), address.ai_addr, address.ai_addrlen) == 0 &&
                       listen(socket.get(), kBacklog) == 0;
  return listens ? std::move(socket) : Descriptor();
}

int port_of(const Descriptor& socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

void set_port(int port, sockaddr* address) {
  auto* field = address->sa_family == AF_INET6
                    ? &reinterpret_cast<sockaddr_in6*>(address)->sin6_port
                    : &reinterpret_cast<sockaddr_in*>(address)->sin_port;
  *field = htons(static_cast<std::uint16_t>(port));
}

}  // namespace

Listening listen_on(const std::string& host, int port) {
  Listening listening;
  listening.port = port;
  const Addresses addresses = addresses_of(host, port);
  for (addrinfo* address = addresses.get(); address; address = address->ai_next) {
    set_port(listening.port, address->ai_addr);
    Descriptor socket = listening_socket(*address);
    // A machine without IPv6 knows a name's address of it all the same.
    const bool is_missing = errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT;
    if (!socket && is_missing && address->ai_next) continue;
    if (!socket && is_missing && !listening.sockets.empty()) continue;
    if (!socket)
      fail(host, listening.port,
           errno == EADDRINUSE ? "another program listens there" : std::strerror(errno));
    listening.port = port_of(socket);
    listening.sockets.push_back(std::move(socket));
  }
  return listening;
}

Accepted accept_from(const Descriptor& listening) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  Accepted accepted;
  accepted.socket = Descriptor(accept4(listening.get(), reinterpret_cast<sockaddr*>(&peer), &size,
                                       SOCK_NONBLOCK | SOCK_CLOEXEC));
  accepted.error = errno;
  accepted.peer = Address(peer);
  if (accepted.socket) set_option(accepted.socket, IPPROTO_TCP, TCP_NODELAY, 1);
  return accepted;
}

void reserve_descriptors(std::size_t connections) {
  const rlim_t needed = connections + kOtherDescriptors;
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= needed) return;
  limit.rlim_cur = needed;
  if (needed <= limit.rlim_max && setrlimit(RLIMIT_NOFILE, &limit) == 0) return;
  throw Error(std::to_string(connections) + " connections need " + std::to_string(needed) +
              " open files, and this process may have " + std::to_string(limit.rlim_max) +
              "; raise that limit (ulimit -n, LimitNOFILE), or take fewer (--max-connections)");
}

}  // namespace plumbline::front

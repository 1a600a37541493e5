// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/server/raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace plumbline {
RawClient::RawClient(int port, Family family)
    : socket_(socket(family == Family::kIpv4 ? AF_INET : AF_INET6, SOCK_STREAM, 0)) {
  const in_port_t number = htons(static_cast<std::uint16_t>(port));
  sockaddr_in ipv4{};
  ipv4.sin_family = AF_INET;
  ipv4.sin_port = number;
  ipv4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_in6 ipv6{};
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = number;
  ipv6.sin6_addr = in6addr_loopback;
  const int result = family == Family::kIpv4
                         ? connect(socket_, reinterpret_cast<sockaddr*>(&ipv4), sizeof ipv4)
                         : connect(socket_, reinterpret_cast<sockaddr*>(&ipv6), sizeof ipv6);
  if (result != 0) {
    close(socket_);
    throw std::runtime_error("nobody listens on port " + std::to_string(port));
  }
}

RawClient::~RawClient() { close(socket_); }

void RawClient::send(const std::string& bytes) {
  if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) closed_ = true;
}

void RawClient::send_no_more() { shutdown(socket_, SHUT_WR); }

bool RawClient::read_more(std::chrono::milliseconds within) {
  pollfd waiting{socket_, POLLIN, 0};
  if (closed_ || poll(&waiting, 1, static_cast<int>(within.count())) <= 0) return false;
  char buffer[16384];
  const ssize_t size = recv(socket_, buffer, sizeof buffer, 0);
  closed_ = size <= 0;
  if (size > 0) received_.append(buffer, static_cast<std::size_t>(size));
  return !closed_;
}

std::string RawClient::receive(bool to_head) {
  std::size_t head;
  while ((head = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(patience_)) return {};
  }
  std::size_t size = head + 4;
  const std::size_t length = received_.find("Content-Length: ");
  if (length < head && !to_head)
    size += static_cast<std::size_t>(std::atol(received_.c_str() + length + 16));
  while (received_.size() < size && read_more(patience_)) {
  }
  const std::string answer = received_.substr(0, size);
  received_.erase(0, size);
  return answer;
}

bool RawClient::is_closed(std::chrono::milliseconds within) {
  while (!closed_ && read_more(within)) {
  }
  return closed_;
}

std::string answer_to(int port, const std::string& request) {
  RawClient client(port);
  client.send(request);
  return client.receive();
}

std::string get(const std::string& target, const std::string& headers) {
  return "GET " + target + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n";
}

}  // namespace plumbline

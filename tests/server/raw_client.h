// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/raw_client.h: a client that sends any bytes, since a library would mend them.
#pragma once

#include <chrono>
#include <string>

namespace plumbline {

class RawClient {
 public:
  enum class Family { kIpv4, kIpv6 };
  explicit RawClient(int port, Family family = Family::kIpv4);  // of 127.0.0.1 or ::1
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void send(const std::string& bytes);
  void send_no_more();  // but go on to receive
  void wait_for_answers(std::chrono::milliseconds patience) { patience_ = patience; }
  // One answer: its head, and as much body as Content-Length says unless it answers HEAD. "" where
  // the connection ends or nothing comes for as long as it waits: five seconds, unless told otherwise.
  std::string receive(bool to_head = false);
  // True where the other side has closed or closes within the time.
  bool is_closed(std::chrono::milliseconds within);

 private:
  bool read_more(std::chrono::milliseconds within);

  int socket_;
  std::chrono::milliseconds patience_{5000};
  std::string received_;
  bool closed_ = false;
};

// The answer to one request on a connection of its own.
std::string answer_to(int port, const std::string& request);

// "GET /target HTTP/1.1", a Host, and these header lines ("Name: value\r\n").
std::string get(const std::string& target, const std::string& headers = "");

}  // namespace plumbline

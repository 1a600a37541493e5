// SPDX-License-Identifier: MIT OR Apache-2.0
// Two things to ask of the network front, beside the figures that wrk gives (bench/front/compare):
//
//   front serve PORT [BYTES]  answers 13 bytes to everything, or so many with its head, through the front
//   front serve-stock PORT    the same through the server of cpp-httplib as it comes
//   front crowd PORT TARGET   1,000 idle clients, 1,000 that send their head slowly and 100 that do
//                             not read hold on to a server; how long does an ordinary one wait?
#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include "schema/error.h"
#include "server/http/front/loop.h"
#include "tests/server/raw_client.h"

namespace plumbline {
namespace {

constexpr int kIdle = 1000, kSlow = 1000, kReaders = 100, kAsked = 20;

class Hello : public front::Site {
 public:
  explicit Hello(std::size_t bytes) {
    constexpr std::size_t kHead = 64;
    if (bytes > kHead + body_.size()) body_.resize(bytes - kHead, '.');
    head_ = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " +
            std::to_string(body_.size()) + "\r\n";
  }
  std::optional<std::size_t> max_body_bytes(const front::RequestHead&) override { return {}; }
  std::string answer(const front::Request& request) override {
    return head_ + (request.close ? "Connection: close\r\n" : "") + "\r\n" + body_;
  }
  std::string refuse(const front::Request&, int status) override {
    return "HTTP/1.1 " + std::to_string(status) + " Refused\r\nContent-Length: 0\r\n" +
           "Connection: close\r\n\r\n";
  }
  void warn(std::string_view message) override { std::cerr << message << "\n"; }

 private:
  std::string head_, body_ = "Hello, world\n";
};

void serve(int port, std::size_t bytes) {
  Hello hello(bytes);
  front::Counters counters;
  front::LoopOptions options{.port = port};
  options.limits.max_per_address = options.limits.max_connections;
  front::Loop(options, hello, counters).run();
}

void serve_stock(int port) {
  httplib::Server server;
  server.set_tcp_nodelay(true);  // without it each answer waits for an acknowledgement
  server.set_keep_alive_max_count(1000);
  server.Get("/.*", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("Hello, world\n", "text/plain");
  });
  server.listen("127.0.0.1", port);
}

using Crowd = std::vector<std::unique_ptr<RawClient>>;

void join(int size, int port, const std::string& bytes, Crowd* crowd) {
  for (int i = 0; i < size; ++i) {
    crowd->push_back(std::make_unique<RawClient>(port));
    crowd->back()->send(bytes);
  }
}

double milliseconds_of(int port, const std::string& target) {
  const auto start = std::chrono::steady_clock::now();
  const std::string answer = answer_to(port, get(target, "Connection: close\r\n"));
  if (!answer.starts_with("HTTP/1.1 200")) throw Error("no answer: " + answer.substr(0, 60));
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

void ask_in_a_crowd(int port, const std::string& target) {
  front::reserve_descriptors(kIdle + kSlow + kReaders);
  Crowd crowd;
  join(kIdle, port, "", &crowd);
  join(kSlow, port, "GET / HTTP/1.1\r\nHost: h\r\nX: ", &crowd);
  join(kReaders, port, get(target) + get(target), &crowd);
  std::vector<double> times;
  for (int i = 0; i < kAsked; ++i) {
    for (int j = 0; j < kSlow; ++j) crowd[static_cast<std::size_t>(kIdle + j)]->send("y");
    times.push_back(milliseconds_of(port, target));
  }
  std::sort(times.begin(), times.end());
  std::cout << kIdle << " idle, " << kSlow << " slow, " << kReaders
            << " that do not read: " << target << " in " << times[times.size() / 2]
            << " ms on the median, " << times.back() << " ms at worst of " << kAsked << "\n";
}

int run(const std::vector<std::string>& arguments) {
  const auto is = [&](const char* verb, std::size_t size) {
    return arguments.size() == size && arguments[0] == verb;
  };
  if (is("serve", 2)) return serve(std::stoi(arguments[1]), 0), 0;
  if (is("serve", 3)) return serve(std::stoi(arguments[1]), std::stoul(arguments[2])), 0;
  if (is("serve-stock", 2)) return serve_stock(std::stoi(arguments[1])), 0;
  if (is("crowd", 3)) return ask_in_a_crowd(std::stoi(arguments[1]), arguments[2]), 0;
  std::cerr << "front serve PORT [BYTES] | front serve-stock PORT | front crowd PORT TARGET\n";
  return 2;
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  try {
    return plumbline::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "front: " << error.what() << "\n";
    return 1;
  }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/plain_site.h: a site that says what it was asked, for tests of the front without the
// real one.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/http/front/site.h"

namespace plumbline::front {

class PlainSite : public Site {
 public:
  static constexpr std::size_t kMaxBodyBytes = 100'000;

  // A POST to "/post" may have a body.
  std::optional<std::size_t> max_body_bytes(const RequestHead& head) override {
    if (head.method == "POST" && head.target == "/post") return kMaxBodyBytes;
    return std::nullopt;
  }

  // "/at-once" is answered as others are, but without a worker.
  std::optional<std::string> answer_at_once(const Request& request) override {
    if (request.refusal != 0 || request.head.target != "/at-once") return std::nullopt;
    ++answered_at_once;
    return answer(request);
  }

  // 200 "GET /target", and the body of the request. "/large/N" gets N bytes, "/slow" takes slow_ms,
  // and "/none" is not answered.
  std::string answer(const Request& request) override {
    const std::string& target = request.head.target;
    if (request.refusal != 0) return written(request.refusal, "refused", true);
    if (target == "/slow") std::this_thread::sleep_for(slow);
    if (target == "/none") throw std::runtime_error("none");
    if (target == "/client") return written(200, request.client.text(), request.close);
    if (target.starts_with("/large/"))
      return written(200, std::string(std::stoul(target.substr(7)), 'x'), request.close);
    return written(200, request.head.method + " " + target + " " + request.body, request.close);
  }

  std::string refuse(const Request&, int status) override {
    return written(status, "refused", true);
  }

  void warn(std::string_view message) override {
    const std::lock_guard lock(mutex_);
    warnings_.emplace_back(message);
  }
  std::vector<std::string> warnings() {
    const std::lock_guard lock(mutex_);
    return warnings_;
  }

  std::chrono::milliseconds slow{0};
  std::atomic<int> answered_at_once = 0;

 private:
  static std::string written(int status, const std::string& body, bool close) {
    return "HTTP/1.1 " + std::to_string(status) +
           " Status\r\nContent-Length: " + std::to_string(body.size()) +
           (close ? "\r\nConnection: close" : "") + "\r\n\r\n" + body;
  }

  std::mutex mutex_;
  std::vector<std::string> warnings_;
};

}  // namespace plumbline::front

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/application_site.h: Application as the site behind the front. The one place that
// knows cpp-httplib, which calls Application as its handler and writes the answer, all in memory. What it
// has written is kept in a cache, and sent again by the thread of the front.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "server/http/application.h"
#include "server/http/asked_before.h"
#include "server/http/front/site.h"

namespace plumbline {

class ApplicationSite : public front::Site {
 public:
  // `host` is what a client of HTTP/1.0 means that names none. Keeps the reference.
  ApplicationSite(Application& application, std::string host);
  ~ApplicationSite() override;

  std::optional<std::size_t> max_body_bytes(const front::RequestHead& head) override;
  std::optional<std::string> answer_at_once(const front::Request& request) override;
  std::string answer(const front::Request& request) override;
  std::string refuse(const front::Request& request, int status) override;
  void warn(std::string_view message) override;

 private:
  class Server;
  struct Refusal {
    std::int64_t second;  // of its Date
    std::string answer;
  };

  using Clock = std::chrono::steady_clock;

  std::optional<Asked> asked_of(const front::Request& request, Application::Haste haste) const;
  const Asked* asked_at_once(const front::Request& request);
  std::string answer_anew(const front::Request& request, Clock::time_point start);
  std::string answer_again(const front::Request& request, std::size_t route, const KeptAnswer& kept,
                           Clock::time_point start);

  Application& application_;
  std::unique_ptr<Server> server_;
  AskedBefore asked_before_;  // of the thread of the loop alone
  std::mutex refusals_mutex_;
  std::map<int, Refusal> refusals_;  // by status
};

}  // namespace plumbline

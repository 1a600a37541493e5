// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/application_site.h: Application as the site behind the front. The one place that
// knows cpp-httplib, which calls Application as its handler and writes the answer, all in memory.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "server/http/application.h"
#include "server/http/front/site.h"

namespace plumbline {

class ApplicationSite : public front::Site {
 public:
  // `host` is what a client of HTTP/1.0 means that names none.
  ApplicationSite(Application& application, std::string host);
  ~ApplicationSite() override;

  std::optional<std::size_t> max_body_bytes(const front::RequestHead& head) override;
  std::string answer(const front::Request& request) override;
  std::string refuse(const front::Request& request, int status) override;
  void warn(std::string_view message) override;

 private:
  class Server;
  struct Refusal {
    std::int64_t second;  // of its Date
    std::string answer;
  };

  std::unique_ptr<Server> server_;
  std::mutex refusals_mutex_;
  std::map<int, Refusal> refusals_;  // by status
};

}  // namespace plumbline

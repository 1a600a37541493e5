// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/listener.h: the site on a network address: the front (server/http/front/), which
// faces clients, before Application, which answers them.
#pragma once

#include <string>

#include "server/http/application_site.h"
#include "server/http/front/loop.h"

namespace plumbline {

struct ListenerOptions {
  std::string host = "127.0.0.1";  // a name or an address; "::" is every one of the machine
  int port = 8080;                 // 0 takes any free one
  std::string trusted_proxy = {};  // the address of a proxy whose X-Forwarded-For is believed
  front::Limits limits = {};
};

class Listener {
 public:
  // Binds. Throws Error with one line for the operator where the address is taken or cannot be had,
  // or where the system allows too few open files. Keeps the references.
  Listener(const ListenerOptions& options, Application& application, front::Counters& counters);

  int port() const { return loop_.port(); }
  std::string url() const;  // "http://127.0.0.1:8080/"

  // Serves until stop(), which any thread may call; requests in progress are answered first.
  void run() { loop_.run(); }
  void stop() { loop_.stop(); }

 private:
  const std::string host_;
  ApplicationSite site_;
  front::Loop loop_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/listener.h: from sockets to Application::answer() and back. The one place that knows
// cpp-httplib, of which it uses the stock server: clients that read or write slowly hold a thread
// each, so put a reverse proxy before it where strangers can reach it (docs/api.md).
#pragma once

#include <memory>
#include <string>

#include "server/http/application.h"

namespace plumbline {

struct ListenerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;            // 0 takes any free one
  std::size_t threads = 128;  // connections that are served at the same time; more wait
};

class Listener {
 public:
  // Binds. Throws Error with one line for the operator where the address is taken or cannot be had.
  Listener(ListenerOptions options, Application& application);
  ~Listener();

  int port() const;
  std::string url() const;  // "http://127.0.0.1:8080/"

  // Serves until stop(), which any thread may call; requests in progress are answered first.
  void run();
  void stop();

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/listener.h"

#include "schema/error.h"

namespace plumbline {
namespace {

// As it stands in an address of the web.
std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

front::LoopOptions loop_options(const ListenerOptions& options) {
  front::LoopOptions loop{.host = options.host,
                          .port = options.port,
                          .workers = Collection::default_connections(),
                          .limits = options.limits};
  if (options.trusted_proxy.empty()) return loop;
  loop.trusted_proxy = front::Address::parse(options.trusted_proxy);
  if (!loop.trusted_proxy)
    throw Error("the trusted proxy is an address such as 127.0.0.1 or ::1, not " +
                options.trusted_proxy);
  return loop;
}

}  // namespace

Listener::Listener(const ListenerOptions& options, Application& application,
                   front::Counters& counters)
    : host_(bracketed(options.host)),
      site_(application, host_),
      loop_(loop_options(options), site_, counters) {}

std::string Listener::url() const { return "http://" + host_ + ":" + std::to_string(port()) + "/"; }

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-serve: serves a database that plumbline-index made, as pages and as an API.
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "schema/reserve.h"
#include "server/http/application.h"
#include "server/http/base_url.h"
#include "server/http/build.h"
#include "server/http/front_metrics.h"
#include "server/http/listener.h"
#include "server/http/log.h"
#include "server/http/publications.h"
#include "server/private_memory.h"

namespace plumbline {
namespace {

constexpr int kUsageError = 2;

struct Options {
  std::string db = "plumbline.db";
  ListenerOptions listener;
  ApplicationOptions application;
  std::string log_format = "text", log_level = "info";
};

// Ends the program for --help, --version and for options that it cannot take.
Options read_options(int argc, char** argv) {
  Options options;
  CLI::App app("Serves a Plumbline database as pages and as JSON.", "plumbline-serve");
  app.set_version_flag("--version", PLUMBLINE_VERSION);
  app.add_option("--db", options.db, "database that plumbline-index made")->capture_default_str();
  app.add_option("--host", options.listener.host,
                 "address to listen on; :: is all of this machine's")
      ->capture_default_str();
  app.add_option("--port", options.listener.port, "0 takes any free port")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  front::Limits& limits = options.listener.limits;
  app.add_option("--max-connections", limits.max_connections, "clients at a time; others get a 503")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--max-per-address", limits.max_per_address, "of them from one address")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--trusted-proxy", options.listener.trusted_proxy,
                 "address of a reverse proxy; its clients are those that its X-Forwarded-For names")
      ->check([](const std::string& address) {
        return front::Address::parse(address) ? "" : "is like 127.0.0.1 or ::1";
      });
  app.add_option("--base-url", options.application.base_url,
                 "how absolute addresses begin; without it, as the client's Host header says")
      ->check([](const std::string& url) {
        return is_base_url(url) ? "" : "is like https://example.org";
      });
  app.add_option("--tagline", options.application.tagline, "headline of the home page");
  app.add_option("--cache-bytes", options.application.cache_bytes,
                 "memory for answers that are kept to be sent again; 0 keeps none")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1} << 40))
      ->capture_default_str();
  app.add_option("--log-format", options.log_format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_option("--log-level", options.log_level, "how much to log; requests are info")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error) == 0 ? 0 : kUsageError);
  }
  return options;
}

// Before any thread begins, so that all of them leave these signals to wait_for_signal().
sigset_t block_signals() {
  signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Serves until SIGTERM or SIGINT, or until the listener fails.
void serve(Listener& listener, const sigset_t& signals) {
  std::exception_ptr failure;
  std::thread thread([&] {
    try {
      listener.run();
    } catch (...) {
      failure = std::current_exception();
    }
    kill(getpid(), SIGTERM);
  });
  int signal = 0;
  sigwait(&signals, &signal);
  listener.stop();
  thread.join();
  if (failure) std::rethrow_exception(failure);
}

void announce(const Listener& listener, const PublicationInfo& info) {
  std::cout << "Plumbline serves " << info.talks << " talks and " << info.topics << " topics at "
            << listener.url() << std::endl;
}

void run(Options options) {
  keep_memory_private();
  keep_reserve();
  const sigset_t signals = block_signals();
  open_log(options.log_format == "json" ? LogFormat::kJson : LogFormat::kText, options.log_level);
  options.application.build = build_fingerprint();
  Publications publications(options.db);
  front::Counters counters;
  options.application.more_metrics = [&](MetricsWriter* out) {
    write_front_metrics(counters, out);
  };
  Application application(publications, options.application);
  Listener listener(options.listener, application, counters);
  announce(listener, publications.current()->info());
  serve(listener, signals);
}

}  // namespace
}  // namespace plumbline

int main(int argc, char** argv) {
  try {
    plumbline::run(plumbline::read_options(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "plumbline-serve: " << error.what() << std::endl;
    return 1;
  }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/reliability/served.h: plumbline-serve as a process of its own, which a test may starve, signal and measure.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace plumbline {

struct ServedOptions {
  std::vector<std::string> arguments = {};    // beside --db, --port 0 and --log-level warn
  std::vector<std::string> environment = {};  // "NAME=value", added
  std::vector<std::string> before = {};       // a command that runs the program, with its arguments
  rlim_t max_files = 0;                       // RLIMIT_NOFILE; 0 leaves it
};

class Served {
 public:
  explicit Served(const std::string& db, const ServedOptions& options = {});
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  pid_t pid() const { return pid_; }
  // The port that it tells as soon as it listens; 0 where it ends without, or does not within a minute.
  int port();
  bool is_running();
  // Sends the signal, and gives the exit status; 128 and the signal's number where one killed it.
  int end(int signal);
  int wait();

  std::string err() const;
  // A number of /metrics, by the name of a metric without labels.
  double metric(const std::string& name);
  // The status of an answer on a connection of its own, "200"; "" where there is none.
  std::string status_of(const std::string& target);

 private:
  std::string out() const;

  TemporaryDirectory directory_;
  pid_t pid_;
  int port_ = 0;
  std::optional<int> status_;
};

// plumbline-serve, plumbline-index or another program of the build.
std::string program(const std::string& name);

// Runs a command by the shell and gives its exit status, 128 and its number where a signal ended it.
int shell(const std::string& command);

}  // namespace plumbline

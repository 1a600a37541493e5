// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/child.h: plumbline-index in the background.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace plumbline {

// A run of the program that can be killed.
class Child {
 public:
  Child(const std::string& corpus, const std::string& db, const char* option) {
    const std::string program = std::string(std::getenv("PLUMBLINE_BIN")) + "/plumbline-index";
    pid_ = fork();
    if (pid_ != 0) return;
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execl(program.c_str(), program.c_str(), corpus.c_str(), "--db", db.c_str(), option, nullptr);
    _exit(127);
  }
  ~Child() { stop(); }
  void stop() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/reliability/served.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "tests/server/raw_client.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;

int status_of_wait(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<char*> pointers(std::vector<std::string>* words) {
  std::vector<char*> out;
  for (std::string& word : *words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

// In the child: never returns.
[[noreturn]] void become(std::vector<std::string> command, std::vector<std::string> environment,
                         const std::string& out, const std::string& err, rlim_t max_files) {
  const rlimit limit{max_files, max_files};
  if (max_files > 0) setrlimit(RLIMIT_NOFILE, &limit);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDERR_FILENO);
  for (std::string& setting : environment) putenv(setting.data());
  execvp(command[0].c_str(), pointers(&command).data());
  _exit(127);
}
}  // namespace

std::string program(const std::string& name) {
  const char* bin = std::getenv("PLUMBLINE_BIN");
  if (!bin) throw std::runtime_error("PLUMBLINE_BIN is not set; run by ctest");
  return std::string(bin) + "/" + name;
}

int shell(const std::string& command) { return status_of_wait(std::system(command.c_str())); }

Served::Served(const std::string& db, const ServedOptions& options) {
  std::vector<std::string> command = options.before;
  for (const std::string& word :
       {program("plumbline-serve"), std::string("--db"), db, std::string("--port"),
        std::string("0"), std::string("--log-level"), std::string("warn")})
    command.push_back(word);
  command.insert(command.end(), options.arguments.begin(), options.arguments.end());
  pid_ = fork();
  if (pid_ == 0)
    become(std::move(command), options.environment, directory_ / "out", directory_ / "err",
           options.max_files);
}

Served::~Served() {
  if (status_) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

std::string Served::out() const { return read_file(directory_ / "out"); }
std::string Served::err() const { return read_file(directory_ / "err"); }

bool Served::is_running() {
  if (status_) return false;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) == 0) return true;
  status_ = status_of_wait(status);
  return false;
}

int Served::port() {
  for (int i = 0; port_ == 0 && i < 6000 && is_running(); ++i) {
    const std::string said = out();
    const std::size_t end = said.rfind("/\n");
    if (end != std::string::npos) port_ = std::atoi(said.c_str() + said.rfind(':', end) + 1);
    if (port_ == 0) std::this_thread::sleep_for(10ms);
  }
  return port_;
}

int Served::wait() {
  if (status_) return *status_;
  int status = 0;
  waitpid(pid_, &status, 0);
  status_ = status_of_wait(status);
  return *status_;
}

int Served::end(int signal) {
  if (!status_) kill(pid_, signal);
  return wait();
}

double Served::metric(const std::string& name) {
  const std::string text = answer_to(port(), get("/metrics", "Connection: close\r\n"));
  const std::size_t at = text.find("\n" + name + " ");
  if (at == std::string::npos) throw std::runtime_error("/metrics has no " + name);
  return std::atof(text.c_str() + at + name.size() + 2);
}

std::string Served::status_of(const std::string& target) {
  const std::string answer = answer_to(port(), get(target, "Connection: close\r\n"));
  return answer.size() < 12 ? "" : answer.substr(9, 3);
}

}  // namespace plumbline

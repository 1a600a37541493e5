// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/e2e/programs.h"

#include <fcntl.h>
#include <httplib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  if (!value)
    throw std::runtime_error(std::string(name) +
                             " is not set: run the tests by ctest or script/test");
  return value;
}

TemporaryDirectory& scratch() {
  static TemporaryDirectory directory;
  return directory;
}

// Starts a program with its output in files; returns its process.
int start(const std::vector<std::string>& arguments, const std::string& out,
          const std::string& err) {
  const int pid = fork();
  if (pid != 0) return pid;
  prctl(PR_SET_PDEATHSIG, SIGTERM);  // a server ends with a test that crashes
  dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

int wait_for(int pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
}  // namespace

ProgramResult run_program(std::vector<std::string> arguments) {
  arguments[0] = environment("PLUMBLINE_BIN") + "/" + arguments[0];
  const TemporaryDirectory output;
  const int status = wait_for(start(arguments, output / "out", output / "err"));
  return {status, read_file(output / "out"), read_file(output / "err")};
}

ProgramResult index_corpus(const std::string& db) {
  const std::string source = environment("PLUMBLINE_SOURCE");
  return run_program(
      {"plumbline-index", source + "/corpus", source + "/tests/data/decks", "--db", db, "--quiet"});
}

const std::string& corpus_database() {
  static const std::string path = [] {
    std::string made = scratch() / "plumbline.db";
    const ProgramResult result = index_corpus(made);
    if (result.status != 0) throw std::runtime_error("plumbline-index failed: " + result.err);
    return made;
  }();
  return path;
}

TestServer& TestServer::instance() {
  static TestServer server;
  return server;
}

TestServer::TestServer() {
  const std::string out = scratch() / "serve.out", err = scratch() / "serve.err";
  pid_ = start(
      {environment("PLUMBLINE_BIN") + "/plumbline-serve", "--db", corpus_database(), "--port", "0"},
      out, err);
  // It tells its address as soon as it listens.
  for (int tries = 0; tries < 600 && port_ == 0; ++tries) {
    const std::string said = read_file(out);
    const auto at = said.find("127.0.0.1:");
    if (at != std::string::npos && said.find('\n', at) != std::string::npos)
      port_ = std::atoi(said.c_str() + at + 10);
    usleep(20'000);
  }
  if (port_ == 0) throw std::runtime_error("plumbline-serve did not start: " + read_file(err));
}

TestServer::~TestServer() {
  kill(pid_, SIGTERM);
  wait_for(pid_);
}

std::string TestServer::Answer::header(const std::string& name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

TestServer::Answer TestServer::get(const std::string& target, const std::string& accept,
                                   const std::string& method) {
  httplib::Client client("127.0.0.1", port_);
  client.set_url_encode(false);
  httplib::Request request;
  request.method = method;
  request.path = target;
  request.headers = {{"Accept", accept}};
  const auto result = client.send(request);
  if (!result)
    throw std::runtime_error("no answer to " + target + ": " + httplib::to_string(result.error()));
  Answer answer = {result->status, result->get_header_value("Content-Type"), result->body, {}};
  for (const auto& [name, value] : result->headers) {
    std::string small = name;
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    answer.headers.emplace_back(small, value);
  }
  return answer;
}

nlohmann::json TestServer::search(const std::string& q, const std::string& parameters) {
  const Answer answer = get("/api/v1/search?q=" + url_encode(q) + parameters);
  if (answer.status != 200)
    throw std::runtime_error("status " + std::to_string(answer.status) + " for " + q + ": " +
                             answer.body);
  return nlohmann::json::parse(answer.body);
}

std::string url_encode(const std::string& text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte)) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace plumbline

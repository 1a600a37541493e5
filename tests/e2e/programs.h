// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/e2e/programs.h: the real programs on the real corpus, as a user runs them. The server and its
// database are made once for all tests of a program.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace plumbline {

struct ProgramResult {
  int status;  // exit status, or 128 + signal
  std::string out, err;
};

// Runs build/*/bin/<arguments[0]> to its end.
ProgramResult run_program(std::vector<std::string> arguments);

// Indexes the shipped corpus and the decks of tests/data.
ProgramResult index_corpus(const std::string& db);

// What that gives, made once.
const std::string& corpus_database();

// plumbline-serve over corpus_database() on a free loopback port; ends with the test program.
class TestServer {
 public:
  static TestServer& instance();
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  int port() const { return port_; }

  struct Answer {
    int status;
    std::string content_type, body;
    std::vector<std::pair<std::string, std::string>> headers;  // names in small letters
    std::string header(const std::string& name) const;         // "" without it
  };
  // `target` is path and query as they go over the wire.
  Answer get(const std::string& target, const std::string& accept = "*/*",
             const std::string& method = "GET");
  // GET /api/v1/search?q=... with further parameters ("&type=talk").
  nlohmann::json search(const std::string& q, const std::string& parameters = "");

 private:
  TestServer();
  int pid_ = 0, port_ = 0;
};

std::string url_encode(const std::string& text);

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/program.h: plumbline-index as a user runs it, on a small corpus in a fresh directory.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {

struct Outcome {
  int status;
  std::string out, err;
};

struct Program : testing::Test {
  TemporaryDirectory directory;
  const std::string corpus = directory / "corpus", db = directory / "out/plumbline.db";

  Program() {
    if (!std::getenv("PLUMBLINE_BIN"))
      throw std::runtime_error("PLUMBLINE_BIN is not set; run by ctest");
    std::filesystem::create_directories(directory / "out");
    write_corpus(valid_corpus(), corpus);
  }

  // `before` is put before the command, for limits.
  Outcome run(const std::string& arguments, const std::string& before = "") {
    const std::string out = directory / "stdout", err = directory / "stderr";
    const std::string program = std::string(std::getenv("PLUMBLINE_BIN")) + "/plumbline-index";
    const int status =
        std::system((before + program + " " + arguments + " >" + out + " 2>" + err).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out),
            read_file(err)};
  }
  Outcome index(const std::string& more = "") { return run(corpus + " --db " + db + " " + more); }

  void break_topic() {
    std::filesystem::remove(corpus + "/topics/tooling.md");
  }  // a reference leads nowhere
  void break_event() {
    write_file(corpus + "/events/x-2020.md", "no yaml");
  }  // a source is left out

  // Only the database, its lock and its caches, nothing half done.
  std::vector<std::string> left_behind() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory / "out"))
      names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
};

}  // namespace plumbline

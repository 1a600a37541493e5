// SPDX-License-Identifier: MIT OR Apache-2.0
// Runs every command line of README.md and docs/api.md that asks the server.
#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/programs.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

std::vector<std::string> commands_of(const std::string& document) {
  std::vector<std::string> commands;
  std::istringstream lines(read_file(std::getenv("PLUMBLINE_SOURCE") + ("/" + document)));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("curl ") && line.find("localhost:") != line.npos) commands.push_back(line);
  }
  return commands;
}

std::string pointed_at(std::string command, int port) {
  const std::string documented = "localhost:8080", real = "127.0.0.1:" + std::to_string(port);
  for (std::size_t at = 0; (at = command.find(documented, at)) != std::string::npos;) {
    command.replace(at, documented.size(), real);
  }
  return command;
}

// What bash prints for it; `status` is that of the whole pipe. The command goes by the environment, which
// spares it a second round of quoting.
std::string output_of(const std::string& command, int* status) {
  setenv("COMMAND", command.c_str(), 1);
  std::FILE* pipe = popen("bash -o pipefail -c \"$COMMAND\"", "r");
  std::string output;
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), count);
  }
  *status = pclose(pipe);
  return output;
}

TEST(ApiExamples, EveryDocumentedCommandGivesItsAnswer) {
  for (const char* document : {"README.md", "docs/api.md"}) {
    const auto commands = commands_of(document);
    EXPECT_GE(commands.size(), 5u) << document;
    for (const std::string& command : commands) {
      int status = 0;
      const std::string output =
          output_of(pointed_at(command, TestServer::instance().port()), &status);
      EXPECT_EQ(status, 0) << command;
      EXPECT_GT(output.size(), 1u) << command;
      EXPECT_EQ(output.find("\"status\":4"), std::string::npos) << command << output;
      EXPECT_NE(output, "null\n") << command;
    }
  }
}
// What stands between these two in a page, as text.
std::vector<std::string> texts_between(const std::string& page, const std::string& begin,
                                       const std::string& end) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; (at = page.find(begin, at)) != std::string::npos;) {
    at += begin.size();
    std::string text = page.substr(at, page.find(end, at) - at);
    for (const auto& [entity, character] : {std::pair("&#39;", "'"),
                                            {"&quot;", "\""},
                                            {"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&amp;", "&"}}) {
      for (std::size_t i = 0; (i = text.find(entity, i)) != std::string::npos; ++i)
        text.replace(i, std::string(entity).size(), character);
    }
    texts.push_back(text);
  }
  return texts;
}

TEST(HelpApi, ItsCommandsGiveAnswers) {
  const std::string page = TestServer::instance().get("/help/api", "text/html").body;
  int commands = 0;
  for (const std::string& block : texts_between(page, "<pre tabindex=\"0\"><code>", "</code>")) {
    std::istringstream lines(block);
    for (std::string line; std::getline(lines, line);) {
      int status = 0;
      EXPECT_GT(output_of(line, &status).size(), 1u) << line;
      EXPECT_EQ(status, 0) << line;
      ++commands;
    }
  }
  EXPECT_GE(commands, 5);
}

TEST(HelpApi, ItsLinksLeadSomewhere) {
  TestServer& server = TestServer::instance();
  int links = 0;
  for (const std::string& link :
       texts_between(server.get("/help/api", "text/html").body, "href=\"/", "\"")) {
    EXPECT_EQ(server.get("/" + link, "text/html, */*;q=0.1").status, 200) << link;
    ++links;
  }
  EXPECT_GE(links, 20);
}
}  // namespace
}  // namespace plumbline

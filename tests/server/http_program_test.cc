// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-serve as its operator meets it: what it says, and how it ends.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "tests/server/asking_clients.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Program {
  explicit Program(std::vector<std::string> options, rlim_t max_files = 0) {
    const char* bin = std::getenv("PLUMBLINE_BIN");
    options.insert(options.begin(), std::string(bin ? bin : ".") + "/plumbline-serve");
    pid = fork();
    if (pid != 0) return;
    const rlimit cores{RLIM_INFINITY, RLIM_INFINITY};  // as far as one may
    setrlimit(RLIMIT_CORE, &cores);
    if (chdir((directory / "").c_str()) != 0) _exit(126);
    const rlimit limit{max_files, max_files};
    if (max_files > 0) setrlimit(RLIMIT_NOFILE, &limit);
    dup2(open((directory / "out").c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    dup2(open((directory / "err").c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& option : options) arguments.push_back(option.data());
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  ~Program() {
    if (pid > 0) kill(pid, SIGKILL);
    if (pid > 0) waitpid(pid, nullptr, 0);
  }

  int wait() {
    int status = 0;
    waitpid(pid, &status, 0);
    pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  std::string out() const { return read_file(directory / "out"); }
  std::string err() const { return read_file(directory / "err"); }

  // The port that it tells, as soon as it listens; 0 where it does not within ten seconds.
  int port() const {
    for (int i = 0; i < 1000; ++i) {
      const std::string said = out();
      const std::size_t end = said.rfind("/\n");
      if (end != std::string::npos) return std::atoi(said.c_str() + said.rfind(':', end) + 1);
      std::this_thread::sleep_for(10ms);
    }
    return 0;
  }

  TemporaryDirectory directory;
  pid_t pid;
};

struct ProgramTest : testing::Test {
  ProgramTest() : db(directory / "plumbline.db") { write_small_database(db); }
  TemporaryDirectory directory;
  std::string db;
};

TEST_F(ProgramTest, ServesUntilItIsTold) {
  for (int signal : {SIGTERM, SIGINT}) {
    Program program({"--db", db, "--port", "0"});
    const int port = program.port();
    ASSERT_GT(port, 0) << program.err();
    EXPECT_THAT(program.out(),
                StartsWith("Plumbline serves 12 talks and 2 topics at http://127.0.0.1:"));
    EXPECT_THAT(answer_to(port, get("/healthz", "Connection: close\r\n")), HasSubstr("200 OK"));
    kill(program.pid, signal);
    EXPECT_EQ(program.wait(), 0);
  }
}

TEST_F(ProgramTest, EndsUnderLoadWithoutCuttingAnAnswer) {
  Program program({"--db", db, "--port", "0", "--log-level", "off"});
  const int port = program.port();
  ASSERT_GT(port, 0) << program.err();
  AskingClients clients(
      port, 8, [](std::size_t, std::size_t) { return get("/api/v1/search?q=klint"); },
      [](const std::string& answer) {
        return answer.starts_with("HTTP/1.1 200") && answer.ends_with("}\n");
      });
  clients.wait_for(50);
  kill(program.pid, SIGTERM);
  clients.join();
  EXPECT_EQ(program.wait(), 0);
  EXPECT_EQ(clients.cut + clients.none, 0);
}

// Resident memory of a process in KiB.
long memory_of(pid_t pid) {
  const std::string status = read_file("/proc/" + std::to_string(pid) + "/status");
  return std::atol(status.c_str() + status.find("VmRSS:") + 6);
}

TEST_F(ProgramTest, NoRequestTakesMemoryByItsSize) {
  if (kSanitized) GTEST_SKIP() << "the sanitizer keeps what was freed";
  Program program({"--db", db, "--port", "0", "--log-level", "off"});
  const int port = program.port();
  ASSERT_GT(port, 0) << program.err();
  answer_to(port, get("/search?q=klint", "Connection: close\r\n"));
  const long before = memory_of(program.pid);
  const std::string megabyte(1024 * 1024, 'a');
  const std::string begins[] = {
      "GET /", "GET / HTTP/1.1\r\nHost: t\r\nX: ",
      "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n4000000\r\n",
      "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nContent-Length: 1000000000000\r\n\r\n",
      "POST /healthz HTTP/1.1\r\nHost: t\r\n\r\n"};
  for (const std::string& begin : begins) {
    RawClient client(port);
    client.send(begin);
    for (int i = 0; i < 64 && !client.is_closed(std::chrono::milliseconds(0)); ++i)
      client.send(megabyte);
  }
  EXPECT_THAT(answer_to(port, get("/healthz", "Connection: close\r\n")), HasSubstr("200 OK"));
  EXPECT_LT(memory_of(program.pid) - before, 16 * 1024);
  EXPECT_LT(memory_of(program.pid), 128 * 1024);
}

TEST_F(ProgramTest, TakesOnlyAsManyClientsAsItMayOpenFiles) {
  Program program({"--db", db, "--port", "0", "--max-connections", "100000"}, 1000);
  EXPECT_EQ(program.wait(), 1);
  EXPECT_THAT(program.err(), HasSubstr("100000 connections need 100064 open files"));
}

TEST_F(ProgramTest, LogsRequestsAsJson) {
  Program program({"--db", db, "--port", "0", "--log-format", "json"});
  answer_to(program.port(), get("/healthz", "Connection: close\r\n"));
  kill(program.pid, SIGTERM);
  EXPECT_EQ(program.wait(), 0);
  EXPECT_THAT(program.err(), HasSubstr(R"("method":"GET","target":"/healthz","status":200)"));
}

TEST_F(ProgramTest, NoticesANewPublication) {
  Program program({"--db", db, "--port", "0", "--log-level", "off"});
  const int port = program.port();
  EXPECT_THAT(answer_to(port, get("/api/v1", "Connection: close\r\n")), HasSubstr("\"g1\""));
  write_small_database(db, "g2");
  std::this_thread::sleep_for(1100ms);
  EXPECT_THAT(answer_to(port, get("/api/v1", "Connection: close\r\n")), HasSubstr("\"g2\""));
}

TEST_F(ProgramTest, SaysInOneLineWhyItCannotServe) {
  Program first({"--db", db, "--port", "0"});
  write_file(directory / "foreign.db", "not a database");
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"--db", directory / "none.db"}, "none.db"},
      {{"--db", directory / "foreign.db"}, "not a SQLite database"},
      {{"--db", db, "--port", std::to_string(first.port())}, "another program listens there"}};
  for (const auto& [options, reason] : cases) {
    Program program(options);
    EXPECT_EQ(program.wait(), 1) << reason;
    const std::string said = program.err();
    EXPECT_THAT(said, HasSubstr(reason));
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
    EXPECT_EQ(program.out(), "");
  }
}

TEST_F(ProgramTest, WrongOptionsAreAUsageError) {
  for (const std::vector<std::string>& options : {std::vector<std::string>{"--prot", "1"},
                                                  {"--port", "99999"},
                                                  {"--base-url", "example.org"},
                                                  {"--trusted-proxy", "localhost"},
                                                  {"--max-connections", "0"},
                                                  {"--log-format", "xml"}}) {
    EXPECT_EQ(Program(options).wait(), 2) << options[0];
  }
  EXPECT_EQ(Program({"--help"}).wait(), 0);
  EXPECT_EQ(Program({"--version"}).wait(), 0);
}

bool is_in_a_file(const std::string& directory, const std::string& text) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (file.is_regular_file() && read_file(file.path()).find(text) != std::string::npos)
      return true;
  }
  return false;
}

// A text that is sent is in no log, however it ends, and in no file, core dumps included.
TEST(ServeProgram, KeepsNothingOfATextThatIsSent) {
  TemporaryDirectory directory;
  write_small_database(directory / "plumbline.db");
  Program program({"--db", directory / "plumbline.db", "--port", "0", "--log-level", "debug"});
  const int port = program.port();
  ASSERT_NE(port, 0) << program.err();
  const std::string marker = "zebrafinch4711";
  const auto post = [&](const std::string& path, const std::string& type, const std::string& body) {
    return answer_to(port, "POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type +
                               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                               body);
  };
  EXPECT_THAT(post("/related", "application/x-www-form-urlencoded", "text=" + marker),
              HasSubstr(" 200 "));
  EXPECT_THAT(post("/api/v1/related", "text/plain", marker + " klint"), HasSubstr(" 200 "));
  EXPECT_THAT(post("/api/v1/related", "application/json", "{\"text\": \"" + marker + "\", }"),
              HasSubstr(" 400 "));
  EXPECT_THAT(post("/api/v1/related", "application/json", "{\"" + marker + "\": 1}"),
              HasSubstr(" 400 "));
  EXPECT_THAT(
      post("/api/v1/related", "application/x-ndjson", "{\"text\": \"" + marker + "\"}\n" + marker),
      HasSubstr(" 200 "));
  EXPECT_THAT(post("/api/v1/related", "image/png", marker), HasSubstr(" 415 "));
  EXPECT_THAT(post("/api/v1/related", "text/plain", marker + std::string(70000, 'x')),
              HasSubstr(" 413 "));
  EXPECT_THAT(post("/api/v1/search", "text/plain", marker), HasSubstr(" 405 "));
  for (const char* path : {"/related", "/metrics", "/api/v1", "/healthz"})
    EXPECT_THAT(answer_to(port, get(path, "Connection: close\r\n")), Not(HasSubstr(marker)));
  kill(program.pid, SIGABRT);  // as a crash would
  int status = 0;
  waitpid(program.pid, &status, 0);
  program.pid = 0;
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(WCOREDUMP(status));
  EXPECT_THAT(program.err(), HasSubstr("POST /api/v1/related 200"));
  EXPECT_THAT(program.err() + program.out(), Not(HasSubstr(marker)));
  EXPECT_FALSE(is_in_a_file(directory / "", marker));
  EXPECT_FALSE(is_in_a_file(program.directory / "", marker));
}
}  // namespace
}  // namespace plumbline

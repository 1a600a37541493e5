// SPDX-License-Identifier: MIT OR Apache-2.0
// The configuration of nginx that docs/operating.md shows, but for its certificates, before the real server.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <regex>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kNginx = "/usr/sbin/nginx";

// One that nobody listens on.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(socket, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  close(socket);
  return ntohs(address.sin_port);
}

std::string documented_configuration() {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  const std::string text = read_file(std::string(source ? source : ".") + "/docs/operating.md");
  const std::size_t begin = text.find("```nginx\n") + 9;
  return text.substr(begin, text.find("\n```", begin) + 1 - begin);
}

// The same with a port without TLS, and another server behind it.
std::string configuration(int port, int server, const std::string& directory) {
  std::string site = documented_configuration();
  const auto replace = [&](const char* what, const std::string& by) {
    const std::string with = std::regex_replace(site, std::regex(what), by);
    EXPECT_NE(with, site) << what << " is not documented";
    site = with;
  };
  replace(R"(listen 443 ssl http2)", "listen 127.0.0.1:" + std::to_string(port));
  replace(R"(listen \[::\]:443 ssl http2;)", "");
  replace(R"(ssl_certificate\w* [^;]+;)", "");
  replace(R"(127\.0\.0\.1:8080)", "127.0.0.1:" + std::to_string(server));
  std::string own;
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
    own += std::string(kind) + "_temp_path " + directory + "/" + kind + ";\n";
  return "user root;\npid " + directory + "/pid;\nevents {}\nhttp {\naccess_log off;\n" + own +
         site + "}\n";
}

class Nginx {
 public:
  explicit Nginx(int server) {
    write_file(directory_ / "nginx.conf", configuration(port_, server, directory_.path()));
    pid_ = fork();
    if (pid_ != 0) return;
    execl(kNginx, kNginx, "-q", "-p", directory_.path().c_str(), "-c",
          (directory_ / "nginx.conf").c_str(), "-e", (directory_ / "log").c_str(), "-g",
          "daemon off; master_process off;", nullptr);
    _exit(127);
  }
  ~Nginx() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  // Once it listens; 0 where it does not within ten seconds.
  int port() const {
    for (int i = 0; i < 1000; ++i) {
      try {
        RawClient client(port_);
        return port_;
      } catch (const std::runtime_error&) {
        usleep(10'000);
      }
    }
    return 0;
  }
  std::string log() const { return read_file(directory_ / "log"); }

 private:
  TemporaryDirectory directory_;
  const int port_ = free_port();
  pid_t pid_;
};

struct Proxy : testing::Test {
  void SetUp() override {
    if (!fs::exists(kNginx)) GTEST_SKIP() << "nginx is not installed";
    write_small_database(directory / "plumbline.db");
    server.emplace(directory / "plumbline.db",
                   ServedOptions{.arguments = {"--trusted-proxy", "127.0.0.1"}});
    ASSERT_GT(server->port(), 0) << server->err();
    nginx.emplace(server->port());
    ASSERT_GT(nginx->port(), 0) << nginx->log();
  }
  std::string answer(const std::string& request) { return answer_to(nginx->port(), request); }

  TemporaryDirectory directory;
  std::optional<Served> server;
  std::optional<Nginx> nginx;
};

TEST_F(Proxy, PassesOnAllThatTheSiteTakes) {
  RawClient stays(nginx->port());
  for (const char* target : {"/", "/talks/lpc-2023/klint.json", "/search?q=klint"}) {
    stays.send(get(target));
    EXPECT_THAT(stays.receive(), HasSubstr(" 200 ")) << target;
  }
  EXPECT_THAT(
      answer(get("/talks/lpc-2023/klint", "Accept: text/html\r\nAccept-Encoding: gzip\r\n")),
      HasSubstr("Content-Encoding: gzip"));
  std::string longest = "/search?q=";
  for (int i = 0; i < 512; ++i) longest += "%F0%9F%A6%80";
  EXPECT_THAT(answer(get(longest)), HasSubstr(" 200 "));
  const std::string text(60'000, 'k');
  EXPECT_THAT(answer("POST /api/v1/related HTTP/1.1\r\nHost: t\r\nContent-Length: " +
                     std::to_string(text.size()) + "\r\n\r\n" + text),
              HasSubstr(" 200 "));
}

TEST_F(Proxy, KeepsBackWhatItDoesNot) {
  EXPECT_THAT(
      answer("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 2000\r\n\r\n" + std::string(2000, 'k')),
      HasSubstr(" 413 "));
  const std::string part = answer(get("/static/plumbline.css", "Range: bytes=0-9\r\n"));
  EXPECT_THAT(part, HasSubstr(" 200 "));
  EXPECT_THAT(part, Not(HasSubstr("Content-Range")));
}

}  // namespace
}  // namespace plumbline

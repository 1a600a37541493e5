// SPDX-License-Identifier: MIT OR Apache-2.0
// The server under what docs/plumbline.service allows it, and what it does with less than that: it writes nothing at all.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kCannot = 77;  // as_unit's

const char* const kTargets[] = {"/",
                                "/search?q=klint",
                                "/talks/lpc-2023/klint.json",
                                "/metrics",
                                "/api/v1/suggest?q=bi",
                                "/events/lpc-2024.ics",
                                "/api/v1/dump.ndjson",
                                "/static/plumbline.css"};

struct Confinement : testing::Test {
  Confinement() {
    write_small_database(db);
    fs::permissions(directory.path(), fs::perms(0755));
    const char* source = std::getenv("PLUMBLINE_SOURCE");
    unit = std::string(source ? source : ".") + "/docs/plumbline.service";
  }
  TemporaryDirectory directory;
  const std::string db = directory / "plumbline.db";
  std::string unit;
};

TEST_F(Confinement, TheServerNeedsNoMoreThanItsUnitAllows) {
  Served server(db, {.environment = {kNoLeakCheck}, .before = {program("as_unit"), unit}});
  const int port = server.port();
  if (port == 0 && server.wait() == kCannot) GTEST_SKIP() << server.err();
  ASSERT_GT(port, 0) << server.err();
  for (const char* target : kTargets) EXPECT_EQ(server.status_of(target), "200") << target;
  EXPECT_THAT(answer_to(port,
                        "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nConnection: close\r\n"
                        "Content-Length: 5\r\n\r\nklint"),
              HasSubstr(" 200 "));
  write_small_database(db, "g2");
  usleep(1'100'000);
  EXPECT_THAT(answer_to(port, get("/api/v1", "Connection: close\r\n")), HasSubstr("\"g2\""));
  EXPECT_EQ(server.status_of("/readyz"), "200");
  EXPECT_EQ(server.end(SIGTERM), 0) << server.err();
  EXPECT_EQ(server.err(), "");
}

// The restrictions are there: what they forbid fails within them.
TEST_F(Confinement, TheUnitAllowsNothingElse) {
  const std::string inside = program("as_unit") + " " + unit + " /bin/sh -c ";
  if (shell(inside + "true 2>/dev/null") == kCannot)
    GTEST_SKIP() << "needs root and systemd-analyze";
  EXPECT_EQ(shell(inside + "true"), 0);
  EXPECT_NE(shell(inside + "'echo x > " + (directory / "written") + "' 2>/dev/null"), 0);
  EXPECT_FALSE(fs::exists(directory / "written"));
  EXPECT_NE(shell(inside + "'unshare --user true' 2>/dev/null"), 0);
  EXPECT_NE(shell(inside + "'mount -t tmpfs none /mnt' 2>/dev/null"), 0);
  EXPECT_NE(shell(inside + "'read x < /etc/shadow' 2>/dev/null"), 0);
}

TEST_F(Confinement, SystemdUnderstandsTheUnit) {
  if (shell("command -v systemd-analyze >/dev/null") != 0) GTEST_SKIP() << "no systemd here";
  std::string text = read_file(unit);
  const std::size_t at = text.find("ExecStart=") + std::string("ExecStart=").size();
  text.replace(at, text.find(' ', at) - at, program("plumbline-serve"));
  write_file(directory / "plumbline.service", text);
  const std::string said = directory / "said";
  const int status =
      shell("systemd-analyze verify " + (directory / "plumbline.service") + " >" + said + " 2>&1");
  EXPECT_EQ(status, 0) << read_file(said);
  EXPECT_EQ(read_file(said), "");
}

TEST_F(Confinement, TheServerOpensNothingForWriting) {
  if (shell("strace -qq -o /dev/null true 2>/dev/null") != 0)
    GTEST_SKIP() << "needs strace, and the right to use it";
  const std::string log = directory / "strace";
  Served server(db, {.environment = {kNoLeakCheck},
                     .before = {"strace", "-D", "-f", "-qq", "-o", log, "-e",
                                "trace=openat,open,creat,mkdir,mkdirat,unlink,unlinkat,rename,"
                                "renameat2,truncate,ftruncate,pwrite64,pwritev,connect"}});
  ASSERT_GT(server.port(), 0) << server.err();
  for (const char* target : kTargets) EXPECT_EQ(server.status_of(target), "200") << target;
  EXPECT_EQ(server.end(SIGTERM), 0);
  usleep(200'000);  // strace writes the last lines by itself
  std::istringstream lines(read_file(log));
  int opened = 0;
  for (std::string line; std::getline(lines, line);) {
    if (kOwnFile != nullptr && line.find(kOwnFile) != line.npos) continue;
    const bool is_read = line.find("open") != line.npos && line.find("O_RDONLY") != line.npos &&
                         line.find("O_CREAT") == line.npos;
    const bool is_signal = line.find("---") != line.npos || line.find("+++") != line.npos;
    EXPECT_TRUE(is_read || is_signal || line.find("resumed>") != line.npos) << line;
    opened += is_read;
  }
  EXPECT_GT(opened, 3);
}

}  // namespace
}  // namespace plumbline

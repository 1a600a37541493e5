// SPDX-License-Identifier: MIT OR Apache-2.0
// Each system call of the indexer fails once, at every place where it is called, as strace makes it: the run says that it
// failed, a whole database is published, and the next run goes on from there.
#include <gmock/gmock.h>

#include <iostream>

#include "schema/format.h"
#include "tests/indexer/program.h"
#include "tests/reliability/served.h"
#include "tests/support/depth.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

bool has_strace() { return shell("strace -qq -o /dev/null true 2>/dev/null") == 0; }

struct Fault {
  const char *call, *error;
  int usual;  // positions that the usual run tries; a long one tries them all
};

constexpr int kMost = 120;  // positions of a call, spread evenly where it is called oftener

constexpr Fault kFaults[] = {{"openat", "EIO", 2},
                             {"openat", "EMFILE", 2},
                             {"read", "EIO", 2},
                             {"write", "EIO", 2},
                             {"write", "ENOSPC", 1},
                             {"pread64", "EIO", 2},
                             {"pwrite64", "EIO", 3},
                             {"pwrite64", "ENOSPC", 3},
                             {"fsync", "EIO", 2},
                             {"fsync", "ENOSPC", 1},
                             {"fdatasync", "EIO", 1},
                             {"ftruncate", "EIO", 1},
                             {"rename", "EIO", 2},
                             {"rename", "ENOSPC", 2},
                             {"unlink", "EIO", 1},
                             {"flock", "EIO", 1},
                             {"fcntl", "EIO", 1},
                             {"lseek", "EIO", 1},
                             {"newfstatat", "EIO", 1},
                             {"getdents64", "EIO", 1},
                             {"copy_file_range", "EIO", 1},
                             {"copy_file_range", "ENOSPC", 1},
                             {"utimensat", "EIO", 1},
                             {"socketpair", "EMFILE", 1},
                             {"clone", "EAGAIN", 1},
                             {"sendmsg", "EIO", 1}};

struct Faults : Program {
  Faults() {
    index();
    keep(&before);
    const std::string talk = corpus + "/talks/lpc-2023/klint.md";
    write_file(talk, read_file(talk) + "\nOne more paragraph on klint.\n");
    index();
    keep(&after);
  }

  struct Files {
    std::string database, cache, generation;
  };
  void keep(Files* files) { *files = {read_file(db), read_file(db + ".cache"), generation()}; }
  void go_back() {
    write_file(db, before.database);
    write_file(db + ".cache", before.cache);
  }
  std::string generation() {
    Database published = Database::open_published(db);
    return verify(published, db, true).generation;
  }
  Outcome traced(const std::string& call, const std::string& options) {
    return run(corpus + " --db " + db, kNoLeakCheck + std::string(" strace -qq -o ") + log() +
                                           " -e trace=" + call + " " + options + " ");
  }
  std::string log() const { return directory / "strace"; }

  int count(const std::string& call) {
    go_back();
    traced(call, "");
    const std::string calls = read_file(log());
    return static_cast<int>(std::count(calls.begin(), calls.end(), '\n'));
  }

  void check(const Fault& fault, const Outcome& outcome) {
    EXPECT_LT(outcome.status, 128) << outcome.err;  // 127 where it could not even be loaded
    const std::string now = generation();
    if (outcome.status == 0) {
      EXPECT_EQ(now, after.generation);
    }
    if (outcome.status != 0) {
      EXPECT_NE(outcome.err, "");
    }
    if (outcome.status > 1) {
      EXPECT_TRUE(now == before.generation || now == after.generation);
    }
    if (std::string(fault.call) != "unlink") {
      EXPECT_FALSE(fs::exists(db + ".tmp"));
    }
  }

  Files before, after;
};

TEST_F(Faults, AnyOneOfAnySystemCallLeavesAWholeDatabase) {
  if (!has_strace()) GTEST_SKIP() << "needs strace, and the right to use it";
  ASSERT_NE(before.generation, after.generation);
  int runs = 0, failed = 0;
  for (const Fault& fault : kFaults) {
    if (kProbesByPipe && fault.call == std::string("write")) continue;  // it is a sanitizer's own
    const int calls = count(fault.call), tried = std::min(calls, rounds(fault.usual, kMost));
    for (int i = 0; i < tried; ++i) {
      const std::string when = std::to_string(1 + (calls - 1) * i / std::max(1, tried - 1));
      SCOPED_TRACE(std::string(fault.call) + " " + fault.error + " " + when);
      go_back();
      const Outcome outcome =
          traced(fault.call, std::string("-e inject=") + fault.call + ":error=" + fault.error +
                                 ":when=" + (tried == 1 ? std::to_string(calls) : when));
      check(fault, outcome);
      ++runs;
      failed += outcome.status != 0;
    }
    ASSERT_EQ(index().status, 0) << "after " << fault.call;
    EXPECT_TRUE(read_file(db) == after.database) << "after " << fault.call;
  }
  EXPECT_GT(failed, 5);
  std::cout << runs << " runs with one fault each, " << failed << " of which failed\n";
}

}  // namespace
}  // namespace plumbline

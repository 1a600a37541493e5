// SPDX-License-Identifier: MIT OR Apache-2.0
// A disk that is full, wherever that happens: a small file system in memory, in a mount namespace of its own.
#include <gmock/gmock.h>

#include <iostream>

#include "schema/format.h"
#include "tests/indexer/program.h"
#include "tests/reliability/served.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string kUnshared = "unshare --mount --map-root-user ";

bool can_mount() {
  return shell(kUnshared + "sh -c 'mount -t tmpfs -o size=64k none /mnt' 2>/dev/null") == 0;
}

struct Disk : Program {
  Disk() { fs::create_directory(directory / "disk"); }

  // Runs the indexer on a disk of so many KiB that has the published database already, and copies what is left on it
  // to out/.
  Outcome index_on_disk_of(std::size_t kib) {
    const std::string disk = directory / "disk", script = directory / "script";
    write_file(script, "mount -t tmpfs -o size=" + std::to_string(kib) + "k none " + disk +
                           " || exit 99\ncp " + directory.path() + "/published/* " + disk +
                           " || exit 98\n\"$@\"\nstatus=$?\nrm -rf " + (directory / "out") +
                           "\ncp -r " + disk + " " + (directory / "out") + "\nexit $status\n");
    return run(corpus + " --db " + disk + "/plumbline.db", kUnshared + "sh " + script + " ");
  }
};

TEST_F(Disk, FullAtAnyMomentLeavesTheOldDatabase) {
  if (!can_mount()) GTEST_SKIP() << "needs the right to mount, as root has it or a user namespace";
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db);
  fs::rename(directory / "out", directory / "published");
  const std::string talk = corpus + "/talks/lpc-2023/klint.md";
  write_file(talk, read_file(talk) + "\nOne more paragraph on klint.\n");
  const std::size_t had =
      (before.size() + read_file(directory / "published/plumbline.db.cache").size()) / 1024;
  const std::size_t needed = before.size() / 1024;
  int full = 0, fitting = 0;
  const int steps = rounds(6, 60);
  for (int i = 0; i <= steps; ++i) {
    const std::size_t kib =
        had + 24 +
        (2 * needed + 128) * static_cast<std::size_t>(i) / static_cast<std::size_t>(steps);
    SCOPED_TRACE("a disk of " + std::to_string(kib) + " KiB");
    const Outcome outcome = index_on_disk_of(kib);
    ASSERT_TRUE(outcome.status == 0 || outcome.status == 2) << outcome.status << outcome.err;
    outcome.status == 0 ? ++fitting : ++full;
    if (outcome.status == 2) {
      EXPECT_THAT(outcome.err, HasSubstr("plumbline-index: "));
    }
    Database published = Database::open_published(db);
    EXPECT_EQ(verify(published, db, true).talks, 3);
    EXPECT_FALSE(fs::exists(db + ".tmp"));
  }
  EXPECT_GT(full, 0);
  EXPECT_GT(fitting, 0);
  std::cout << full << " disks too small, " << fitting << " large enough\n";
}

}  // namespace
}  // namespace plumbline

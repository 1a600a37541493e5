// SPDX-License-Identifier: MIT OR Apache-2.0
// The sandbox changes no reading: every file of the real data that is at hand, inside and outside.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "indexer/fingerprint.h"
#include "indexer/sandbox/workers.h"
#include "indexer/sources/bytes.h"
#include "indexer/sources/find.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

std::string test_data() {
  if (const char* path = std::getenv("PLUMBLINE_TEST_DATA")) return path;
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  const std::string beside = source ? std::string(source) + "/../shared/data" : "../shared/data";
  return fs::exists(beside) ? beside : "";
}

std::vector<SourceFile> real_files(const std::string& data) {
  Problems problems;
  return find_sources({data + "/slides", data + "/transcripts", data + "/schedules"}, &problems);
}

TEST(SandboxFormats, GiveTheSameReadingInsideAndOutside) {
  const std::string data = test_data();
  if (data.empty()) GTEST_SKIP() << "no test data; name its directory in PLUMBLINE_TEST_DATA";
  const std::vector<SourceFile> files = real_files(data);
  std::vector<Workers::Job> jobs;
  for (const SourceFile& file : files)
    jobs.push_back({file.path, file.name, [&file] { return read_file(file.path, kMaxFileBytes); }});
  Workers workers(all_formats());
  std::vector<std::string> inside(files.size());
  workers.read(jobs, [&](std::size_t job, Recognized result) {
    inside[job] = result.format + " " + fingerprint(to_bytes(result.reading));
  });
  std::set<std::string> formats;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string bytes = read_file(files[i].path, kMaxFileBytes);
    const Recognized outside = read_input(all_formats(), {files[i].path, files[i].name, bytes});
    const auto clean = reading_of(to_bytes(outside.reading));
    formats.insert(outside.format);
    ASSERT_TRUE(clean) << files[i].path;
    EXPECT_EQ(inside[i], outside.format + " " + fingerprint(to_bytes(*clean))) << files[i].path;
  }
  EXPECT_THAT(formats, testing::IsSupersetOf({"pdf", "pptx", "odp", "pentabarf", "schedule-json",
                                              "indico", "pretalx", "ics", "webvtt"}));
}
}  // namespace
}  // namespace plumbline

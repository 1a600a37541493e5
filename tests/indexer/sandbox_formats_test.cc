// SPDX-License-Identifier: MIT OR Apache-2.0
// The sandbox changes no reading: of each format, and of every file of the real data that is at hand, inside and outside.
#include <gmock/gmock.h>

#include <algorithm>
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

struct Sample {
  std::string name, bytes;
};

// In a directory and with an extension with which it is known for what it is; without a name where it is not.
Sample sample_of(const KnownFormat& format, const fs::path& seed) {
  const std::string bytes = read_file(seed, kMaxFileBytes);
  const std::string extension(format.extensions.substr(0, format.extensions.find(' ')));
  for (const char* directory :
       {"notes/2023-11-14-", "slides/", "transcripts/", "talks/", "e-2023/videos/"}) {
    const std::string name = directory + seed.filename().string() + extension;
    const KnownFormat* known = find_format(all_formats(), {name, name, bytes});
    if (known && known->format.name == format.format.name) return {name, bytes};
  }
  return {};
}

// Those for its fuzz target that are whole enough to be known.
std::vector<Sample> samples_of(const KnownFormat& format) {
  std::string target(format.format.name);
  std::replace(target.begin(), target.end(), '-', '_');
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  std::vector<Sample> samples;
  for (const auto& seed :
       fs::directory_iterator(fs::path(source ? source : ".") / "tests/fuzz/seeds" / target)) {
    Sample sample = sample_of(format, seed.path());
    if (!sample.name.empty()) samples.push_back(std::move(sample));
  }
  return samples;
}

TEST(SandboxFormats, GiveTheSameReadingOfEachFormat) {
  Workers workers(all_formats());
  for (const KnownFormat& format : all_formats()) {
    const std::vector<Sample> samples = samples_of(format);
    EXPECT_THAT(samples, testing::Not(testing::IsEmpty())) << format.format.name;
    std::vector<Workers::Job> jobs;
    std::vector<std::string> inside(samples.size());
    for (const Sample& sample : samples)
      jobs.push_back({sample.name, sample.name, [&sample] { return sample.bytes; }});
    workers.read(
        jobs, [&](std::size_t job, Recognized result) { inside[job] = to_bytes(result.reading); });
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const auto& [name, bytes] = samples[i];
      EXPECT_EQ(inside[i], to_bytes(read_input(all_formats(), {name, name, bytes}).reading))
          << name;
    }
  }
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

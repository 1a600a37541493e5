// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/target.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "schema/error.h"
#include "schema/format.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

constexpr int kMostLinks = 40;                    // as many as the kernel follows
constexpr std::size_t kHeader = 100, kIdAt = 68;  // https://www.sqlite.org/fileformat.html
constexpr std::string_view kMagic("SQLite format 3\0", 16);

enum class Content { kNothing, kOurs, kOtherDatabase, kOther };

Content content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, kHeader> header{};
  if (file) file.read(header.data(), header.size());
  if (!file.is_open() || file.bad())
    throw Error("cannot read " + path + ", so it may be anyone's; name another file with --db");
  const std::string_view text(header.data(), static_cast<std::size_t>(file.gcount()));
  if (text.empty()) return Content::kNothing;
  if (!text.starts_with(kMagic)) return Content::kOther;
  std::int64_t id = 0;
  for (std::size_t i = kIdAt; i < kIdAt + 4; ++i)
    id = id << 8 | static_cast<unsigned char>(header[i]);
  return id == kApplicationId ? Content::kOurs : Content::kOtherDatabase;
}
}  // namespace

std::string target_of(const std::string& db) {
  fs::path path = db;
  std::error_code error;
  for (int links = 0; fs::is_symlink(path, error); ++links) {
    if (links == kMostLinks)
      throw Error(db + " is a symbolic link that leads to itself; name a file with --db");
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path.string();
}

void check_target(const std::string& db, const std::vector<std::string>& sources) {
  std::error_code error;
  const fs::file_status status = fs::status(db, error);
  if (!fs::exists(status) || fs::is_directory(status)) return;
  if (!fs::is_regular_file(status)) throw Error(db + " is no plain file; name one with --db");
  for (const std::string& source : sources) {
    if (fs::equivalent(db, source, error))
      throw Error(db + " is one of the sources, which the database would replace; name another " +
                  "file with --db");
  }
  const Content content = content_of(db);
  if (content == Content::kNothing || content == Content::kOurs) return;
  throw Error(db +
              (content == Content::kOther ? " is there and is no database of Plumbline"
                                          : " is there and is a database of another program") +
              "; nothing was read or written: name another file with --db, or move this one away");
}

}  // namespace plumbline

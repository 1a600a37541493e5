// SPDX-License-Identifier: MIT OR Apache-2.0
// The order is what makes it safe: finish and check, fsync the file, rename, fsync the directory.
#include "schema/publication.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "schema/sql.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& doing, const std::string& path) {
  throw Error("cannot " + doing + " " + path + ": " + std::strerror(errno));
}

void sync(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail("open", path);
  const int code = fsync(file);
  const int error = errno;
  close(file);
  errno = error;
  if (code != 0) fail("write", path);
}

std::string directory_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}
}  // namespace

Publication::Publication(const std::string& path) : path_(path), unfinished_(path + ".tmp") {
  if (fs::is_directory(path)) throw Error(path + " is a directory; --db wants the name of a file");
  const std::string lock_path = path + ".lock";
  lock_ = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_ < 0) fail("create", lock_path);
  if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    close(lock_);
    throw BusyError("another plumbline-index is writing " + path + "; wait for it to end");
  }
  std::remove(unfinished_.c_str());
  try {
    db_ = std::make_unique<Database>(Database::create(unfinished_));
    create_tables(*db_);
  } catch (...) {
    db_.reset();
    std::remove(unfinished_.c_str());
    close(lock_);
    throw;
  }
}

Publication::~Publication() {
  if (db_) {
    db_.reset();
    std::remove(unfinished_.c_str());
  }
  close(lock_);
}

PublicationInfo Publication::publish() {
  db_->execute(sql::k_optimize);
  const PublicationInfo info = verify(*db_, unfinished_, true);
  db_->execute(sql::k_check_fts);
  sync(unfinished_, O_RDWR);
  if (std::rename(unfinished_.c_str(), path_.c_str()) != 0) fail("publish", path_);
  db_.reset();
  sync(directory_of(path_), O_RDONLY | O_DIRECTORY);
  return info;
}

}  // namespace plumbline

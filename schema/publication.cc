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
#include <future>

#include "schema/sql.h"
#include "schema/text_index.h"

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

// By the kernel, which shares the blocks where the file system can.
bool copy_in_kernel(int from, int to) {
  for (;;) {
    const ssize_t count = copy_file_range(from, nullptr, to, nullptr, std::size_t{1} << 30, 0);
    if (count == 0) return true;
    if (count < 0) return false;
  }
}

void copy(const std::string& from, const std::string& to) {
  const int source = open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (source < 0) fail("open", from);
  const int target = open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  const bool copied = target >= 0 && copy_in_kernel(source, target);
  close(source);
  if (target >= 0) close(target);
  if (!copied) fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

// A file with the content that is published already was published when that was.
void keep_time(const PublicationInfo& info, const std::string& published,
               const std::string& unfinished) {
  try {
    Database db = Database::open_published(published);
    if (verify(db, published, false).generation == info.generation)
      fs::last_write_time(unfinished, fs::last_write_time(published));
  } catch (const std::exception&) {  // it has not been published, or cannot be read
  }
}

// In bytes: each of some fifty tables takes a page at least, and large pages are filled better by packed lists.
int page_size_for(std::uintmax_t bytes) {
  constexpr std::uintmax_t kSmall = 16 << 20, kLarge = 256 << 20;
  if (bytes < kSmall) return 4096;
  return bytes < kLarge ? 8192 : 16384;
}

// Fills pages without gaps: rows of tables without rowids leave an eighth of theirs empty, in whatever order they are
// written.
void compact(Database& db, const std::string& path) {
  db.execute("PRAGMA page_size = " + std::to_string(page_size_for(fs::file_size(path))) +
             "; VACUUM");
}

std::string directory_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}
}  // namespace

PublicationLock::PublicationLock(const std::string& path) : path_(path) {
  if (fs::is_directory(path)) throw Error(path + " is a directory; --db wants the name of a file");
  const std::string lock_path = path + ".lock";
  file_ = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) fail("create", lock_path);
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    close(file_);
    throw BusyError("another plumbline-index is writing " + path + "; wait for it to end");
  }
}

PublicationLock::~PublicationLock() { close(file_); }

Publication::Publication(std::unique_ptr<PublicationLock> own, const std::string& path)
    : lock_(std::move(own)), path_(path), unfinished_(path + ".tmp") {
  std::remove(unfinished_.c_str());
}

Publication::Publication(const std::string& path)
    : Publication(std::make_unique<PublicationLock>(path), path) {
  create();
}

Publication::Publication(const PublicationLock& lock) : Publication(nullptr, lock.path()) {
  create();
}

Publication Publication::copy_of_published(const PublicationLock& lock) {
  Publication publication(nullptr, lock.path());
  try {
    copy(publication.path_, publication.unfinished_);
    publication.db_ = std::make_unique<Database>(Database::open_copy(publication.unfinished_));
  } catch (...) {
    std::remove(publication.unfinished_.c_str());
    throw;
  }
  return publication;
}

void Publication::create() {
  try {
    db_ = std::make_unique<Database>(Database::create(unfinished_));
    create_tables(*db_);
  } catch (...) {
    db_.reset();
    std::remove(unfinished_.c_str());
    throw;
  }
}

Publication::~Publication() {
  if (db_) {
    db_.reset();
    std::remove(unfinished_.c_str());
  }
}

void Publication::take_place() {
  sync(unfinished_, O_RDWR);
  if (std::rename(unfinished_.c_str(), path_.c_str()) != 0) fail("publish", path_);
  db_.reset();
  sync(directory_of(path_), O_RDONLY | O_DIRECTORY);
}

PublicationInfo Publication::publish() {
  db_->execute(sql::k_optimize);
  compact(*db_, unfinished_);
  verify(*db_, unfinished_, false);
  // As its readers will open it; nothing is written meanwhile.
  auto verified =
      std::async(std::launch::async, [this] { return open_verified(unfinished_).info; });
  verify_text_index(*db_);
  const PublicationInfo info = verified.get();
  keep_time(info, path_, unfinished_);
  take_place();
  return info;
}

PublicationInfo Publication::publish_copy() {
  const PublicationInfo info = verify(*db_, unfinished_, false);
  take_place();
  return info;
}

}  // namespace plumbline

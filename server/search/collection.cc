// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/collection.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace plumbline {
namespace {
constexpr int kTries = 10;  // against publications that come while a file is being opened

struct stat status_of(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) {
    throw FormatError("cannot open " + path + ": " + std::strerror(errno) +
                      ". Make it with plumbline-index.");
  }
  if (!S_ISREG(file.st_mode)) throw FormatError(path + " is no file. --db wants a database.");
  return file;
}

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}
}  // namespace

unsigned Collection::default_connections() {
  return 2 * std::max(1U, std::thread::hardware_concurrency());
}

Collection::Collection(const std::string& path, unsigned connections) {
  for (int tries = 1;; ++tries) {
    const struct stat before = status_of(path);
    open(path, connections);
    if (same_file(before, status_of(path))) {
      published_ = before.st_mtime;
      break;
    }
    if (tries == kTries) throw FormatError(path + " is replaced faster than it can be opened.");
  }
  try {
    catalog_ = std::make_unique<Catalog>(*idle_.front());
    suggester_ = std::make_unique<Suggester>(*catalog_, *idle_.front());
  } catch (const DatabaseError& error) {
    throw FormatError(path + " is damaged: " + error.what() + ". Index the sources again.");
  }
}

void Collection::open(const std::string& path, unsigned connections) {
  idle_.clear();
  VerifiedDatabase first = open_verified(path);
  info_ = first.info;
  idle_.push_back(std::make_unique<Database>(std::move(first.db)));
  while (idle_.size() < connections) {
    idle_.push_back(std::make_unique<Database>(Database::open_published(path)));
  }
}

Collection::Connection Collection::connect() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !idle_.empty(); });
  auto db = std::move(idle_.back());
  idle_.pop_back();
  return {*this, std::move(db)};
}

Collection::Connection::~Connection() {
  if (!db_) return;
  {
    const std::lock_guard lock(owner_->mutex_);
    owner_->idle_.push_back(std::move(db_));
  }
  owner_->returned_.notify_one();
}

}  // namespace plumbline

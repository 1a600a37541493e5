// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/collection.h"

#include <malloc.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <new>

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

FormatError damaged(const std::string& path, const DatabaseError& error) {
  return FormatError(path + " is damaged: " + error.what() + ". Index the sources again.");
}

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}
}  // namespace

unsigned Collection::default_connections() {
  return 2 * std::max(1U, std::thread::hardware_concurrency());
}

Collection::Collection(const std::string& path, unsigned connections) {
  open(path, connections, true);
  try {
    catalog_ = std::make_unique<Catalog>(*idle_.front());
    suggester_ =
        std::make_unique<Later<Suggester>>([this] { return Suggester(*catalog_, *idle_.front()); });
    suggester_->get();
  } catch (const DatabaseError& error) {
    throw damaged(path, error);
  }
}

Collection::Collection(const std::string& path, std::function<void(const std::string&)> tell) {
  open(path, std::max(2U, default_connections()), false);
  try {
    catalog_ = std::make_unique<Catalog>(*idle_[0], *idle_[1], [this](const auto& read) {
      const std::lock_guard lock(beside_mutex_);
      read(*beside_);
    });
  } catch (const DatabaseError& error) {
    throw damaged(path, error);
  }
  suggester_ = std::make_unique<Later<Suggester>>([this] {
    const std::lock_guard lock(beside_mutex_);
    return Suggester(*catalog_, *beside_);
  });
  beside_->interrupt_when([this] { return is_leaving_.load(); });
  behind_ = std::thread([this, path, tell = std::move(tell)] { finish_beside(path, tell); });
}

Collection::~Collection() {
  {
    const std::lock_guard lock(leaving_mutex_);
    is_leaving_ = true;
  }
  leaving_.notify_all();
  wait_until_verified();
}

void Collection::wait_until_verified() {
  if (behind_.joinable()) behind_.join();
}

void Collection::open(const std::string& path, unsigned connections, bool thoroughly) {
  for (int tries = 1;; ++tries) {
    const struct stat before = status_of(path);
    idle_.clear();
    VerifiedDatabase first = open_verified(path, thoroughly);
    info_ = first.info;
    idle_.push_back(std::make_unique<Database>(std::move(first.db)));
    while (idle_.size() < connections)
      idle_.push_back(std::make_unique<Database>(Database::open_published(path)));
    if (!thoroughly) beside_ = std::make_unique<Database>(Database::open_published(path));
    if (same_file(before, status_of(path))) {
      published_ = before.st_mtime;
      return;
    }
    if (tries == kTries) throw FormatError(path + " is replaced faster than it can be opened.");
  }
}

// What readers may ask for comes first. Where there is no memory for it now, it is tried again.
void Collection::finish_beside(const std::string& path,
                               const std::function<void(const std::string&)>& tell) {
  constexpr std::chrono::seconds kPause{1};
  while (!verify_beside(path, tell)) {
    std::unique_lock lock(leaving_mutex_);
    leaving_.wait_for(lock, kPause, [this] { return is_leaving_.load(); });
  }
  malloc_trim(0);  // a third of what was used meanwhile is not needed again
}

// Whether there is nothing more to do.
bool Collection::verify_beside(const std::string& path,
                               const std::function<void(const std::string&)>& tell) try {
  constexpr int kNoMemory = 7;  // https://www.sqlite.org/rescode.html#nomem
  try {
    catalog_->make_the_rest();
    suggester_->get();
    const std::lock_guard lock(beside_mutex_);
    verify(*beside_, path, true);
    beside_.reset();
    return true;
  } catch (const DatabaseError& error) {
    if (is_leaving_) return true;
    if (error.code() == kNoMemory) return false;
    throw damaged(path, error);
  }
} catch (const FormatError& error) {
  if (is_leaving_) return true;
  is_damaged_ = true;
  tell(error.what());
  return true;
} catch (const std::bad_alloc&) {
  return is_leaving_;
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

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/collection.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace plumbline {

Collection::Collection(const std::string& path) : path_(path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) {
    throw FormatError("cannot open " + path + ": " + std::strerror(errno) +
                      ". Make it with plumbline-index.");
  }
  published_ = file.st_mtime;
  VerifiedDatabase opened = open_verified(path);
  info_ = opened.info;
  auto db = std::make_unique<Database>(std::move(opened.db));
  catalog_ = std::make_unique<Catalog>(*db);
  idle_.push_back(std::move(db));
}

Collection::Connection Collection::connect() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto db = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(db)};
    }
  }
  return {*this, std::make_unique<Database>(Database::open_published(path_))};
}

Collection::Connection::~Connection() {
  if (!db_) return;
  const std::lock_guard lock(owner_->mutex_);
  owner_->idle_.push_back(std::move(db_));
}

}  // namespace plumbline

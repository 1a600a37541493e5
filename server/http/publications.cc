// SPDX-License-Identifier: MIT OR Apache-2.0
// The identity of the file is taken before it is opened: where another publication comes in
// between, the next look finds another identity again and opens once more.
#include "server/http/publications.h"

#include <sys/stat.h>

#include <ctime>

#include "server/api/index_json.h"
#include "server/http/log.h"

namespace plumbline {

Publications::Publications(std::string path, Clock::duration every)
    : path_(std::move(path)), every_(every), next_look_(Clock::now() + every), seen_(identity()) {
  collection_ = std::make_shared<Collection>(path_);
}

Publications::FileIdentity Publications::identity() const {
  struct stat file {};
  if (stat(path_.c_str(), &file) != 0) return {};
  return {file.st_dev, file.st_ino, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
}

Publications::Served Publications::served() {
  if (is_time_to_look()) {
    const std::unique_lock looking(looking_, std::try_to_lock);
    if (looking) look();
  }
  const std::lock_guard lock(mutex_);
  return {collection_, number_};
}

Publications::Served Publications::served_at_once() {
  const std::lock_guard lock(mutex_);
  return {Clock::now() < next_look_ ? collection_ : nullptr, number_};
}

std::string Publications::trouble() {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

bool Publications::is_time_to_look() {
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now < next_look_) return false;
  next_look_ = now + every_;
  return true;
}

void Publications::look() {
  const FileIdentity now = identity();
  if (now == seen_) return;
  seen_ = now;
  try {
    auto collection = std::make_shared<Collection>(path_);
    log_info("serving generation " + collection->info().generation);
    ++loads_;
    replace(std::move(collection), "");
  } catch (const Error& error) {
    log_warning(std::string("keeping the old publication: ") + error.what());
    ++failures_;
    replace(nullptr,
            std::string(error.what()) + " (refused at " + utc_time(std::time(nullptr)) + ")");
  }
}

void Publications::replace(std::shared_ptr<Collection> collection, std::string trouble) {
  const std::lock_guard lock(mutex_);
  if (collection) {
    collection_.swap(collection);  // the old one goes after the lock
    ++number_;
  }
  trouble_ = std::move(trouble);
}

}  // namespace plumbline

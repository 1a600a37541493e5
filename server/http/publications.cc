// SPDX-License-Identifier: MIT OR Apache-2.0
// The identity of the file is taken before it is opened: where another publication comes in
// between, the next look finds another identity again and opens once more.
#include "server/http/publications.h"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>

#include "server/api/index_json.h"
#include "server/http/log.h"

namespace plumbline {
namespace {

constexpr Publications::Clock::duration kMaxRetry = std::chrono::minutes(5);

}  // namespace

Publications::Publications(std::string path, Clock::duration every)
    : path_(std::move(path)), every_(every), next_look_(Clock::now() + every), seen_(identity()) {
  collection_ = std::make_shared<Collection>(
      path_, [](const std::string& why) { log_error("serving nothing more: " + why); });
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
  const bool is_new = now != seen_;
  if (!is_new && !is_time_to_retry()) return;
  seen_ = now;
  try {
    auto collection = std::make_shared<Collection>(path_);
    log_info("serving generation " + collection->info().generation);
    ++loads_;
    next_retry_.reset();
    replace(std::move(collection), "");
  } catch (const std::exception& error) {
    refuse(error.what(), is_new);
  }
}

// What is wrong may be the file, which stays so, or a want of memory or descriptors, which passes: it is tried again,
// each time after twice as long.
void Publications::refuse(const std::string& why, bool is_new) {
  retry_after_ = is_new ? every_ : std::min(2 * retry_after_, kMaxRetry);
  next_retry_ = Clock::now() + retry_after_;
  if (!is_new) return;
  ++failures_;
  log_warning("keeping the old publication: " + why);
  replace(nullptr, why + " (refused at " + utc_time(std::time(nullptr)) + ")");
}

bool Publications::is_time_to_retry() const { return next_retry_ && Clock::now() >= *next_retry_; }

void Publications::replace(std::shared_ptr<Collection> collection, std::string trouble) {
  const std::lock_guard lock(mutex_);
  if (collection) {
    collection_.swap(collection);  // the old one goes after the lock
    ++number_;
  }
  trouble_ = std::move(trouble);
}

}  // namespace plumbline

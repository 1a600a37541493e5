// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/stamps.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <utility>

#include "schema/fingerprint.h"

namespace plumbline {
namespace {

std::chrono::nanoseconds since_epoch(const timespec& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

Sighting::Sighting(const std::string& path, Clock::time_point now) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  if (now.time_since_epoch() - since_epoch(status.st_ctim) <= kTick) return;
  const std::uint64_t facts[] = {status.st_dev, status.st_ino,
                                 static_cast<std::uint64_t>(status.st_size),
                                 static_cast<std::uint64_t>(since_epoch(status.st_mtim).count()),
                                 static_cast<std::uint64_t>(since_epoch(status.st_ctim).count())};
  facts_.assign(reinterpret_cast<const char*>(facts), sizeof facts);
}

Stamp Sighting::stamp(std::string_view hash) const {
  return facts_.empty() ? kNoStamp
                        : std::max<Stamp>(hash_of(facts_ + std::string(hash)), kNoStamp + 1);
}

Stamps::Stamps(std::vector<Stamp> all) : sorted_(std::move(all)) {
  std::erase(sorted_, kNoStamp);
  std::sort(sorted_.begin(), sorted_.end());
}

Stamps::Stamps(std::string_view bytes) {
  if (bytes.size() % sizeof(Stamp) != 0) return;
  std::vector<Stamp> all(bytes.size() / sizeof(Stamp));
  if (!all.empty()) std::memcpy(all.data(), bytes.data(), bytes.size());
  *this = Stamps(std::move(all));
}

bool Stamps::contains(Stamp stamp) const {
  return std::binary_search(sorted_.begin(), sorted_.end(), stamp);
}

std::string Stamps::to_bytes() const {
  return {reinterpret_cast<const char*>(sorted_.data()), sorted_.size() * sizeof(Stamp)};
}

}  // namespace plumbline

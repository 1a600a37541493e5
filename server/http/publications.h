// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/publications.h: the collection that is served now. The indexer puts a new database in
// the place of the old one by rename(2); this notices, and readers of the old one finish on it.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "server/search/collection.h"

namespace plumbline {

class Publications {
 public:
  using Clock = std::chrono::steady_clock;

  // Throws FormatError or DatabaseError where there is nothing to begin with. That first one is verified while
  // it is served: Collection::is_damaged(). All others are before they are served. Looks at the file
  // again when it is asked and `every` has gone by.
  explicit Publications(std::string path, Clock::duration every = std::chrono::seconds(1));

  // Never null. Whoever holds it keeps that publication open.
  std::shared_ptr<Collection> current() { return served().collection; }

  // The same with a number that no other file has had: two files may have one generation, where a quick
  // publication goes ahead of the whole one.
  struct Served {
    std::shared_ptr<Collection> collection;
    std::uint64_t number;
  };
  Served served();

  // The same for who must not wait until a file is opened; null where it is time to look at the file.
  Served served_at_once();

  // How often another file was opened since the beginning, and how often it could not be.
  std::uint64_t loads() const { return loads_; }
  std::uint64_t failures() const { return failures_; }

  // Why, and since when, the file that lies there now is not the one served, for the operator; "" where all is well.
  std::string trouble();

 private:
  struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    long seconds = 0, nanoseconds = 0;
    bool operator==(const FileIdentity&) const = default;
  };
  FileIdentity identity() const;
  bool is_time_to_look();
  void look();
  void refuse(const std::string& why, bool is_new);
  bool is_time_to_retry() const;
  void replace(std::shared_ptr<Collection> collection, std::string trouble);

  const std::string path_;
  const Clock::duration every_;
  std::mutex mutex_;  // guards what follows; held for moments
  std::shared_ptr<Collection> collection_;
  std::uint64_t number_ = 0;
  std::string trouble_;
  Clock::time_point next_look_;
  std::atomic<std::uint64_t> loads_ = 0, failures_ = 0;
  std::mutex looking_;  // one thread opens a new file while the others go on with the old one
  FileIdentity seen_;
  Clock::duration retry_after_{};                // of a file that was refused
  std::optional<Clock::time_point> next_retry_;  // where it was
};

}  // namespace plumbline

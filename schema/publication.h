// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/publication.h: a database is built beside the published one and takes its place by rename(2),
// so that a reader has the old corpus or the new one, and a failure leaves the old one where it is.
#pragma once

#include <memory>
#include <string>

#include "schema/database.h"
#include "schema/format.h"

namespace plumbline {

// Another indexer holds the lock of this path.
struct BusyError : Error {
  using Error::Error;
};

// The right to publish at `path`, which one holds at a time: a lock on a file beside it.
class PublicationLock {
 public:
  // Throws BusyError, or Error with the path and the system's reason.
  explicit PublicationLock(const std::string& path);
  ~PublicationLock();
  PublicationLock(const PublicationLock&) = delete;
  PublicationLock& operator=(const PublicationLock&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int file_;
};

class Publication {
 public:
  // Takes the lock, removes what a killed run left, and creates an empty database with its tables. Throws as
  // the lock does, or as SQLite does.
  explicit Publication(const std::string& path);
  // The same under a lock that is held already, which must outlive it.
  explicit Publication(const PublicationLock& lock);
  // Begins with a copy of the published file instead, to change a few rows of it.
  static Publication copy_of_published(const PublicationLock& lock);
  // Removes the unfinished file, unless it was published.
  ~Publication();
  Publication(Publication&&) = default;
  Publication& operator=(const Publication&) = delete;

  Database& database() { return *db_; }

  // Checks the sealed database (its format, its tables, FTS5 against the passages), brings it to the disk
  // and renames it. After that database() is gone. Throws where any of it fails; then the old file stays.
  // Where the content is that of the published file, so is the time of the file.
  PublicationInfo publish();
  // The same without the checks that take as long as the file is large, for a copy that was resealed.
  PublicationInfo publish_copy();

 private:
  Publication(std::unique_ptr<PublicationLock> own, const std::string& path);
  void create();
  void take_place();

  std::unique_ptr<PublicationLock> lock_;  // null where another holds it
  std::string path_, unfinished_;
  std::unique_ptr<Database> db_;
};

}  // namespace plumbline

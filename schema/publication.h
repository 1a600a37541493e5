// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/publication.h: a database is built beside the published one and takes its place by rename(2),
// so that a reader has the old corpus or the new one, and a failure leaves the old one where it is.
#pragma once

#include <string>

#include "schema/database.h"
#include "schema/format.h"

namespace plumbline {

// Another indexer holds the lock of this path.
struct BusyError : Error {
  using Error::Error;
};

class Publication {
 public:
  // Takes the lock beside `path`, removes what a killed run left, and creates an empty database with its
  // tables. Throws BusyError, or Error with the path and the system's reason.
  explicit Publication(const std::string& path);
  // Removes the unfinished file, unless it was published.
  ~Publication();
  Publication(const Publication&) = delete;
  Publication& operator=(const Publication&) = delete;

  Database& database() { return *db_; }

  // Checks the sealed database (its format, its tables, FTS5 against the passages), brings it to the disk
  // and renames it. After that database() is gone. Throws where any of it fails; then the old file stays.
  PublicationInfo publish();

 private:
  std::string path_, unfinished_;
  int lock_ = -1;
  std::unique_ptr<Database> db_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/collection.h: one opened publication: its catalog, and connections that threads borrow.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"
#include "server/search/catalog.h"

namespace plumbline {

class Collection {
 public:
  // Opens and verifies the file. Throws FormatError with a line for the operator.
  explicit Collection(const std::string& path);

  // A connection of its own for as long as this lives; goes back to the pool then.
  class Connection {
   public:
    Connection(Collection& owner, std::unique_ptr<Database> db)
        : owner_(&owner), db_(std::move(db)) {}
    ~Connection();
    Connection(Connection&&) = default;
    Database& operator*() { return *db_; }
    Database* operator->() { return db_.get(); }

   private:
    Collection* owner_;
    std::unique_ptr<Database> db_;
  };
  Connection connect();

  const Catalog& catalog() const { return *catalog_; }
  const PublicationInfo& info() const { return info_; }
  std::int64_t published() const { return published_; }  // the file's modification, in Unix seconds

 private:
  std::string path_;
  PublicationInfo info_;
  std::int64_t published_ = 0;
  std::unique_ptr<Catalog> catalog_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/collection.h: one opened publication: its catalog and what completes names, for
// all threads, and connections that they borrow.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"
#include "server/search/catalog.h"
#include "server/search/suggest.h"

namespace plumbline {

class Collection {
 public:
  // Opens and verifies the file, with one connection for each thread that computes at a time. All of them
  // are opened now and never again: by the time of a request another publication may have this path.
  // Throws FormatError with a line for the operator.
  explicit Collection(const std::string& path, unsigned connections = default_connections());
  static unsigned default_connections();  // two for each processor

  // For a program that begins: opens what has the format and the length of a database of ours at once, and
  // verifies it while it is served, in a thread of its own. Where that finds damage, is_damaged() is true from
  // then on and `tell` is called with the line for the operator, by that thread.
  Collection(const std::string& path, std::function<void(const std::string&)> tell);
  ~Collection();
  bool is_damaged() const { return is_damaged_; }
  // Waits until it has been verified.
  void wait_until_verified();

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
  // Waits while all are lent.
  Connection connect();

  const Catalog& catalog() const { return *catalog_; }
  const Suggester& suggester() const { return suggester_->get(); }
  const PublicationInfo& info() const { return info_; }
  std::int64_t published() const { return published_; }  // the file's modification, in Unix seconds

 private:
  void open(const std::string& path, unsigned connections, bool thoroughly);
  void finish_beside(const std::string& path, const std::function<void(const std::string&)>& tell);
  bool verify_beside(const std::string& path, const std::function<void(const std::string&)>& tell);

  PublicationInfo info_;
  std::int64_t published_ = 0;
  // What nothing waits for is read by this connection, which goes when all of it is there.
  std::mutex beside_mutex_;
  std::unique_ptr<Database> beside_;
  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<Later<Suggester>> suggester_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Database>> idle_;
  std::atomic<bool> is_damaged_ = false;
  std::atomic<bool> is_leaving_ = false;
  std::mutex leaving_mutex_;
  std::condition_variable leaving_;
  std::thread behind_;
};

}  // namespace plumbline

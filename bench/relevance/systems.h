// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/relevance/systems.h: what is compared. Both rank the same documents for the same queries.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bench/relevance/collection.h"
#include "schema/database.h"
#include "server/search/collection.h"

namespace plumbline::bench {

inline constexpr int kDepth = 1000;  // ranks that a system may give

// The product: documents go through the indexer's own stages into a database, queries through the server's
// own search.
class Product {
 public:
  // Indexes `documents` into a new file at `path`.
  Product(const std::vector<CollectionDocument>& documents, const std::string& path);
  // Opens a published corpus.
  explicit Product(const std::string& path);

  std::vector<std::string> rank(const std::string& query);
  plumbline::Collection& collection() { return *opened_; }

 private:
  std::unique_ptr<plumbline::Collection> opened_;
  std::map<std::string, std::string> ids_;  // of slugs; empty where the address is the id
};

// The limit to beat: FTS5 as it comes, porter over unicode61, all words of the query joined by OR, bm25().
class PlainFts5 {
 public:
  explicit PlainFts5(const std::vector<CollectionDocument>& documents);
  std::vector<std::string> rank(const std::string& query);

 private:
  Database db_;
  std::vector<std::string> ids_;
};

// The documents of a published corpus, each with all of its text, for PlainFts5.
std::vector<CollectionDocument> documents_of(plumbline::Collection& collection);

}  // namespace plumbline::bench

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/index.h: both indexes of a publication, as one request reads them: which passages have a word
// or phrase (FTS5), and which documents have a stem. What was read once is remembered until the request is
// answered, since a correction, a query without one of its words, and snippets ask for the same again.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/matches.h"
#include "server/search/passages.h"
#include "server/search/posting_list.h"

namespace plumbline {

class Index {
 public:
  Index(const Catalog& catalog, Database& db) : catalog_(catalog), db_(db) {}
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  const Catalog& catalog() const { return catalog_; }
  Database& db() const { return db_; }

  // The passages that match an expression of one word or phrase (expression.h), with their BM25; likewise
  // where any of several does, whose BM25 adds up. What comes back lives as long as the index.
  const Postings& postings(const std::string& expression);
  Postings postings(const std::vector<std::string>& expressions);
  // Likewise of those passages alone of which `allows` says so.
  using Allows = std::function<bool(std::int64_t passage)>;
  Postings postings(const std::vector<std::string>& expressions, const Allows& allows);
  // The same to be read document by document, which is much quicker for a common term; scores are multiplied
  // by `weight`. Likewise of postings that were made of others.
  PostingList list(const std::vector<std::string>& expressions, double weight);
  PostingList list(Postings postings, double weight);

  // The documents that have a stem (without its mark), with their BM25.
  const Matches& documents(const std::string& stem);

  // The documents that are tagged with a document or mention it, in rising order.
  std::shared_ptr<const std::vector<DocumentId>> naming(DocumentId document);

 private:
  const Catalog& catalog_;
  Database& db_;
  const CommonPostings* common(const std::string& expression);
  const FrequentBeginning* beginning(const std::string& expression);
  std::vector<Frequency> frequencies_of(const std::string& expression);
  Postings read_postings(const std::string& expression);
  Postings allowed_postings(const std::string& expression, const Allows& allows);

  std::map<std::string, std::shared_ptr<const Postings>> postings_;  // by expression
  std::map<std::string, std::optional<CommonPostings>> common_;      // likewise
  std::map<std::string, std::optional<FrequentBeginning>> beginnings_;
  std::deque<Postings> made_;
  std::map<std::string, std::shared_ptr<const Matches>> documents_;  // by stem
};

}  // namespace plumbline

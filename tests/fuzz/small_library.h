// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/small_library.h: a knowledge base of a few documents with names, dates, parts and statements, so
// that a query has something to find.
#pragma once

#include "server/search/catalog.h"
#include "tests/support/small_corpus.h"

namespace plumbline::fuzz {

class SmallLibrary : SmallCorpus {
 public:
  // The one of this process, made when it is first asked for.
  static SmallLibrary& get();

  Database& db() { return db_; }
  const Catalog& catalog() const { return catalog_; }

 private:
  SmallLibrary();
  Database& fill();

  Database& db_;
  Catalog catalog_;
};

}  // namespace plumbline::fuzz

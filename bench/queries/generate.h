// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/queries/generate.h: requests of every kind that a search may be asked, right and wrong ones, made of
// the corpus that is asked. The same seed gives the same requests on every machine.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline::bench {

class QueryGenerator {
 public:
  // Reads words and texts of the corpus; keeps a reference to the catalog.
  QueryGenerator(const Catalog& catalog, Database& db, unsigned seed);

  SearchRequest next();

 private:
  std::string query();
  std::string few_words();  // frequent ones more often, as readers and texts have them
  std::string misspelt_words();
  std::string name();  // of a topic, person, event or talk, sometimes misspelt
  std::string phrase();
  std::string beginning();  // "k*"
  std::string nested(int depth);
  std::string many_alternatives();
  std::string field();
  std::string pasted();  // up to 512 bytes of a text
  std::string noise();

  std::string word();
  std::string run_of_words(std::size_t words);
  std::string value_of(const std::string& filter);
  std::size_t below(std::size_t bound);
  bool once_in(std::size_t times) { return below(times) == 0; }
  void add_parameters(SearchRequest* request);

  const Catalog& catalog_;
  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<std::size_t> up_to_;  // sums of the words' frequencies
  std::vector<std::string> texts_;
};

}  // namespace plumbline::bench

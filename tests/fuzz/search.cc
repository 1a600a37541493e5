// SPDX-License-Identifier: MIT OR Apache-2.0
// Any bytes as a query of a small knowledge base, with the sort and the limit that the first line names
// ("title 3"). What must hold of every answer is told in bench/queries/check.h.
#include "server/search/search.h"

#include "bench/queries/check.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/small_library.h"

namespace plumbline::fuzz {
namespace {

constexpr std::string_view kSorts[] = {"default", "relevance", "newest", "oldest", "title"};

SearchRequest read_request(std::string_view input) {
  SearchRequest request;
  const std::string_view how = take_line(&input);
  for (int i = 0; i < 5; ++i) {
    if (how.starts_with(kSorts[i])) request.sort = static_cast<Sort>(i);
  }
  if (!how.empty() && how.back() >= '1' && how.back() <= '9') request.limit = how.back() - '0';
  request.explain = how.find('x') != how.npos;
  request.facets.assign(std::begin(kFilterNames), std::end(kFilterNames));
  request.q = cut_utf8(input, 512);
  return request;
}

// The pages behind the first one, as far as there are few.
void walk(SmallLibrary& library, SearchRequest request, const SearchResults& first) {
  std::size_t seen = first.hits.size();
  std::string next = first.next;
  for (int page = 0; !next.empty() && page < 12; ++page) {
    request.cursor = next;
    const SearchResults results = search(library.catalog(), library.db(), request);
    require(!results.hits.empty() && results.total == first.total, "a page with hits", request.q);
    seen += results.hits.size();
    next = results.next;
  }
  require(!next.empty() || seen == static_cast<std::size_t>(first.total), "each hit on one page",
          request.q);
}

void check(std::string_view input) {
  SmallLibrary& library = SmallLibrary::get();
  const SearchRequest request = read_request(input);
  const SearchResults results = search(library.catalog(), library.db(), request);
  for (const std::string& broken :
       bench::broken_promises(library.catalog(), library.db(), request, results, true))
    require(false, broken, request.q);
  walk(library, request, results);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)

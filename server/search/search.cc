// SPDX-License-Identifier: MIT OR Apache-2.0
// The ladder, from strict to loose. Each rung is in a file of its own:
//
//     what the whole query names, be it here or elsewhere       named.h
//     documents that have all of its words, then some of them   answers.h
//     where nothing has all and one is unknown, another spelling, which is said   spellings.h
//     which word to drop, where still nothing has all           relax.h
//
// Exact answers never stand below guessed ones, and page.h shows what came of it.
#include "server/search/search.h"

#include "server/search/answers.h"
#include "server/search/index.h"
#include "server/search/named.h"
#include "server/search/page.h"
#include "server/search/spellings.h"

namespace plumbline {
namespace {
// Spellings that are tried; of a question, which has much to rank, one.
constexpr std::size_t kCorrections = 5;
// A pasted text of more words than this has enough that are known, and names and new words are among the
// others.
constexpr std::size_t kMostCorrectedWords = 12;

// Stemming needs a buffer; threads do not share it.
Tokenizer& thread_tokenizer() {
  thread_local Tokenizer tokenizer;
  return tokenizer;
}

class Ladder {
 public:
  Ladder(const Catalog& catalog, Database& db, const SearchRequest& request)
      : index_(catalog, db),
        named_(find_named(catalog, db, tokenizer_, request)),
        asked_(index_, tokenizer_, request_for(catalog, tokenizer_, named_, request),
               named_.references) {
    if (may_be_misspelt()) {
      spellings_ =
          other_spellings(index_, tokenizer_, asked_, asked_.is_question() ? 1 : kCorrections);
    }
    if (!asked_.request().correct || asked_.exact_total() > 0) spellings_.best.reset();
  }

  // As asked, or under another spelling.
  Answers& shown() { return spellings_.best ? *spellings_.best : asked_; }

  SearchResults results() {
    SearchResults results = page_of(index_, tokenizer_, shown());
    results.thing = named_.thing;
    results.suggestions = spellings_.suggestions;
    results.fuzzy = spellings_.best != nullptr;
    if (results.fuzzy) {
      warn("Nothing matches “" + asked_.request().q + "” as typed; these are results for “" +
               shown().request().q + "”.",
           &results);
    }
    warn(unknown_thing(named_), &results);
    return results;
  }

 private:
  bool may_be_misspelt() const {
    const Query& query = asked_.query();
    if (!query.has_terms() || (query.plain && asked_.exact_total() > 0)) return false;
    if (named_.is_thing()) return false;  // a near number is another thing
    return !asked_.is_question() || query.root.children.size() <= kMostCorrectedWords;
  }

  // What matters most to the reader comes first.
  static void warn(std::string sentence, SearchResults* results) {
    if (!sentence.empty()) results->warnings.insert(results->warnings.begin(), std::move(sentence));
  }

  Tokenizer& tokenizer_ = thread_tokenizer();
  Index index_;
  const Named named_;
  Answers asked_;
  Spellings spellings_;
};
}  // namespace

SearchResults search(const Catalog& catalog, Database& db, const SearchRequest& request) {
  return Ladder(catalog, db, request).results();
}

std::vector<DocumentId> ranking(const Catalog& catalog, Database& db,
                                const SearchRequest& request) {
  std::vector<DocumentId> documents;
  Ladder ladder(catalog, db, request);
  for (const Ranked& entry : ladder.shown().ranked(SIZE_MAX)) documents.push_back(entry.document);
  return documents;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/filter.h: properties of documents that narrow a search: in the query (speaker:"Gary
// Guo") and in the address (&speaker=gary-guo).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline {

using Predicate = std::function<bool(const Document&)>;

// The documents that have this value of the property. Topics, people and events may be given by slug or by
// any of their names, people also by a part of the name. A value that is not known fits nothing and adds
// a sentence to `warnings`. Names: kFilterNames, "before" and "after", and "under": tagged with this topic or
// one below it.
Predicate make_predicate(const Catalog& catalog, Tokenizer& tokenizer, std::string_view name,
                         const std::string& value, std::vector<std::string>* warnings);

// Whether a document is of this day, month or year ("2023-11") or later, or earlier. One whose date is a year alone is
// within each of its months, one without a date neither.
bool not_before(const Document& document, const std::string& from);
bool not_after(const Document& document, const std::string& to);

// Of an event, or of the event of a talk; "" for none.
Text series_of(const Catalog& catalog, const Document& document);

// All filters of a request at once.
class FilterSet {
 public:
  FilterSet(const Catalog& catalog, Tokenizer& tokenizer, const SearchRequest& request,
            std::vector<std::string>* warnings);

  // Which filters a document fails: one bit a name of kFilterNames, and one for from and to; 0 for a hit.
  unsigned failed(const Document& document) const;
  bool empty() const { return filters_.empty(); }
  static unsigned bit_of(std::string_view name);

 private:
  struct Filter {
    unsigned bit;
    std::vector<Predicate> any;
  };
  std::vector<Filter> filters_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/index.h"

#include "schema/phrase_postings.h"
#include "schema/postings.h"
#include "schema/sql.h"
#include "schema/term_pairs.h"
#include "schema/term_postings.h"
#include "server/search/expression.h"
#include "server/search/kept_parts.h"
#include "server/search/stems.h"

namespace plumbline {
namespace {

Postings unite(const Postings& a, const Postings& b) {
  Postings out;
  out.reserve(a.size() + b.size());
  auto i = a.begin(), j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->passage != j->passage) {
      out.push_back(i->passage < j->passage ? *i++ : *j++);
    } else {
      out.push_back({i->passage, i->score + j->score});
      ++i, ++j;
    }
  }
  out.insert(out.end(), i, a.end());
  out.insert(out.end(), j, b.end());
  return out;
}

// How many passages have a term of the index.
std::int64_t passages_with(Database& db, std::string_view term) {
  return db.cached(sql::k_find_term).bind(":text", term).first_integer();
}
}  // namespace

// nullptr where the expression is anything but one common term.
const CommonPostings* Index::common(const std::string& expression) {
  const auto [entry, is_new] = common_.try_emplace(expression);
  if (is_new) {
    const std::string_view term = only_term(expression);
    if (const std::int64_t id = term.empty() ? 0 : find_common_term(db_, term); id != 0)
      entry->second.emplace(catalog_.passage_statistics(), db_, id, passages_with(db_, term));
  }
  return entry->second ? &*entry->second : nullptr;
}

// nullptr where the expression is anything but the beginning of a word, and one of very many.
const FrequentBeginning* Index::beginning(const std::string& expression) {
  const auto [entry, is_new] = beginnings_.try_emplace(expression);
  if (is_new) {
    const std::string_view text = only_beginning(expression);
    if (auto found = text.empty() ? std::nullopt : find_beginning(db_, text))
      entry->second.emplace(catalog_.passage_statistics(), std::move(*found));
  }
  return entry->second ? &*entry->second : nullptr;
}

// Of frequent terms side by side, from postings of each two; else from FTS5.
std::vector<Frequency> Index::frequencies_of(const std::string& expression) {
  std::vector<Frequency> found;
  const std::vector<std::string_view> terms = only_phrase(expression);
  if (terms.size() == 2 && find_pair(db_, terms[0], terms[1], &found)) return found;
  if (terms.size() > 2 && find_phrase(db_, terms, &found)) return found;
  return frequencies(db_, expression, asks_for_beginning(expression));
}

const Postings& Index::postings(const std::string& expression) {
  std::shared_ptr<const Postings>& found = postings_[expression];
  if (!found)
    found = catalog_.kept().postings.find_or_make(expression,
                                                  [&] { return read_postings(expression); });
  return *found;
}

Postings Index::read_postings(const std::string& expression) {
  const CommonPostings* packed = common(expression);
  if (!packed) return catalog_.passage_statistics().scored(frequencies_of(expression));
  Postings found;
  packed->each([&](const Posting& posting) { found.push_back(posting); });
  return found;
}

Postings Index::postings(const std::vector<std::string>& expressions) {
  Postings all;
  for (const std::string& expression : expressions)
    all = all.empty() ? postings(expression) : unite(all, postings(expression));
  return all;
}

Postings Index::postings(const std::vector<std::string>& expressions, const Allows& allows) {
  Postings all;
  for (const std::string& expression : expressions)
    all = unite(all, allowed_postings(expression, allows));
  return all;
}

// Those of a common term are not put together first: of a million passages a few thousand may be left.
Postings Index::allowed_postings(const std::string& expression, const Allows& allows) {
  Postings found;
  const auto add = [&](const Posting& posting) {
    if (allows(posting.passage)) found.push_back(posting);
  };
  if (const CommonPostings* packed = common(expression)) {
    packed->each(add);
  } else {
    for (const Posting& posting : postings(expression)) add(posting);
  }
  return found;
}

PostingList Index::list(const std::vector<std::string>& expressions, double weight) {
  if (expressions.size() > 1) return list(postings(expressions), weight);
  if (const CommonPostings* packed = common(expressions[0])) return {*packed, weight};
  if (const FrequentBeginning* words = beginning(expressions[0])) return {*words, weight};
  return {postings(expressions[0]), weight};
}

PostingList Index::list(Postings postings, double weight) {
  return {made_.emplace_back(std::move(postings)), weight};
}

const Matches& Index::documents(const std::string& stem) {
  std::shared_ptr<const Matches>& found = documents_[stem];
  if (!found)
    found = catalog_.kept().documents.find_or_make(
        stem, [&] { return documents_with(catalog_.stems(), db_, stem); });
  return *found;
}

std::shared_ptr<const std::vector<DocumentId>> Index::naming(DocumentId document) {
  return catalog_.kept().naming.find_or_make(document, [&] {
    std::vector<DocumentId> documents;
    Statement& rows = db_.cached(sql::k_list_naming_documents);
    rows.bind(":target", std::int64_t{document});
    while (rows.step()) documents.push_back(static_cast<DocumentId>(rows.integer(0)));
    return documents;
  });
}

}  // namespace plumbline

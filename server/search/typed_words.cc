// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/typed_words.h"

#include <algorithm>

#include "schema/sql.h"
#include "schema/text/ascii.h"
#include "schema/text/stop_words.h"

namespace plumbline {
namespace {

// 2023, 6.8, v6.8: another number is no other spelling.
bool is_number(std::string_view word) {
  if (word.size() > 1 && word[0] == 'v') word.remove_prefix(1);
  return ascii::is_digit(word[0]);
}

bool has_term(Database& db, const std::string& text) {
  Statement& row = db.cached(sql::k_find_term);
  row.bind(":text", text);
  const bool found = row.step();
  row.reset();
  return found;
}

class Collector {
 public:
  Collector(const Catalog& catalog, Database& db) : vocabulary_(catalog.vocabulary()), db_(db) {}

  void collect(const QueryNode& node, bool in_name) {
    if (node.kind == QueryNode::kNot) return;
    if (node.kind == QueryNode::kTerm) return add(node.term, in_name);
    for (const QueryNode& child : node.children)
      collect(child, in_name || node.kind == QueryNode::kName);
  }

  std::vector<TypedWord> words;

 private:
  void add(const Term& term, bool in_name) {
    const bool known = in_name || term.prefix || vocabulary_.knows(term.whole);
    for (std::size_t i = 0; i < term.words.size(); ++i) {
      TypedWord word = {term.words[i], term.places[i]};
      word.known = known || is_known(term.words[i], term.stems[i]);
      word.splits = term.quoted || (term.words.size() == 1 && term.field.empty());
      word.may_be_name = !term.quoted && term.field.empty();
      words.push_back(std::move(word));
    }
  }

  bool is_known(const std::string& word, const std::string& stem) {
    return is_number(word) || is_stop_word(word) || vocabulary_.knows(word) ||
           has_term(db_, kStemMark + stem);
  }

  const Vocabulary& vocabulary_;
  Database& db_;
};

std::string_view between(std::string_view text, const TypedWord& word, const TypedWord& next) {
  const std::size_t begin = word.place.end, end = next.place.begin;
  return begin <= end ? text.substr(begin, end - begin) : std::string_view("?");
}

bool is_letter_or_digit(char c) {
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}
}  // namespace

std::vector<TypedWord> typed_words(const Catalog& catalog, Database& db, const Query& query) {
  Collector collector(catalog, db);
  collector.collect(query.root, false);
  return std::move(collector.words);
}

bool only_blanks_between(std::string_view text, const TypedWord& word, const TypedWord& next) {
  const std::string_view gap = between(text, word, next);
  return gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool no_word_between(std::string_view text, const TypedWord& word, const TypedWord& next) {
  const std::string_view gap = between(text, word, next);
  return std::none_of(gap.begin(), gap.end(), is_letter_or_digit);
}

}  // namespace plumbline

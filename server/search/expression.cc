// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/expression.h"

#include <algorithm>

namespace plumbline {
namespace {

std::string phrase(const std::vector<std::string>& terms, std::string_view mark) {
  std::string text;
  for (const std::string& term : terms) {
    if (!text.empty()) text += " + ";
    text += index_term(std::string(mark) + term);
  }
  return text;
}

std::string in_field(const Term& term, const std::string& expression) {
  return term.field.empty() ? expression : "{" + term.field + "} : (" + expression + ")";
}

const std::string kStem(1, kStemMark);
constexpr std::string_view kStar = "\" *";  // behind a word
}  // namespace

// "=" keeps the tokenizer from cutting it again. Terms of the index hold no quotes.
std::string index_term(std::string_view term) { return "\"=" + std::string(term) + "\""; }

std::vector<std::string> exact_expressions(const Term& term) {
  const std::string star = term.prefix ? " *" : "";
  std::vector<std::string> expressions;
  if (!term.whole.empty()) expressions.push_back(in_field(term, index_term(term.whole) + star));
  expressions.push_back(in_field(term, phrase(term.words, "") + star));
  return expressions;
}

std::string stem_expression(const Term& term) {
  if (term.quoted || term.prefix) return {};
  return in_field(term, phrase(term.stems, kStem));
}

std::string neighbours_expression(const Term& left, const Term& right) {
  return phrase(left.stems, kStem) + " + " + phrase(right.stems, kStem);
}

// No word has a quote in it.
bool asks_for_beginning(std::string_view expression) {
  return expression.find(kStar) != std::string_view::npos;
}

std::string_view only_term(std::string_view expression) {
  constexpr std::string_view kBegin = "\"=", kEnd = "\"";
  if (!expression.starts_with(kBegin) || !expression.ends_with(kEnd)) return {};
  expression.remove_prefix(kBegin.size());
  expression.remove_suffix(std::min(kEnd.size(), expression.size()));
  return expression.find('"') == std::string_view::npos ? expression : std::string_view();
}

std::string_view only_beginning(std::string_view expression) {
  constexpr std::string_view kBehind = " *";
  if (!expression.ends_with(kBehind)) return {};
  return only_term(expression.substr(0, expression.size() - kBehind.size()));
}

std::vector<std::string_view> only_phrase(std::string_view expression) {
  constexpr std::string_view kBetween = " + ";
  std::vector<std::string_view> terms;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t end = expression.find(kBetween, at);
    terms.push_back(only_term(expression.substr(at, end - at)));
    if (terms.back().empty()) return {};
    at = end == std::string_view::npos ? end : end + kBetween.size();
  }
  return terms.size() > 1 ? terms : std::vector<std::string_view>();
}

bool same_term(const Term& a, const Term& b) {
  return a.words == b.words && a.whole == b.whole && a.prefix == b.prefix && a.quoted == b.quoted &&
         a.field == b.field;
}

}  // namespace plumbline

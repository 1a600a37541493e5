// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/feedback.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "schema/sql.h"
#include "server/search/stop_words.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {

// Shares of the stems in the passage that made a document match best.
void add_passage(Database& db, Tokenizer& tokenizer, std::int64_t passage, double weight,
                 std::map<std::string, double>* shares) {
  Statement& row = db.cached(sql::k_find_passage);
  row.bind(":id", passage);
  if (!row.step()) return;
  const std::string text = row.text(4) + "\n" + row.text(7) + "\n" + row.text(8);
  row.reset();
  std::map<std::string, int> counts;
  int total = 0;
  std::string_view word;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kPart) word = token.text;
    if (token.kind != Token::kStem) continue;
    ++total;
    if (token.text.size() >= 3 && !is_stop_word(word)) ++counts[token.text];
  }
  for (const auto& [stem, count] : counts) (*shares)[stem] += weight * count / total;
}

double passages_with(Database& db, const std::string& term) {
  Statement& row = db.cached(sql::k_find_term);
  row.bind(":text", term);
  const double passages = row.step() ? static_cast<double>(row.integer(0)) : 0;
  row.reset();
  return passages;
}
}  // namespace

std::vector<std::pair<std::string, double>> feedback_terms(const Catalog& catalog, Database& db,
                                                           Tokenizer& tokenizer,
                                                           const Matcher& matcher,
                                                           const std::vector<Match>& best) {
  std::map<std::string, double> shares;
  for (std::size_t i = 0; i < std::min(best.size(), weights::kFeedbackDocuments); ++i) {
    const double weight = best[i].score / best[0].score;
    add_passage(db, tokenizer, matcher.best_passage(best[i].document), weight * weight, &shares);
  }
  const double passages = static_cast<double>(catalog.passages());
  std::vector<std::pair<std::string, double>> terms;
  double sum = 0;
  for (const auto& [stem, share] : shares) {
    const std::string term = kStemMark + stem;
    const double in = passages_with(db, term);
    // What one passage has alone tells nothing of others, what every tenth has tells nothing at all.
    if (in < 2 || in > passages * weights::kFeedbackMaxShare) continue;
    terms.emplace_back(term, share * std::log(passages / in));
  }
  std::sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (terms.size() > weights::kFeedbackTerms) terms.resize(weights::kFeedbackTerms);
  for (const auto& [term, weight] : terms) sum += weight;
  std::size_t content = 0;
  for (const Unit& unit : matcher.units()) content += unit.stop_word ? 0 : 1;
  for (auto& [term, weight] : terms)
    weight *= weights::kFeedback * static_cast<double>(content) / sum;
  return terms;
}

}  // namespace plumbline

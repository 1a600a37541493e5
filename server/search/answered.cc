// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/answered.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "schema/sql.h"
#include "schema/text/stop_words.h"

namespace plumbline {
namespace {
constexpr std::int64_t kMostQuestions = 20000;

// A stop word of a question tells "who" from "how", and little else.
constexpr double kStopWord = 0.5;

std::set<std::string> stems_of(Tokenizer& tokenizer, std::string_view text) {
  std::set<std::string> stems;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kStem) stems.insert(token.text);
  }
  return stems;
}

bool is_stem_of_stop_word(const std::string& stem) {
  static const auto stems = stems_of_stop_words();
  return stems.contains(stem);
}
}  // namespace

AnsweredQuestions::AnsweredQuestions(Database& db) {
  Tokenizer tokenizer;
  Statement& rows = db.cached(sql::k_list_answered_questions);
  rows.bind(":most", kMostQuestions);
  while (rows.step()) {
    const auto number = static_cast<std::uint32_t>(questions_.size());
    questions_.push_back({static_cast<DocumentId>(rows.integer(0))});
    for (const std::string& stem : stems_of(tokenizer, rows.view(1)))
      stems_[stem].questions.push_back(number);
  }
  for (auto& [text, stem] : stems_) {
    stem.weight = weight_of(text, static_cast<double>(stem.questions.size()));
    for (const std::uint32_t question : stem.questions)
      questions_[question].length += stem.weight * stem.weight;
  }
  for (Question& question : questions_) question.length = std::sqrt(question.length);
}

double AnsweredQuestions::weight_of(const std::string& stem, double questions) const {
  const auto all = static_cast<double>(questions_.size());
  const double rarity = std::log(1 + (all - questions + 0.5) / (questions + 0.5));
  return is_stem_of_stop_word(stem) ? kStopWord * rarity : rarity;
}

Matches AnsweredQuestions::like(Tokenizer& tokenizer, std::string_view text) const {
  Matches matches;
  if (questions_.empty()) return matches;
  std::vector<float> products(questions_.size());
  double squares = 0;
  for (const std::string& word : stems_of(tokenizer, text)) {
    const auto found = stems_.find(word);
    const double weight = found == stems_.end() ? weight_of(word, 0) : found->second.weight;
    squares += weight * weight;
    if (found == stems_.end()) continue;
    const auto product = static_cast<float>(weight * weight);
    for (const std::uint32_t question : found->second.questions) products[question] += product;
  }
  const double length = std::sqrt(squares);
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    if (products[i] == 0) continue;
    const double likeness = products[i] / (length * questions_[i].length);
    if (matches.empty() || matches.back().document != questions_[i].document)
      matches.push_back({questions_[i].document, 0});
    matches.back().score = std::max(matches.back().score, std::min(likeness, 1.0));
  }
  return matches;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/correct.h"

#include <algorithm>

#include "schema/sql.h"
#include "server/search/stop_words.h"

namespace plumbline {
namespace {
constexpr std::size_t kCandidates = 6;  // near words that are tried for each unknown one

// A text with some words replaced; what it cost decides which is tried first.
struct Attempt {
  std::string text;
  int cost;
};

void collect_terms(const QueryNode& node, std::vector<const Term*>* terms) {
  if (node.kind == QueryNode::kNot) return;
  if (node.kind == QueryNode::kTerm && !node.term.prefix) terms->push_back(&node.term);
  for (const QueryNode& child : node.children) collect_terms(child, terms);
}

bool has_term(Database& db, const std::string& text) {
  Statement& row = db.cached(sql::k_find_term);
  row.bind(":text", text);
  const bool found = row.step();
  row.reset();
  return found;
}

bool is_known(const Vocabulary& vocabulary, Database& db, const Term& term) {
  if (term.words.size() == 1 && is_stop_word(term.words[0])) return true;
  for (std::size_t i = 0; i < term.words.size(); ++i) {
    if (!vocabulary.knows(term.words[i]) && !has_term(db, kStemMark + term.stems[i])) return false;
  }
  return true;
}

// What stands for a term: near words for each unknown word of it, joined by blanks.
std::vector<Attempt> replacements(const Vocabulary& vocabulary, const Term& term) {
  std::vector<Attempt> attempts = {{"", 0}};
  for (const std::string& word : term.words) {
    auto near = vocabulary.knows(word) ? std::vector<Vocabulary::Word>{{word, 0, 0}}
                                       : vocabulary.nearest(word, allowed_edits(word), kCandidates);
    std::vector<Attempt> next;
    for (const Attempt& attempt : attempts) {
      for (std::size_t i = 0; i < near.size(); ++i) {
        const std::string text = attempt.text + (attempt.text.empty() ? "" : " ") + near[i].text;
        next.push_back({text, attempt.cost + near[i].edits * 10 + static_cast<int>(i)});
      }
    }
    attempts = std::move(next);
  }
  return attempts;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}
}  // namespace

std::vector<std::string> corrections(const Vocabulary& vocabulary, Database& db, const Query& query,
                                     std::string_view text, std::size_t count) {
  std::vector<const Term*> terms;
  collect_terms(query.root, &terms);
  std::vector<Attempt> attempts = {{std::string(text), 0}};
  bool changed = false;
  for (const Term* term : terms) {
    if (is_known(vocabulary, db, *term)) continue;
    std::vector<Attempt> next;
    for (const Attempt& attempt : attempts) {
      for (const Attempt& near : replacements(vocabulary, *term)) {
        next.push_back({replaced(attempt.text, term->typed, near.text), attempt.cost + near.cost});
      }
    }
    if (next.empty()) continue;  // nothing is near; the other words may still be mended
    std::stable_sort(next.begin(), next.end(),
                     [](const Attempt& a, const Attempt& b) { return a.cost < b.cost; });
    if (next.size() > count) next.resize(count);
    attempts = std::move(next);
    changed = true;
  }
  std::vector<std::string> texts;
  for (Attempt& attempt : attempts) texts.push_back(std::move(attempt.text));
  if (!changed) texts.clear();
  return texts;
}

}  // namespace plumbline

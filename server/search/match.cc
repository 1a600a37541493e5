// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/match.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "schema/format.h"
#include "schema/sql.h"
#include "server/search/feedback.h"
#include "server/search/stop_words.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr std::size_t kStemsForPassages = 10;

// A term of the index as an FTS5 string; "=" keeps the tokenizer from cutting it again. Tokens hold no quotes.
std::string quoted(std::string_view term) { return "\"=" + std::string(term) + "\""; }

std::string phrase(const std::vector<std::string>& terms, std::string_view mark) {
  std::string text;
  for (const std::string& term : terms) {
    if (!text.empty()) text += " + ";
    text += quoted(std::string(mark) + term);
  }
  return text;
}

std::string in_field(const Term& term, std::string expression) {
  return term.field.empty() ? expression : "{" + term.field + "} : (" + expression + ")";
}

DocumentId document_of(std::int64_t passage) {
  return static_cast<DocumentId>(passage >> kPassageBits);
}

// Calls visit(document, the best score of its passages, their sum) for each document.
template <class Visit>
void each_document(const std::vector<Posting>& postings, Visit visit) {
  for (auto posting = postings.begin(); posting != postings.end();) {
    const DocumentId document = document_of(posting->passage);
    double best = 0, sum = 0;
    for (; posting != postings.end() && document_of(posting->passage) == document; ++posting) {
      best = std::max(best, posting->score);
      sum += posting->score;
    }
    visit(document, best, sum);
  }
}

// Passages gathered under their documents: the best counts whole, the others a little.
Matches by_document(const std::vector<Posting>& postings) {
  Matches matches;
  each_document(postings, [&](DocumentId document, double best, double sum) {
    matches.push_back({document, best + weights::kFurtherPassages * (sum - best)});
  });
  return matches;
}

void collect_words(const QueryNode& node, std::vector<const Term*>* words) {
  if (node.kind == QueryNode::kTerm) words->push_back(&node.term);
  if (node.kind == QueryNode::kName) {
    for (const QueryNode& child : node.children) collect_words(child, words);
  }
}

// The words of a node as typed, for telling the reader about it.
std::string typed(const QueryNode& node) {
  if (node.kind == QueryNode::kTerm)
    return node.term.quoted ? "\"" + node.term.typed + "\"" : node.term.typed;
  if (node.kind == QueryNode::kName) return node.typed;
  std::string text;
  for (const QueryNode& child : node.children) text += (text.empty() ? "" : " ") + typed(child);
  return text;
}

bool is_stop_word_node(const QueryNode& node) {
  return node.kind == QueryNode::kTerm && !node.term.quoted && node.term.words.size() == 1 &&
         is_stop_word(node.term.words[0]);
}
}  // namespace

std::string exact_expression(const Term& term) {
  const std::string star = term.prefix ? " *" : "";
  std::string expression = phrase(term.words, "") + star;
  if (!term.whole.empty()) expression = quoted(term.whole) + star + " OR " + expression;
  return in_field(term, std::move(expression));
}

std::string stem_expression(const Term& term) {
  if (term.quoted || term.prefix) return {};
  return in_field(term, phrase(term.stems, std::string(1, kStemMark)));
}

std::pair<std::vector<Posting>::const_iterator, std::vector<Posting>::const_iterator> postings_of(
    const TermPostings& term, DocumentId document) {
  const auto before = [](const Posting& posting, std::int64_t passage) {
    return posting.passage < passage;
  };
  const std::int64_t first = std::int64_t{document} << kPassageBits;
  const auto begin = std::lower_bound(term.postings.begin(), term.postings.end(), first, before);
  return {begin, std::lower_bound(begin, term.postings.end(), first + kMaxPassages, before)};
}

std::vector<Posting> Matcher::passages_of(DocumentId document) const {
  std::map<std::int64_t, double> scores;
  for (const TermPostings& term : postings_) {
    const auto [begin, end] = postings_of(term, document);
    for (auto posting = begin; posting != end; ++posting)
      scores[posting->passage] += posting->score;
  }
  if (!stems_.empty()) add_stem_passages(document, &scores);
  std::vector<Posting> passages;
  for (const auto& [passage, score] : scores) passages.push_back({passage, score});
  return passages;
}

// The stem index knows documents only: which of a document's passages have the rarest of the query's stems?
void Matcher::add_stem_passages(DocumentId document, std::map<std::int64_t, double>* scores) const {
  const std::int64_t first = std::int64_t{document} << kPassageBits;
  const std::int64_t last = first + kMaxPassages - 1;
  int passages = 0;
  Statement& ids = db_.cached(sql::k_list_passage_ids);
  ids.bind(":first", first).bind(":last", last);
  while (ids.step()) ++passages;
  if (passages < 2) {
    ++(*scores)[first];
    return;
  }
  std::vector<AskedStem> rarest = stems_;
  const auto end =
      rarest.begin() + static_cast<std::ptrdiff_t>(std::min(rarest.size(), kStemsForPassages));
  std::partial_sort(rarest.begin(), end, rarest.end(), [](const AskedStem& a, const AskedStem& b) {
    return a.documents < b.documents;
  });
  for (auto stem = rarest.begin(); stem != end; ++stem) {
    Statement& rows = db_.cached(sql::k_match_passages_between);
    rows.bind(":match", quoted(kStemMark + stem->text)).bind(":first", first).bind(":last", last);
    while (rows.step()) ++(*scores)[rows.integer(0)];
  }
}

Matches Matcher::all(const Query& query) {
  if (query.is_restricted()) restrict_to_passages(query);
  std::map<std::string, std::size_t> unit_of;  // a word that is said twice is asked for once
  for (const QueryNode& node : query.root.children) {
    if (node.kind == QueryNode::kTerm) {
      const auto [unit, is_new] = unit_of.emplace(exact_expression(node.term), units_.size());
      if (!is_new) {
        ++units_[unit->second].times;
        continue;
      }
    }
    if (node.kind == QueryNode::kNot) {
      exclusions_.push_back(evaluate(node.children[0]));
    } else if (node.kind == QueryNode::kFilter) {
      filters_.push_back(evaluate(node));
    } else {
      units_.push_back({typed(node),
                        evaluate(node),
                        query.plain && is_stop_word_node(node),
                        node.document,
                        &node,
                        1,
                        {}});
      // kernel::sync::Arc, which stands nowhere, is found by its words.
      Unit& unit = units_.back();
      if (loose_ || unit.matches.empty()) unit.loosely = unite(unit.matches, loosely(node));
      only_stop_words_ = only_stop_words_ && units_.back().stop_word;
    }
  }
  if (restricted_ && (!query.has_terms() || !query.stated.empty())) {
    std::vector<Posting> passages;
    for (std::int64_t passage : allowed_) passages.push_back({passage, 0});
    filters_.push_back(by_document(passages));
  }
  find_phrases(query.root);
  return within_bounds(common(units_.size()));
}

// Documents that have all wanted units but the one left out.
Matches Matcher::common(std::size_t left_out) const {
  bool first = true;
  Matches matches;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (i == left_out || !wanted(units_[i])) continue;
    matches = first ? units_[i].matches : intersect(matches, units_[i].matches);
    first = false;
  }
  if (first) return everything();
  for (const Unit& unit : units_) {
    if (!wanted(unit)) matches = boost(matches, unit.matches);
  }
  return matches;
}

Matches Matcher::some() const {
  Matches matches;
  for (const Unit& unit : units_) {
    if (!wanted(unit)) continue;
    Matches of_unit = loose_ || unit.matches.empty() ? unit.loosely : unit.matches;
    for (Match& match : of_unit) match.score *= loose_ ? unit.times : 1;
    matches = unite(matches, of_unit);
  }
  return within_bounds(std::move(matches));
}

Matches Matcher::within_bounds(Matches matches) const {
  for (const Matches& filter : filters_) matches = intersect(matches, filter);
  for (const Matches& exclusion : exclusions_) matches = subtract(matches, exclusion);
  for (const Matches& phrase : phrases_) matches = boost(matches, phrase);
  return matches;
}

Matches Matcher::all_but(std::size_t dropped) const {
  const auto stays = [&](const Unit& unit) { return &unit != &units_[dropped] && wanted(unit); };
  if (std::none_of(units_.begin(), units_.end(), stays)) return {};
  return within_bounds(common(dropped));
}

void Matcher::discount_scattered(Matches* matches) const {
  // Of each document the sum over terms of the best passage for the term, and what its passages have of all
  // terms together.
  std::vector<double> apart(static_cast<std::size_t>(catalog_.max_id()) + 1);
  std::vector<double> together(apart.size());
  std::vector<Posting> all;
  for (const TermPostings& term : postings_) {
    all.insert(all.end(), term.postings.begin(), term.postings.end());
    each_document(term.postings, [&](DocumentId document, double most, double) {
      apart[static_cast<std::size_t>(document)] += most;
    });
  }
  std::sort(all.begin(), all.end(),
            [](const Posting& a, const Posting& b) { return a.passage < b.passage; });
  std::vector<Posting> sums;
  for (const Posting& posting : all) {
    if (sums.empty() || sums.back().passage != posting.passage)
      sums.push_back({posting.passage, 0});
    sums.back().score += posting.score;
  }
  each_document(sums, [&](DocumentId document, double most, double) {
    together[static_cast<std::size_t>(document)] = most;
  });
  for (Match& match : *matches) {
    const auto i = static_cast<std::size_t>(match.document);
    match.score -= weights::kScattered * (apart[i] - together[i]);
  }
}

void Matcher::add_feedback(Matches* matches) {
  Gain gain = {"like the best answers", feedback(catalog_.stems(), db_, *matches)};
  *matches = boost(*matches, gain.matches);
  gains_.push_back(std::move(gain));
}

void Matcher::restrict_to_passages(const Query& query) {
  restricted_ = true;
  by_part_ = !query.parts.empty();
  const auto list = [&](std::string_view statement, const char* parameter,
                        const std::vector<std::string>& names) {
    std::vector<std::int64_t> ids;
    Statement& rows = db_.cached(statement);
    for (const std::string& name : names) {
      rows.bind(parameter, name);
      while (rows.step()) ids.push_back(rows.integer(0));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto parts = list(sql::k_list_passage_parts, ":part", query.parts);
  const auto stated = list(sql::k_list_statement_passages, ":kind", query.stated);
  if (query.parts.empty() || query.stated.empty()) {
    allowed_ = query.parts.empty() ? stated : parts;
  } else {
    std::set_intersection(parts.begin(), parts.end(), stated.begin(), stated.end(),
                          std::back_inserter(allowed_));
  }
}

std::vector<std::int64_t> Matcher::allowed_of(DocumentId document) const {
  const std::int64_t first = std::int64_t{document} << kPassageBits;
  return {std::lower_bound(allowed_.begin(), allowed_.end(), first),
          std::lower_bound(allowed_.begin(), allowed_.end(), first + kMaxPassages)};
}

Matches Matcher::evaluate(const QueryNode& node) {
  switch (node.kind) {
    case QueryNode::kAnd:
      return all_of(node.children);
    case QueryNode::kOr:
      return any_of(node.children);
    case QueryNode::kNot:
      return subtract(everything(), evaluate(node.children[0]));
    case QueryNode::kTerm:
      return term(node.term);
    case QueryNode::kName:
      return name(node);
    case QueryNode::kFilter:
      return filter_(node.name, node.value);
  }
  return {};
}

Matches Matcher::all_of(const std::vector<QueryNode>& nodes) {
  bool first = true;
  Matches matches;
  for (const QueryNode& node : nodes) {
    if (node.kind == QueryNode::kNot) continue;
    matches = first ? evaluate(node) : intersect(matches, evaluate(node));
    first = false;
  }
  if (first) matches = everything();
  for (const QueryNode& node : nodes) {
    if (node.kind == QueryNode::kNot) matches = subtract(matches, evaluate(node.children[0]));
  }
  return matches;
}

Matches Matcher::any_of(const std::vector<QueryNode>& nodes) {
  Matches matches;
  for (const QueryNode& node : nodes) matches = unite(matches, evaluate(node));
  return matches;
}

Matches Matcher::everything() const {
  Matches matches;
  for (DocumentId id = 1; id <= catalog_.max_id(); ++id) {
    if (catalog_[id].id) matches.push_back({id, 0});
  }
  return matches;
}

Matches Matcher::stem(const std::string& stem, const std::string& typed) {
  gains_.push_back({"stem " + typed, documents_with(catalog_.stems(), db_, stem)});
  stems_.push_back({stem, gains_.back().matches.size()});
  return gains_.back().matches;
}

// What any word of the node gives, beside what evaluate() gives for all of them.
Matches Matcher::loosely(const QueryNode& node) {
  Matches matches;
  for (const QueryNode& child : node.children) matches = unite(matches, loosely(child));
  if (node.kind != QueryNode::kTerm || node.term.words.size() < 2) return matches;
  for (std::size_t i = 0; i < node.term.words.size(); ++i) {
    if (!is_stop_word(node.term.words[i]))
      matches = unite(matches, stem(node.term.stems[i], node.term.words[i]));
  }
  return matches;
}

Matches Matcher::term(const Term& term) {
  if (loose_) {
    if (term.words.size() == 1) return stem(term.stems[0], term.typed);
    return gather("phrase " + term.typed, exact_expression(term), weights::kCompound);
  }
  Matches matches = gather("exact " + term.typed, exact_expression(term), weights::kExact);
  if (const std::string stems = stem_expression(term); !stems.empty()) {
    matches = unite(matches, gather("stem " + term.typed, stems, weights::kStem));
  }
  return matches;
}

// From 0 for what all documents have to 1 for what one has.
double Matcher::rarity_of(std::size_t documents) const {
  const double all = catalog_.max_id() + 1.0;
  return std::log(all / static_cast<double>(documents)) / std::log(all);
}

Matches Matcher::name(const QueryNode& node) {
  if (by_part_) return all_of(node.children);  // being about it is no matter of a part
  Gain gain = {"about " + catalog_[node.document].title, {}};
  const double about = loose_ ? weights::kAboutAsked : weights::kAboutName;
  const double itself = loose_ ? weights::kItselfAsked : weights::kNameItself;
  Statement& rows = db_.cached(sql::k_list_naming_documents);
  rows.bind(":target", std::int64_t{node.document});
  while (rows.step()) {
    gain.matches.push_back({static_cast<DocumentId>(rows.integer(0)), about});
  }
  if (catalog_[node.document].kind == Kind::kEvent) {
    for (DocumentId talk : catalog_[node.document].talks) gain.matches.push_back({talk, about});
    std::sort(gain.matches.begin(), gain.matches.end(),
              [](const Match& a, const Match& b) { return a.document < b.document; });
  }
  gain.matches = unite(gain.matches, {{node.document, itself}});
  if (loose_) {
    const double rarity = rarity_of(gain.matches.size());
    for (Match& match : gain.matches) match.score *= rarity;
  }
  Matches matches = unite(all_of(node.children), gain.matches);
  gains_.push_back(std::move(gain));
  return matches;
}

Matches Matcher::gather(std::string what, const std::string& expression, double weight) {
  TermPostings term = {std::move(what), {}};
  Statement& rows = db_.cached(sql::k_match_passages);
  rows.bind(":match", expression);
  auto allowed = allowed_.begin();
  while (rows.step()) {
    const std::int64_t passage = rows.integer(0);
    if (restricted_) {
      allowed = std::lower_bound(allowed, allowed_.end(), passage);
      if (allowed == allowed_.end() || *allowed != passage) continue;
    }
    term.postings.push_back({passage, weight * rows.real(1)});
  }
  Matches matches = by_document(term.postings);
  gains_.push_back({term.what, matches});
  postings_.push_back(std::move(term));
  return matches;
}

void Matcher::find_phrases(const QueryNode& node) {
  std::vector<const Term*> words;
  for (const QueryNode& child : node.children) collect_words(child, &words);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Term &left = *words[i], &right = *words[i + 1];
    if (left.prefix || right.prefix || !left.field.empty() || !right.field.empty()) continue;
    if (is_stop_word(left.words[0]) || is_stop_word(right.words[0])) continue;
    const std::string expression = phrase(left.stems, "~") + " + " + phrase(right.stems, "~");
    phrases_.push_back(
        gather("phrase " + left.typed + " " + right.typed, expression, weights::kPhrase));
  }
}

}  // namespace plumbline

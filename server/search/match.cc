// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/match.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/stop_words.h"
#include "server/search/expression.h"
#include "server/search/feedback.h"
#include "server/search/kept_parts.h"
#include "server/search/sum.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
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

Matcher::Matcher(Index& index, const Query& query, FilterMatches filter, bool loose)
    : index_(index),
      catalog_(index.catalog()),
      query_(query),
      filter_(std::move(filter)),
      loose_(loose),
      evidence_(index) {
  if (query.is_restricted()) restrict_to_passages();
  for (const QueryNode& node : query.root.children) {
    if (node.kind == QueryNode::kNot) {
      exclusions_.push_back(left_out(node));
    } else if (node.kind == QueryNode::kFilter) {
      filters_.push_back(evaluate(node).take());
    } else {
      add_unit(node);
    }
  }
  if (query.is_restricted() && (!query.has_terms() || !query.stated.empty()))
    filters_.push_back(with_allowed_passages());
}

// A word that is said twice is asked for once.
void Matcher::add_unit(const QueryNode& node) {
  for (Unit& unit : units_) {
    if (node.kind == QueryNode::kTerm && unit.node->kind == QueryNode::kTerm &&
        same_term(unit.node->term, node.term)) {
      ++unit.times;
      return;
    }
  }
  const bool stop_word = query_.plain && is_stop_word_node(node);
  units_.push_back({typed(node), evaluate(node), stop_word, node.document, &node, 1, {}});
  // kernel::sync::Arc, which stands nowhere, is found by its words.
  Unit& unit = units_.back();
  if (loose_ || unit.matches->empty()) unit.loosely = loosely(node);
  only_stop_words_ = only_stop_words_ && stop_word;
}

Matches Matcher::all() const {
  std::vector<const Matches*> parts;
  for (const Unit& unit : units_) {
    if (wanted(unit)) parts.push_back(&*unit.matches);
  }
  if (parts.empty()) return within_bounds(everything());
  Matches matches = parts.size() == 1 ? *parts[0] : intersect(*parts[0], *parts[1]);
  for (std::size_t i = 2; i < parts.size(); ++i) matches = intersect(matches, *parts[i]);
  for (const Unit& unit : units_) {
    if (!wanted(unit)) boost(&matches, *unit.matches);
  }
  return within_bounds(std::move(matches));
}

Matches Matcher::some() const {
  Sum sum(catalog_.max_id());
  for (const Unit& unit : units_) {
    if (!wanted(unit)) continue;
    sum.add(*unit.matches, loose_ ? unit.times : 1);
    sum.add(unit.loosely, loose_ ? unit.times : 1);
  }
  return within_bounds(sum.matches());
}

Matches Matcher::within_bounds(Matches matches) const {
  for (const Matches& filter : filters_) matches = intersect(matches, filter);
  for (const Matches& exclusion : exclusions_) matches = subtract(matches, exclusion);
  return matches;
}

// Counts for each document the units that it has, and adds up their numbers: of one that lacks a single unit,
// the difference to the sum of all tells which.
std::vector<Matches> Matcher::all_but_one() const {
  std::vector<std::size_t> count(static_cast<std::size_t>(catalog_.max_id()) + 1);
  std::vector<std::size_t> sum(count.size());
  std::size_t wanted_units = 0, wanted_sum = 0;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (!wanted(units_[i])) continue;
    ++wanted_units;
    wanted_sum += i;
    for (const Match& match : *units_[i].matches) {
      const auto at = static_cast<std::size_t>(match.document);
      if (match.document < 0 || at >= count.size()) continue;  // of a list that is damaged
      ++count[at];
      sum[at] += i;
    }
  }
  std::vector<Matches> lacking(units_.size());
  if (wanted_units < 2) return lacking;
  for (std::size_t id = 1; id < count.size(); ++id) {
    const Match match = {static_cast<DocumentId>(id), 0};
    if (count[id] + 1 == wanted_units) lacking[wanted_sum - sum[id]].push_back(match);
    for (std::size_t i = 0; i < units_.size() && count[id] == wanted_units; ++i) {
      if (wanted(units_[i])) lacking[i].push_back(match);
    }
  }
  for (Matches& matches : lacking) matches = within_bounds(std::move(matches));
  return lacking;
}

void Matcher::add_phrases(Matches* matches) {
  if (!phrases_) find_phrases(query_.root);
  for (const Matches* phrase : *phrases_) boost(matches, *phrase);
}

void Matcher::add_answered(Matches* matches, const Matches& likeness) {
  double best = 0;
  for (const Match& match : *matches) best = std::max(best, match.score);
  Gain gain = {"answers a question like it", likeness};
  for (Match& match : gain.matches)
    match.score = weights::kAnswered * best * std::pow(match.score, weights::kAnsweredPower);
  boost(matches, gain.matches);
  evidence_.add_gain(std::move(gain));
}

void Matcher::add_feedback(Matches* matches, const Matches& others) {
  const Matches gain = feedback(catalog_.stems(), index_.db(), catalog_.kept().telling, *matches);
  boost(matches, gain);
  evidence_.add_gain({"like the best answers", subtract(gain, others)});
}

void Matcher::restrict_to_passages() {
  by_part_ = query_.is_by_part();
  by_statement_ = !query_.stated.empty();
  if (by_part_) {
    const PassageParts& parts = catalog_.passage_parts();
    parts_ = (query_.parts.empty() ? PassageParts::kAll : parts.set_of(query_.parts)) &
             ~parts.set_of(query_.parts_out);
  }
  Statement& rows = index_.db().cached(sql::k_list_statement_passages);
  for (const std::string& kind : query_.stated) {
    rows.bind(":kind", kind);
    while (rows.step()) stated_.push_back(rows.integer(0));
  }
  std::sort(stated_.begin(), stated_.end());
}

bool Matcher::is_allowed(std::int64_t passage) const {
  if (by_part_) {
    const std::size_t number = catalog_.passage_statistics().number_of(passage);
    if (!catalog_.passage_parts().is_in(parts_, number)) return false;
  }
  return !by_statement_ || std::binary_search(stated_.begin(), stated_.end(), passage);
}

std::vector<std::int64_t> Matcher::allowed_of(DocumentId document) const {
  std::vector<std::int64_t> allowed;
  if (!query_.is_restricted()) return allowed;
  const auto [begin, end] = catalog_.passage_statistics().numbers_of(document);
  const std::int64_t first = first_passage(document);
  for (std::int64_t passage = first; passage < first + static_cast<std::int64_t>(end - begin);
       ++passage) {
    if (is_allowed(passage)) allowed.push_back(passage);
  }
  return allowed;
}

Found Matcher::evaluate(const QueryNode& node) {
  switch (node.kind) {
    case QueryNode::kAnd:
      return all_of(node.children);
    case QueryNode::kOr:
      return any_of(node.children);
    case QueryNode::kNot:
      return subtract(everything(), left_out(node));
    case QueryNode::kTerm:
      return term(node.term);
    case QueryNode::kName:
      return name(node);
    case QueryNode::kFilter:
      return filter_(node.name, node.value);
  }
  return Matches();
}

// What a "not" takes away.
Matches Matcher::left_out(const QueryNode& node) {
  evidence_.leave_out(true);
  Matches matches = evaluate(node.children[0]).take();
  evidence_.leave_out(false);
  return matches;
}

Found Matcher::all_of(const std::vector<QueryNode>& nodes) {
  std::optional<Found> found;
  for (const QueryNode& node : nodes) {
    if (node.kind == QueryNode::kNot) continue;
    found = found ? intersect(**found, *evaluate(node)) : evaluate(node);
  }
  if (!found) found = everything();
  for (const QueryNode& node : nodes) {
    if (node.kind == QueryNode::kNot) found = subtract(**found, left_out(node));
  }
  return std::move(*found);
}

Found Matcher::any_of(const std::vector<QueryNode>& nodes) {
  std::optional<Found> found;
  for (const QueryNode& node : nodes)
    found = found ? unite(**found, *evaluate(node)) : evaluate(node);
  return found ? std::move(*found) : Matches();
}

Matches Matcher::everything() const {
  Matches matches;
  for (DocumentId id = 1; id <= catalog_.max_id(); ++id) {
    if (catalog_.standing(id).exists) matches.push_back({id, 0});
  }
  return matches;
}

// What any word of the node gives, beside what evaluate() gives for all of them.
Matches Matcher::loosely(const QueryNode& node) {
  Matches matches;
  for (const QueryNode& child : node.children) matches = unite(matches, loosely(child));
  if (node.kind != QueryNode::kTerm || node.term.words.size() < 2) return matches;
  for (std::size_t i = 0; i < node.term.words.size(); ++i) {
    if (!is_stop_word(node.term.words[i]))
      matches =
          unite(matches, evidence_.add_stem("stem " + node.term.words[i], node.term.stems[i]));
  }
  return matches;
}

Found Matcher::term(const Term& term) {
  if (loose_) {
    return Found::kept(
        term.words.size() == 1
            ? evidence_.add_stem("stem " + term.typed, term.stems[0])
            : gather("phrase " + term.typed, exact_expressions(term), weights::kCompound));
  }
  const Matches& exact = gather("exact " + term.typed, exact_expressions(term), weights::kExact);
  const std::string stems = stem_expression(term);
  if (stems.empty()) return Found::kept(exact);
  return unite(exact, gather("stem " + term.typed, {stems}, weights::kStem));
}

Matches Matcher::name(const QueryNode& node) {
  if (by_part_) return all_of(node.children).take();  // being about it is no matter of a part
  Gain gain = about(node.document);
  Matches matches = unite(*all_of(node.children), gain.matches);
  evidence_.add_gain(std::move(gain));
  return matches;
}

// The documents that are about another, and that one itself.
Gain Matcher::about(DocumentId document) const {
  Gain gain = {"about " + catalog_[document].title, {}};
  const double about = loose_ ? weights::kAboutAsked : weights::kAboutName;
  const double itself = loose_ ? weights::kItselfAsked : weights::kNameItself;
  for (const DocumentId naming : *index_.naming(document)) gain.matches.push_back({naming, about});
  if (catalog_[document].kind == Kind::kEvent) {
    for (DocumentId talk : catalog_[document].talks) gain.matches.push_back({talk, about});
    std::sort(gain.matches.begin(), gain.matches.end(),
              [](const Match& a, const Match& b) { return a.document < b.document; });
  }
  gain.matches = unite(gain.matches, {{document, itself}});
  if (loose_) {  // from nothing where all documents are about it to all where one is
    const double all = catalog_.max_id() + 1.0;
    const double rarity = std::log(all / static_cast<double>(gain.matches.size())) / std::log(all);
    for (Match& match : gain.matches) match.score *= rarity;
  }
  return gain;
}

const Matches& Matcher::gather(std::string what, const std::vector<std::string>& expressions,
                               double weight) {
  if (!query_.is_restricted())
    return evidence_.add_passages(std::move(what), index_.list(expressions, weight));
  Postings allowed =
      index_.postings(expressions, [this](std::int64_t passage) { return is_allowed(passage); });
  return evidence_.add_passages(std::move(what), index_.list(std::move(allowed), weight));
}

// Documents with passages of the wanted parts and statements, where nothing else is asked for.
Matches Matcher::with_allowed_passages() const {
  Matches matches;
  if (by_statement_) {
    for (const std::int64_t passage : stated_) {
      const bool is_new = matches.empty() || matches.back().document != document_of(passage);
      if (is_new && catalog_.passage_statistics().has(passage) && is_allowed(passage))
        matches.push_back({document_of(passage), 0});
    }
    return matches;
  }
  for (DocumentId document = 1; document <= catalog_.max_id(); ++document) {
    if (!allowed_of(document).empty()) matches.push_back({document, 0});
  }
  return matches;
}

void Matcher::find_phrases(const QueryNode& node) {
  phrases_.emplace();
  std::vector<const Term*> words;
  for (const QueryNode& child : node.children) collect_words(child, &words);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Term &left = *words[i], &right = *words[i + 1];
    if (left.prefix || right.prefix || !left.field.empty() || !right.field.empty()) continue;
    if (is_stop_word(left.words[0]) || is_stop_word(right.words[0])) continue;
    phrases_->push_back(&gather("phrase " + left.typed + " " + right.typed,
                                {neighbours_expression(left, right)}, weights::kPhrase));
  }
}

}  // namespace plumbline

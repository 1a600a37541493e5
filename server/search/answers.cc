// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/answers.h"

#include <algorithm>
#include <span>

#include "schema/is_one_of.h"
#include "schema/text/fold.h"
#include "server/search/named.h"
#include "server/search/statements.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {

Sort sort_of(const SearchRequest& request, const Query& query) {
  if (request.sort != Sort::kDefault) return request.sort;
  return query.has_terms() ? Sort::kRelevance : Sort::kNewest;
}

// True where it is one word as it was typed, and among these.
bool is_word_of(const QueryNode& node, std::span<const std::string_view> words) {
  const Term& term = node.term;
  return node.kind == QueryNode::kTerm && !term.quoted && !term.prefix && term.words.size() == 1 &&
         is_one_of(term.words[0], words);
}

// "work" of "how does klint work?", "used" of "what is klint used for?": who asks so asks what it is.
bool asks_what_it_is(const Unit& unit) {
  constexpr std::string_view kWords[] = {"work",    "works",        "use",         "used",
                                         "uses",    "mean",         "means",       "meaning",
                                         "explain", "explained",    "explanation", "purpose",
                                         "intro",   "introduction", "overview",    "basics"};
  return is_word_of(*unit.node, kWords);
}

// "does rust work on powerpc", which nobody ends with a question mark.
bool begins_as_question(const QueryNode& node) {
  constexpr std::string_view kWords[] = {
      "am",    "are",   "can", "cant", "could",  "did", "do",   "does", "has",   "have",
      "how",   "is",    "may", "must", "should", "was", "were", "what", "whats", "when",
      "where", "which", "who", "whom", "whose",  "why", "will", "would"};
  return is_word_of(node, kWords);
}
}  // namespace

Answers::Answers(Index& index, Tokenizer& tokenizer, SearchRequest request,
                 std::vector<Reference> references)
    : tokenizer_(tokenizer),
      catalog_(index.catalog()),
      request_(std::move(request)),
      references_(std::move(references)),
      query_(parse_query(catalog_, tokenizer, request_.q)),
      filters_(catalog_, tokenizer, request_, &query_.warnings),
      question_((restrict_by_filter(), asks_question())),
      matcher_(
          index, query_,
          [this](const std::string& name, const std::string& value) { return filter(name, value); },
          question_),
      order_(catalog_, sort_of(request_, query_)),
      all_(matcher_.all()),
      any_have_all_(!all_.empty()),
      exact_total_(count(all_)) {
  if (!references_.empty()) rank(SIZE_MAX);  // they are answers, too
}

// &kind=decision means what kind:decision does in the box.
void Answers::restrict_by_filter() {
  const auto kinds = request_.filters.find("kind");
  if (kinds == request_.filters.end()) return;
  const auto is_outcome = [](const std::string& kind) {
    return outcome_of(fold(kind)).has_value();
  };
  if (!std::all_of(kinds->second.begin(), kinds->second.end(), is_outcome)) return;
  for (const std::string& kind : kinds->second) query_.stated.push_back(fold(kind));
  query_.plain = false;
}

// More than a few plain words, or a question mark behind them.
bool Answers::asks_question() const {
  if (!query_.plain || query_.named != 0) return false;
  double words = 0;
  for (const QueryNode& node : query_.root.children)
    words += std::max(static_cast<double>(node.children.size()), 1.0);
  const auto last = request_.q.find_last_not_of(" \t\r\n");
  const bool asks = last != std::string::npos && request_.q[last] == '?';
  return words > weights::kQuestionWords || (asks && words > 1) ||
         (words > weights::kAskingWords && begins_as_question(query_.root.children.front()));
}

Matches Answers::filter(const std::string& name, const std::string& value) {
  const Predicate fits = make_predicate(catalog_, tokenizer_, name, value, &query_.warnings);
  Matches matches;
  for (DocumentId id = 1; id <= catalog_.max_id(); ++id) {
    if (catalog_[id].id && fits(catalog_[id])) matches.push_back({id, 0});
  }
  return matches;
}

int Answers::count(const Matches& matches) const {
  return static_cast<int>(std::count_if(matches.begin(), matches.end(), [&](const Match& match) {
    return catalog_.standing(match.document).exists && passes(match.document);
  }));
}

bool Answers::passes(DocumentId document) const {
  return filters_.empty() || !filters_.failed(catalog_[document]);
}

int Answers::total() {
  if (is_ranked_ && (question_ || exact_total_ == 0)) return static_cast<int>(ranked_.size());
  return question_ || exact_total_ == 0 ? count(some()) : exact_total_;
}

const Matches& Answers::some() {
  if (!some_) {
    const bool wanted =
        query_.plain && (question_ || matcher_.units().size() > 1 || !any_have_all_);
    some_ = wanted ? matcher_.some() : Matches{};
  }
  return *some_;
}

const std::vector<Ranked>& Answers::ranked(std::size_t sorted) {
  if (!is_ranked_) rank(order_.by_score() ? sorted : SIZE_MAX);
  const auto end = ranked_.begin() + static_cast<std::ptrdiff_t>(std::min(sorted, ranked_.size()));
  std::partial_sort(ranked_.begin(), end, ranked_.end(),
                    [this](const Ranked& a, const Ranked& b) { return order_.before(a, b); });
  return ranked_;
}

void Answers::rank(std::size_t sorted) {
  is_ranked_ = true;
  if (question_) {  // all of its answers are on one footing
    for (const Match& match : scored_some({}, sorted)) add(match, 1);
  } else {
    const Matches all = scored_all(sorted);
    ranked_.reserve(all.size());
    candidates_.reserve(all.size());
    for (const Match& match : all) add(match, 1);
    if (exact_total_ < request_.limit) {
      for (const Match& match : subtract(scored_some(all, sorted), all)) add(match, 0);
    }
  }
  lift(named(), &ranked_);
  add_references();
  lift_references(references_, query_.named, &ranked_);
}

Matches Answers::scored_all(std::size_t sorted) {
  Matches all = std::move(all_);
  matcher_.add_phrases(&all);
  discount(&all, sorted, gains_by_feedback());
  if (gains_by_feedback()) matcher_.add_feedback(&all);
  return all;
}

Matches Answers::scored_some(const Matches& all, std::size_t sorted) {
  Matches matches = some();
  const bool feedback = question_ || gains_by_feedback();
  matcher_.add_phrases(&matches);
  if (!question_) discount(&matches, sorted, feedback);
  if (question_)
    matcher_.add_answered(&matches, catalog_.answered_questions().like(tokenizer_, request_.q));
  if (feedback) matcher_.add_feedback(&matches, all);
  return matches;
}

bool Answers::gains_by_feedback() const {
  return query_.plain && static_cast<double>(matcher_.units().size()) >= weights::kFeedbackWords;
}

// Those that will be shown, or will be compared by feedback, need their scores to the end.
void Answers::discount(Matches* matches, std::size_t sorted, bool feedback) {
  if (feedback) {
    const auto compared = static_cast<std::size_t>(weights::kFeedbackCandidates);
    matcher_.discount_scattered(matches, std::max(sorted, compared), {});
    return;
  }
  constexpr double kNever = -1;  // no score is below 0
  std::vector<double> factors;
  factors.reserve(matches->size());
  for (const Match& match : *matches) {
    const Standing& standing = catalog_.standing(match.document);
    const bool shown = standing.exists && passes(match.document);
    factors.push_back(shown ? 1 + order_.favour(standing) : kNever);
  }
  matcher_.discount_scattered(matches, sorted, factors);
}

void Answers::add(const Match& match, int tier) {
  if (!catalog_.standing(match.document).exists) return;
  candidates_.push_back(match.document);
  if (passes(match.document)) ranked_.push_back(order_.ranked(match.document, tier, match.score));
}

void Answers::add_references() {
  for (const Reference& reference : references_) {
    if (std::any_of(ranked_.begin(), ranked_.end(),
                    [&](const Ranked& entry) { return entry.document == reference.document; }))
      continue;
    const std::size_t before = ranked_.size();
    add({reference.document, 0}, 2);
    exact_total_ += static_cast<int>(ranked_.size() - before);
  }
}

const Reference* Answers::reference_of(DocumentId document) const {
  const auto found =
      std::find_if(references_.begin(), references_.end(),
                   [&](const Reference& reference) { return reference.document == document; });
  return found == references_.end() ? nullptr : &*found;
}

DocumentId Answers::named() const {
  DocumentId named = query_.named;
  if (named || !query_.plain) return named;
  for (const Unit& unit : matcher_.units()) {
    if (unit.stop_word || asks_what_it_is(unit)) continue;
    if (named || !unit.named) return 0;
    named = unit.named;
  }
  return named;
}

DocumentId Answers::named_topic() const {
  const Document& document = catalog_[named()];
  return document.kind == Kind::kTopic ? document.id : 0;
}

}  // namespace plumbline

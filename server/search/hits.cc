// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/hits.h"

#include <algorithm>
#include <cmath>

#include "schema/is_one_of.h"
#include "server/search/statements.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr std::size_t kMaxCandidates =
    6;                          // passages of a document that are looked at for snippets,
constexpr int kMaxPerPart = 2;  // and of each of its parts

bool names_something(const QueryNode& node) {
  return node.kind == QueryNode::kOr &&
         std::any_of(node.children.begin(), node.children.end(),
                     [](const QueryNode& child) { return child.kind == QueryNode::kName; });
}

// Terms are a thing each, but a name is one thing with all its spellings and the words that say it ("binder",
// "rust_binder"): a passage that has several of them tells no more than one that has one.
void collect(const Catalog& catalog, Database& db, const QueryNode& node, bool of_one_thing,
             Highlighter* highlighter) {
  if (node.kind == QueryNode::kNot) return;
  const bool one_thing =
      node.kind == QueryNode::kTerm || node.kind == QueryNode::kName || names_something(node);
  if (one_thing && !of_one_thing) highlighter->begin_thing();
  if (node.kind == QueryNode::kTerm) highlighter->add(node.term);
  if (node.kind == QueryNode::kName) {
    for (const std::string& name : catalog.names(db, node.document)) highlighter->add_name(name);
  }
  for (const QueryNode& child : node.children)
    collect(catalog, db, child, one_thing || of_one_thing, highlighter);
}

// True for "how" and "a" of "how does a spinlock work": marks on them would hide those of the others.
bool is_beside_the_point(const Matcher& matcher, const QueryNode& node) {
  const auto& units = matcher.units();
  const auto stops = [](const Unit& unit) { return unit.stop_word; };
  return node.kind == QueryNode::kTerm && !std::all_of(units.begin(), units.end(), stops) &&
         std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
           return stops(unit) && unit.node->term.words == node.term.words;
         });
}
}  // namespace

HitMaker::HitMaker(const Index& index, Tokenizer& tokenizer, const Query& query,
                   const Matcher& matcher, DocumentId named)
    : catalog_(index.catalog()),
      db_(index.db()),
      matcher_(matcher),
      passages_(matcher.evidence()),
      tokenizer_(tokenizer),
      highlighter_(tokenizer),
      has_terms_(query.has_terms()),
      states_(!query.stated.empty()),
      named_(named) {
  for (const QueryNode& node : query.root.children) {
    if (!is_beside_the_point(matcher, node)) collect(catalog_, db_, node, false, &highlighter_);
  }
}

Hit HitMaker::make(DocumentId document, double score, bool explain, std::int64_t place) {
  Hit hit;
  hit.document = document;
  hit.score = score;
  if (has_terms_) {
    look_at_head(document, &hit);
  }
  add_snippets(document, place, &hit);
  if (states_) add_stated(document, &hit);
  for (const Unit& unit : matcher_.units()) {
    if (!unit.stop_word && !find_match(*unit.matches, document)) hit.missing.push_back(unit.typed);
  }
  if (explain) hit.reasons = reasons(document, score);
  return hit;
}

std::shared_ptr<const CutPassage> HitMaker::read_passage(std::int64_t id) const {
  return catalog_.cut_passages().find(db_, tokenizer_, id);
}

// The lines that match, and where none does, as in a talk about what was asked, all that are wanted.
void HitMaker::add_stated(DocumentId document, Hit* hit) {
  const auto allowed = matcher_.allowed_of(document);
  std::vector<std::int64_t> found;
  for (const Posting& posting : passages_.of(document)) {
    if (std::binary_search(allowed.begin(), allowed.end(), posting.passage))
      found.push_back(posting.passage);
  }
  if (found.empty()) found = allowed;
  for (StatementLine& line : statements_of(db_, document)) {
    if (is_one_of(line.passage, found))
      hit->stated.push_back(
          {std::string(stated_name(line.kind)), std::move(line.text), std::move(line.anchor)});
  }
}

void HitMaker::look_at_head(DocumentId document, Hit* hit) {
  const std::string& title = catalog_[document].title;
  const auto head = read_passage(first_passage(document));
  hit->title_marks = head && head->title.text() == title
                         ? highlighter_.marks(head->title)
                         : highlighter_.marks(CutText(title, tokenizer_));
  if (!head) return;
  for (const auto& [field, text] :
       {std::pair{"title", &head->title}, {"names", &head->names}, {"topics", &head->topics}}) {
    if (highlighter_.is_in(*text)) hit->matched.emplace_back(field);
  }
}

// The passages that match, best first; where none does, the place, or else the document's first passage.
Postings HitMaker::candidates(DocumentId document, std::int64_t place) {
  if (document == named_) return {{first_passage(document), 0}};
  Postings out = passages_.of(document);
  std::stable_sort(out.begin(), out.end(),
                   [](const Posting& a, const Posting& b) { return a.score > b.score; });
  if (out.size() > kMaxCandidates) out.resize(kMaxCandidates);
  if (out.empty()) {
    for (const std::int64_t passage : matcher_.allowed_of(document)) out.push_back({passage, 0});
    if (out.size() > kMaxCandidates) out.resize(kMaxCandidates);
  }
  if (out.empty()) out.push_back({place ? place : first_passage(document), 0});
  return out;
}

Snippet HitMaker::snippet_of(const Showing& showing, bool from_start) {
  const CutPassage& passage = *showing.passage;
  auto [text, marks] = Highlighter::excerpt(passage.body, showing.window, from_start);
  return {passage.part,           passage.anchor,  passage.page,    passage.seconds,
          passage.heading.text(), std::move(text), std::move(marks)};
}

// Which of the passages that match a snippet could be of.
std::vector<HitMaker::Showing> HitMaker::showings(DocumentId document, std::int64_t place) {
  std::vector<Showing> showings;
  showings.reserve(kMaxCandidates);
  for (const Posting& candidate : candidates(document, place)) {
    auto passage = read_passage(candidate.passage);
    const auto is_of_part = [&](const Showing& other) {
      return other.passage->part == passage->part;
    };
    if (!passage || std::count_if(showings.begin(), showings.end(), is_of_part) == kMaxPerPart)
      continue;
    auto window = highlighter_.window(passage->body);
    const int distinct = window.distinct() + (highlighter_.is_in(passage->heading) ? 1 : 0);
    showings.push_back({std::move(passage), std::move(window), distinct});
  }
  return showings;
}

void HitMaker::add_snippets(DocumentId document, std::int64_t place, Hit* hit) {
  const std::vector<Showing> all = showings(document, place);
  // Among the best passages the one that shows most of what was asked; of equals the best.
  std::vector<const Showing*> found;
  found.reserve(all.size());
  for (const Showing& showing : all) found.push_back(&showing);
  std::sort(found.begin(), found.end(), [](const Showing* a, const Showing* b) {
    return a->distinct != b->distinct ? a->distinct > b->distinct : a < b;
  });
  for (const Showing* showing : found) {
    const std::string& part = showing->passage->part;
    const bool tells = showing->distinct > 0 && !is_one_of(part, hit->matched);
    if (tells) hit->matched.push_back(part);
    if (!hit->snippet) {
      hit->snippet = snippet_of(*showing, document == named_);
    } else if (tells) {
      hit->also.push_back(snippet_of(*showing, document == named_));
    }
  }
}

std::vector<Reason> HitMaker::reasons(DocumentId document, double score) const {
  std::vector<Reason> reasons;
  double told = 0;
  const auto add = [&](std::string what, double gain) {
    reasons.push_back({std::move(what), gain});
    told += gain;
  };
  for (auto& [what, gain] : matcher_.evidence().gains_of(document)) {
    if (gain != 0) add(std::move(what), gain);
  }
  if (std::abs(score - told) > 1e-9) add("for its kind, its year, or its name", score - told);
  return reasons;
}

}  // namespace plumbline

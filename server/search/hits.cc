// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/hits.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "schema/format.h"
#include "schema/sql.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr std::size_t kMaxCandidates =
    6;                          // passages of a document that are looked at for snippets,
constexpr int kMaxPerPart = 2;  // and of each of its parts

struct Passage {
  Snippet snippet;  // without text and marks
  std::string title, names, topics, body;
};

std::optional<Passage> read_passage(Database& db, std::int64_t id) {
  Statement& row = db.cached(sql::k_find_passage);
  row.bind(":id", id);
  if (!row.step()) return std::nullopt;
  Passage passage;
  passage.snippet.part = row.text(0);
  passage.snippet.anchor = row.text(1);
  if (!row.is_null(2)) passage.snippet.page = static_cast<int>(row.integer(2));
  if (!row.is_null(3)) passage.snippet.seconds = static_cast<int>(row.integer(3));
  passage.title = row.text(4);
  passage.names = row.text(5);
  passage.topics = row.text(6);
  passage.snippet.heading = row.text(7);
  passage.body = row.text(8);
  row.reset();
  return passage;
}

void collect(const Catalog& catalog, Database& db, const QueryNode& node,
             Highlighter* highlighter) {
  if (node.kind == QueryNode::kNot) return;
  if (node.kind == QueryNode::kTerm) highlighter->add(node.term);
  if (node.kind == QueryNode::kName) {
    for (const std::string& name : catalog.names(db, node.document)) highlighter->add_name(name);
  }
  for (const QueryNode& child : node.children) collect(catalog, db, child, highlighter);
}

bool has(const Matches& matches, DocumentId document) {
  return std::binary_search(matches.begin(), matches.end(), Match{document, 0},
                            [](const Match& a, const Match& b) { return a.document < b.document; });
}
}  // namespace

HitMaker::HitMaker(const Catalog& catalog, Database& db, Tokenizer& tokenizer, const Query& query,
                   const Matcher& matcher)
    : catalog_(catalog),
      db_(db),
      matcher_(matcher),
      highlighter_(tokenizer),
      has_terms_(query.has_terms()),
      named_(query.named) {
  collect(catalog, db, query.root, &highlighter_);
}

Hit HitMaker::make(DocumentId document, double score, bool explain, std::int64_t place) {
  Hit hit;
  hit.document = document;
  hit.score = score;
  if (has_terms_) {
    hit.title_marks = highlighter_.marks(catalog_[document].title);
    look_at_head(document, &hit);
  }
  add_snippets(document, place, &hit);
  for (const Unit& unit : matcher_.units()) {
    if (!unit.stop_word && !has(unit.matches, document)) hit.missing.push_back(unit.typed);
  }
  if (explain) hit.reasons = reasons(document, score);
  return hit;
}

void HitMaker::look_at_head(DocumentId document, Hit* hit) {
  const auto head = read_passage(db_, std::int64_t{document} << kPassageBits);
  if (!head) return;
  for (const auto& [field, text] :
       {std::pair{"title", &head->title}, {"names", &head->names}, {"topics", &head->topics}}) {
    if (!highlighter_.marks(*text).empty()) hit->matched.emplace_back(field);
  }
}

// The passages that match, best first; where none does, the place, or else the document's first passage.
std::vector<HitMaker::Candidate> HitMaker::candidates(DocumentId document,
                                                      std::int64_t place) const {
  if (document == named_) return {{std::int64_t{document} << kPassageBits, 0}};
  std::map<std::int64_t, double> scores;
  for (const TermPostings& term : matcher_.postings()) {
    const auto [begin, end] = postings_of(term, document);
    for (auto posting = begin; posting != end; ++posting)
      scores[posting->passage] += posting->score;
  }
  std::vector<Candidate> out;
  for (const auto& [passage, score] : scores) out.push_back({passage, score});
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  if (out.size() > kMaxCandidates) out.resize(kMaxCandidates);
  if (out.empty()) out.push_back({place ? place : std::int64_t{document} << kPassageBits, 0});
  return out;
}

void HitMaker::add_snippets(DocumentId document, std::int64_t place, Hit* hit) {
  std::vector<std::pair<Snippet, int>> found;  // with the number of different terms it shows
  std::map<std::string, int> looked_at;
  for (const Candidate& candidate : candidates(document, place)) {
    auto passage = read_passage(db_, candidate.passage);
    if (!passage || ++looked_at[passage->snippet.part] > kMaxPerPart) continue;
    auto excerpt = highlighter_.excerpt(passage->body, document == named_);
    Snippet& snippet = passage->snippet;
    snippet.text = std::move(excerpt.text);
    snippet.marks = std::move(excerpt.marks);
    const bool in_heading =
        !snippet.heading.empty() && !highlighter_.marks(snippet.heading).empty();
    const int distinct = excerpt.distinct + (in_heading ? 1 : 0);
    found.emplace_back(std::move(snippet), distinct);
  }
  // Among the best passages the one that shows most of what was asked.
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [snippet, distinct] : found) {
    if (!hit->snippet) {
      if (distinct > 0) hit->matched.push_back(snippet.part);
      hit->snippet = std::move(snippet);
      continue;
    }
    const bool told =
        std::find(hit->matched.begin(), hit->matched.end(), snippet.part) != hit->matched.end();
    if (distinct == 0 || told) continue;
    hit->matched.push_back(snippet.part);
    hit->also.push_back(std::move(snippet));
  }
}

std::vector<Reason> HitMaker::reasons(DocumentId document, double score) const {
  std::vector<Reason> reasons;
  double told = 0;
  const auto add = [&](std::string what, double gain) {
    reasons.push_back({std::move(what), gain});
    told += gain;
  };
  for (const TermPostings& term : matcher_.postings()) {
    const auto [begin, end] = postings_of(term, document);
    double best = 0, sum = 0;
    for (auto posting = begin; posting != end; ++posting) {
      best = std::max(best, posting->score);
      sum += posting->score;
    }
    if (sum > 0) add(term.what, best + weights::kFurtherPassages * (sum - best));
  }
  for (const NameGain& gain : matcher_.name_gains()) {
    for (const Match& match : gain.matches) {
      if (match.document == document) add("about " + catalog_[gain.name].title, match.score);
    }
  }
  if (std::abs(score - told) > 1e-9) add("for its kind, its year, or its name", score - told);
  return reasons;
}

}  // namespace plumbline

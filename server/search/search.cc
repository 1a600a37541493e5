// SPDX-License-Identifier: MIT OR Apache-2.0
// From strict to loose. Documents that have everything the query asks for come first. Those that have only
// some of it follow where the first do not fill a page; a question in plain words is ranked over any of its
// words from the start. Where nothing has all words and one of them is unknown, a near spelling is shown
// instead, and said so.
#include "server/search/search.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "schema/text/fold.h"
#include "schema/text/name_key.h"
#include "server/search/correct.h"
#include "server/search/cursor.h"
#include "server/search/filter.h"
#include "server/search/hits.h"
#include "server/search/lookup.h"
#include "server/search/match.h"
#include "server/search/query.h"
#include "server/search/relax.h"
#include "server/search/statements.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
// Spellings that are tried; of a question, which has much to rank, one.
constexpr std::size_t kCorrections = 5;
// Further spellings are offered where they are not less likely than the best by more than this factor (its
// logarithm).
constexpr double kAsLikely = 5;
// A pasted text of more words than this has enough that are known, and names and new words are among the
// others.
constexpr std::size_t kMostCorrectedWords = 12;
constexpr std::size_t kRelaxations = 5;  // words that a reader is told to drop

struct Ranked {
  DocumentId document;
  int tier;  // 2: is or cites the thing asked for; 1: has all words
  double score;
  std::string key;  // what it is sorted by, where that is not the score
};

std::string id_of(const Document& document) {
  return std::string(kind_name(document.kind)) + "/" + document.slug;
}

int year_of(const Document& document) { return std::atoi(document.year().c_str()); }

// Stemming needs a buffer; threads do not share it.
Tokenizer& thread_tokenizer() {
  thread_local Tokenizer tokenizer;
  return tokenizer;
}

// More than a few plain words, or a question mark behind them.
bool asks_question(const Query& query, std::string_view text) {
  if (!query.plain || query.named != 0) return false;
  double words = 0;
  for (const QueryNode& node : query.root.children)
    words += std::max(static_cast<double>(node.children.size()), 1.0);
  const auto last = text.find_last_not_of(" \t\r\n");
  const bool asks = last != std::string_view::npos && text[last] == '?';
  return words > weights::kQuestionWords || (asks && words > 1);
}

// What a query names as a whole, and the documents that know it.
struct Named {
  std::optional<Thing> thing;
  std::vector<Reference> references;
};

Named find_named(const Catalog& catalog, Database& db, const SearchRequest& request) {
  Named named;
  named.thing = find_thing(catalog, thread_tokenizer(), request.q, request.site);
  if (!named.thing || named.thing->is_code()) return named;
  named.references = look_up(catalog, db, &*named.thing);
  if (named.references.empty() && !named.thing->sure) named.thing.reset();
  return named;
}

// True where the text is a name of a document, as CVE-2025-68260 may be one of a topic.
bool is_name(const Catalog& catalog, std::string_view text) {
  return catalog.name_of_key(name_key(thread_tokenizer(), text).key) != nullptr;
}

// What to look for in texts: the thing as it is where it is known, else the words that it is made
// of. Code, a name, and what may as well be words are a query like any other.
SearchRequest request_for(const Catalog& catalog, const Named& named, SearchRequest request) {
  const std::optional<Thing>& thing = named.thing;
  if (!thing || thing->is_code() || !thing->sure || is_name(catalog, request.q)) return request;
  request.correct = false;
  request.q = words_of(*thing);
  if (thing->known) request.q = "\"" + request.q + "\"";
  return request;
}

class Search {
 public:
  Search(const Catalog& catalog, Database& db, const SearchRequest& request,
         std::vector<Reference> references = {})
      : catalog_(catalog),
        db_(db),
        request_(request),
        references_(std::move(references)),
        query_(parse_query(catalog, tokenizer_, request.q)),
        filters_(catalog, tokenizer_, request, &query_.warnings),
        question_(asks_question(restricted_by_filter(), request.q)),
        matcher_(
            catalog, db,
            [this](const std::string& name, const std::string& value) {
              return filter(name, value);
            },
            question_) {
    sort_ = request.sort != Sort::kDefault ? request.sort
            : query_.has_terms()           ? Sort::kRelevance
                                           : Sort::kNewest;
    match();
  }

  bool has_terms() const { return query_.has_terms(); }
  const Query& query() const { return query_; }
  bool is_question() const { return question_; }
  int exact_total() const { return exact_total_; }
  // How many have all words; where none has, and of a question, how many have some.
  int total() const {
    return question_ || exact_total_ == 0 ? static_cast<int>(ranked_.size()) : exact_total_;
  }

  std::vector<DocumentId> ranking() const {
    std::vector<DocumentId> documents;
    for (const Ranked& entry : ranked_) documents.push_back(entry.document);
    return documents;
  }

  SearchResults results() {
    SearchResults results;
    results.total = static_cast<int>(ranked_.size());
    results.exact_total = exact_total_;
    results.relaxed = results.total > exact_total_;
    results.question = question_;
    describe(&results);
    if (exact_total_ == 0 && !question_) results.relaxations = relaxations();
    for (const std::string& name : request_.facets) {
      results.facets[name] = count_facet(catalog_, filters_, request_, name, candidates_);
    }
    page(&results);
    return results;
  }

 private:
  // &kind=decision means what kind:decision does in the box.
  const Query& restricted_by_filter() {
    const auto kinds = request_.filters.find("kind");
    if (kinds == request_.filters.end()) return query_;
    const auto is_outcome = [](const std::string& kind) {
      return outcome_of(fold(kind)).has_value();
    };
    if (!std::all_of(kinds->second.begin(), kinds->second.end(), is_outcome)) return query_;
    for (const std::string& kind : kinds->second) query_.stated.push_back(fold(kind));
    query_.plain = false;
    return query_;
  }

  Matches filter(const std::string& name, const std::string& value) {
    const Predicate fits = make_predicate(catalog_, tokenizer_, name, value, &query_.warnings);
    Matches matches;
    for (DocumentId id = 1; id <= catalog_.max_id(); ++id) {
      if (catalog_[id].id && fits(catalog_[id])) matches.push_back({id, 0});
    }
    return matches;
  }

  // Ranks what has everything, and what has something where that is wanted.
  void match() {
    Matches all = matcher_.all(query_);
    Matches some;
    if (query_.plain && (question_ || matcher_.units().size() > 1 || all.empty()))
      some = matcher_.some();
    if (question_) {
      matcher_.add_feedback(&some);
    } else {
      matcher_.discount_scattered(&all);
      matcher_.discount_scattered(&some);
      if (query_.plain && static_cast<double>(matcher_.units().size()) >= weights::kFeedbackWords) {
        matcher_.add_feedback(&all);
        matcher_.add_feedback(&some);
      }
    }
    for (const Match& match : all) add(match, 1);
    exact_total_ = static_cast<int>(ranked_.size());
    if (question_) {  // all of its answers are on one footing
      candidates_.clear();
      ranked_.clear();
      for (const Match& match : some) add(match, 1);
    } else if (exact_total_ < request_.limit) {
      for (const Match& match : subtract(some, all)) add(match, 0);
    }
    lift_named();
    lift_references();
    std::sort(ranked_.begin(), ranked_.end(),
              [this](const Ranked& a, const Ranked& b) { return before(a, b); });
  }

  void add(const Match& match, int tier) {
    const Document& document = catalog_[match.document];
    if (document.id == 0) return;
    candidates_.push_back(match.document);
    if (filters_.failed(document)) return;
    ranked_.push_back(
        {match.document, tier, match.score * (1 + favour(document)), key_of(document)});
  }

  // What the query names stands first.
  void lift_named() {
    const DocumentId named = query_.named ? query_.named : named_topic();
    double best = 0;
    for (const Ranked& entry : ranked_) best = std::max(best, entry.score);
    for (Ranked& entry : ranked_) {
      if (entry.document == named) entry.score += best;
    }
  }

  // What is, links to or cites the thing that the query names comes before what has only its words.
  void lift_references() {
    double best = 0;
    for (const Ranked& entry : ranked_) best = std::max(best, entry.score);
    for (std::size_t i = 0; i < references_.size(); ++i) {
      const Reference& reference = references_[i];
      const auto is_it = [&](const Ranked& entry) { return entry.document == reference.document; };
      auto entry = std::find_if(ranked_.begin(), ranked_.end(), is_it);
      if (entry == ranked_.end()) {
        const std::size_t before = ranked_.size();
        add({reference.document, 0}, 2);
        if (ranked_.size() == before) continue;  // a filter keeps it out
        entry = ranked_.end() - 1;
        ++exact_total_;
      }
      const int closeness =
          static_cast<int>(Relation::kCites) - static_cast<int>(reference.relation);
      entry->tier = 2;
      entry->score += closeness * (best + 1) +
                      weights::kReferenceOrder * static_cast<double>(references_.size() - i);
    }
    for (Ranked& entry : ranked_) {
      if (references_.empty() || entry.document != query_.named) continue;
      entry.tier = 2;  // it is also a name, and the named comes first
      entry.score += 3 * (best + 1);
    }
  }

  const Reference* reference_of(DocumentId document) const {
    const auto found =
        std::find_if(references_.begin(), references_.end(),
                     [&](const Reference& reference) { return reference.document == document; });
    return found == references_.end() ? nullptr : &*found;
  }

  Hit make_hit(HitMaker* maker, const Ranked& entry) const {
    const Reference* reference = reference_of(entry.document);
    Hit hit = maker->make(entry.document, entry.score, request_.explain,
                          reference ? reference->passage : 0);
    if (reference) {
      hit.relation = relation_name(reference->relation);
      hit.missing.clear();
    }
    return hit;
  }

  // kTopic for topics; for talks kNewest in the newest year of the catalog, down to 0 ten years before; less
  // for what was withdrawn.
  double favour(const Document& document) const {
    if (document.kind == Kind::kTopic) return weights::kTopic;
    if (document.withdrawn) return -weights::kWithdrawn;
    if (document.kind != Kind::kTalk || document.date.empty()) return 0;
    return weights::kNewest *
           std::clamp(1 - (catalog_.newest_year() - year_of(document)) / 10.0, 0.0, 1.0);
  }

  std::string key_of(const Document& document) const {
    if (sort_ == Sort::kTitle) return fold(document.title);
    if (sort_ == Sort::kRelevance) return {};
    // Without a date last, whichever end comes first.
    return document.date.empty() && sort_ == Sort::kOldest ? "~" : document.date;
  }

  bool before(const Ranked& a, const Ranked& b) const {
    if (sort_ == Sort::kRelevance && a.tier != b.tier) return a.tier > b.tier;
    if (sort_ == Sort::kRelevance && a.score != b.score) return a.score > b.score;
    if (a.key != b.key) return sort_ == Sort::kNewest ? a.key > b.key : a.key < b.key;
    const Document &left = catalog_[a.document], &right = catalog_[b.document];
    return left.kind != right.kind ? kind_name(left.kind) < kind_name(right.kind)
                                   : left.slug < right.slug;
  }

  bool before(const Ranked& a, const Cursor& cursor) const {
    if (sort_ == Sort::kRelevance && a.tier != cursor.tier) return a.tier > cursor.tier;
    if (sort_ == Sort::kRelevance && a.score != cursor.score) return a.score > cursor.score;
    if (a.key != cursor.key)
      return sort_ == Sort::kNewest ? a.key > cursor.key : a.key < cursor.key;
    return id_of(catalog_[a.document]) < cursor.id;
  }

  bool is_at(const Ranked& a, const Cursor& cursor) const {
    return !before(a, cursor) && a.key == cursor.key && id_of(catalog_[a.document]) == cursor.id;
  }

  void describe(SearchResults* results) {
    results->understood = understood(catalog_, query_, question_);
    results->warnings = query_.warnings;
    for (const Unit& unit : matcher_.units()) {
      results->terms.push_back({unit.typed, static_cast<int>(unit.matches.size())});
    }
    collect_names(query_.root, results);
    const DocumentId named = named_topic();
    if (named && request_.cursor.empty()) results->card = named;
  }

  // The topic that the query names, alone or as "what is klint?".
  DocumentId named_topic() const {
    DocumentId named = query_.named;
    if (!named && query_.plain) {
      for (const Unit& unit : matcher_.units()) {
        if (unit.stop_word) continue;
        if (named || !unit.named) return 0;
        named = unit.named;
      }
    }
    return catalog_[named].kind == Kind::kTopic ? catalog_[named].id : 0;
  }

  static void collect_names(const QueryNode& node, SearchResults* results) {
    if (node.kind == QueryNode::kName) results->aliases.push_back({node.typed, node.document});
    for (const QueryNode& child : node.children) collect_names(child, results);
  }

  // Which single word to drop so that something has all the others: those that leave most.
  std::vector<Relaxation> relaxations() const {
    const auto& units = matcher_.units();
    if (units.size() < 2) return {};
    std::vector<std::pair<int, std::size_t>> best;  // - how many are left, the unit
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (const int total = count(matcher_.all_but(i)); total > 0) best.emplace_back(-total, i);
    }
    std::sort(best.begin(), best.end());
    std::vector<Relaxation> out;
    for (const auto& [total, i] : best) {
      if (out.size() == kRelaxations) break;
      Relaxed rest = without(catalog_, tokenizer_, query_, *units[i].node);
      const int left = rest.alike ? -total : count_of(rest.q);
      if (left > 0) out.push_back({units[i].typed, std::move(rest.q), left});
    }
    return out;
  }

  // How many documents have all words of another query, within the same filters.
  int count_of(const std::string& q) const {
    SearchRequest request = request_;
    request.q = q;
    request.cursor.clear();
    return Search(catalog_, db_, request).exact_total();
  }

  int count(const Matches& matches) const {
    return static_cast<int>(std::count_if(matches.begin(), matches.end(), [&](const Match& match) {
      return catalog_[match.document].id && !filters_.failed(catalog_[match.document]);
    }));
  }

  // The hits from the cursor on, or before it, and the cursors of the pages beside.
  void page(SearchResults* results) {
    const auto limit = static_cast<std::size_t>(request_.limit);
    std::size_t begin = 0;
    if (!request_.cursor.empty()) {
      const Cursor cursor = decode_cursor(request_, request_.cursor);
      const auto found =
          std::partition_point(ranked_.begin(), ranked_.end(),
                               [&](const Ranked& entry) { return before(entry, cursor); });
      begin = static_cast<std::size_t>(found - ranked_.begin());
      if (cursor.backward) {
        begin -= std::min(begin, limit);
      } else if (begin < ranked_.size() && is_at(ranked_[begin], cursor)) {
        ++begin;
      }
    }
    const std::size_t end = std::min(begin + limit, ranked_.size());
    HitMaker maker(catalog_, db_, tokenizer_, query_, matcher_);
    for (std::size_t i = begin; i < end; ++i) {
      results->hits.push_back(make_hit(&maker, ranked_[i]));
    }
    if (end < ranked_.size() && end > begin) results->next = cursor_at(ranked_[end - 1], false);
    if (begin > 0 && end > begin) results->prev = cursor_at(ranked_[begin], true);
  }

  std::string cursor_at(const Ranked& entry, bool backward) const {
    return encode_cursor(
        request_, {backward, entry.tier, entry.score, entry.key, id_of(catalog_[entry.document])});
  }

  Tokenizer& tokenizer_ = thread_tokenizer();
  const Catalog& catalog_;
  Database& db_;
  const SearchRequest& request_;
  const std::vector<Reference> references_;  // to the thing that the query names
  Query query_;
  FilterSet filters_;
  bool question_;
  Matcher matcher_;
  Sort sort_ = Sort::kRelevance;
  int exact_total_ = 0;
  std::vector<DocumentId> candidates_;  // all that match, before filters
  std::vector<Ranked> ranked_;
};

// A request that is asked in the place of another.
struct Other {
  std::unique_ptr<SearchRequest> request;
  std::unique_ptr<Search> search;
};

Other ask_instead(const Catalog& catalog, Database& db, const SearchRequest& request,
                  const std::string& q) {
  Other other;
  other.request = std::make_unique<SearchRequest>(request);
  other.request->q = q;
  other.search = std::make_unique<Search>(catalog, db, *other.request);
  return other;
}

// What is shown for a request: what it asks for, or where nothing has all of its words and one is unknown,
// the best other spelling.
struct Answer {
  Other corrected;  // null where it is as asked
  std::vector<Suggestion> suggestions;
};

// Spellings under which something is found come before all others; where there is none, the likeliest of
// those under which something has at least some of the words.
Answer decide(const Catalog& catalog, Database& db, const SearchRequest& request,
              const Search& asked, const Named& named) {
  Answer answer;
  if (!asked.has_terms() || (asked.query().plain && asked.exact_total() > 0)) return answer;
  if (named.thing && !named.thing->is_code()) return answer;  // a near number is another thing
  if (asked.is_question() && asked.query().root.children.size() > kMostCorrectedWords)
    return answer;
  Other relaxed;
  double best = 0;
  for (const auto& [q, likelihood] : corrections(catalog, db, thread_tokenizer(), asked.query(),
                                                 asked.is_question() ? 1 : kCorrections)) {
    if (!answer.suggestions.empty() && likelihood < best - kAsLikely) break;
    Other other = ask_instead(catalog, db, request, q);
    const int exact = other.search->exact_total(), total = other.search->total();
    const bool any = other.search->is_question();
    if (exact > asked.exact_total() || (any && total > 0)) {
      if (answer.suggestions.empty()) best = likelihood;
      answer.suggestions.push_back({q, "spelling", total, any});
      if (!answer.corrected.search) answer.corrected = std::move(other);
    } else if (total > 0 && !relaxed.search) {
      relaxed = std::move(other);
    }
  }
  if (asked.exact_total() == 0 && answer.suggestions.empty() && relaxed.search) {
    answer.suggestions.push_back({relaxed.request->q, "spelling", relaxed.search->total(), true});
    answer.corrected = std::move(relaxed);
  }
  if (!request.correct || asked.exact_total() > 0) answer.corrected = {};
  return answer;
}
}  // namespace

namespace {
std::string nothing_knows(const Thing& thing) {
  return "Nothing here is, links to or cites " + name_of(thing) +
         "; these are texts that have its words.";
}
}  // namespace

SearchResults search(const Catalog& catalog, Database& db, const SearchRequest& asked_for) {
  const Named named = find_named(catalog, db, asked_for);
  const SearchRequest request = request_for(catalog, named, asked_for);
  Search asked(catalog, db, request, named.references);
  Answer answer = decide(catalog, db, request, asked, named);
  Search& shown = answer.corrected.search ? *answer.corrected.search : asked;
  SearchResults results = shown.results();
  results.thing = named.thing;
  results.suggestions = std::move(answer.suggestions);
  if (named.thing && !named.thing->known && !named.thing->is_code())
    results.warnings.insert(results.warnings.begin(), nothing_knows(*named.thing));
  if (answer.corrected.search) {
    results.fuzzy = true;
    results.warnings.insert(results.warnings.begin(), "Nothing matches “" + request.q +
                                                          "” as typed; these are results for “" +
                                                          answer.corrected.request->q + "”.");
  }
  return results;
}

std::vector<DocumentId> ranking(const Catalog& catalog, Database& db,
                                const SearchRequest& asked_for) {
  const Named named = find_named(catalog, db, asked_for);
  const SearchRequest request = request_for(catalog, named, asked_for);
  const Search asked(catalog, db, request, named.references);
  const Answer answer = decide(catalog, db, request, asked, named);
  return answer.corrected.search ? answer.corrected.search->ranking() : asked.ranking();
}

}  // namespace plumbline

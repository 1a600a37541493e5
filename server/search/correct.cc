// SPDX-License-Identifier: MIT OR Apache-2.0
// The noisy channel (Kernighan, Church and Gale 1990; Brill and Moore 2000): what was meant is what maximizes
// the chance of its words, times the chance of typing what was typed instead. Every way to read one word or a
// few is an edge from the place where it begins to the place where it ends, and the best paths from the first
// word to the last are looked for with a beam:
//
//     garry gou coccinele     garry -> carry, harry     gou -> you, guo     coccinele -> coccinelle
//                             garry gou -> gary guo
//
// The chance of a word depends on the word before it (together.h): "filed projection" is as near to "fied
// projection" as "field projection" is, but only the last is in the corpus.
#include "server/search/correct.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "schema/text/fold.h"
#include "schema/text/name_key.h"
#include "schema/text/stop_words.h"
#include "server/search/spelling.h"
#include "server/search/together.h"
#include "server/search/typed_words.h"

namespace plumbline {
namespace {
constexpr std::size_t kCandidates = 6;  // near words of an unknown one
constexpr std::size_t kMaxUnknown = 8;  // unknown words that are looked up
constexpr std::size_t kMaxSplits = 6;   // ways to cut a word in two that are looked up
constexpr std::size_t kNameWords = 4;   // words that a mistyped name may have
constexpr std::size_t kBeam = 12;       // paths that are kept for each place
constexpr double kBlank = 0.7;          // cost of a missing or a superfluous blank, as an edit
// Of a path behind the best one to the same word: more than what another spelling that is offered may be less likely.
constexpr double kHopeless = 6;
constexpr double kLost = -40;  // of an unknown word for which there is nothing

bool is_operator(std::string_view word) { return word == "OR" || word == "AND" || word == "NOT"; }

// One way to read the words from `begin` to before `end`.
struct Edge {
  std::size_t begin, end;
  std::string text;         // what stands there instead, folded
  double score;             // logarithm of its chance, without regard to its neighbours
  bool guess = true;        // false: as typed
  std::string first, last;  // its outer words; empty where neighbours do not matter
};

struct Path {
  double score = 0;
  std::vector<const Edge*> edges;
  bool guess_before = false;  // about `last`
  std::string last;           // word before, if it is a neighbour
};

class Corrector {
 public:
  Corrector(const Catalog& catalog, Database& db, Tokenizer& tokenizer, const Query& query)
      : catalog_(catalog),
        tokenizer_(tokenizer),
        text_(query.text),
        together_(catalog, db),
        words_(typed_words(catalog, db, query)) {}

  std::vector<Correction> best(std::size_t count) {
    std::size_t unknown = 0;
    for (TypedWord& word : words_) {
      if (!word.known && ++unknown > kMaxUnknown) word.known = true;
    }
    std::vector<Correction> out;
    if (unknown == 0) return out;
    for (std::size_t i = 0; i < words_.size(); ++i) add_edges(i);
    std::set<std::string> seen;  // "unsafe-code" and "Unsafe codes" are not worth being told apart
    for (const Path& path : paths()) {
      std::string text = rewritten(path);
      if (text == text_ || !seen.insert(name_key(tokenizer_, text).stem_key).second) continue;
      out.push_back({std::move(text), path.score});
      if (out.size() == count) break;
    }
    return out;
  }

 private:
  const Vocabulary& vocabulary() const { return catalog_.vocabulary(); }

  double chance(double cost, std::int64_t passages) const {
    return Vocabulary::likelihood(cost, 0) + together_.chance(passages);
  }

  bool blanks_behind(std::size_t i) const {
    return i + 1 < words_.size() && only_blanks_between(text_, words_[i], words_[i + 1]);
  }

  void add(Edge edge) { edges_.push_back(std::move(edge)); }

  void add_edges(std::size_t i) {
    const std::size_t before = edges_.size();
    if (!words_[i].known) {
      add_near_words(i);
      add_splits(i);
    }
    add_join(i);
    add_names(i);
    const bool known = words_[i].known;
    if (!known && edges_.size() > before) return;
    const std::string& word = words_[i].text;
    const std::string neighbour = !known || is_stop_word(word) ? "" : word;
    add({i, i + 1, "",
         known ? chance(0, std::max<std::int64_t>(vocabulary().passages(word), 0)) : kLost, false,
         neighbour, neighbour});
  }

  void add_near_words(std::size_t i) {
    const std::string& word = words_[i].text;
    for (const Vocabulary::Word& near :
         vocabulary().nearest(word, allowed_edits(word), kCandidates)) {
      add({i, i + 1, near.text, near.score + together_.chance(0), true, near.text, near.text});
    }
  }

  // "semanticpatch": only into words that are neighbours in the corpus.
  void add_splits(std::size_t i) {
    const std::string& word = words_[i].text;
    if (!words_[i].splits) return;
    std::size_t tried = 0;
    for (std::size_t cut = 2; cut + 2 <= word.size() && tried < kMaxSplits; ++cut) {
      const std::string left = word.substr(0, cut), right = word.substr(cut);
      if (!vocabulary().knows(left) || !vocabulary().knows(right)) continue;
      ++tried;
      if (together_.neighbours(left, right) == 0) continue;
      const double score = chance(kBlank, vocabulary().passages(left)) +
                           together_.chance(vocabulary().passages(right)) +
                           together_.gain(left, right);
      add({i, i + 1, left + " " + right, score, true, left, right});
    }
  }

  // "seman tic"
  void add_join(std::size_t i) {
    if (!blanks_behind(i) || (words_[i].known && words_[i + 1].known)) return;
    const std::string joined = words_[i].text + words_[i + 1].text;
    if (!vocabulary().knows(joined)) return;
    add({i, i + 2, joined, chance(kBlank, vocabulary().passages(joined)), true, joined, joined});
  }

  // Names that are near to a few words together, of which one at least is unknown.
  void add_names(std::size_t begin) {
    std::string key;
    bool unknown = false;
    for (std::size_t i = begin; i < words_.size() && i < begin + kNameWords; ++i) {
      if (!words_[i].may_be_name || (i > begin && !blanks_behind(i - 1))) return;
      key += words_[i].text;
      unknown = unknown || !words_[i].known;
      if (!unknown) continue;
      for (const Vocabulary::Word& near :
           catalog_.name_keys().nearest(key, allowed_edits(key), kCandidates)) {
        const std::string spelling = fold(catalog_.name_of_key(near.text)->spelling);
        if (is_plain(spelling))
          add({begin, i + 1, spelling, near.score + together_.chance(0), true, "", ""});
      }
    }
  }

  // Whether a name can stand in a query without being read as something else.
  static bool is_plain(std::string_view name) {
    return name.find_first_of("\"()*:") == std::string_view::npos &&
           name.find(" -") == std::string_view::npos && !name.starts_with('-');
  }

  // Where words stand together is not asked for a path that is far behind the best one even if they always do.
  double step(const Path& path, const Edge& edge, double best) {
    const double score = path.score + edge.score;
    const bool pair = !path.last.empty() && !edge.first.empty();
    if (!pair || (!path.guess_before && !edge.guess) ||
        !no_word_between(text_, words_[edge.begin - 1], words_[edge.begin]) ||
        score + together_.most_gain(path.last, edge.first) < best - kHopeless)
      return score;
    return score + together_.gain(path.last, edge.first);
  }

  // Complete paths, the best first.
  std::vector<Path> paths() {
    std::vector<std::vector<Path>> at(words_.size() + 1);
    std::vector<double> best(at.size(), -HUGE_VAL);  // score of those
    at[0].emplace_back();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      cut(&at[i]);
      for (const Path& path : at[i]) {
        for (const Edge& edge : edges_) {
          if (edge.begin != i) continue;
          Path longer = {step(path, edge, best[edge.end]), path.edges, edge.guess, edge.last};
          best[edge.end] = std::max(best[edge.end], longer.score);
          longer.edges.push_back(&edge);
          // What is before a stop word is still a neighbour of what is behind it.
          if (!edge.guess && edge.last.empty()) {
            longer.last = path.last;
            longer.guess_before = path.guess_before;
          }
          at[edge.end].push_back(std::move(longer));
        }
      }
    }
    cut(&at.back());
    return std::move(at.back());
  }

  static void cut(std::vector<Path>* paths) {
    std::stable_sort(paths->begin(), paths->end(),
                     [](const Path& a, const Path& b) { return a.score > b.score; });
    if (paths->size() > kBeam) paths->resize(kBeam);
  }

  std::string rewritten(const Path& path) const {
    std::string text;
    std::size_t at = 0;
    for (const Edge* edge : path.edges) {
      if (!edge->guess) continue;
      const std::size_t begin = words_[edge->begin].place.begin;
      const std::size_t end = words_[edge->end - 1].place.end;
      text.append(text_, at, begin - at);
      const std::string meant =
          with_capitals_of(std::string_view(text_).substr(begin, end - begin), edge->text);
      text += is_operator(meant) ? edge->text : meant;
      at = end;
    }
    return text + text_.substr(at);
  }

  const Catalog& catalog_;
  Tokenizer& tokenizer_;
  const std::string& text_;
  Together together_;
  std::vector<TypedWord> words_;
  std::vector<Edge> edges_;
};
}  // namespace

std::vector<Correction> corrections(const Catalog& catalog, Database& db, Tokenizer& tokenizer,
                                    const Query& query, std::size_t count) {
  return Corrector(catalog, db, tokenizer, query).best(count);
}

}  // namespace plumbline

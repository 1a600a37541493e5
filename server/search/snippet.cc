// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/snippet.h"

#include <algorithm>
#include <set>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

// The tokens of one position, side by side.
struct Word {
  std::string_view part, stem;
  std::vector<const Token*> wholes;
  std::size_t begin, end;
};

std::vector<Word> words_of(const std::vector<Token>& tokens) {
  std::vector<Word> words;
  for (const Token& token : tokens) {
    if (token.kind == Token::kPart) {
      words.push_back({token.text, {}, {}, token.begin, token.end});
    } else if (token.kind == Token::kStem) {
      words.back().stem = token.text;
    } else {
      words.back().wholes.push_back(&token);
    }
  }
  return words;
}

void append_mark(Marks* marks, int begin, int end) {
  if (!marks->empty() && begin <= marks->back().second) {
    marks->back().second = std::max(marks->back().second, end);
  } else {
    marks->emplace_back(begin, end);
  }
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
}  // namespace

void Highlighter::add(const Term& term) {
  const bool exact = term.quoted || term.prefix;
  add_wanted(
      {term.words, exact ? std::vector<std::string>{} : term.stems, term.whole, term.prefix});
}

void Highlighter::add_name(std::string_view name) {
  Wanted wanted = {{}, {}, {}, false};
  for (const Token& token : tokenizer_.tokenize(name)) {
    if (token.kind == Token::kPart) wanted.words.push_back(token.text);
  }
  for (const std::string& word : wanted.words) wanted.whole += word;
  if (!wanted.words.empty()) add_wanted(std::move(wanted));
}

void Highlighter::add_wanted(Wanted wanted) {
  const auto index = static_cast<int>(wanted_.size());
  if (wanted.prefix) {
    prefixes_.push_back(index);
  } else {
    by_word_.add(wanted.words[0], index);
    if (!wanted.stems.empty()) by_stem_.add(wanted.stems[0], index);
    by_whole_.add(wanted.words.size() == 1 ? wanted.words[0] : wanted.whole, index);
  }
  wanted_.push_back(std::move(wanted));
}

const std::vector<int>& Highlighter::Table::operator[](std::string_view key) const {
  static const std::vector<int> kNone;
  const auto found = which_.find(key);
  return found == which_.end() ? kNone : found->second;
}

void Highlighter::Table::add(std::string_view key, int which) {
  const auto found = which_.find(key);
  (found == which_.end() ? which_.emplace(key, std::vector<int>()).first : found)
      ->second.push_back(which);
}

std::vector<Highlighter::Place> Highlighter::find(std::string_view text) {
  const std::vector<Word> words = words_of(tokenizer_.tokenize(text));
  words_.clear();
  for (const Word& word : words) words_.emplace_back(word.begin, word.end);
  std::vector<Place> places;
  const auto fits = [&](const Wanted& wanted, std::size_t k, const Word& word) {
    if (wanted.prefix && k + 1 == wanted.words.size())
      return word.part.starts_with(wanted.words[k]);
    return word.part == wanted.words[k] || (!wanted.stems.empty() && word.stem == wanted.stems[k]);
  };
  const auto try_words = [&](std::size_t i, int which) {
    const Wanted& wanted = wanted_[static_cast<std::size_t>(which)];
    std::size_t k = 0;
    while (k < wanted.words.size() && i + k < words.size() && fits(wanted, k, words[i + k])) ++k;
    if (k == wanted.words.size())
      places.push_back({words[i].begin, words[i + k - 1].end, static_cast<int>(i), which});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const int which : by_word_[words[i].part]) try_words(i, which);
    for (const int which : by_stem_[words[i].stem]) try_words(i, which);
    for (const int which : prefixes_) try_words(i, which);
    for (const Token* whole : words[i].wholes) {
      const auto add = [&](int which) {
        places.push_back({whole->begin, whole->end, static_cast<int>(i), which});
      };
      for (const int which : by_whole_[whole->text]) add(which);
      for (const int which : prefixes_) {
        const Wanted& wanted = wanted_[static_cast<std::size_t>(which)];
        const std::string_view beginning =
            wanted.words.size() == 1 ? wanted.words[0] : wanted.whole;
        if (!beginning.empty() && whole->text.starts_with(beginning)) add(which);
      }
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return places;
}

Marks Highlighter::marks(std::string_view text) {
  Marks marks;
  for (const Place& place : find(text)) {
    const auto begin = static_cast<int>(count_code_points(text.substr(0, place.begin)));
    const auto length =
        static_cast<int>(count_code_points(text.substr(place.begin, place.end - place.begin)));
    append_mark(&marks, begin, begin + length);
  }
  return marks;
}

namespace {
// Where a run of `count` words best begins: a little before the first place it shows, at the start of
// the sentence if that is near.
std::size_t sentence_start(std::string_view text,
                           const std::vector<std::pair<std::size_t, std::size_t>>& words,
                           std::size_t first) {
  constexpr std::size_t kReach = 12;
  for (std::size_t back = 0; back <= kReach && back <= first; ++back) {
    const std::size_t i = first - back;
    if (i == 0) return 0;
    const std::string_view gap =
        text.substr(words[i - 1].second, words[i].first - words[i - 1].second);
    if (gap.find_first_of(".!?\n") != std::string_view::npos) return i;
  }
  return first - std::min<std::size_t>(first, 6);
}
}  // namespace

// The word where the window with the most different terms begins, then the most places; of equals the
// first. With the number of different terms.
std::pair<std::size_t, int> Highlighter::best_window(const std::vector<Place>& places) const {
  constexpr int kWindow = kSnippetWords * 2 / 3;
  std::size_t best = 0, best_distinct = 0, best_count = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::set<int> distinct;
    std::size_t count = 0;
    for (std::size_t j = i; j < places.size() && places[j].position < places[i].position + kWindow;
         ++j) {
      distinct.insert(places[j].wanted);
      ++count;
    }
    if (distinct.size() > best_distinct ||
        (distinct.size() == best_distinct && count > best_count + 1)) {
      best = static_cast<std::size_t>(places[i].position);
      best_distinct = distinct.size();
      best_count = count;
    }
  }
  return {best, static_cast<int>(best_distinct)};
}

Highlighter::Excerpt Highlighter::excerpt(std::string_view text, bool from_start) {
  const std::vector<Place> places = find(text);
  Excerpt out;
  if (words_.empty()) return out;
  const auto [best, distinct] = best_window(places);
  out.distinct = distinct;
  const std::size_t first = from_start ? 0 : sentence_start(text, words_, best);
  const std::size_t last = std::min(first + kSnippetWords, words_.size()) - 1;
  std::size_t begin = first == 0 ? 0 : words_[first].first;
  // Punctuation at the ends belongs to the words: "#[pin_data]", "(see".
  while (begin > 0 && !is_blank(text[begin - 1])) --begin;
  std::size_t end = last + 1 == words_.size() ? text.size() : words_[last].second;
  while (end < text.size() && !is_blank(text[end])) ++end;

  const std::string lead = begin > 0 ? "… " : "";
  out.text = lead + std::string(text.substr(begin, end - begin));
  std::replace_if(out.text.begin(), out.text.end(), is_blank, ' ');
  if (end < text.size()) out.text += " …";
  const auto offset = static_cast<int>(count_code_points(lead));
  for (const Place& place : places) {
    if (place.begin < begin || place.end > end) continue;
    const auto from =
        offset + static_cast<int>(count_code_points(text.substr(begin, place.begin - begin)));
    const auto length =
        static_cast<int>(count_code_points(text.substr(place.begin, place.end - place.begin)));
    append_mark(&out.marks, from, from + length);
  }
  return out;
}

}  // namespace plumbline

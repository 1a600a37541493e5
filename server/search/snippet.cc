// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/snippet.h"

#include <algorithm>

#include "schema/fingerprint.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

void append_mark(Marks* marks, int begin, int end) {
  if (!marks->empty() && begin <= marks->back().second) {
    marks->back().second = std::max(marks->back().second, end);
  } else {
    marks->emplace_back(begin, end);
  }
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Counts code points from one place of a text to the next; quickest where they are asked for in rising order.
class CodePoints {
 public:
  CodePoints(const CutText& text, std::size_t begin)
      : text_(text.text()), is_ascii_(text.is_ascii()), begin_(begin), at_(begin) {}

  // From the beginning to this byte.
  int until(std::size_t byte) {
    if (is_ascii_) return static_cast<int>(byte - begin_);
    if (byte < at_) at_ = begin_, count_ = 0;
    count_ += count_code_points(text_.substr(at_, byte - at_));
    at_ = byte;
    return static_cast<int>(count_);
  }

 private:
  const std::string_view text_;
  const bool is_ascii_;
  const std::size_t begin_;
  std::size_t at_, count_ = 0;
};

std::vector<TokenHash> hashes_of(const std::vector<std::string>& words) {
  std::vector<TokenHash> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words) hashes.push_back(hash_of(word));
  return hashes;
}
}  // namespace

void Highlighter::add(const Term& term) {
  const bool exact = term.quoted || term.prefix;
  const std::string& whole = term.words.size() == 1 ? term.words[0] : term.whole;
  Wanted wanted;
  wanted.words = hashes_of(term.words);
  if (!exact) wanted.stems = hashes_of(term.stems);
  wanted.prefix = term.prefix;
  if (term.prefix) wanted.last = term.words.back(), wanted.whole = whole;
  add_wanted(std::move(wanted), hash_of(whole));
}

void Highlighter::add_name(std::string_view name) {
  Wanted wanted;
  std::string whole;
  for (const Token& token : tokenizer_.tokenize(name)) {
    if (token.kind != Token::kPart) continue;
    wanted.words.push_back(hash_of(token.text));
    whole += token.text;
  }
  if (!wanted.words.empty()) add_wanted(std::move(wanted), hash_of(whole));
}

void Highlighter::add_wanted(Wanted wanted, TokenHash whole) {
  const auto index = static_cast<int>(wanted_.size());
  if (wanted.prefix) {
    prefixes_.push_back(index);
  } else {
    by_word_.add(wanted.words[0], index);
    if (!wanted.stems.empty()) by_stem_.add(wanted.stems[0], index);
    by_whole_.add(whole, index);
  }
  wanted.thing = things_ - 1;
  wanted_.push_back(std::move(wanted));
}

Highlighter::Table::Entries::const_iterator Highlighter::Table::first(TokenHash token) const {
  return std::lower_bound(which_.begin(), which_.end(), token,
                          [](const auto& entry, TokenHash hash) { return entry.first < hash; });
}

void Highlighter::Table::add(TokenHash token, int which) {
  few_bits_ |= std::uint64_t{1} << token % 64;
  maybe_[token / 64 % maybe_.size()] |= std::uint64_t{1} << token % 64;
  const auto behind =
      std::upper_bound(which_.begin(), which_.end(), token,
                       [](TokenHash hash, const auto& entry) { return hash < entry.first; });
  which_.insert(behind, {token, which});
}

// A beginning is compared with letters, which a cut text does not have.
void Highlighter::read_letters(const CutText& text) {
  parts_.clear();
  wholes_.clear();
  for (const Token& token : tokenizer_.tokenize(text.text())) {
    if (token.kind == Token::kPart) parts_.push_back(token.text);
    if (token.kind == Token::kWhole) wholes_.push_back(token.text);
  }
}

bool Highlighter::fits(const Wanted& wanted, std::size_t k, std::size_t position,
                       const CutText& text) const {
  if (wanted.prefix && k + 1 == wanted.words.size())
    return parts_[position].starts_with(wanted.last);
  const CutText::Word& word = text.words()[position];
  return word.part == wanted.words[k] || (!wanted.stems.empty() && word.stem == wanted.stems[k]);
}

void Highlighter::try_words(std::size_t position, int which, const CutText& text) {
  const Wanted& wanted = wanted_[static_cast<std::size_t>(which)];
  const std::size_t size = wanted.words.size();
  if (position + size > text.words().size()) return;
  for (std::size_t k = 0; k < size; ++k) {
    if (!fits(wanted, k, position + k, text)) return;
  }
  places_.push_back({text.words()[position].begin, text.words()[position + size - 1].end,
                     static_cast<int>(position), which});
}

void Highlighter::try_whole(std::size_t number, const CutText& text) {
  const CutText::Whole& whole = text.wholes()[number];
  const auto add = [&](int which) {
    places_.push_back({whole.begin, whole.end, static_cast<int>(whole.position), which});
  };
  by_whole_.each(whole.hash, add);
  for (const int which : prefixes_) {
    const std::string& beginning = wanted_[static_cast<std::size_t>(which)].whole;
    if (!beginning.empty() && wholes_[number].starts_with(beginning)) add(which);
  }
}

void Highlighter::try_all(std::size_t position, const CutText& text) {
  const CutText::Word& word = text.words()[position];
  const auto try_here = [&](int which) { try_words(position, which, text); };
  by_word_.each(word.part, try_here);
  by_stem_.each(word.stem, try_here);
  for (const int which : prefixes_) try_here(which);
}

// By where they begin, of these the longest first. Nearly all words are passed by, at a few instructions each.
const std::vector<Highlighter::Place>& Highlighter::find(const CutText& text) {
  places_.clear();
  if (!prefixes_.empty()) read_letters(text);
  const std::uint64_t words = by_word_.few_bits(), stems = by_stem_.few_bits();
  const std::uint64_t any = prefixes_.empty() ? 0 : 1;
  std::size_t position = 0;
  const auto try_until = [&](std::size_t end) {
    for (; position < end; ++position) {
      const CutText::Word& word = text.words()[position];
      if ((words >> word.part % 64 | stems >> word.stem % 64 | any) & 1) try_all(position, text);
    }
  };
  for (std::size_t whole = 0; whole < text.wholes().size(); ++whole) {
    try_until(text.wholes()[whole].position + 1);
    try_whole(whole, text);
  }
  try_until(text.words().size());
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return places_;
}

Marks Highlighter::marks(const CutText& text) {
  Marks marks;
  CodePoints code_points(text, 0);
  for (const Place& place : find(text)) {
    const int begin = code_points.until(place.begin);
    append_mark(&marks, begin, code_points.until(place.end));
  }
  return marks;
}

namespace {
// Where a run of `count` words best begins: a little before the first place it shows, at the start of
// the sentence if that is near.
std::size_t sentence_start(std::string_view text, const std::vector<CutText::Word>& words,
                           std::size_t first) {
  constexpr std::size_t kReach = 12;
  for (std::size_t back = 0; back <= kReach && back <= first; ++back) {
    const std::size_t i = first - back;
    if (i == 0) return 0;
    const std::string_view gap = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    if (gap.find_first_of(".!?\n") != std::string_view::npos) return i;
  }
  return first - std::min<std::size_t>(first, 6);
}
}  // namespace

// The window with the most different things, then the most places; of equals the first.
Highlighter::Window Highlighter::window(const CutText& text) {
  constexpr int kWindow = kSnippetWords * 2 / 3;
  Window best;
  best.places_ = find(text);
  const std::vector<Place>& places = best.places_;
  std::size_t best_distinct = 0, best_count = 0;
  seen_.assign(static_cast<std::size_t>(things_),
               places.size());  // from which place it was seen last
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::size_t distinct = 0, count = 0;
    for (std::size_t j = i; j < places.size() && places[j].position < places[i].position + kWindow;
         ++j) {
      const Wanted& wanted = wanted_[static_cast<std::size_t>(places[j].wanted)];
      std::size_t& seen = seen_[static_cast<std::size_t>(wanted.thing)];
      distinct += seen != i;
      seen = i;
      ++count;
    }
    if (distinct > best_distinct || (distinct == best_distinct && count > best_count + 1)) {
      best.best_ = static_cast<std::size_t>(places[i].position);
      best_distinct = distinct;
      best_count = count;
    }
  }
  best.distinct_ = static_cast<int>(best_distinct);
  return best;
}

Highlighter::Excerpt Highlighter::excerpt(const CutText& cut, const Window& window,
                                          bool from_start) {
  const std::string_view text = cut.text();
  const auto& words = cut.words();
  Excerpt out;
  if (words.empty()) return out;
  const std::size_t first = from_start ? 0 : sentence_start(text, words, window.best_);
  const std::size_t last = std::min(first + kSnippetWords, words.size()) - 1;
  std::size_t begin = first == 0 ? 0 : words[first].begin;
  // Punctuation at the ends belongs to the words: "#[pin_data]", "(see".
  while (begin > 0 && !is_blank(text[begin - 1])) --begin;
  std::size_t end = last + 1 == words.size() ? text.size() : words[last].end;
  while (end < text.size() && !is_blank(text[end])) ++end;

  const std::string_view lead = begin > 0 ? "… " : "";
  out.text.reserve(lead.size() + end - begin + 8);
  out.text.append(lead).append(text.substr(begin, end - begin));
  std::replace_if(out.text.begin(), out.text.end(), is_blank, ' ');
  if (end < text.size()) out.text += " …";
  const auto offset = static_cast<int>(count_code_points(lead));
  CodePoints code_points(cut, begin);
  for (const Place& place : window.places_) {
    if (place.begin < begin || place.end > end) continue;
    const int from = offset + code_points.until(place.begin);
    append_mark(&out.marks, from, offset + code_points.until(place.end));
  }
  return out;
}

}  // namespace plumbline

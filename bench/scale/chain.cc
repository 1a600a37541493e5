// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/scale/chain.h"

#include <algorithm>
#include <numeric>

#include "bench/support/misspell.h"

namespace plumbline::bench {
namespace {
constexpr std::uint32_t kEnd = 0;
constexpr std::size_t kThemeLetters = 5;
constexpr std::size_t kThemeOnceIn = 12;    // words of five letters or more
constexpr std::size_t kCoinedOnceIn = 250;  // words
constexpr std::size_t kNewOfTen = 4;        // of ten coined words

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Without what Markdown or a cue would take for markup; "" where no letter nor digit is left.
std::string plain(std::string_view word) {
  static constexpr std::string_view kMarkup = "<>*#`|[]\\~{}&^$";
  std::string text;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) > 0x1F && kMarkup.find(c) == std::string_view::npos)
      text += c;
  }
  const bool says = std::any_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  });
  const std::size_t begin = text.find_first_not_of("-+=_:>");
  return says && text.size() < 60 ? text.substr(begin) : "";
}

template <class Use>
void each_word(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \n\t\r", at), text.size());
    at = std::min(text.find_first_of(" \n\t\r", begin), text.size());
    if (begin < at) use(text.substr(begin, at - begin));
  }
}
}  // namespace

std::uint32_t Chain::id_of(std::string_view word) {
  if (words_.empty()) words_.emplace_back();  // kEnd
  const auto [found, fresh] =
      ids_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
  if (fresh) words_.emplace_back(word);
  return found->second;
}

void Chain::read(std::string_view text) {
  each_word(text, [&](std::string_view raw) {
    const std::string word = plain(raw);
    if (word.empty()) return;
    tokens_.push_back(id_of(word));
    ++counts_[word];
  });
  tokens_.push_back(kEnd);
}

void Chain::prepare() {
  tokens_.push_back(kEnd);
  const std::size_t places = tokens_.size() - 1;
  const auto pair = [&](std::uint32_t at) {
    return (std::uint64_t{tokens_[at]} << 32) | tokens_[at + 1];
  };
  by_pair_.resize(places);
  std::iota(by_pair_.begin(), by_pair_.end(), 0U);
  std::sort(by_pair_.begin(), by_pair_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return pair(a) != pair(b) ? pair(a) < pair(b) : a < b;
  });
  pair_begin_.resize(places);
  pair_end_.resize(places);
  for (std::size_t begin = 0, end = 0; begin < places; begin = end) {
    while (end < places && pair(by_pair_[end]) == pair(by_pair_[begin])) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      pair_begin_[by_pair_[i]] = static_cast<std::uint32_t>(begin);
      pair_end_[by_pair_[i]] = static_cast<std::uint32_t>(end);
    }
  }
}

// A place after one with the same two words as the place `at`; anywhere else behind the end of a text.
std::uint32_t Chain::next(std::uint32_t at, std::mt19937* random) const {
  if (tokens_[at] == kEnd || tokens_[at + 1] == kEnd)
    return static_cast<std::uint32_t>(below(by_pair_.size() - 1, random));
  const std::uint32_t begin = pair_begin_[at];
  return by_pair_[begin + below(pair_end_[at] - begin, random)] + 1;
}

std::string Chain::coined(std::mt19937* random) {
  static constexpr const char* kSyllables[] = {
      "ba",  "cor", "den", "fi",  "gra", "hex", "ku",  "lo", "mi", "nex", "or",  "pla",
      "qui", "ra",  "sto", "tel", "um",  "vi",  "wen", "xi", "yo", "zet", "tri", "sha"};
  if (coined_.empty() || below(10, random) < kNewOfTen) {
    std::string word;
    for (std::size_t n = 2 + below(3, random); n > 0; --n)
      word += kSyllables[below(std::size(kSyllables), random)];
    if (below(6, random) == 0) word += "_" + std::string(kSyllables[below(24, random)]);
    coined_.push_back(std::move(word));
  } else {
    coined_.push_back(coined_[below(coined_.size(), random)]);
  }
  return coined_.back();
}

std::string Chain::line(std::size_t words, const std::vector<std::string>& theme,
                        std::mt19937* random) {
  std::string text;
  if (by_pair_.size() < 2) return text;
  std::uint32_t at = static_cast<std::uint32_t>(below(by_pair_.size() - 1, random));
  while (words > 0) {
    at = next(at, random);
    const std::string& word = words_[tokens_[at]];
    if (word.empty()) continue;
    if (!text.empty()) text += ' ';
    const bool long_word = word.size() >= kThemeLetters && is_letter(word.back());
    if (long_word && !theme.empty() && below(kThemeOnceIn, random) == 0) {
      text += theme[below(theme.size(), random)];
    } else if (below(kCoinedOnceIn, random) == 0) {
      text += coined(random);
    } else {
      text += word;
    }
    --words;
  }
  return text;
}

std::vector<std::string> theme_of(std::string_view text, std::size_t most) {
  std::vector<std::string> theme;
  each_word(text, [&](std::string_view raw) {
    const std::string word = plain(raw);
    const bool letters = std::all_of(word.begin(), word.end(), is_letter);
    if (theme.size() < most && word.size() >= kThemeLetters && letters &&
        std::find(theme.begin(), theme.end(), word) == theme.end())
      theme.push_back(word);
  });
  return theme;
}

}  // namespace plumbline::bench

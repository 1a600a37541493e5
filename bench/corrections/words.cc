// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/corrections/words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "bench/support/misspell.h"
#include "schema/text/tokenize.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

void read_words(const std::string& directory, std::map<std::string, std::int64_t>* counts) {
  Tokenizer tokenizer;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    const std::string extension = entry.path().extension();
    if (!entry.is_regular_file() ||
        (extension != ".md" && extension != ".txt" && extension != ".vtt"))
      continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      for (const Token& token : tokenizer.tokenize(line)) {
        if (token.kind != Token::kStem) ++(*counts)[token.text];
      }
    }
  }
}

// Letters that follow two letters in real words.
using Followers = std::map<std::string, std::string>;

Followers followers(const std::map<std::string, std::int64_t>& words) {
  Followers out;
  for (const auto& [word, count] : words) {
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!plain || word.size() < 4) continue;
    const std::string text = "^^" + word + "$";
    for (std::size_t i = 2; i < text.size(); ++i) out[text.substr(i - 2, 2)] += text[i];
  }
  return out;
}

std::string made_up(const Followers& followers, std::mt19937* random) {
  std::string text = "^^";
  while (text.size() < 22) {
    const std::string& next = followers.at(text.substr(text.size() - 2));
    const char c = next[below(next.size(), random)];
    if (c == '$') break;
    text += c;
  }
  return text.substr(2);
}
}  // namespace

Words make_words(const std::vector<std::string>& directories, std::size_t count,
                 std::mt19937* random) {
  std::map<std::string, std::int64_t> counts;
  for (const std::string& directory : directories) read_words(directory, &counts);
  for (const char* word : {"linux", "kernel", "driver", "memory", "safety", "abstraction"})
    counts.try_emplace(word, 1000);
  const Followers letters = followers(counts);
  for (std::size_t rank = 1; counts.size() < count; ++rank) {
    const std::string word = made_up(letters, random);
    if (word.size() >= 3) counts.try_emplace(word, 1 + static_cast<std::int64_t>(20000 / rank));
  }
  return {counts.begin(), counts.end()};
}

std::size_t draw(const Words& words, std::mt19937* random) {
  // Of a few, the most frequent: enough of a preference, and cheap.
  std::size_t best = below(words.size(), random);
  for (int i = 0; i < 12; ++i) {
    const std::size_t other = below(words.size(), random);
    if (words[other].second > words[best].second) best = other;
  }
  return best;
}

}  // namespace plumbline::bench

// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/chain.h: text that nobody wrote but that counts like real text. Each word follows the two
// before it as often as in the texts that were read (a Markov chain of order 2, as in Shannon 1948), so words
// have their real frequencies, phrases repeat as in real text, and sentences end. Two things are added that a
// chain lacks: a talk comes back to the words of its abstract, and a larger archive has more words (Heaps's
// law): new ones are coined, and coined ones come again in proportion to how often they did (Simon 1955),
// which gives them Zipf's law, too.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plumbline::bench {

class Chain {
 public:
  // Reads a text; begin() can start with its first words. No text of Markdown's markup is kept.
  void read(std::string_view text);
  // Called once, behind the last text.
  void prepare();

  // About so many words in one line, some of them out of `theme`. Without texts, "".
  std::string line(std::size_t words, const std::vector<std::string>& theme, std::mt19937* random);

  // How often each word was read, by text: for choosing names.
  const std::unordered_map<std::string, std::uint32_t>& counts() const { return counts_; }

 private:
  std::uint32_t id_of(std::string_view word);
  std::uint32_t next(std::uint32_t at, std::mt19937* random) const;
  std::string coined(std::mt19937* random);

  std::unordered_map<std::string, std::uint32_t> ids_, counts_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> tokens_;    // all texts, each ended by kEnd
  std::vector<std::uint32_t> by_pair_;   // places in tokens_, by the two words that stand there
  std::vector<std::uint32_t> pair_end_;  // of each place, where its group in by_pair_ ends
  std::vector<std::uint32_t> pair_begin_;
  std::vector<std::string> coined_;  // each as often as it was used
};

// The words of a text that a talk comes back to: of five letters or more, at most `most`, each once.
std::vector<std::string> theme_of(std::string_view text, std::size_t most);

}  // namespace plumbline::bench

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/stem.h: the form that a word shares with its relatives. Snowball's English stemmer
// (https://snowballstem.org/algorithms/english/stemmer.html) behind a few rules that bring British
// spellings to American ones first, so that "initialisation" meets "initializer".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace plumbline {

// One a thread: the stemmer keeps the stems of words it has met, since a text says the same words again.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // The stem of a folded word, until the next call. A word with anything but the letters a to z is its own
  // stem.
  const std::string& stem(std::string_view word);

 private:
  struct Known {
    std::string word, stem;
  };

  std::string find_stem(std::string_view word);

  std::vector<Known> known_;  // by hash; another word of the same hash takes the place
  sb_stemmer* stemmer_;
};

// The American spelling of a folded word: "initialise" gives "initialize", "behaviour" "behavior". It
// makes non-words of some ("exercize"), which does no harm since both sides are treated alike.
std::string american_spelling(std::string_view word);

}  // namespace plumbline

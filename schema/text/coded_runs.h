// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/coded_runs.h: a text in code (word_code.h) by its runs without a blank, for whoever looks for words in many
// texts. Nearly every run is one word of the code and marks around it, or plain words (letters of ASCII, of which none is a
// capital, or the first, or all) with marks between them that only part them. Those words are told by their numbers, so
// that what is to be known of them is kept in an array. Any other run is told as text, for the tokenizer (tokenize.h), to
// which no token goes beyond a run.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/word_code.h"

namespace plumbline {

class RunSink {
 public:
  // The tokenizer would cut it in the same way if it stood alone. The same number comes with the same text.
  virtual void word(std::uint32_t number, std::string_view text) = 0;
  virtual void run(std::string_view text) = 0;  // lives until the call returns

 protected:
  ~RunSink() = default;
};

class CodedRuns {
 public:
  // The code must live longer.
  explicit CodedRuns(const WordCode& code) : code_(code), words_(code.size()) {}

  // `words` by their numbers, as WordCode::Reader gives them.
  void cut(std::span<const std::uint32_t> words, RunSink& sink);

 private:
  enum Kind : std::uint8_t { kUnknown, kPlain, kCapital, kOther, kMarks, kJoint };
  struct Word {
    Kind kind = kUnknown;
    bool begins_run = false;  // has a blank before its letters, or in its marks
    bool is_dash = false;     // ends with one
  };
  // A run so far.
  struct Run {
    std::size_t begin, letters = 0;  // words that have letters
    bool parted = true;              // all plain, with marks between them that part them
    bool joint = false;              // has marks that belong to a word
  };
  Word word(std::uint32_t number);
  Word look_at(std::string_view text) const;
  void tell(std::span<const std::uint32_t> words, const Run& run, RunSink& sink);

  const WordCode& code_;
  std::vector<Word> words_;  // by number
  std::string text_;
};

}  // namespace plumbline

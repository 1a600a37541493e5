// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/cut_text.h: a text and where its tokens stand, in a form that can be kept and compared at once:
// a token is the hash of its text. 64 bits of it, so that no two words of a library share one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/tokenize.h"

namespace plumbline {

using TokenHash = std::uint64_t;  // of schema/fingerprint.h

class CutText {
 public:
  struct Word {  // what stands at one position: the part and its stem
    TokenHash part, stem;
    std::uint32_t begin, end;  // bytes
  };
  struct Whole {
    TokenHash hash;
    std::uint32_t begin, end, position;
  };

  CutText() = default;
  CutText(std::string text, Tokenizer& tokenizer);

  const std::string& text() const { return text_; }
  const std::vector<Word>& words() const { return words_; }     // by position
  const std::vector<Whole>& wholes() const { return wholes_; }  // likewise
  bool is_ascii() const { return is_ascii_; }                   // a byte is a code point
  std::size_t bytes() const;                                    // of memory

 private:
  std::string text_;
  std::vector<Word> words_;
  std::vector<Whole> wholes_;
  bool is_ascii_ = true;
};

}  // namespace plumbline

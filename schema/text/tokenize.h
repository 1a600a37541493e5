// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/tokenize.h: the one way in which text becomes tokens, for documents and queries alike.
//
// A chunk is what a programmer would select by a double click, or nearly so: words held together by
// _ - . ' :: without a blank. It gives its parts, one a position, and the whole beside them:
//
//     rustc_codegen_gcc   rustc  codegen  gcc      whole: rustccodegengcc
//     PinInit, pin-init   pin  init                whole: pininit
//     kernel::sync::Arc   kernel  sync  arc        whole: kernelsyncarc
//     v6.8, 2023-11-15    v6.8, 2023-11-15         numbers stay together; 6.8 beside v6.8
//     C++, C#, don't      c++, c#, dont
//
// Capital letters split a chunk only where both sides are words of two letters or more, so that KUnit,
// NVMe and eBPF stay whole. The idea of parts and wholes at one position is that of Lucene's
// WordDelimiterGraphFilter; a whole stands at the first and again at the last position of its parts, so
// that a phrase fits on either side of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/stem.h"

namespace plumbline {

inline constexpr std::size_t kMaxTokenBytes = 64;  // what is longer is cut

// A token with a stem is written as kStemMark + stem in the index, apart from all words.
inline constexpr char kStemMark = '~';

struct Token {
  enum Kind { kPart, kWhole, kStem };
  std::string text;  // folded; of a stem without its mark
  Kind kind;
  int position;            // from 0; tokens of one position are alternatives
  std::size_t begin, end;  // bytes of the original text
  int chunk;               // from 0: tokens of one chunk have the same
};

// Cuts text into tokens, in the order of their positions: at each one the part first, then its stem,
// then wholes. Holds buffers, so one serves one thread, and what tokenize() gives lives until the next.
class Tokenizer {
 public:
  const std::vector<Token>& tokenize(std::string_view text);

 private:
  void emit_plain_word(std::string_view text, std::size_t begin, std::size_t end);
  void emit(Token::Kind kind, std::string_view text, std::size_t begin, std::size_t end);

  Stemmer stemmer_;
  std::vector<Token> tokens_;
  std::size_t used_ = 0;
  int position_ = 0;
  int chunk_ = 0;
};

}  // namespace plumbline

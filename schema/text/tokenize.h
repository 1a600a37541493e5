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

// How terms are written: a part as it is, a whole behind kWholeMark in the full-text index, which has no stems
// (schema/text/stem_words.h), and a stem behind kStemMark wherever it stands beside words.
inline constexpr char kStemMark = '~', kWholeMark = '+';

struct Token {
  enum Kind { kPart, kWhole, kStem };
  std::string text;  // folded; of a stem without its mark
  Kind kind;
  int position;            // from 0; tokens of one position are alternatives
  std::size_t begin, end;  // bytes of the original text
  int chunk;               // from 0: tokens of one chunk have the same
};

struct TokenPlace {
  int position, chunk;
  std::size_t begin, end;
};

// Takes what a text consists of, in the order of positions: at each one the part first, then wholes. Texts
// are folded, not cut yet, and live until the call returns.
class TokenSink {
 public:
  virtual void part(std::string_view text, const TokenPlace& place) = 0;
  virtual void whole(std::string_view text, const TokenPlace& place) = 0;

 protected:
  ~TokenSink() = default;
};
void cut_into_tokens(std::string_view text, TokenSink& sink);

// The same as a list, with the stem of each part behind it. Holds buffers, so one serves one thread, and
// what tokenize() gives lives until the next.
class Tokenizer final : private TokenSink {
 public:
  const std::vector<Token>& tokenize(std::string_view text);

 private:
  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view text, const TokenPlace& place) override;
  void add(Token::Kind kind, std::string_view text, const TokenPlace& place);

  Stemmer stemmer_;
  std::vector<Token> tokens_;
  std::size_t used_ = 0;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/cut_text.h"

#include <algorithm>

#include "schema/fingerprint.h"

namespace plumbline {

CutText::CutText(std::string text, Tokenizer& tokenizer) : text_(std::move(text)) {
  is_ascii_ = std::all_of(text_.begin(), text_.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  for (const Token& token : tokenizer.tokenize(text_)) {
    const TokenHash hash = hash_of(token.text);
    const auto begin = static_cast<std::uint32_t>(token.begin),
               end = static_cast<std::uint32_t>(token.end);
    if (token.kind == Token::kPart) {
      words_.push_back({hash, 0, begin, end});
    } else if (token.kind == Token::kStem) {
      words_.back().stem = hash;
    } else {
      wholes_.push_back({hash, begin, end, static_cast<std::uint32_t>(words_.size() - 1)});
    }
  }
  words_.shrink_to_fit();
  wholes_.shrink_to_fit();
}

std::size_t CutText::bytes() const {
  return text_.capacity() + words_.capacity() * sizeof(Word) + wholes_.capacity() * sizeof(Whole);
}

}  // namespace plumbline

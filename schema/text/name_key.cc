// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/name_key.h"

#include "schema/text/fold.h"

namespace plumbline {

NameKey name_key(Tokenizer& tokenizer, std::string_view name) {
  NameKey out;
  for (const Token& token : tokenizer.tokenize(name)) {
    if (token.kind == Token::kPart) out.key += token.text;
    if (token.kind == Token::kStem) out.stem_key += token.text;
  }
  return out;
}

std::string slug_of(std::string_view name) {
  std::string slug;
  for (char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace plumbline

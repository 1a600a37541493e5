// SPDX-License-Identifier: MIT OR Apache-2.0
// The catalogue finds a name by the joined tokens of it. So that "a sync" is not taken for async, the name
// must have as many tokens as the words that it was found by.
#include "server/search/names_in_text.h"

#include <algorithm>
#include <optional>
#include <string>

#include "schema/text/naming.h"

namespace plumbline {
namespace {
constexpr std::size_t kLongestName = 6;  // tokens

std::vector<Token> words_of(Tokenizer& tokenizer, std::string_view text) {
  std::vector<Token> words;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kPart) words.push_back(token);
  }
  return words;
}

class Finder {
 public:
  Finder(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text)
      : catalog_(catalog), tokenizer_(tokenizer), text_(text), words_(words_of(tokenizer, text)) {}

  std::vector<NameInText> find() {
    std::vector<NameInText> names;
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t count = 1;
      if (const auto name = longest_at(i, &count)) names.push_back(*name);
      i += count;
    }
    return names;
  }

 private:
  std::optional<NameInText> longest_at(std::size_t i, std::size_t* count) {
    std::string key;
    std::vector<const Name*> known;
    for (std::size_t k = i; k < std::min(i + kLongestName, words_.size()); ++k) {
      key += words_[k].text;
      known.push_back(catalog_.name_of_key(key));
    }
    for (std::size_t n = known.size(); n > 0; --n) {
      const std::size_t begin = words_[i].begin, end = words_[i + n - 1].end;
      if (!known[n - 1] || !fits(*known[n - 1], n, begin, end)) continue;
      *count = n;
      return NameInText{known[n - 1]->document, begin, end};
    }
    return std::nullopt;
  }

  bool fits(const Name& name, std::size_t words, std::size_t begin, std::size_t end) {
    const Document& document = catalog_[name.document];
    if (document.kind == Kind::kPerson && words < 2) return false;
    if (document.kind != Kind::kPerson && document.kind != Kind::kTopic) return false;
    const std::string_view found = text_.substr(begin, end - begin);
    if (document.kind == Kind::kTopic && found != name.spelling &&
        wants_exact_case(name.spelling, name.spelling == document.title, document.category))
      return false;
    return words_of(tokenizer_, name.spelling).size() == words && name_may_begin(text_, begin) &&
           name_may_end(text_, end) && !in_bare_address(text_, begin);
  }

  const Catalog& catalog_;
  Tokenizer& tokenizer_;
  std::string_view text_;
  std::vector<Token> words_;
};
}  // namespace

std::vector<NameInText> find_names(const Catalog& catalog, Tokenizer& tokenizer,
                                   std::string_view text) {
  return Finder(catalog, tokenizer, text).find();
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/spellings.h: other spellings of a query, with what each of them finds.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "server/search/answers.h"

namespace plumbline {

struct Spellings {
  std::vector<Suggestion> suggestions;  // the likeliest first
  std::unique_ptr<Answers> best;        // those of the first; nullptr where there is none
};

// At most `count` spellings are tried (correct.h). Those under which something has all words come before all
// others; where there is none, and nothing has all words as asked, the likeliest of those under which something
// has at least some of them.
Spellings other_spellings(Index& index, Tokenizer& tokenizer, const Answers& asked,
                          std::size_t count);

}  // namespace plumbline

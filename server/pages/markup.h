// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/markup.h: text that a browser may take as markup, told apart from plain text by its
// type.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "server/search/search.h"

namespace plumbline {

// Safe markup: from the indexer's renderer, or made of escaped text by this project's code. Whoever
// constructs one vouches for it.
class Html {
 public:
  Html() = default;
  explicit Html(std::string markup) : markup_(std::move(markup)) {}
  const std::string& markup() const { return markup_; }

 private:
  std::string markup_;
};

// Plain text as content of an element or of a quoted attribute.
std::string escape(std::string_view text);

// The text with <mark> around each range of code points. Ranges outside of the text are cut.
Html marked(std::string_view text, const Marks& marks);

}  // namespace plumbline

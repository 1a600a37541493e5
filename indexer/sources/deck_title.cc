// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/deck_title.h"

#include <algorithm>
#include <set>

#include "indexer/sources/part.h"
#include "indexer/text/email.h"
#include "schema/text/ascii.h"
#include "schema/text/tokenize.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxTitle = 100;    // bytes of a paragraph that may be a title
constexpr size_t kMinWordBytes = 3;  // of one that tells something

// What programs write where nobody gave a title.
bool is_default(std::string_view title) {
  const std::string small = ascii::lower(title);
  for (const char* made : {"untitled", "microsoft powerpoint", "powerpoint", "presentation",
                           "slide 1", "google slides", "keynote", "diapositive", "folie 1"}) {
    if (small.starts_with(made)) return true;
  }
  for (const char* end :
       {".pptx", ".ppt", ".odp", ".key", ".tex", ".dvi", ".pdf", ".indd", ".docx", ".html"}) {
    if (small.ends_with(end)) return true;
  }
  return small.find(' ') == std::string::npos || small.size() <= 5;
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  Tokenizer tokenizer;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kPart && token.text.size() >= kMinWordBytes) words.insert(token.text);
  }
  return words;
}

bool has_most_words_of(std::string_view title, std::string_view text) {
  const std::set<std::string> asked = words_of(title), there = words_of(text);
  const auto found = std::count_if(asked.begin(), asked.end(),
                                   [&](const std::string& word) { return there.contains(word); });
  return 2 * static_cast<size_t>(found) > asked.size();
}

}  // namespace

bool is_title_of(std::string_view stated, std::string_view text) {
  return !is_default(stated) && has_most_words_of(stated, text);
}

std::string title_of_deck(std::string_view stated, const std::vector<Section>& pages,
                          std::string_view first_text, std::string_view file_name) {
  const std::string said = without_emails(stated);
  const std::string first_heading = pages.empty() ? "" : pages.front().heading.text;
  if (is_title_of(said, first_heading + "\n" + std::string(first_text))) return said;
  if (!first_heading.empty()) return first_heading;
  const std::string_view line = first_text.substr(0, first_text.find('\n'));
  if (line.size() <= kMaxTitle && !words_of(line).empty()) return std::string(line);
  for (const Section& page : pages) {
    if (!page.heading.text.empty()) return page.heading.text;
  }
  return title_of_file(file_name);
}

}  // namespace plumbline

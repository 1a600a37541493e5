// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/passage_identifiers.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "schema/text/markup.h"

namespace plumbline {
namespace {

std::vector<Identifier> identifiers_in_markup(const RichText& text) {
  std::vector<Identifier> found;
  for (const Span& span : text.spans) {
    if (span.kind != Span::kCode && span.kind != Span::kCodeBlock) continue;
    const std::string_view marked =
        std::string_view(text.text).substr(span.begin, span.end - span.begin);
    for (Identifier& identifier : identifiers_in_code(marked))
      found.push_back(std::move(identifier));
  }
  return found;
}
}  // namespace

std::vector<Identifier> identifiers_of_passage(const PassageText& passage) {
  std::vector<Identifier> found =
      identifiers_in_markup(unpack_markup(passage.columns[PassageText::kBody], passage.markup));
  std::map<std::string, int> in_code;  // is in the plain text, too, and counts once
  for (const Identifier& identifier : found) ++in_code[identifier.name];
  for (const auto column : {PassageText::kTitle, PassageText::kHeading, PassageText::kBody}) {
    for (Identifier& identifier : identifiers_in_text(passage.columns[column])) {
      const auto counted = in_code.find(identifier.name);
      if (counted != in_code.end() && counted->second-- > 0) continue;
      found.push_back(std::move(identifier));
    }
  }
  return found;
}

}  // namespace plumbline

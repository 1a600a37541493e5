// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/questions.h"

#include <algorithm>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

bool announces_questions(std::string_view heading) {
  constexpr std::string_view kHeadings[] = {"questions", "questions and answers", "faq",
                                            "frequently asked questions"};
  return std::any_of(std::begin(kHeadings), std::end(kHeadings), [&](std::string_view known) {
    return heading.size() == known.size() && ascii::starts_with_any_case(heading, known);
  });
}
}  // namespace

std::vector<std::string_view> find_answered_questions(std::string_view heading,
                                                      const RichText& source) {
  std::vector<std::string_view> questions;
  if (!announces_questions(heading)) return questions;
  const std::string_view text = source.text;
  for (const Span& span : source.spans) {
    if (span.kind != Span::kItem) continue;
    const std::size_t end = std::min({text.find('\n', span.begin), span.end, text.size()});
    const std::size_t mark = text.substr(0, end).find('?', span.begin);
    if (mark != std::string_view::npos)
      questions.push_back(text.substr(span.begin, mark + 1 - span.begin));
  }
  return questions;
}

}  // namespace plumbline

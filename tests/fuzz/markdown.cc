// SPDX-License-Identifier: MIT OR Apache-2.0
// A text in Markdown, cut either way and with either kind of raw HTML as the first line says ("pages
// elements"): its markup, its bare addresses and what it states.
#include "indexer/sources/markdown.h"

#include "indexer/sources/citations.h"
#include "indexer/text/email.h"
#include "indexer/text/statements.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

namespace plumbline::fuzz {
namespace {

void require_statements(const Section& section) {
  std::size_t behind = 0;
  auto lines = find_statements(section.body);
  for (const StatedLine& line : lines) {
    require(behind <= line.begin && line.begin < line.end, "statements in order");
    require(line.begin <= line.text_begin && line.text_begin <= line.end, "its text in its line");
    require(line.end <= section.body.text.size(), "a statement within its text");
    behind = line.end;
  }
  find_asked(section.heading.text, section.body);
}

void check(std::string_view input) {
  const std::string_view how = take_line(&input);
  const Cut cut = how.find("pages") == how.npos ? Cut::kHeadings : Cut::kPages;
  const RawHtml html = how.find("elements") == how.npos ? RawHtml::kText : RawHtml::kElements;
  const std::string text = clean_utf8(without_emails(input));
  Problems problems;
  std::vector<Section> sections = read_markdown(text, cut, "a.md", 1, &problems, html);
  require_sound(problems);
  require_sound(sections);
  link_citations(&sections);
  require_sound(sections);
  for (const Section& section : sections) require_statements(section);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)

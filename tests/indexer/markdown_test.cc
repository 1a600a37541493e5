// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Section> read(const std::string& text, Cut cut = Cut::kHeadings) {
  Problems ignored;
  return read_markdown(text, cut, "file.md", 1, &ignored);
}

RichText first_body(const std::string& text) {
  std::vector<Section> sections = read(text);
  return sections.empty() ? RichText{} : sections[0].body;
}

std::string html_of(const std::string& text) {
  const RichText body = first_body(text);
  return to_html(body, 0, body.text.size());
}

struct Case {
  const char *markdown, *text, *html;
};

class Markdown : public testing::TestWithParam<Case> {};

TEST_P(Markdown, GivesTextAndSafeHtml) {
  EXPECT_EQ(first_body(GetParam().markdown).text, GetParam().text);
  EXPECT_EQ(html_of(GetParam().markdown), GetParam().html);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Markdown,
    testing::Values(
        Case{"", "", ""},
        Case{"a *b* **c** `d`", "a b c d", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"},
        Case{"one\n\ntwo", "one\ntwo", "<p>one</p>\n<p>two</p>"},
        Case{"soft\nbreak", "soft break", "<p>soft break</p>"},
        Case{"hard\\\nbreak", "hard\nbreak", "<p>hard<br>\nbreak</p>"},
        Case{"- a\n- b", "a\nb", "<ul>\n<li>a</li>\n<li>b</li></ul>"},
        Case{"3. a\n4. b", "a\nb", "<ol start=\"3\">\n<li>a</li>\n<li>b</li></ol>"},
        // numbers that are of the text
        Case{"1986. was a year", "1986. was a year", "<p>1986. was a year</p>"},
        Case{"a\n\n> 31) May\n\nb", "a\n31) May\nb",
             "<p>a</p>\n<blockquote>\n<p>31) May</p></blockquote>\n<p>b</p>"},
        Case{"1986. a\n\n      b\n1991. c", "1986. a\nb\n1991. c",
             "<p>1986. a</p>\n<p>b</p>\n<p>1991. c</p>"},
        Case{"12. a\n    - x\n19. b\r\n20. *c*", "12. a\nx\n19. b\n20. c",
             "<p>12. a</p>\n<ul>\n<li>x</li></ul>\n<p>19. b</p>\n<p>20. <em>c</em></p>"},
        Case{"1986.\n\n2001.  ```\n       x\n       ```", "1986.\n2001.\nx\n",
             "<p>1986.</p>\n<p>2001.</p>\n<pre><code>x\n</code></pre>"},
        Case{"- 7. a\n\t- b", "7. a\nb", "<ul>\n<li><p>7. a</p>\n<ul>\n<li>b</li></ul></li></ul>"},
        Case{"1. a\n3. b\n4. c", "a\nb\nc", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li></ol>"},
        Case{"5. a\n5. b", "a\nb", "<ol start=\"5\">\n<li>a</li>\n<li>b</li></ol>"},
        Case{"- a\n\n- b", "a\nb", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li></ul>"},
        Case{"> q", "q", "<blockquote>\n<p>q</p></blockquote>"},
        Case{"> # h", "h", "<blockquote>\n<h3>h</h3></blockquote>"},
        Case{"```c\nx < 1;\n```", "x < 1;\n", "<pre><code>x &lt; 1;\n</code></pre>"},
        Case{"a\n\n---\n\nb", "a\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"},
        Case{"a & \"b\" <", "a & \"b\" <", "<p>a &amp; &quot;b&quot; &lt;</p>"},
        Case{"&lt;script&gt;", "<script>", "<p>&lt;script&gt;</p>"},
        Case{"a&#30;b &#x85; [c](d&#7;e)", "ab  c", "<p>ab  <a href=\"de\">c</a></p>"},
        // tables
        Case{"| A   | B |\n| --- | :-: |\n| `a|b` x | *c* |\n|  | d |", "A | B\na|b x | c\n| d",
             "<p>A | B<br>\n<code>a|b</code> x | <em>c</em><br>\n| d</p>"},
        Case{"A | B\n--|--\na | b\n\nc", "A | B\na | b\nc", "<p>A | B<br>\na | b</p>\n<p>c</p>"},
        Case{"|   |   |\n|---|---|\n| a | b |\n|||\n| c | d |", "a | b\nc | d",
             "<p>a | b<br>\nc | d</p>"},
        Case{"- A | B\n  --- | ---\n  a | b", "A | B\na | b",
             "<ul>\n<li>A | B<br>\na | b</li></ul>"},
        Case{"A | B\n---|---", "A | B", "<p>A | B</p>"},
        Case{"a or b\n--|--\nc", "a or b --|-- c", "<p>a or b --|-- c</p>"},
        Case{"A | B\n--|-- *c*\nd", "A | B --|-- c d", "<p>A | B --|-- <em>c</em> d</p>"},
        Case{"```\n| A |\n|---|\n```", "| A |\n|---|\n", "<pre><code>| A |\n|---|\n</code></pre>"},
        // links
        Case{"[a](https://b.c)", "a", "<p><a href=\"https://b.c\">a</a></p>"},
        Case{"[a](/topics/b)", "a", "<p><a href=\"/topics/b\">a</a></p>"},
        Case{"<mailto:a@b.c>", "mailto:a@b.c", "<p><a href=\"mailto:a@b.c\">mailto:a@b.c</a></p>"},
        Case{"[a](javascript:x)", "a", "<p>a</p>"}, Case{"[a](//b.c)", "a", "<p>a</p>"},
        Case{"[a](blob:x)", "a", "<p>a</p>"}, Case{"[a](data:text/html,x)", "a", "<p>a</p>"},
        Case{"[a](<java\tscript:x>)", "a", "<p>a</p>"}, Case{"[a](\\\\\\\\b.c)", "a", "<p>a</p>"},
        Case{"[a](<https://b.c/\">)", "a", "<p><a href=\"https://b.c/&quot;\">a</a></p>"},
        Case{"![alt](https://b.c/i.png)", "alt", "<p><a href=\"https://b.c/i.png\">alt</a></p>"},
        Case{"[![alt](https://b.c/i)](https://d.e)", "alt",
             "<p><a href=\"https://d.e\">alt</a></p>"},
        // raw HTML is text
        Case{"Vec<u8> x", "Vec<u8> x", "<p>Vec&lt;u8&gt; x</p>"},
        Case{"<script>alert(1)</script>", "<script>alert(1)</script>",
             "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        Case{"a <!-- b --> c", "a  c", "<p>a  c</p>"}, Case{"<!-- b -->\n\nc", "c", "<p>c</p>"}));

TEST(MarkdownSections, BeginAtHeadings) {
  const auto sections = read("Lead.\n\n## One\n\nText.\n\n### Two *x*\n");
  ASSERT_THAT(sections, SizeIs(3));
  EXPECT_EQ(sections[0].heading.text, "");
  EXPECT_EQ(sections[1].heading.text, "One");
  EXPECT_EQ(sections[1].body.text, "Text.");
  EXPECT_EQ(sections[1].line, 3);
  EXPECT_EQ(sections[2].heading.text, "Two x");
  EXPECT_EQ(sections[2].body.text, "");
}

TEST(MarkdownSections, HaveHeadingsInOneLine) {
  Problems ignored;
  const auto sections = read_markdown("# Part 1: <br>*Klint*<br>and `more`", Cut::kHeadings,
                                      "file.md", 1, &ignored, RawHtml::kElements);
  const RichText& heading = sections.at(0).heading;
  EXPECT_EQ(heading.text, "Part 1: Klint and more");
  EXPECT_EQ(to_html(heading, 0, heading.text.size()),
            "<h3>Part 1: <em>Klint</em> and <code>more</code></h3>");
}

TEST(MarkdownPages, KeepTheNumbersOfEmptyPages) {
  const auto pages = read("# A\n\nText.\n\n---\n\n---\n\n# C\n\n## Under\n\n---\n", Cut::kPages);
  ASSERT_THAT(pages, SizeIs(4));
  EXPECT_EQ(pages[0].heading.text, "A");
  EXPECT_EQ(pages[1].heading.text + pages[1].body.text, "");
  EXPECT_EQ(pages[2].page, 3);
  EXPECT_EQ(pages[2].heading.text, "C");
  EXPECT_EQ(to_html(pages[2].body, 0, pages[2].body.text.size()), "<h4>Under</h4>");
}

TEST(MarkdownWikiLinks, StandApartFromTheirText) {
  const RichText body =
      first_body("See [[topics/binder]], [[klint|the tool]] and `[[code]]`, [[open.");
  std::vector<std::string> targets;
  for (const Span& span : body.spans) {
    if (span.kind == Span::kWikiLink) targets.push_back(span.target);
  }
  EXPECT_THAT(targets, ElementsAre("topics/binder", "klint|the tool"));
  EXPECT_THAT(body.text, HasSubstr("[[code]]"));
  EXPECT_THAT(body.text, HasSubstr("[[open."));
}

TEST(MarkdownProblems, HaveTheLineOfTheFile) {
  Problems problems;
  read_markdown("a\nb [x](javascript:y)\n\nVec<u8>\n", Cut::kHeadings, "f.md", 11, &problems);
  ASSERT_THAT(problems, SizeIs(2));
  EXPECT_EQ(to_string(problems[0]), "f.md:12: a link to \"javascript:y\" is not allowed");
  EXPECT_EQ(problems[1].line, 14);
}

// Each takes a parser that looks back for every character hours; ctest would give up long before.
TEST(Markdown, HostileTextIsReadToItsEnd) {
  std::string quotes(200'000, '>'), pictures, emphasis(200'000, '*');
  for (int i = 0; i < 30'000; ++i) pictures += "![[]()";
  for (const std::string& text :
       {quotes + "end", pictures + "end", emphasis + "end", std::string(200'000, '[') + "end"})
    EXPECT_THAT(html_of(text), HasSubstr("end")) << text.substr(0, 10);
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading notes(const std::string& text) {
  return read_with(kAsciidocNotes, "notes/e-1/klint.adoc", text);
}

Reading deck(const std::string& text) {
  return read_with(kAsciidocSlides, "slides/e-1/klint.adoc", text);
}

std::string html(const std::string& text) { return html_of(notes(text)); }

struct Case {
  std::string text, html;
};

TEST(Asciidoc, HeadAndSections) {
  const Reading reading = notes(
      "// a comment\n= Klint, _minutes_\nAda Example <ada@example.org>; Ben Other\n"
      "v1.0, 2023-11-15: draft\n:toc: left\n:speakers: Gary Guo, Ada Example\n:lang: de\n\n"
      "Present: all.\n\n== Locks\n\nHeld.\n\n=== Pins\nz\n\nOld one\n-------\ny\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint, minutes] Present: all.", "[Locks] Held.",
                                             "[Pins] z", "[Old one] y"));
  const Source& source = reading.sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::kNotes);
  EXPECT_EQ(source.title, "Klint, minutes");
  EXPECT_EQ(source.date, "2023-11-15");
  EXPECT_EQ(source.lang, "de");
  ASSERT_THAT(source.speakers, SizeIs(2));
  EXPECT_EQ(source.speakers[0].text, "Gary Guo");
  EXPECT_EQ(source.sections[1].line, 11);
}

TEST(Asciidoc, ATextBelowTheTitleIsNoAuthor) {
  EXPECT_THAT(texts_of(notes("= Klint\nPresent: Ada, Ben\n")),
              ElementsAre("[Klint] Present: Ada, Ben"));
  EXPECT_THAT(texts_of(notes("= Klint\nWe met on Monday, and all were there.\n")),
              ElementsAre("[Klint] We met on Monday, and all were there."));
}

TEST(Asciidoc, MarksInALine) {
  const Case cases[] = {
      {"a *b* _c_ `d` *b _c_*",
       "<p>a <strong>b</strong> <em>c</em> <code>d</code> <strong>b <em>c</em></strong></p>"},
      {"a**b**c__d__``e``", "<p>a<strong>b</strong>c<em>d</em><code>e</code></p>"},
      {"snake_case_name, 2*3*4, a * b * c", "<p>snake_case_name, 2*3*4, a * b * c</p>"},
      {"\\*a* +*b*+ `+*c*+` +++*d*+++ pass:[*e*]", "<p>*a* *b* <code>*c*</code> *d* *e*</p>"},
      {"#m# [.red]#n# H~2~O x^2^", "<p>m n H2O x2</p>"},
      {"\"`a`\" '`b`' c -- d", "<p>\u201Ca\u201D \u2018b\u2019 c \u2014 d</p>"},
      {"https://lwn.net[LWN^] https://lwn.net/1.",
       "<p><a href=\"https://lwn.net\">LWN</a> <a href=\"https://lwn.net/1\">https://lwn.net/1</a>."
       "</p>"},
      {"link:https://lwn.net/[\"LWN, *net*\",window=_blank] <https://x.org/>",
       "<p><a href=\"https://lwn.net/\">LWN, <strong>net</strong></a> "
       "<a href=\"https://x.org/\">https://x.org/</a></p>"},
      {"link:other.html[other] xref:a.adoc#b[there] <<a,here>> <<b>>", "<p>other there here b</p>"},
      {"image:a.png[shown,20] kbd:[Ctrl] icon:x[] a[[anchor]]b((c))(((d,e)))footnote:[gone].",
       "<p>shown <code>Ctrl</code> abc.</p>"},
      {"mailto:ada@example.org[Ada] ada@example.org", "<p>Ada (e-mail address)</p>"},
      {"{amp}lt {unknown} \\{amp}", "<p>&amp;lt {unknown} {amp}</p>"},
      {"a +\nb", "<p>a<br>\nb</p>"},
      {"[%hardbreaks]\na\nb", "<p>a<br>\nb</p>"},
      {"*a", "<p>*a</p>"},
      {":x: https://lwn.net/\n\n{x}1[one]", "<p><a href=\"https://lwn.net/1\">one</a></p>"}};
  for (const Case& each : cases) EXPECT_EQ(html("x\n\n" + each.text), "<p>x</p>\n" + each.html);
}

TEST(Asciidoc, Lists) {
  const Case cases[] = {
      {"* a\n** b\nand b\n* c\n\n* d\n\nend",
       "<ul>\n<li>a\n<ul>\n<li>b and b</li></ul></li>\n<li>c</li>\n<li>d</li></ul>\n<p>end</p>"},
      {"- a\n. b\n. c\n- d",
       "<ul>\n<li>a\n<ol>\n<li>b</li>\n<li>c</li></ol></li>\n<li>d</li></ul>"},
      {"3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li></ol>"},
      {". a\n+\nmore\n+\n----\ncode\n----\n. b",
       "<ol>\n<li>a\n<p>more</p></li></ol>\n<pre><code>code\n</code></pre><ol start=\"2\">\n"
       "<li>b</li></ol>"},
      {"Decision:: klint *stays*\nOpen::\n  who tests?\n* Ada\n\nnext::: x",
       "<p><strong>Decision:</strong> klint <strong>stays</strong></p>\n<p><strong>Open:</strong> "
       "who "
       "tests?</p>\n<ul>\n<li>Ada\n<p><strong>next:</strong> x</p></li></ul>"},
      {"a::b is no term", "<p>a::b is no term</p>"},
      {"text\n* is no list", "<p>text * is no list</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Asciidoc, CodeIsAsItIsWritten) {
  const Case cases[] = {
      {"[source,rust]\n----\nlet *a* = {b}; // <1>\n// kept\n\n  x\n----\n<1> why",
       "<pre><code>let *a* = {b};\n// kept\n\n  x\n</code></pre><ol>\n<li>why</li></ol>"},
      {"....\n:a: b\n....", "<pre><code>:a: b\n</code></pre>"},
      {"```sh\n# ls\n// x\n```\ny", "<pre><code># ls\n// x\n</code></pre><p>y</p>"},
      {"  set in\n   more\n\nx", "<pre><code>  set in\n   more\n</code></pre><p>x</p>"},
      {"[listing]\na\nb\n\nx", "<pre><code>a\nb\n</code></pre><p>x</p>"},
      {"[stem]\n++++\na+b\n++++", "<pre><code>a+b\n</code></pre>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Asciidoc, BlocksOfBlocks) {
  const Case cases[] = {
      {"NOTE: Mind this.\n\n[WARNING]\n====\na\n\n* b\n====\nc",
       "<p>NOTE: Mind this.</p>\n<p>a</p>\n<ul>\n<li>b</li></ul>\n<p>c</p>"},
      {"[quote, Ada, Letters]\n____\na\n____", "<p>a</p>\n<p>\u2014 Ada, Letters</p>"},
      {"[quote,Ada]\na", "<p>a</p>\n<p>\u2014 Ada</p>"},
      {"[verse]\n____\na\nb\n____", "<p>a<br>\nb</p>"},
      {"a\n\n.Named\n--\n*b*\n--",
       "<p>a</p>\n<p><strong>Named</strong></p>\n<p><strong>b</strong></p>"},
      {"image::a.png[A picture]\n\nvideo::x[]\n\n'''\n\n<<<\n\n[[x]]\nb\n\ntoc::[]",
       "<p>A picture</p>\n<p>b</p>"},
      {"++++\n<b>raw</b>\n++++\n////\ncomment\n////\na", "<p>a</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Asciidoc, TablesAreALineARow) {
  const Case cases[] = {
      {"|===\n|a |b\n\n|c\n|d\n|e | f \\| g\n|===", "<p>a | b</p>\n<p>c | d</p>\n<p>e | f | g</p>"},
      {"[cols=\"1,2*\",options=header]\n|===\n|a\n|b\n|*c*\n|===",
       "<p>a | b | <strong>c</strong></p>"},
      {"|===\n|a |b\n2+|both\n2*|twice\na|more\nlines\n|x\n|===",
       "<p>a | b</p>\n<p>both</p>\n<p>twice | twice</p>\n<p>more lines | x</p>"},
      {",===\na,\"b,c\"\n,===", "<p>a | b,c</p>"},
      {"[format=csv]\n|===\na,b\n|===", "<p>a | b</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Asciidoc, WhatIsForOthersIsLeftOut) {
  EXPECT_EQ(
      html(":a:\nifdef::a[]\nb\nifndef::a[]\nc\nendif::[]\nendif::[]\n"
           "ifdef::env-github[]\nd\nendif::[]\nifdef::a[e]\nifdef::x,a[f]\n:!a:\nifdef::a[g]\n"
           "ifeval::[1 == 1]\nh\nendif::[]"),
      "<p>b e f h</p>");
  const Reading reading = notes("a\n\ninclude::b.adoc[]\n\ninclude::c.adoc[tag=x]\n");
  EXPECT_THAT(texts_of(reading), ElementsAre("a"));
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("klint.adoc:3: 2 includes left out")));
}

TEST(Asciidoc, APlaceTellsWhatItIs) {
  EXPECT_EQ(format_of("notes/a.adoc", "x"), "asciidoc-notes");
  EXPECT_EQ(format_of("2023-11-15-a.asciidoc", "x"), "asciidoc-notes");
  EXPECT_EQ(format_of("a.adoc", "= A\n:revealjs_theme: white\n\n== B\n"), "asciidoc-slides");
  EXPECT_EQ(format_of("a.adoc", "= A\n:backend: revealjs\n"), "asciidoc-slides");
  EXPECT_EQ(format_of("slides/a.adoc", "= A\n"), "asciidoc-slides");
  EXPECT_EQ(format_of("a.adoc", "= A\n\n== B\n\n :revealjs_theme: x\n"), "");
  EXPECT_EQ(format_of("README.adoc", "= A\n"), "");
  EXPECT_EQ(read_with(kAsciidocNotes, "abstracts/a.adoc", "x").sources.at(0).format,
            kAbstractFormat);
}

TEST(Asciidoc, SectionsOfADeckAreSlides) {
  const Reading reading = deck(
      "= Klint\nAda Example\n2023-11-15\n:revealjs_theme: white\n\n== Why\n\n* a\n\n[.notes]\n--\n"
      "Say hello.\n\n* twice\n--\n\n=== Below\n\n==== Within\nb\n\n== !\n\nimage::x.png[Graph]\n\n"
      "ifdef::backend-revealjs[also]\nifndef::backend-revealjs[elsewhere]\n\n"
      "[NOTE.speaker]\n====\nWave.\n====\n\n[NOTE.aside]\nBye, ada@example.org.\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading),
              ElementsAre("[Klint] ", "[Why] a/Speaker notes/Say hello./twice", "[Below] Within/b",
                          "Graph/also/Speaker notes/Wave./Bye, (e-mail address)."));
  const Source& source = reading.sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::kSlides);
  EXPECT_EQ(source.title, "Klint");
  EXPECT_EQ(source.pages, 4);
  EXPECT_EQ(source.date, "2023-11-15");
  ASSERT_THAT(source.speakers, SizeIs(1));
  EXPECT_EQ(source.speakers[0].text, "Ada Example");
}

TEST(Asciidoc, ManyMarksThatEndNowhereCostLittle) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "*a _b `c \"`d <<e ((f [[g {h #i ";
  EXPECT_THAT(texts_of(notes(text)), SizeIs(1));
  std::string nested(20'000, '[');
  EXPECT_THAT(texts_of(notes("https://a.b" + nested)), SizeIs(1));
  std::string frames = "x\n\n";
  for (int i = 4; i < 2000; ++i) frames += std::string(static_cast<std::size_t>(i), '=') + "\n";
  EXPECT_THAT(texts_of(notes(frames + "\nend")), ElementsAre("x/end"));
}

TEST(Asciidoc, IsReadInWhateverEncoding) {
  EXPECT_THAT(texts_of(notes("\xEF\xBB\xBF= Caf\xC3\xA9\r\n\r\nx\r\n")),
              ElementsAre("[Caf\u00e9] x"));
  EXPECT_THAT(texts_of(notes("= Caf\xE9\n\nx\n")), ElementsAre("[Caf\u00e9] x"));
  EXPECT_THAT(messages_of(notes(std::string("a\0b", 3))), ElementsAre(HasSubstr("zero bytes")));
  EXPECT_THAT(messages_of(notes("\n\n")), ElementsAre(HasSubstr("says nothing")));
}

TEST(Asciidoc, BrokenBytesAreReadOrRefused) {
  const std::string text =
      "= A\nB C\n\n[source]\n----\nx\n----\n* a\n+\nb\n\n|===\n|a |*b*\n|===\n\n== "
      "!\n[.notes]\n--\n"
      "https://a.b[c] footnote:[d] e:: f\n--\nifdef::x[]\nendif::[]\n";
  expect_sound_when_broken(kAsciidocNotes, "notes/a.adoc", text, 200, 1000);
  expect_sound_when_broken(kAsciidocSlides, "slides/a.adoc", text, 200, 1000);
}
}  // namespace
}  // namespace plumbline

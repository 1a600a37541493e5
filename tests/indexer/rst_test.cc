// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading notes(const std::string& text) { return read_with(kRstNotes, "notes/e-1/klint.rst", text); }

std::string html(const std::string& text) { return html_of(notes(text)); }

struct Case {
  std::string text, html;
};

TEST(Rst, HeadAndSections) {
  const Reading reading = notes(
      "..\n  A license.\n\n.. a comment\n\n===============\nKlint, *minutes*\n===============\n\n"
      ":Author: Ada Example <ada@example.org>\n:Date: 2023-11-15\n:Speakers: - Gary Guo\n"
      "  - Ada Example\n:lang: de\n:Present: all\n\nLocks\n=====\n\nHeld.\n\nPins\n----\nz\n\n"
      "------\n\ny\n\n1. Numbered\n~~~~~~~~~~~\n\nx\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint, minutes] Present: all", "[Locks] Held.",
                                             "[Pins] z/y", "[1. Numbered] x"));
  const Source& source = reading.sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::kNotes);
  EXPECT_EQ(source.title, "Klint, minutes");
  EXPECT_EQ(source.date, "2023-11-15");
  EXPECT_EQ(source.lang, "de");
  ASSERT_THAT(source.speakers, SizeIs(2));
  EXPECT_EQ(source.speakers[0].text, "Gary Guo");
  EXPECT_EQ(source.speakers[1].text, "Ada Example");
  EXPECT_EQ(source.sections[1].line, 17);
}

TEST(Rst, AFormHasItsTitleAsTheTextOfASection) {
  const Reading form =
      notes("Talk Title\n----------\n\nKlint, a *linter*\n\nAbstract\n--------\nx\n");
  EXPECT_THAT(texts_of(form), ElementsAre("[Klint, a linter] ", "[Abstract] x"));
  EXPECT_EQ(form.sources.at(0).title, "Klint, a linter");
  EXPECT_EQ(notes("Title\n-----\n\nx\n\ny\n").sources.at(0).title, "Title");
}

TEST(Rst, MarksInALine) {
  const Case cases[] = {
      {"a *b* **c** ``d *e*`` `f`", "<p>a <em>b</em> <strong>c</strong> <code>d *e* f</code></p>"},
      {"snake_case_name, 2*3*4, a * b * c, \"*\", __init__, *args",
       "<p>snake_case_name, 2*3*4, a * b * c, &quot;*&quot;, __init__, *args</p>"},
      {"\\*a* *b\\* c*\\ s", "<p>*a* <em>b* c</em>s</p>"},
      {"\u201C*a*\u201D *b*\u2014c", "<p>\u201C<em>a</em>\u201D <em>b</em>\u2014c</p>"},
      {"https://lwn.net/1. <https://lwn.net/2>",
       "<p><a href=\"https://lwn.net/1\">https://lwn.net/1</a>. &lt;<a "
       "href=\"https://lwn.net/2\">https://lwn.net/2</a>&gt;</p>"},
      {"`LWN net <https://lwn.net/>`_, LWN_ `lwn  net`_ there_\n\n.. _LWN: https://lwn.net/\n"
       ".. _there:\n",
       "<p><a href=\"https://lwn.net/\">LWN net</a>, <a href=\"https://lwn.net/\">LWN "
       "lwn net</a> there</p>"},
      {"a__ `b c`__\n\n__ https://a.b/\n\n.. __: https://c.d/\n",
       "<p><a href=\"https://a.b/\">a</a> <a href=\"https://c.d/\">b c</a></p>"},
      {"a_ `c <b_>`_\n\n.. _a:\n.. _b: https://lwn.net/\n   long\n.. _`d`: b_\n\nd_",
       "<p><a href=\"https://lwn.net/long\">a c</a></p>\n"
       "<p><a href=\"https://lwn.net/long\">d</a></p>"},
      {":ref:`that <x>` :doc:`/a/b` :code:`c` :c:func:`d` :py:class:`~e.F` :emphasis:`g` "
       "`h`:strong:",
       "<p>that /a/b <code>c d F</code> <em>g</em> "
       "<strong>h</strong></p>"},
      {":pep:`8` :rfc:`1149`",
       "<p><a href=\"https://peps.python.org/pep-0008\">PEP 8</a> "
       "<a href=\"https://www.rfc-editor.org/rfc/rfc1149\">RFC 1149</a></p>"},
      {":raw-html:`<br>` :tex:`a`\\ b\n\n.. role:: tex(raw)\n   :format: latex", "<p>b</p>"},
      {"|a| |b| |c| |d| |today|\n\n.. |a| replace:: some\n   text\n.. |b| image:: x.png\n   :alt: "
       "shown\n.. |c| unicode:: U+2014",
       "<p>some text shown \u2014 |d|</p>"},
      {"a [1]_ b [#]_ [Ada]_ _`place`", "<p>a [1] b [Ada] place</p>"},
      {"Write `Ada <mailto:ada@example.org>`_ ada@example.org",
       "<p>Write Ada (e-mail address)</p>"},
      {"*a ``b `c |d [e", "<p>*a ``b `c |d [e</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html("x\n\n" + each.text), "<p>x</p>\n" + each.html);
}

TEST(Rst, Lists) {
  const Case cases[] = {
      {"* a\n\n  - b\n    and b\n\n* c\n\n  more\n* d\n\nend",
       "<ul>\n<li>a\n<ul>\n<li>b and b</li></ul></li>\n<li>c\n<p>more</p></li>\n<li>d</li></ul>\n"
       "<p>end</p>"},
      {"3. a\n#. b\n\nx\n\n#) c\n#) d",
       "<ol "
       "start=\"3\">\n<li>a</li>\n<li>b</li></ol>\n<p>x</p>\n<ol>\n<li>c</li>\n<li>d</li></ol>"},
      {"(iv) a\n(v) b", "<ol start=\"4\">\n<li>a</li>\n<li>b</li></ol>"},
      {"1. a::\n\n     code\n\n2. b",
       "<ol>\n<li>a:</li></ol>\n<pre><code>code\n</code></pre>"
       "<ol start=\"2\">\n<li>b</li></ol>"},
      {"1. a\n     goes on\n\n   * b", "<ol>\n<li>a goes on\n<ul>\n<li>b</li></ul></li></ol>"},
      {"A. Einstein\nwas there", "<p>A. Einstein was there</p>"},
      {"text\n* is no list", "<p>text * is no list</p>"},
      {"- - a\n  - b", "<ul>\n<li>a</li>\n<li>b</li></ul>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Rst, TermsAndFields) {
  const Case cases[] = {
      {"Decision\n  klint *stays*\n\n  always\nOpen:\n  * Ada",
       "<p><strong>Decision</strong>: klint <em>stays</em></p>\n<p>always</p>\n"
       "<p><strong>Open</strong>:</p>\n<ul>\n<li>Ada</li></ul>"},
      {"x\n\n:When: now\n:Who:\n   Ada\n:code:`a`",
       "<p>x</p>\n<p><strong>When</strong>: now</p>\n<p><strong>Who</strong>: Ada</p>\n"
       "<p><code>a</code></p>"},
      {":Present: Ada\n:Version: 2", "<p><strong>Present</strong>: Ada</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Rst, CodeIsAsItIsWritten) {
  const Case cases[] = {
      {"Do::\n\n  let *a*;\n\n    // b\n\nx",
       "<p>Do:</p>\n<pre><code>let *a*;\n\n  // b\n"
       "</code></pre><p>x</p>"},
      {"Do ::\n\n> a\n> b\n\nx", "<p>Do</p>\n<pre><code>&gt; a\n&gt; b\n</code></pre><p>x</p>"},
      {"::\n\n\ta\n\t b", "<pre><code>a\n b\n</code></pre>"},
      {".. code-block:: rust\n   :linenos:\n\n   .. a\n\nx",
       "<pre><code>.. a\n</code></pre><p>x</p>"},
      {">>> a\nb\n\nx", "<pre><code>&gt;&gt;&gt; a\nb\n</code></pre><p>x</p>"},
      {".. c:function:: int a(void)\n\n   Adds.",
       "<pre><code>int a(void)\n</code></pre><p>Adds.</p>"},
      {".. math:: a+b", "<pre><code>a+b\n</code></pre>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Rst, BlocksOfBlocks) {
  const Case cases[] = {
      {"a\n\n    Quoted\n    text.\n\n  -- Ada\n\nb",
       "<p>a</p>\n<p>Quoted text.</p>\n<p>-- Ada</p>\n<p>b</p>"},
      {"| a\n|   b\n  and b\n|\n| c", "<p>a<br>\nb and b<br>\nc</p>"},
      {".. note:: Mind\n   this.\n\n   * b\n\nc\n\n.. seealso::\n   d",
       "<p><strong>Note</strong>: Mind this.</p>\n<ul>\n<li>b</li></ul>\n<p>c</p>\n"
       "<p><strong>See also</strong>: d</p>"},
      {"x\n\n.. admonition:: Own *title*\n\n   a\n\n.. epigraph:: Said.",
       "<p>x</p>\n<p><strong>Own <em>title</em></strong>: a</p>\n"
       "<p>Said.</p>"},
      {".. figure:: a.png\n   :alt: A picture\n\n   Caption\n\n.. image:: b.png\n\n"
       ".. container:: x\n\n   a",
       "<p>A picture</p>\n<p>Caption</p>\n<p>a</p>"},
      {"a\n\n.. raw:: html\n\n   <b>raw</b>\n\n.. toctree::\n\n   x\n\n.. comment\n   more\n\n..\n"
       "   again\n\n----\n\nb",
       "<p>a</p>\n<p>b</p>"},
      {".. [1] One\n   text\n.. [#a] Two", "<p>[1] One text</p>\n<p>Two</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Rst, TablesAreALineARow) {
  const Case cases[] = {
      {"+----+-----+\n| \u00E4  | *b* |\n+====+=====+\n| c  | d   |\n|    | e   |\n+----+-----+\n"
       "| f|g      |\n+----+-----+\n| h  | i   |\n|    +-----+\n|    | j   |\n+----+-----+\n\nx",
       "<p>\u00E4 | <em>b</em></p>\n<p>c | d e</p>\n<p>f|g</p>\n<p>h | i</p>\n<p>| j</p>\n"
       "<p>x</p>"},
      {"====  ===\n\u00E4     b\n====  ===\nc     *d*\n      e\nf     g, long\n\\     h\n====  "
       "===\n\nx",
       "<p>\u00E4 | b</p>\n<p>c | <em>d</em> e</p>\n<p>f | g, long</p>\n<p>| h</p>\n<p>x</p>"},
      {"=====  =====\na over both\n------------\nc      d\n=====  =====",
       "<p>a over both</p>\n<p>c | d</p>"},
      {"x\n\n.. list-table:: Named\n   :header-rows: 1\n\n   * - a\n     - b\n   * - *c*\n       "
       "more\n     -\n"
       "     - e",
       "<p>x</p>\n<p><strong>Named</strong>:</p>\n<p>a | b</p>\n<p><em>c</em> more | | e</p>"},
      {".. list-table::\n\n   * - .. code-block:: sh\n\n          make\n     - b",
       "<p>make | b</p>"},
      {".. csv-table::\n   :header: a, \"b,c\"\n\n   d, \"e\n   f\"",
       "<p>a | b,c</p>\n<p>d | e f</p>"}};
  for (const Case& each : cases) EXPECT_EQ(html(each.text), each.html) << each.text;
}

TEST(Rst, IncludesAreLeftOut) {
  const Reading reading =
      notes("a\n\n.. include:: b.rst\n\n.. literalinclude:: c.rs\n   :lines: 1\n");
  EXPECT_THAT(texts_of(reading), ElementsAre("a"));
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("klint.rst:3: 2 includes left out")));
}

TEST(Rst, APlaceTellsWhatItIs) {
  EXPECT_EQ(format_of("notes/a.rst", "x"), "rst-notes");
  EXPECT_EQ(format_of("klint/abstract.rest", "x"), "rst-notes");
  EXPECT_EQ(format_of("2023-11-15-a.rst", "x"), "rst-notes");
  EXPECT_EQ(format_of("a.rst", "x"), "");
  EXPECT_EQ(format_of("README.rst", "x"), "");
  EXPECT_EQ(read_with(kRstNotes, "abstracts/a.rst", "x").sources.at(0).format, kAbstractFormat);
  EXPECT_EQ(read_with(kRstNotes, "transcripts/a.rst", "x").sources.at(0).kind,
            SourceKind::kTranscript);
}

TEST(Rst, WhatNikolaSaysAboveATextIsRead) {
  const Source source =
      notes(".. title: Klint\n.. date: 2023-11-15 10:00\n\nKlint checks.\n").sources.at(0);
  EXPECT_EQ(source.title, "Klint");
  EXPECT_EQ(source.date, "2023-11-15");
}

TEST(Rst, ManyMarksThatEndNowhereCostLittle) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "*a **b `c ``d |e [f :g:`h _`i ";
  EXPECT_THAT(texts_of(notes(text)), SizeIs(1));
  std::string stairs, items, borders;
  for (std::size_t i = 0; i < 2000; ++i) {
    stairs += std::string(i, ' ') + "x\n\n";
    items += "- ";
    borders += std::string(i, '+') + "\n+-+\n";
  }
  EXPECT_THAT(texts_of(notes(stairs)), SizeIs(1));
  EXPECT_THAT(texts_of(notes(items + "x")), SizeIs(1));
  EXPECT_THAT(texts_of(notes("+-+\n" + borders + "x")), SizeIs(1));
}

TEST(Rst, NamesOfManyReferencesCostLittle) {
  std::string text = ".. _a: https://a.b/" + std::string(900, 'c') + "\n\n";
  for (int i = 0; i < 100'000; ++i) text += "a_ ";
  EXPECT_THAT(texts_of(notes(text)), SizeIs(1));
}

TEST(Rst, IsReadInWhateverEncoding) {
  EXPECT_THAT(texts_of(notes("\xEF\xBB\xBF"
                             "Caf\xC3\xA9\r\n====\r\n\r\nx\r\n")),
              ElementsAre("[Caf\u00e9] x"));
  EXPECT_THAT(texts_of(notes("Caf\xE9\n====\n\nx\n")), ElementsAre("[Caf\u00e9] x"));
  EXPECT_THAT(messages_of(notes(std::string("a\0b", 3))), ElementsAre(HasSubstr("zero bytes")));
  EXPECT_THAT(messages_of(notes("\n\n")), ElementsAre(HasSubstr("says nothing")));
}

TEST(Rst, BrokenBytesAreReadOrRefused) {
  const std::string text =
      "A\n=\n:Date: x\n\n- a::\n\n    b\n\n1. *c* `d`_\n\n+---+\n| e |\n+---+\n\n== ==\nf g\n== "
      "==\n\n"
      ".. note:: |h| [1]_\n.. |h| replace:: i\n.. _d: e_\n.. list-table::\n\n   * - j\n";
  expect_sound_when_broken(kRstNotes, "notes/a.rst", text, 200, 1000);
}
}  // namespace
}  // namespace plumbline

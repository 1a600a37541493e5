// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html.h"

#include <gmock/gmock.h>

#include "indexer/sources/html/tags.h"
#include "indexer/sources/html/tame.h"
#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Lt;
using testing::Not;
using testing::SizeIs;

std::string markup(const RichText& text) { return to_html(text, 0, text.text.size()); }

std::string html_of(std::string_view html) {
  Problems problems;
  const auto sections = read_html(html, "f.html", 1, &problems);
  return sections.empty() ? "" : markup(sections[0].body);
}

std::string described(std::string_view text) {
  Problems problems;
  const auto sections = read_description(text, "f.json", 1, &problems);
  EXPECT_THAT(problems, IsEmpty());
  return sections.empty() ? "" : markup(sections[0].body);
}

struct Case {
  const char *source, *html;
};
class Html : public testing::TestWithParam<Case> {};
class Description : public testing::TestWithParam<Case> {};

TEST_P(Html, GivesSafeMarkup) { EXPECT_EQ(html_of(GetParam().source), GetParam().html); }
TEST_P(Description, GivesSafeMarkup) { EXPECT_EQ(described(GetParam().source), GetParam().html); }

INSTANTIATE_TEST_SUITE_P(
    Table, Html,
    testing::Values(
        Case{"", ""}, Case{"<p></p><div> </div>", ""}, Case{"plain", "<p>plain</p>"},
        Case{"<p>a <b>b</b> <i>c</i>\n <code>d</code></p>",
             "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"},
        Case{"<p>one<p>two", "<p>one</p>\n<p>two</p>"},
        Case{"one<div>two</div>three", "<p>one</p>\n<p>two</p>\n<p>three</p>"},
        Case{"<P>OLD<BR>STYLE</P>", "<p>OLD<br>\nSTYLE</p>"},
        Case{"<ul><li>a<li>b</ul>", "<ul>\n<li>a</li>\n<li>b</li></ul>"},
        Case{"<ol start=3><li><p>a</p></li></ol>", "<ol start=\"3\">\n<li><p>a</p></li></ol>"},
        Case{"<blockquote>q</blockquote>", "<blockquote>\n<p>q</p></blockquote>"},
        Case{"<pre>a  b\n\n c</pre>", "<pre><code>a  b\n\n c\n</code></pre>"},
        Case{"&eacute;&nbsp;&lt;T&gt; &#x1F980;", "<p>\u00e9 &lt;T&gt; \U0001F980</p>"},
        Case{"<table><tr><th>a<th>b<tr><td>c<td><p>d</p></table>z",
             "<p>a | b</p>\n<p>c | d</p>\n<p>z</p>"},
        // links
        Case{"<a href='https://b.c/?x=1&amp;y'>a</a>",
             "<p><a href=\"https://b.c/?x=1&amp;y\">a</a></p>"},
        Case{"<a href='javascript:x'>a</a> <a href=' java\nscript:x'>b</a>", "<p>a b</p>"},
        Case{"<a href='/relative'>a</a>", "<p>a</p>"},
        Case{"<a href='mailto:a@b.org'>me</a>", "<p>me</p>"},
        Case{"see https://b.c/d.", "<p>see <a href=\"https://b.c/d\">https://b.c/d</a>.</p>"},
        // what is dropped
        Case{"a<script>if (1 < 2) alert('</p>')</script>b", "<p>ab</p>"},
        Case{"<style>p{}</style><!-- c -->x<nav>Home</nav>", "<p>x</p>"},
        Case{"<p hidden>a</p><p style='display : none'>b</p>c", "<p>c</p>"},
        Case{"<svg><text>a</text></svg><img src=x onerror=alert(1) alt='Logo'>", "<p>Logo</p>"},
        Case{"<font color=red>a</font><o:p></o:p>", "<p>a</p>"},
        Case{"a <!-- never ends", "<p>a &lt;!-- never ends</p>"},
        Case{"a <script> b", "<p>a &lt;script&gt; b</p>"},
        // only elements are tags
        Case{"<p>Arc<Mutex<T>> Vec<u8></p>", "<p>Arc&lt;Mutex&lt;T&gt;&gt; Vec&lt;u8&gt;</p>"},
        Case{"Pin<&mut T>, <dyn Trait>", "<p>Pin&lt;&amp;mut T&gt;, &lt;dyn Trait&gt;</p>"},
        Case{"#include <linux/foo.h>, #include <map>",
             "<p>#include &lt;linux/foo.h&gt;, #include &lt;map&gt;</p>"},
        Case{"Foo<B>, Vec<Option<S>>, if a<b && c>d",
             "<p>Foo&lt;B&gt;, Vec&lt;Option&lt;S&gt;&gt;, if a&lt;b &amp;&amp; c&gt;d</p>"},
        Case{"Foo<T::Item>, 1 < 2 <", "<p>Foo&lt;T::Item&gt;, 1 &lt; 2 &lt;</p>"}));

INSTANTIATE_TEST_SUITE_P(
    Table, Description,
    testing::Values(
        Case{"Plain *text*", "<p>Plain <em>text</em></p>"},
        Case{"<p>HTML *text*</p>", "<p>HTML *text*</p>"},
        Case{"We use `Pin<&mut T>` and Arc<Mutex<T>>, Vec<u8>.",
             "<p>We use <code>Pin&lt;&amp;mut T&gt;</code> and Arc&lt;Mutex&lt;T&gt;&gt;, "
             "Vec&lt;u8&gt;.</p>"},
        Case{"Box<std::io::Error> <Self::Item> <dyn Trait>",
             "<p>Box&lt;std::io::Error&gt; &lt;Self::Item&gt; &lt;dyn Trait&gt;</p>"},
        Case{"#include <linux/foo.h>", "<p>#include &lt;linux/foo.h&gt;</p>"},
        Case{"a<br>b <b>c</b> <u>d</u> <a href=\"https://b.c\">e</a>",
             "<p>a<br>\nb <strong>c</strong> d <a href=\"https://b.c\">e</a></p>"},
        Case{"<b>never ended\n\nnext", "<p><strong>never ended</strong></p>\n<p>next</p>"},
        Case{"*a <b>b* c</b>", "<p><em>a <strong>b</strong></em> c</p>"},
        Case{"Text\n\n<T>\n\nmore", "<p>Text</p>\n<p>&lt;T&gt;</p>\n<p>more</p>"},
        Case{"Text.\r\n\r\nMore.", "<p>Text.</p>\n<p>More.</p>"},
        Case{"As said [1].\n\n[1] https://b.c/r/x@y\n[2]: https://d.e",
             "<p>As said <a href=\"https://b.c/r/x@y\">[1]</a>.</p>\n"
             "<p>[1] <a href=\"https://b.c/r/x@y\">https://b.c/r/x@y</a><br>\n"
             "[2] <a href=\"https://d.e\">https://d.e</a></p>"},
        // blanks in front, which a form or a mail put there
        Case{"    We use `a`\r\n    and b.\r\n\r\n- c",
             "<p>We use <code>a</code> and b.</p>\n<ul>\n<li>c</li></ul>"},
        Case{"     a\n\n     b", "<p>a</p>\n<p>b</p>"},
        Case{"  - a\n  - b\n\n  c", "<ul>\n<li>a</li>\n<li>b</li></ul>\n<p>c</p>"},
        Case{"a\n\n    code", "<p>a</p>\n<pre><code>code\n</code></pre>"},
        Case{"[text][1]\n\n[1]: https://b.c", "<p><a href=\"https://b.c\">text</a></p>"},
        Case{"Ask a.b@c.org or [me](mailto:d@e.org).", "<p>Ask (e-mail address) or me.</p>"}));

TEST(HtmlSections, BeginAtHeadings) {
  Problems problems;
  const auto sections = read_html(
      "<p>Lead</p>\n<div><h1>One <b>x</b></h1>\n<p>Text</p></div>\n"
      "<!-- a\nb -->\n<h2>Two</h2>",
      "f.html", 11, &problems);
  ASSERT_THAT(sections, SizeIs(3));
  EXPECT_EQ(sections[0].body.text, "Lead");
  EXPECT_EQ(sections[0].line, 11);
  EXPECT_EQ(sections[1].heading.text, "One x");
  EXPECT_EQ(sections[1].body.text, "Text");
  EXPECT_EQ(sections[2].heading.text, "Two");
  EXPECT_EQ(sections[2].line, 16);
}

TEST(HtmlSections, HaveHeadingsInOneLine) {
  Problems problems;
  const auto sections =
      read_html("<h2>Part 1:<br> Klint<br>more</h2><p>Text</p>", "f.html", 1, &problems);
  EXPECT_EQ(sections.at(0).heading.text, "Part 1: Klint more");
}

TEST(HtmlSections, AreNoneWhereNothingIsSaid) {
  Problems problems;
  EXPECT_THAT(read_html(" <p>\n</p> ", "f", 1, &problems), IsEmpty());
  EXPECT_THAT(read_description("\r\n", "f", 1, &problems), IsEmpty());
  EXPECT_THAT(read_description("     \r\n   ", "f", 1, &problems), IsEmpty());
}

TEST(HtmlLimits, TooLargeAPageIsCutAndSaysSo) {
  Problems problems;
  std::string html;
  while (html.size() < (4u << 20)) html += "<p>some words of a paragraph that is not short</p>\n";
  EXPECT_THAT(read_html(html, "f.html", 1, &problems), SizeIs(1));
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].message, HasSubstr("4 MiB"));
}

// What a parser for browsers takes the square of the time, or its whole stack, for.
TEST(HtmlLimits, HostileTextStaysSmall) {
  for (const char* part :
       {"<div>",   "<b>",  "<p><b><i>", "<table>",      "<table><p>", "<a href='http://b.c/'>x",
        "<svg>",   "<!--", "<ul><li>",  "<blockquote>", "<tr><td>",   "<script>",
        "<a x=\"", "</p>", "&lt",       "[1] http://b", "a@b.c",      "<p hidden>",
        "<?xml",   "<h1>"}) {
    std::string html;
    while (html.size() < 40'000) html += part;
    EXPECT_THAT(tame_html(html).size(), Lt(8 * html.size())) << part;
    EXPECT_TRUE(is_utf8(html_text(html).text)) << part;
    described(html);
  }
}

TEST(HtmlLimits, AnyBytesGiveText) {
  const std::string page = "<p>a <b>b</b> <a href=\"https://c.d\">e</a><ul><li>f</ul>&amp;</p>";
  for (std::size_t i = 0; i < page.size(); ++i) {
    html_of(page.substr(0, i));
    for (int bit = 0; bit < 8; ++bit) {
      std::string broken = page;
      broken[i] = static_cast<char>(broken[i] ^ (1 << bit));
      EXPECT_TRUE(is_utf8(html_of(broken)));
    }
  }
}

TEST(HtmlSniff, TellsHtmlFromMarkdown) {
  EXPECT_TRUE(looks_like_html("<p>a</p>"));
  EXPECT_TRUE(looks_like_html("a\n <ul><li>b</ul>"));
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><title>x</title>"));
  EXPECT_FALSE(looks_like_html("a<br>b"));
  EXPECT_FALSE(looks_like_html("Vec<p>\n\n- <b>a</b>"));
  EXPECT_FALSE(looks_like_html(""));
}

TEST(Email, IsLeftOutInWhateverWayItIsWritten) {
  const std::pair<const char*, const char*> cases[] = {
      {"<p>Ask a&#64;b.org, <b>me</b></p>", "<p>Ask (e-mail address), <strong>me</strong></p>"},
      {"<p>Ask a<b>@</b>b.org <i>now</i></p>", "<p>Ask (e-mail address) <em>now</em></p>"},
      {"<p><b>a</b>@b<i>.org me</i></p>", "<p>(e-mail address)<em> me</em></p>"},
      {"<p><b>a&commat;b.org</b></p>", "<p><strong>(e-mail address)</strong></p>"},
      {"Ask a&#64;b.org or c\\@d.org.", "<p>Ask (e-mail address) or (e-mail address).</p>"},
      {"Ask **a**@b.org", "<p>Ask (e-mail address)</p>"},
      {"![me](https://www.gravatar.com/avatar/0cc175b9)", "<p>me</p>"},
      {"https://l.org/r/1@b.org",
       "<p><a href=\"https://l.org/r/1@b.org\">https://l.org/r/1@b.org</a></p>"}};
  for (const auto& [text, html] : cases) EXPECT_EQ(described(text), html) << text;
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html_slides.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Reading deck(const std::string& html) {
  return read_with(kHtmlSlides, "slides/e-1/deck.html", html);
}

struct Case {
  const char *name, *source;
  std::vector<std::string> slides;
};

class HtmlDecks : public testing::TestWithParam<Case> {};

TEST_P(HtmlDecks, HaveASlideForEachSection) {
  ASSERT_TRUE(kHtmlSlides.recognizes({"", "a.html", GetParam().source}));
  const Reading reading = deck(GetParam().source);
  EXPECT_EQ(texts_of(reading), GetParam().slides);
  EXPECT_THAT(reading.problems, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, HtmlDecks,
    testing::Values(
        Case{"Reveal",
             "<div class=\"reveal\"><div class=\"slides\">\n<section><h1>One</h1><p>a "
             "Vec&lt;u8&gt;\n"
             "<aside class=\"notes\">Say <b>it</b>.</aside></section>\n"
             "<!-- <section>no</section> -->\n<script>\"<section>\"</script>"
             "<section>\n<section><h2>Two</h2><h3>More</h3><p>b<pre><code>c\n  "
             "d</code></pre></section>\n<section data-visibility=\"hidden\">Hidden</section>"
             "<section>three</section></section></div></div>",
             {"[One] a Vec<u8>/Speaker notes/Say it.", "[Two] More/b/c/  d/", "three"}},
        Case{"RevealWithMarkdown",
             "<div class='x'><script>Reveal.initialize()</script><section data-markdown>\n"
             "  <textarea data-template>\n    ## One\n\n    a &lt; b\n\n    ---\n\n    Two\n\n"
             "    Note: Say it.\n  </textarea></section><section data-markdown><script "
             "type=\"text/template\"># Three\n</script></section><section data-markdown=\"x.md\">"
             "</section><section>four</section>",
             {"[One] a < b", "Two/Speaker notes/Say it.", "[Three] ", "", "four"}},
        Case{"Remark",
             "<title>x</title><textarea id=\"source\">\nclass: center\n\n# One\n\n---\n\nTwo "
             "&amp; more\n???\nSay it.\n</textarea><script>var s = remark.create();</script>",
             {"[One] ", "Two & more/Speaker notes/Say it."}},
        Case{"Marp",
             "<div class=\"bespoke-marp-parent\"><svg data-marpit-svg=\"\"><foreignObject><section "
             "data-marpit-advanced-background=\"background\">x</section></foreignObject>"
             "<foreignObject><section id=\"1\"><h1 id=\"a\">One</h1><footer>f</footer></section>"
             "</foreignObject></svg></div>",
             {"[One] f"}},
        Case{"DeckJs",
             "<body class=\"deck-container\"><section class=\"slide\"><h2>One</h2></section>"
             "<SECTION CLASS='slide'>two</SECTION><section>never ends",
             {"[One] ", "two"}}),
    [](const auto& one) { return one.param.name; });

TEST(HtmlSlides, AreCalledAfterTheirPageIfItsFirstSlideKnowsOfIt) {
  const auto title = [](const std::string& of_page, const std::string& slide) {
    return deck("<title>" + of_page + "</title><div class=\"reveal\"><section>" + slide +
                "</section></div>")
        .sources.at(0)
        .title;
  };
  EXPECT_EQ(title("Pins &amp; more", "<p>Pins and more</p>"), "Pins & more");
  EXPECT_EQ(title("reveal.js", "<h1>Pins</h1>"), "Pins");
}

TEST(HtmlSlides, MayLieInOtherFiles) {
  const Source shown = deck(
                           "<div class=\"reveal\"><section data-markdown=\"slides/01&amp;2.md\">"
                           "</section></div>")
                           .sources.at(0);
  ASSERT_EQ(shown.shows.size(), 1u);
  EXPECT_EQ(shown.shows[0].path, "slides/01&2.md");
  EXPECT_EQ(shown.shows[0].page, 1);
}

TEST(HtmlSlides, ArePagesThatShowSlidesAlone) {
  EXPECT_EQ(format_of("notes/a.html", "<section>One</section><section>Two</section>"),
            "html-notes");
  EXPECT_EQ(format_of("a.html", "<section>One</section><section>Two</section>"), "");
  EXPECT_EQ(format_of("notes/a.html", "<div class=\"reveal\"><section>One</section>"),
            "html-slides");
  EXPECT_EQ(format_of("a.html", "<script>remark.create({sourceUrl: 'a.md'})</script>"), "");
  EXPECT_EQ(format_of("a.txt", "<div class=\"reveal\"><section>One</section>"), "");
}

TEST(HtmlSlides, KeepNoMailAddresses) {
  const Reading reading = deck(
      "<title>ada@secret.example</title><div class=\"reveal\"><section><h1>ada@secret.example"
      "</h1>ada@secret.example<aside class=\"notes\">ada@secret.example</aside></section>"
      "<section data-markdown># ada@secret.example</section></div>");
  EXPECT_THAT(texts_of(reading), testing::Each(testing::Not(HasSubstr("secret"))));
  EXPECT_EQ(reading.sources.at(0).title.find("secret"), std::string::npos);
}

TEST(HtmlSlides, WithoutATextAreLeftOutAndLongOnesAreCut) {
  EXPECT_THAT(messages_of(deck("<div class=\"reveal\"><section><img src=a.png></section></div>")),
              ElementsAre(HasSubstr("1 slide and no text")));
  std::string many = "<div class=\"reveal\">";
  for (int i = 0; i < 2100; ++i) many += "\n<section>x</section>";
  const Reading cut = deck(many);
  EXPECT_EQ(cut.sources.at(0).pages, 2000);
  EXPECT_THAT(messages_of(cut), ElementsAre(HasSubstr("deck.html:2002: has more than 2,000")));
}

TEST(HtmlSlides, OfHostileMarkupAreReadToTheirEnd) {
  for (const std::string one : {"<section>", "<aside class=\"notes\">", "<section data-markdown>",
                                "<textarea>", "<!--", "</section>"}) {
    std::string html = "<div class=\"reveal\"><section>x</section><section>";
    while (html.size() < 400'000) html += one;
    EXPECT_FALSE(deck(html).sources.empty()) << one;
  }
}

TEST(HtmlSlides, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(
      kHtmlSlides, "a.html",
      "<title>A</title><div class=\"reveal\"><section><h1>B</h1>&amp;c<aside class=\"notes\">d"
      "</aside></section><section data-markdown><textarea># E\n---\nf</textarea></section></div>",
      80, 300);
}
}  // namespace
}  // namespace plumbline

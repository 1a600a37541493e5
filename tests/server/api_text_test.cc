// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/text_writer.h"

#include <gmock/gmock.h>

#include <sstream>

#include "schema/text/utf8.h"
#include "server/api/page_text.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Wrap, BreaksBetweenWordsByCodePoints) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("  äöü   äöü\näöü ", 7), ElementsAre("äöü äöü", "äöü"));
  EXPECT_THAT(wrapped("", 7), IsEmpty());
  EXPECT_THAT(wrapped(" \n ", 7), IsEmpty());
}

TEST(Wrap, CutsLongWordsButNoAddress) {
  EXPECT_THAT(wrapped("abcdefghij k", 4), ElementsAre("abcd", "efgh", "ij k"));
  EXPECT_THAT(wrapped("see https://example.org now", 5),
              ElementsAre("see", "https://example.org", "now"));
}

TEST(TextWriter, LaysOutAPage) {
  TextWriter out;
  out.title("Binder");
  out.field("Speakers", "Alice Ryhl");
  out.field("Room", "");
  out.heading("About");
  out.paragraph("one\n\n\ntwo", 2);
  out.item("point", 0, "1.  ");
  out.address("https://example.org/");
  EXPECT_EQ(out.text(),
            "Binder\n======\nSpeakers    Alice Ryhl\n\nAbout\n-----\n  one\n\n  two\n1.  "
            "point\nhttps://example.org/\n");
}

struct TextPages : testing::Test, SmallSite {};

TEST_F(TextPages, FitATerminal) {
  for (const char* target :
       {"/", "/search?q=klint", "/topics", "/topics/binder", "/talks/lpc-2023/klint", "/people",
        "/people/gary-guo", "/events", "/events/lpc-2023", "/map", "/help/search", "/help/api",
        "/help/errors", "/search?q=zzyzx"}) {
    const HttpResponse response = ask(target);
    EXPECT_THAT(response.content_type, StartsWith("text/plain")) << target;
    std::istringstream lines(response.body);
    for (std::string line; std::getline(lines, line);) {
      if (line.find("://") != std::string::npos) continue;
      EXPECT_LE(count_code_points(line), 80U) << line;
    }
  }
}

TEST_F(TextPages, ShowWhatThePageShows) {
  const std::string talk = ask("/talks/lpc-2023/klint").body;
  EXPECT_THAT(talk, HasSubstr("Speakers    Gary Guo\n"));
  EXPECT_THAT(talk, HasSubstr("\n  https://example.org/klint\n"));
  EXPECT_THAT(ask("/topics/klint").body, HasSubstr("2 talks\n-------\n"));
  EXPECT_THAT(ask("/search?q=klint").body, HasSubstr("\n    http://test/talks/lpc-2023/klint"));
  EXPECT_THAT(ask("/topics/klint").body,
              HasSubstr("Status      Discussed since 2023, last at Kangrejos 2025 in September "
                        "2025\nBy year     2023 █·█ 2025\n"));
}

TEST_F(TextPages, LeadFromHomeToWhatIsNew) {
  const std::string home = ask("/").body;
  EXPECT_THAT(home, HasSubstr("\nNewest edition: LPC 2024\n"));
  EXPECT_THAT(home, HasSubstr("klint\n  2023 █·█ 2025, 2 talks\n  http://test/topics/klint\n"));
  EXPECT_THAT(home, HasSubstr("\n  http://test/help/search\n"));
}

TEST_F(TextPages, ASearchShowsTheCardOnceAndSaysWhatToTry) {
  const std::string found = ask("/search?q=klint").body;
  EXPECT_THAT(found, HasSubstr("\n= klint\n"));
  EXPECT_EQ(found.find("http://test/topics/klint\n"), found.rfind("http://test/topics/klint\n"));
  EXPECT_THAT(ask("/search?q=zzyzx").body, HasSubstr("http://test/help/search\n"));
}

TEST_F(TextPages, AHitWithoutTextHasNoLineForIt) {
  EXPECT_THAT(ask("/search?q=Gary+Guo").body,
              HasSubstr("Gary Guo\n    Person, 2 talks\n    http://test/people/gary-guo\n"));
}

TEST_F(TextPages, HelpHasItsExamplesWithTheirAddresses) {
  const std::string help = ask("/help/search").body;
  EXPECT_THAT(help, StartsWith("How to search\n=============\n"));
  EXPECT_THAT(help, HasSubstr("\nFields\n------\n"));
  EXPECT_THAT(help, HasSubstr("\n    http://test/search?q="));
  EXPECT_THAT(ask("/help/api").body, HasSubstr("\n    curl -s 'http://test/"));
}

struct PageTextCase {
  const char* html;
  const char* text;
};

TEST(PageText, WritesEachBlockItsWay) {
  const PageTextCase cases[] = {
      {"<nav><a href=\"/\">Home</a></nav>", ""},
      {"<main><h1>A &amp; B</h1><p>One\n two.</p></main><p>not this</p>",
       "A & B\n=====\n\nOne two.\n"},
      {"<main><p class=\"kind\">Help</p><h1>Errors</h1></main>", "Errors\n======\n"},
      {"<main><p>See <a href=\"/map\">the map</a>, <a "
       "href=\"#x\">below</a>.</p><p>Then.</p></main>",
       "See the map, below.\n    http://kb/map\n\nThen.\n"},
      {"<main><ul>\n<li>a</li>\n<li>b <a href=\"https://x.y/?a&amp;b\">c</a></li></ul></main>",
       "- a\n- b c\n    https://x.y/?a&b\n"},
      {"<main><table><tr><td><code>q</code></td><td>A <b>query</b>.</td></tr></table></main>",
       "q\n    A query.\n"},
      {"<main><pre tabindex=\"0\"><code>curl a\ncurl  b</code></pre></main>",
       "    curl a\n    curl  b\n"},
  };
  for (const PageTextCase& c : cases) EXPECT_EQ(page_text(c.html, "http://kb"), c.text) << c.html;
}

}  // namespace
}  // namespace plumbline

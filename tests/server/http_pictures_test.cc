// SPDX-License-Identifier: MIT OR Apache-2.0
// Pages of decks as pictures, at their addresses.
#include <gmock/gmock.h>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

struct Pictures : testing::Test {
  SmallSite site;
  const std::string rules = "/talks/lpc-2023/klint/slides/7.webp";
};

TEST_F(Pictures, AreServedAsWebP) {
  const HttpResponse answer = site.ask(rules, {{"accept", "image/webp,*/*;q=0.8"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "image/webp");
  EXPECT_EQ(answer.body, "RIFF of the rules");
  EXPECT_EQ(site.ask("/talks/lpc-2023/klint/slides/8.webp").body, "RIFF without a word");
  EXPECT_EQ(site.ask(rules, {}, "HEAD").status, 200);
}

TEST_F(Pictures, AreKeptByClientsAndNotCompressedAgain) {
  const HttpResponse answer = site.ask(rules, {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(answer.header("Content-Encoding"), "");
  EXPECT_EQ(answer.header("Cache-Control"), "public, max-age=60, stale-while-revalidate=600");
  const std::string tag(answer.header("ETag"));
  EXPECT_EQ(site.ask(rules, {{"if-none-match", tag}}).status, 304);
}

TEST_F(Pictures, AreNotFoundWhereThereAreNone) {
  for (const char* address :
       {"slides/6.webp", "slides/07.webp", "slides/0.webp", "slides/-7.webp", "slides/7.png",
        "slides/7", "slides/.webp", "slides/99999999999.webp", "slides-1/7.webp", "slides-2/7.webp",
        "slidesx/7.webp", "slides-/7.webp", "notes/7.webp"}) {
    const HttpResponse answer = site.ask("/talks/lpc-2023/klint/" + std::string(address));
    EXPECT_EQ(answer.status, 404) << address;
    EXPECT_THAT(answer.body, HasSubstr("/talks/lpc-2023/klint\"")) << "it names the talk";
  }
  const HttpResponse page =
      site.ask("/talks/nobody/knows/slides/1.webp", {{"accept", "text/html"}});
  EXPECT_EQ(page.status, 404);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
}

TEST_F(Pictures, AreOnThePageOfTheirTalk) {
  const std::string html = site.ask("/talks/lpc-2023/klint", {{"accept", "text/html"}}).body;
  EXPECT_THAT(html, HasSubstr("<img src=\"klint/slides/7.webp\" width=\"800\" height=\"450\" "
                              "alt=\"Slide 7: Rules\" loading=\"lazy\">"));
  EXPECT_THAT(html, HasSubstr("<li id=\"slide-8\" class=\"drawn\">")) << "a page without a word";
  EXPECT_THAT(html, HasSubstr("alt=\"Slide 8\""));
}

TEST_F(Pictures, ThatStandAloneAreToldInText) {
  EXPECT_THAT(site.ask("/talks/lpc-2023/klint.txt").body, HasSubstr("[8] (a picture)"));
  EXPECT_THAT(site.ask("/talks/lpc-2023/klint.md").body, HasSubstr("### 8. (a picture)"));
}
}  // namespace
}  // namespace plumbline

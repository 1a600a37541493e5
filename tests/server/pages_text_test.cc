// SPDX-License-Identifier: MIT OR Apache-2.0
// The small functions under the pages: text to markup, addresses, words.
#include <gmock/gmock.h>

#include "server/pages/markup.h"
#include "server/pages/quote.h"
#include "server/pages/recording.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

struct MarkCase {
  const char* text;
  Marks marks;
  const char* html;
};

TEST(Marked, CountsCodePointsAndEscapes) {
  const MarkCase cases[] = {
      {"", {}, ""},
      {"klint", {{0, 5}}, "<mark>klint</mark>"},
      {"a klint b", {{2, 7}}, "a <mark>klint</mark> b"},
      {"Björn Baron", {{0, 5}}, "<mark>Björn</mark> Baron"},
      {"ﬁn 💥 日本語", {{3, 4}, {6, 8}}, "ﬁn <mark>💥</mark> 日<mark>本語</mark>"},
      {"a<b>&c", {{1, 4}}, "a<mark>&lt;b&gt;</mark>&amp;c"},
      {"ab", {{1, 9}}, "a<mark>b</mark>"},
      {"ab", {{5, 9}}, "ab"},
  };
  for (const MarkCase& c : cases) EXPECT_EQ(marked(c.text, c.marks).markup(), c.html);
}

TEST(Quote, IsTheSentenceAroundTheName) {
  const std::string text = "First one. Then pin_init came, and more. Last one.";
  EXPECT_EQ(quote(text, {"pin-init"}).markup(), "Then <mark>pin_init</mark> came, and more.");
  EXPECT_EQ(quote("Locks are taken.", {"lock"}).markup(), "<mark>Lock</mark>s are taken.");
  EXPECT_EQ(quote("The block layer. A lock.", {"lock"}).markup(), "A <mark>lock</mark>.");
  EXPECT_EQ(quote("About Rust for Linux.", {"Rust", "Rust for Linux"}).markup(),
            "About <mark>Rust for Linux</mark>.");
  EXPECT_EQ(quote("No <name> here.", {"klint"}).markup(), "No &lt;name&gt; here.");
}

TEST(Quote, LongSentencesAreCutBetweenWords) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "wört ";
  text += "klint";
  for (int i = 0; i < 60; ++i) text += " wört";
  const std::string html = quote(text, {"klint"}).markup();
  EXPECT_TRUE(html.starts_with("… wört ")) << html;
  EXPECT_TRUE(html.ends_with(" wört …")) << html;
  EXPECT_LT(html.size(), 320u);
}

TEST(Sparkline, IsDrawnToItsHighestYear) {
  EXPECT_EQ(spark_text({{2021, 1}, {2022, 0}, {2023, 8}, {2024, 4}}), "2021 ▁·█▄ 2024");
  EXPECT_EQ(spark_text({{2021, 40}, {2022, 1}}), "2021 █▁ 2022");
  EXPECT_EQ(spark_text({{2021, 0}}), "");
  EXPECT_EQ(spark_text({}), "");
}

TEST(Sparkline, TellsItsNumbersToThoseWhoCannotSeeIt) {
  const std::string svg = spark_svg({{2021, 1}, {2022, 0}, {2023, 2}}).markup();
  EXPECT_NE(svg.find("<title>2021: 1, 2022: 0, 2023: 2</title>"), std::string::npos) << svg;
  EXPECT_NE(svg.find("d=\"M0 12v-6h3v6M8 12v-12h3v12\""), std::string::npos) << svg;
  EXPECT_EQ(spark_svg({{2021, 0}}).markup(), "");
}

TEST(Urls, PercentEncodeKeepsUnreservedOnly) {
  EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encode("a b&c=ü/"), "a%20b%26c%3D%C3%BC%2F");
}

TEST(Urls, PathOfEachKind) {
  Document document;
  document.slug = "lpc-2023/klint";
  EXPECT_EQ(path_of(document), "/talks/lpc-2023/klint");
  document.kind = Kind::kTopic;
  document.slug = "a\"b";
  EXPECT_EQ(path_of(document), "/topics/a%22b");
}

TEST(Urls, SearchPathHasAllThatWasAsked) {
  SearchRequest request;
  EXPECT_EQ(search_path("/search", request), "/search");
  request.q = "pin init";
  request.filters = {{"year", {"2023", "2024"}}, {"event", {"lpc-2023"}}};
  request.from = "2023-11";
  request.sort = Sort::kNewest;
  EXPECT_EQ(search_path("/search", request),
            "/search?q=pin%20init&event=lpc-2023&year=2023&year=2024&from=2023-11&sort=-date");
  request = {};
  request.limit = 5;
  EXPECT_EQ(search_path("/api/v1/talks", request, "x=y"), "/api/v1/talks?limit=5&cursor=x%3Dy");
}

TEST(Urls, ToggledTwiceIsTheSame) {
  SearchRequest request;
  request.q = "binder";
  request.filters = {{"year", {"2023"}}};
  request.cursor = "old";
  const SearchRequest more = toggled(request, "year", "2024");
  EXPECT_THAT(more.filters.at("year"), ElementsAre("2023", "2024"));
  EXPECT_EQ(more.cursor, "");
  EXPECT_THAT(toggled(more, "year", "2024").filters.at("year"), ElementsAre("2023"));
  EXPECT_TRUE(toggled(request, "year", "2023").filters.empty());
}

TEST(Words, DatesAreWrittenOut) {
  EXPECT_EQ(long_date("2023-11-15"), "15 November 2023");
  EXPECT_EQ(long_date("2023-11"), "November 2023");
  EXPECT_EQ(long_date("2023"), "2023");
  EXPECT_EQ(long_date(""), "");
  EXPECT_EQ(long_date("2023-13-01"), "2023-13-01");
  EXPECT_EQ(date_range("2023-11-13", "2023-11-15"), "13 to 15 November 2023");
  EXPECT_EQ(date_range("2026-01-31", "2026-02-01"), "31 January to 1 February 2026");
  EXPECT_EQ(date_range("2023-12-30", "2024-01-02"), "30 December 2023 to 2 January 2024");
  EXPECT_EQ(date_range("2023-11-13", "2023-11-13"), "13 November 2023");
  EXPECT_EQ(date_range("", ""), "");
  EXPECT_EQ(iso_day(1700000000), "2023-11-14");
}

TEST(Recording, BeginsAtTheSecond) {
  const std::pair<const char*, const char*> kCases[] = {
      {"https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=61s"},
      {"https://www.youtube.com/watch?v=abc&t=5s&list=x#y",
       "https://www.youtube.com/watch?v=abc&list=x&t=61s"},
      {"https://m.youtube.com/watch?t=5&v=abc", "https://m.youtube.com/watch?v=abc&t=61s"},
      {"https://youtu.be/abc", "https://youtu.be/abc?t=61s"},
      {"https://youtu.be/abc?si=z", "https://youtu.be/abc?si=z&t=61s"},
      {"https://www.youtube.com/live/abc", "https://www.youtube.com/live/abc?t=61s"},
      {"https://video.fosdem.org/2024/a.webm", "https://video.fosdem.org/2024/a.webm#t=61"},
      {"https://media.ccc.de/v/a#t=9", "https://media.ccc.de/v/a#t=61"},
      {"https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc#t=61"}};
  for (const auto& [recording, moment] : kCases) EXPECT_EQ(moment_url(recording, 61), moment);
}

TEST(Words, LabelsOfLinksAndPlaces) {
  EXPECT_EQ(link_label("page"), "Programme page");
  EXPECT_EQ(link_label("null_block"), "Null block");
  EXPECT_EQ(address_label("https://www.lwn.net/Articles/951550/"), "lwn.net/Articles/951550");
  EXPECT_EQ(host_of("https://lwn.net/Articles/1"), "lwn.net");
  EXPECT_EQ(place_words("slides", 7, {}), "Slides, page 7");
  EXPECT_EQ(place_words("transcript", {}, 7), "Transcript, 0:07");
  EXPECT_EQ(place_words("transcript", {}, 3725), "Transcript, 1:02:05");
  EXPECT_EQ(shortened("one two three", 9), "one two …");
  EXPECT_EQ(shortened("one", 9), "one");
}

}  // namespace
}  // namespace plumbline

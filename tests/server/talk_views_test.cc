// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/talk_views.h"

#include <gmock/gmock.h>

#include "tests/server/small_pages.h"

namespace plumbline {
namespace {
using testing::SizeIs;

PassageView passage(const std::string& anchor, std::size_t bytes) {
  PassageView out;
  out.anchor = anchor;
  out.html = std::string(bytes, 'x');
  return out;
}

TalkPage page_of(const std::vector<std::size_t>& slides, std::size_t abstract = 100) {
  TalkPage page{};
  page.parts.resize(2);
  page.parts[0].part = "abstract";
  page.parts[0].passages.push_back(passage("", abstract));
  page.parts[1].part = "slides";
  for (std::size_t bytes : slides)
    page.parts[1].passages.push_back(
        passage("slide-" + std::to_string(page.parts[1].passages.size() + 1), bytes));
  return page;
}

TEST(TalkViews, ShortTextsHaveOne) {
  for (const TalkPage& page : {page_of({}), page_of({100, 100}), page_of({8000, 8000})}) {
    const auto views = views_of(page);
    ASSERT_THAT(views, SizeIs(1));
    EXPECT_EQ(views[0].begin, 0u);
    EXPECT_EQ(views[0].end, page.parts[1].passages.size());
  }
}

TEST(TalkViews, LongTextsHaveSeveralOfAboutOneLength) {
  const TalkPage page = page_of(std::vector<std::size_t>(100, 500));
  const auto views = views_of(page);
  ASSERT_THAT(views, SizeIs(3));
  EXPECT_EQ(views[0].anchor, "slide-1");
  for (std::size_t i = 0; i < views.size(); ++i) {
    EXPECT_EQ(views[i].begin, i == 0 ? 0 : views[i - 1].end);
    EXPECT_NEAR(static_cast<double>(views[i].end - views[i].begin), 33, 2);
  }
  EXPECT_EQ(views.back().end, 100u);
}

TEST(TalkViews, ALongAbstractLeavesLessRoomForTheOthers) {
  const std::vector<std::size_t> slides(3, 6000);
  EXPECT_THAT(views_of(page_of(slides)), SizeIs(1));
  EXPECT_THAT(views_of(page_of(slides, 3000)), SizeIs(2));
  EXPECT_THAT(views_of(page_of(slides, 50'000)), SizeIs(2));
}

TEST(TalkViews, AreFoundByTheirPlaces) {
  const TalkPage page = page_of(std::vector<std::size_t>(100, 500));
  const auto views = views_of(page);
  EXPECT_EQ(view_at(page, views, "slide-1"), 0u);
  EXPECT_EQ(view_at(page, views, "slide-50"), 1u);
  EXPECT_EQ(view_at(page, views, "slide-100"), 2u);
  for (const char* nowhere : {"", "slide-101", "sl ide", "abstract"})
    EXPECT_EQ(view_at(page, views, nowhere), 0u) << nowhere;
}

struct LongTalkTest : PagesTest {
  LongTalkTest() {
    corpus->add_event("lpc-2023", "LPC 2023");
    corpus->add_talk({.slug = "lpc-2023/long", .title = "Long", .body = "An abstract."});
    for (int i = 1; i <= 100; ++i) {
      const std::string number = std::to_string(i);
      corpus->add_part("lpc-2023/long", "slides", "slide-" + number, "Title " + number,
                       std::string(500, 'x') + " body" + number + ".", i);
    }
    publish();
  }

  std::string view(const std::string& at) {
    auto db = collection->connect();
    return talk_html(context("/talks/lpc-2023/long"),
                     *load_talk(collection->catalog(), *db, "lpc-2023/long"), at);
  }
};

// The one place after `beginning`, up to the next quote.
std::string following(const std::string& html, const std::string& beginning) {
  const std::size_t at = html.find(beginning);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + beginning.size();
  return html.substr(begin, html.find_first_of("\"#", begin) - begin);
}

bool has(const std::string& html, const std::string& text) {
  return html.find(text) != std::string::npos;
}

TEST_F(LongTalkTest, EveryViewHasEveryPlaceOnceAndTheViewsTogetherAllTexts) {
  std::string all;
  int views = 0;
  for (std::string at = "slide-1"; !at.empty() && views < 10; ++views) {
    const std::string html = view(at);
    EXPECT_LT(html.size(), 38'000u) << at;
    for (int i = 1; i <= 100; ++i) {
      const std::string id = "id=\"slide-" + std::to_string(i) + "\"";
      const std::size_t first = html.find(id);
      EXPECT_TRUE(first != std::string::npos && html.find(id, first + 1) == std::string::npos)
          << id << " in " << at;
    }
    all += html;
    at = following(html, "<a rel=\"next\" href=\"?at=");
  }
  EXPECT_EQ(views, 4);
  for (int i = 1; i <= 100; ++i) EXPECT_TRUE(has(all, "body" + std::to_string(i) + ".")) << i;
}

TEST_F(LongTalkTest, TitlesLeadToTheViewsThatHaveTheirTexts) {
  const std::string first = view("");
  EXPECT_TRUE(has(first, "#slide-100\">p. 100 Title 100</a>"));
  const std::string last = view(following(first, "<li id=\"slide-100\"><a href=\"?at="));
  EXPECT_TRUE(has(last, "body100."));
  EXPECT_TRUE(has(last, "<a href=\"long#slide-1\">p. 1 Title 1</a>"));
  EXPECT_TRUE(has(last, "rel=\"prev\""));
  EXPECT_FALSE(has(last, "rel=\"next\""));
  EXPECT_TRUE(has(last, "<link rel=\"canonical\" href=\"http://kb.example/talks/lpc-2023/long\">"));
}
}  // namespace
}  // namespace plumbline

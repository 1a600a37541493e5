// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/topic_map.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "server/pages/html.h"
#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// binder and klint share three talks, binder and miri one; gcc <3 has none.
struct TopicMapPageTest : testing::Test {
  TopicMapPageTest() {
    SmallCorpus corpus(directory / "test.db");
    for (const auto& [slug, title] :
         {std::pair{"binder", "Binder"}, {"gcc", "GCC <3"}, {"klint", "klint"}, {"miri", "Miri"}})
      corpus.add_topic({.slug = slug, .title = title, .body = "About."});
    add_talk(corpus, "one", {"binder", "klint"});
    add_talk(corpus, "two", {"binder", "klint"});
    add_talk(corpus, "three", {"binder", "klint", "miri"});
    corpus.finish().execute(
        "INSERT INTO map_place SELECT 'whole', id, 60, 11 + 40 * id FROM document "
        "WHERE kind = 'topic' AND slug <> 'miri';"
        "INSERT INTO map_edge SELECT 'whole', a.id, b.id, 3, 0 FROM document a, document b "
        "WHERE a.slug = 'binder' AND b.slug = 'klint' AND a.kind = 'topic' AND b.kind = 'topic'");
    collection.emplace(directory / "test.db");
  }

  static void add_talk(SmallCorpus& corpus, const std::string& slug,
                       const std::vector<std::string>& topics) {
    corpus.add_talk({.slug = "lpc-2023/" + slug, .title = slug, .body = "Text.", .topics = topics});
  }
  const Catalog& catalog() { return collection->catalog(); }
  const Document& topic(std::string_view slug) { return *catalog().find(Kind::kTopic, slug); }
  std::vector<std::string> near(std::string_view slug, std::vector<DocumentId> related = {},
                                std::size_t limit = 9) {
    std::vector<std::string> out;
    for (const auto& [id, count] : topics_near(catalog(), topic(slug), related, limit))
      out.push_back(catalog()[id].slug + " " + std::to_string(count));
    return out;
  }
  TopicMap map(std::string_view name) {
    auto db = collection->connect();
    return load_topic_map(*db, name);
  }

  TemporaryDirectory directory;
  std::optional<Collection> collection;
};

TEST_F(TopicMapPageTest, PictureLinksEachLabelAndDrawsEachLine) {
  const std::string svg(topic_map_svg(catalog(), map(kWholeMap), "map").markup());
  EXPECT_THAT(svg,
              AllOf(HasSubstr("aria-labelledby=\"map\""), HasSubstr("<a href=\"/topics/binder\">"),
                    HasSubstr("Binder <tspan>3</tspan>"), HasSubstr("GCC &lt;3</text>"),
                    HasSubstr("<path class=\"thin\" d=\"M60 ")));
}

TEST_F(TopicMapPageTest, TableSaysWhatThePictureShows) {
  const std::string page = map_html({*collection, "http://kb.example", "/map", ""}, map(kWholeMap));
  EXPECT_THAT(page,
              AllOf(HasSubstr("The 3 topics with the most talks"), HasSubstr("<td>klint 3</td>"),
                    HasSubstr("<td>Binder 3</td>"), HasSubstr("id=\"table\"")));
}

TEST(TopicMapPage, OfNothingSaysSo) {
  TemporaryDirectory directory;
  SmallCorpus corpus(directory / "test.db");
  corpus.add_topic({.slug = "gcc", .title = "GCC", .body = "About."});
  corpus.finish();
  Collection collection(directory / "test.db");
  const std::string page = map_html({collection, "http://kb.example", "/map", ""}, {});
  EXPECT_THAT(page, AllOf(HasSubstr("No talk is about a topic yet"), Not(HasSubstr("<svg width"))));
}

TEST_F(TopicMapPageTest, MapThatTheIndexerLeftOutIsNotCalledEmpty) {
  const std::string page = map_html({*collection, "http://kb.example", "/map", ""}, map(kHomeMap));
  EXPECT_THAT(page, AllOf(HasSubstr("the map could not be drawn"), HasSubstr("href=\"/topics\""),
                          Not(HasSubstr("<svg width"))));
}

TEST_F(TopicMapPageTest, HomePageHasAMapWhereThereIsOne) {
  const PageContext context = {*collection, "http://kb.example", "/", ""};
  EXPECT_THAT(home_html(context, map(kWholeMap)), HasSubstr("How the topics hang together"));
  EXPECT_THAT(home_html(context), Not(HasSubstr("How the topics hang together")));
}

TEST_F(TopicMapPageTest, NearIsWhatSeveralTalksOrAnEditorJoin) {
  EXPECT_THAT(near("binder"), ElementsAre("klint 3"));  // one talk about Miri, too, is no reason
  EXPECT_THAT(near("binder", {topic("miri").id, topic("gcc").id}),
              ElementsAre("klint 3", "miri 1", "gcc 0"));
  EXPECT_THAT(near("binder", {topic("miri").id}, 1), ElementsAre("klint 3"));
  EXPECT_THAT(near("gcc"), IsEmpty());
}

TEST_F(TopicMapPageTest, NeighboursHangFromOneCord) {
  const std::vector<Counted> near = {{topic("klint").id, 3}, {topic("gcc").id, 0}};
  const std::string svg(neighbourhood_svg(catalog(), topic("binder"), near).markup());
  EXPECT_THAT(svg, AllOf(HasSubstr("class=\"cord\""), HasSubstr("klint <tspan>3</tspan>"),
                         HasSubstr(">GCC &lt;3</text>"), HasSubstr(">Binder</text>")));
  EXPECT_EQ(neighbourhood_svg(catalog(), topic("gcc"), {}).markup(), "");
}

}  // namespace
}  // namespace plumbline

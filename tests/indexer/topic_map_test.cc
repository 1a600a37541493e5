// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/map/topic_map.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "indexer/map/layout.h"
#include "schema/map.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::IsEmpty;
using testing::SizeIs;

bool overlap(const Place& p, const Box& a, const Place& q, const Box& b) {
  return 2 * std::abs(p.x - q.x) < a.width + b.width &&
         2 * std::abs(p.y - q.y) < a.height + b.height;
}

TEST(Layout, KeepsLabelsApart) {
  const std::vector<Box> boxes(24, Box{120, 22});
  std::vector<Spring> springs;
  for (std::size_t i = 1; i < boxes.size(); ++i) springs.push_back({i / 3, i, 2});
  const std::vector<Place> places = lay_out(boxes, springs);
  ASSERT_THAT(places, SizeIs(boxes.size()));
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_GE(places[i].x, 60);
    EXPECT_GE(places[i].y, 11);
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(overlap(places[i], boxes[i], places[j], boxes[j])) << i << " and " << j;
  }
}

TEST(Layout, IsTheSameEveryTime) {
  const std::vector<Box> boxes(9, Box{80, 22});
  const std::vector<Spring> springs = {{0, 1, 1}, {1, 2, 3}, {2, 3, 1}, {5, 6, 1}};
  const std::vector<Place> first = lay_out(boxes, springs), second = lay_out(boxes, springs);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    EXPECT_EQ(first[i].x, second[i].x);
    EXPECT_EQ(first[i].y, second[i].y);
  }
}

TEST(Layout, HasRoomForNoneAndForOne) {
  EXPECT_THAT(lay_out({}, {}), IsEmpty());
  const std::vector<Box> one = {{100, 22}};
  const std::vector<Place> places = lay_out(one, {});
  ASSERT_THAT(places, SizeIs(1));
  EXPECT_EQ(places[0].x, 50);
  EXPECT_EQ(places[0].y, 11);
}

struct TopicMapTest : testing::Test {
  // Rows as "a b c", joined by "; ".
  std::string rows(const std::string& sql, int columns) {
    Statement statement = db->prepare(sql);
    std::string out;
    while (statement.step()) {
      if (!out.empty()) out += "; ";
      for (int i = 0; i < columns; ++i) out += (i > 0 ? " " : "") + statement.text(i);
    }
    return out;
  }
  std::string edges() {
    return rows(
        "SELECT a.slug, b.slug, talks, stated FROM map_edge JOIN document a ON a.id = map_edge.a "
        "JOIN document b ON b.id = map_edge.b WHERE map = 'whole' ORDER BY 1, 2",
        4);
  }
  void draw() {
    db = &corpus.finish();
    draw_topic_maps(*db);
  }
  void add_talk(const std::string& slug, const std::vector<std::string>& topics) {
    corpus.add_talk({.slug = "lpc-2023/" + slug, .title = slug, .body = "Text.", .topics = topics});
  }

  SmallCorpus corpus;
  Database* db = nullptr;
};

TEST_F(TopicMapTest, JoinsTopicsThatTalksHaveInCommon) {
  for (const char* slug : {"binder", "klint", "miri"})
    corpus.add_topic({.slug = slug, .title = slug, .body = "About."});
  add_talk("one", {"binder", "klint"});
  add_talk("two", {"binder", "klint", "miri"});
  draw();
  EXPECT_EQ(edges(), "binder klint 2 0");  // one talk about both would be an accident
  EXPECT_EQ(rows("SELECT slug FROM map_place JOIN document ON id = topic WHERE map = 'home' "
                 "ORDER BY slug",
                 1),
            "binder; klint; miri");
}

TEST_F(TopicMapTest, LeavesOutTopicsWithoutATalk) {
  corpus.add_topic({.slug = "binder", .title = "Binder", .body = "About."});
  corpus.add_topic({.slug = "idle", .title = "Idle", .body = "About."});
  add_talk("one", {"binder"});
  draw();
  EXPECT_EQ(rows("SELECT slug FROM map_place JOIN document ON id = topic WHERE map = 'whole'", 1),
            "binder");
}

TEST_F(TopicMapTest, TakesThePlaceOfTheMapBefore) {
  corpus.add_topic({.slug = "binder", .title = "Binder", .body = "About."});
  add_talk("one", {"binder"});
  draw();
  const std::string before = rows("SELECT map, topic, x, y FROM map_place ORDER BY map", 4);
  draw_topic_maps(*db);
  EXPECT_EQ(rows("SELECT map, topic, x, y FROM map_place ORDER BY map", 4), before);
}

TEST_F(TopicMapTest, ThatCannotBeLaidOutIsLeftOutWithEveryOther) {
  corpus.add_topic({.slug = "binder", .title = "Binder", .body = "About."});
  add_talk("one", {"binder"});
  draw();
  ASSERT_NE(rows("SELECT map FROM map_place", 1), "");
  int asked = 0;
  const std::string trouble =
      draw_topic_maps(*db, [&](std::span<const Box> boxes, std::span<const Spring>) {
        if (asked++ > 0) throw LayoutError("crashed");
        return std::vector<Place>(boxes.size());
      });
  EXPECT_EQ(trouble, "crashed");
  EXPECT_EQ(asked, 2);
  EXPECT_EQ(rows("SELECT map FROM map_place", 1), "");
  EXPECT_EQ(rows("SELECT map FROM map_edge", 1), "");
}

TEST(MapLabel, GrowsWithTheLettersOfATitle) {
  EXPECT_LT(map_label_width("GCC"), map_label_width("Memory safety"));
  EXPECT_EQ(map_label_width("Zoë"), map_label_width("Zoe"));
}

}  // namespace
}  // namespace plumbline

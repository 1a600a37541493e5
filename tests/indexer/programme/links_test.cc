// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/links.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

TEST(ResolveUrl, MakesRelativeAddressesAbsolute) {
  const std::string base = "https://a.example/congress/2019/Fahrplan/";
  const std::pair<const char*, const char*> cases[] = {
      {"https://b.example/x?y#z", "https://b.example/x?y#z"},
      {"/system/a.pdf?1", "https://a.example/system/a.pdf?1"},
      {"events/1.html", "https://a.example/congress/2019/Fahrplan/events/1.html"},
      {"../../x", "https://a.example/congress/x"},
      {"../../../../../../x", "https://a.example/x"},
      {"//c.example/x", "https://c.example/x"},
      {"www.cadus.org", "http://www.cadus.org"},
      {"http://http://b.example/x", "http://b.example/x"},
      {"http://https://b.example/x", "https://b.example/x"},
      {"/a b.pdf", "https://a.example/a%20b.pdf"},
      {"mailto:me@example.org", ""},
      {"javascript:alert(1)", ""},
      {"git://git.example/x", ""},
      {"#room:matrix.org", ""},
      {"http://", ""},
      {"https://localhost/x", ""},
      {"https://me:secret@b.example/", ""},
      {"", ""}};
  for (const auto& [url, expected] : cases) EXPECT_EQ(resolve_url(url, base), expected) << url;
  EXPECT_EQ(resolve_url("/x", ""), "");
  EXPECT_EQ(resolve_url("goto80.com/music", ""), "http://goto80.com/music");
  EXPECT_EQ(resolve_url("goto80.com/music", base), "http://goto80.com/music");
  EXPECT_EQ(resolve_url("slides.pdf", base), base + "slides.pdf");
  EXPECT_EQ(resolve_url("docs.rs/kernel", base), "http://docs.rs/kernel");
  EXPECT_EQ(resolve_url("main.rs", base), base + "main.rs");
  EXPECT_EQ(resolve_url("/x", "//a.example/2017/"), "https://a.example/x");
  EXPECT_EQ(resolve_url("//a.example/2017/", "//a.example/2017/"), "https://a.example/2017/");
  EXPECT_EQ(resolve_url("slides.pdf", ""), "");
  EXPECT_EQ(resolve_url("489/a.com", ""), "");
  EXPECT_EQ(resolve_url("..", ""), "");
}

TEST(Noise, IsForThoseWhoSitInTheRoom) {
  const LinkFacts noise[] = {{"https://x.example", "Chat room (web)", "", 0},
                             {"https://matrix.to/#/x", "Talk to us", "", 0},
                             {"https://x.example", "Submit feedback", "", 0},
                             {"https://x.example/talk/A/feedback/", "", "", 0},
                             {"https://x.example", "", "FEEDBACK", 0}};
  for (const LinkFacts& link : noise) EXPECT_TRUE(is_noise(link)) << link.url << link.label;
  EXPECT_FALSE(is_noise({"https://x.example", "Video recording (mp4)", "", 0}));
  EXPECT_FALSE(is_noise({"https://feedback.example/paper", "A paper on feedback", "", 0}));
}

TEST(LinkKey, SaysWhatALinkLeadsTo) {
  struct Case {
    LinkFacts link;
    const char* key;
  };
  const Case cases[] = {
      {{"https://x.example/1", "Talk (slides)", "", 0}, "slides"},
      {{"https://x.example/1", "", "SLIDES", 0}, "slides"},
      {{"https://x.example/1", "Video recording (WebM/VP9)", "", 0}, "video"},
      {{"https://x.example/1", "Video recording subtitle file (VTT)", "", 0}, "transcript"},
      {{"https://www.youtube.com/watch?v=x", "Watch", "", 0}, "video"},
      {{"https://github.com/a/b", "a/b", "", 0}, "code"},
      {{"https://x.example/1.pdf", "Deck", "", 0}, "slides"},
      {{"https://x.example/1", "Project website", "", 0}, "project-website"},
      {{"https://x.example/1", "https://x.example/1", "", 0}, "link"},
      {{"https://x.example/1", "Mail ada@secret.example", "", 0}, "mail"},
      {{"https://x.example/1", "ada@secret.example", "", 0}, "link"},
      {{"https://x.example/a.odp", "file", "", 0}, "slides"}};
  for (const Case& each : cases) EXPECT_EQ(link_key(each.link), each.key) << each.link.label;
}

TEST(LinkList, HasEachAddressAndEachKeyOnce) {
  LinkList list;
  for (const char* url :
       {"https://x.example/1.pdf", "https://x.example/2.pdf", "https://x.example/1.pdf"}) {
    EXPECT_TRUE(list.add({url, "Slides", "", 0}, ""));
  }
  EXPECT_TRUE(list.add({"https://x.example/a.mp4", "", "", 0}, ""));
  EXPECT_TRUE(list.add({"https://x.example/a.webm", "", "", 0}, ""));
  EXPECT_FALSE(list.add({"mailto:a@x.example", "", "", 0}, ""));
  std::vector<std::string> keys;
  for (const SourceLink& link : list.take()) keys.push_back(link.key);
  EXPECT_THAT(keys, testing::ElementsAre("slides", "slides-2", "video"));
}

TEST(LinkList, HasARecordingOnceOfAllThatHaveTheSameName) {
  LinkList list;
  for (const char* url :
       {"https://video.example/2024/talk-1.mp4", "https://mirror.example/a/talk-1.webm",
        "https://www.youtube.com/watch?v=onrTo1sYri8", "https://vimeo.com/56881481",
        "https://www.youtube.com/watch?v=is9luGFzqgA"}) {
    EXPECT_TRUE(list.add({url, "Video", "", 0}, ""));
  }
  std::vector<std::string> urls;
  for (const SourceLink& link : list.take()) urls.push_back(link.url);
  EXPECT_THAT(urls, testing::ElementsAre("https://video.example/2024/talk-1.mp4",
                                         "https://www.youtube.com/watch?v=onrTo1sYri8",
                                         "https://vimeo.com/56881481",
                                         "https://www.youtube.com/watch?v=is9luGFzqgA"));
}

TEST(LinkList, TakesTheAddressFromTheLabelWhereBothWereMixedUp) {
  LinkList list;
  EXPECT_TRUE(list.add({"Our project", "https://x.example/en/", "", 0}, "https://base.example/"));
  EXPECT_FALSE(list.add({"http://", "Our project", "", 0}, "https://base.example/"));
  const std::vector<SourceLink> links = list.take();
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(links[0].url, "https://x.example/en/");
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown_slides.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"
#include "tests/support/test_data.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading deck(const std::string& text) {
  return read_with(kMarkdownSlides, "slides/e-1/deck.md", text);
}

struct Case {
  const char *name, *source;
  std::vector<std::string> slides;
};
class MarkdownDecks : public testing::TestWithParam<Case> {};

TEST_P(MarkdownDecks, AreCutIntoTheirSlides) {
  ASSERT_TRUE(kMarkdownSlides.recognizes({"", "deck.md", GetParam().source}));
  const Reading reading = deck(GetParam().source);
  EXPECT_THAT(texts_of(reading), ElementsAreArray(GetParam().slides));
  EXPECT_THAT(reading.problems, IsEmpty());
  int page = 0;
  for (const Section& section : reading.sources.at(0).sections) EXPECT_EQ(section.page, ++page);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MarkdownDecks,
    testing::Values(
        Case{"Marp",
             "---\nmarp: true\ntheme: gaia\n---\n\n<!-- _class: lead -->\n# One\n\n![bg "
             "right](a.png)\n\n"
             "---\n\n## Two\n\ntext\n\n<!--\nSay hello.\n-->\n\n---\n",
             {"[One] ", "[Two] text/Speaker notes/Say hello.", ""}},
        Case{"MarpAtHeadingsAndAtAnyRule",
             "---\nmarp: true\nheadingDivider: 2\n---\n\n# One\n\na\n\n## Two\n\n### Below\n\n"
             "```\n# code\n```\n\n---\n\n## Three\n\nb\n***\nFour\n#hash\n",
             {"[One] a", "[Two] Below/# code/", "[Three] b", "Four #hash"}},
        Case{"MarpAtHeadingsOfSomeLevels",
             "---\nmarp: true\nheadingDivider: [1,3]\n---\n# One\n## Two\n### Three\n",
             {"[One] Two", "[Three] "}},
        Case{"PlainSetextAndRules",
             "# One\n\n---\n\nTwo\n---\n\na\n\n***\n\nb\n\n---\n\n# Three\n",
             {"[One] ", "[Two] a/b", "[Three] "}},
        Case{"CodeAndCommentsAreNotCut",
             "---\nmarp: true\n---\n```yaml\na: b\n\n---\n\n<!-- c "
             "-->\n```\n\n---\n\n<!--\n\n---\n\nnote\n-->\nx\n",
             {"a: b//---//<!-- c -->/", "x/Speaker notes/note"}},
        Case{"Slidev",
             "---\ntheme: default\nlayout: cover\n---\n\n# One\n\n<v-click "
             "at=\"2\">shown</v-click>\n---\n"
             "layout: two-cols\n---\n\n# Two\n::right::\nVec<u8>\n\n---\nhide: true\n---\n\n# "
             "Hidden\n\n---\n\n"
             "# Three\n\n<LightOrDark>\n<template #dark>\n\nx\n\n</template></LightOrDark>\n",
             {"[One] shown", "[Two] Vec<u8>", "[Three] x"}},
        Case{"SlidevAsItsStarterWritesIt",
             "---\n# try also 'default'\ntheme: seriph\n# see https://a.example\ninfo: |\n  ## "
             "About\n"
             "  Text.\ndrawings:\n  persist: false\n---\n\n# One\n\nGo <carbon:arrow-right /> on "
             "<https://a.example/x>\n<!--\nSay [click] this, [click:3] that [clicked].\n-->\n\n"
             "---\n# of this slide\ndragPos:\n  square: 1,2\n---\n\n# Two <Marker :a=\"1>0\" />\n\n"
             "<Tweet\n  id=\"1\"\n/>\na<br/>b Vec<T>\n\n---\n\n# Three\n\n````md\n```ts\n<A "
             "/>\n\n<B />\n"
             "```\n````\n`<C />`\n",
             {"[One] Go on https://a.example/x/Speaker notes/Say this, that [clicked].",
              "[Two] a/b Vec<T>", "[Three] ```ts/<A />//<B />/```/<C />"}},
        Case{"Reveal",
             "# One\n\n---\n\n# Two\n\n--\n\n# Below\n\nNote: Wave.\nTwice.\n\n----\n\n<!-- "
             ".slide: x -->\n# Three\n",
             {"[One] ", "[Two] ", "[Below] Speaker notes/Wave. Twice.", "[Three] "}},
        Case{"Remark",
             "class: center, middle\nname: start\n\n# One\n\n---\nlayout: "
             "true\n\n.footer[x]\n\n---\n# Two\n\n"
             "first\n--\n\nsecond\n\n???\nSay it.\n---\n# Three\n",
             {"[One] ", "[Two] first/second/Speaker notes/Say it.", "[Three] "}},
        Case{"RemarkClassesAndHeadings",
             "class: center\n\n#One\n\n.left.red[\n  ## a [b](https://c.d) [e]\n]\n.f[.g[!] h] "
             "`.i[j]` k.l[0]\n\n"
             "```\n.m[n]\n#o\n```\n---\n.p[q\n---\nr]\n???\n.s[t]\n",
             {"[One] a b [e]/! h .i[j] k.l[0]/.m[n]/#o/", "q", "r]/Speaker notes/.s[t]"}},
        Case{"EmptySlidesKeepTheirNumbers",
             "# One\n\n---\n\n---\n\n# Three\n\n---\n\n# Four",
             {"[One] ", "", "[Three] ", "[Four] "}},
        Case{"HtmlAndGenerics",
             "---\nmarp: true\n---\n# A\n\n<div "
             "class=\"x\">\n\nArc<Mutex<T>><br>`<b>`\n\n</div>\n\nme@a.org\n",
             {"[A] Arc<Mutex<T>>/<b>/(e-mail address)"}}),
    [](const auto& one) { return one.param.name; });

TEST(MarkdownSlides, TakeTitleAndSlugFromHeadAndName) {
  const Reading reading = deck("---\nmarp: true\ntitle: \"Pins: a tour\"\n---\n# One\n");
  EXPECT_EQ(reading.sources.at(0).title, "Pins: a tour");
  EXPECT_EQ(reading.sources.at(0).slug, "e-1/deck");
  EXPECT_EQ(reading.sources.at(0).pages, 1);
  EXPECT_EQ(deck("# One\n\n---\n\n---\n").sources.at(0).title, "One");
}

TEST(MarkdownSlides, TellTheirDayAndSpeakers) {
  const auto told = [](const std::string& head, const std::string& name = "e-1/deck.md") {
    const Source deck =
        read_with(kMarkdownSlides, name, "---\ntheme: x\n" + head + "---\n# One\n").sources.at(0);
    std::string out = deck.date;
    for (const Word& speaker : deck.speakers) out += "|" + speaker.text;
    return out;
  };
  EXPECT_EQ(told("date: 2023-11-14\nauthor: Ada Example, Ben Other\n"),
            "2023-11-14|Ada Example|Ben Other");
  EXPECT_EQ(told("speakers: [\"Ada Example\", Ben Other]\nauthor: Cy\n"), "|Ada Example|Ben Other");
  EXPECT_EQ(told("date: 13 février 2026\nauthor: ada@secret.example\n", "2026-02-13/src/deck.md"),
            "2026-02-13");
}

TEST(MarkdownSlides, OfSlidevMayShowOtherFiles) {
  const Source deck =
      read_with(
          kMarkdownSlides, "e-1/slides.md",
          "---\ntheme: x\n---\n# One\n\n---\nsrc: ./pages/a.md#2,5-7\n---\n\n---\n\n# Three\n")
          .sources.at(0);
  ASSERT_EQ(deck.shows.size(), 1u);
  EXPECT_EQ(deck.shows[0].page, 2);
  EXPECT_EQ(deck.shows[0].path + " " + deck.shows[0].pages, "./pages/a.md 2,5-7");
  EXPECT_TRUE(kMarkdownSlides.recognizes({"", "e-1/pages/a.md", "# A\n\n---\n\n# B\n"}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "e-1/pages/a.md", "# A\n"}));
}

TEST(MarkdownSlides, OfAToolMayNameTheirEvent) {
  EXPECT_TRUE(kMarkdownSlides.recognizes(
      {"", "e-1/slides.md", "---\ntheme: x\nevent: Touraine Tech\n---\n# One\n"}));
}

TEST(MarkdownSlides, SettingsOfRemarkMayStandBehindABlankLine) {
  EXPECT_THAT(texts_of(deck("class: center\n\n# One\n\n---\n\ntemplate: one\n\nTwo\n\n???\nSay "
                            "it.\n\n---\n\nNote: three\n")),
              testing::ElementsAre("[One] ", "Two/Speaker notes/Say it.", "Note: three"));
}

TEST(MarkdownSlides, NameTheLineOfEachSlide) {
  const Reading reading = deck("---\nmarp: true\n---\n# One\n\n---\n\n# Two\n");
  EXPECT_EQ(reading.sources.at(0).sections[0].line, 4);
  EXPECT_EQ(reading.sources.at(0).sections[1].line, 8);
}

TEST(MarkdownSlides, AreNotTheDecksOfACorpusNorOtherTexts) {
  const std::string own =
      "---\ntitle: A\nevent: e-1\npages: 3\nsources: [https://a.b]\n---\n# A\n\n---\n\n---\n";
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "slides/e-1/a.md", own}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "readme.md", "# A\n\ntext\n\n---\n\nmore\n"}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "slides/readme.md", "# A\n\ntext\n"}));
  EXPECT_TRUE(kMarkdownSlides.recognizes({"", "slides/a.md", "# A\n\ntext\n"}));
  EXPECT_TRUE(kMarkdownSlides.recognizes({"", "lpc/my-slides.md", "# A\n\ntext\n"}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "slides/notes/a.md", "# A\n\ntext\n"}));
  const std::string rules = "# A\n\n---\n\n# B\n\n---\n\n# C\n";
  EXPECT_TRUE(kMarkdownSlides.recognizes({"", "slides/2020-01-06.md", rules}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "minutes/2020-01-06.md", rules}));
  EXPECT_TRUE(kMarkdownSlides.recognizes({"", "minutes/a.md", "---\nmarp: true\n---\n" + rules}));
  EXPECT_FALSE(kMarkdownSlides.recognizes({"", "a.txt", "# A\n\n---\n\n# B\n\n---\n\n# C\n"}));
  EXPECT_FALSE(
      kMarkdownSlides.recognizes({"", "a.md", std::string_view("---\nmarp: true\n---\n\0", 20)}));
}

TEST(MarkdownSlides, ThatSayNothingAreLeftOutAndLongOnesAreCut) {
  EXPECT_THAT(messages_of(deck("---\nmarp: true\n---\n\n---\n")),
              ElementsAre(HasSubstr("2 slides and no text")));
  std::string many = "# A\n";
  for (int i = 0; i < 2100; ++i) many += "\n---\n\nx\n";
  EXPECT_THAT(messages_of(deck(many)), ElementsAre(HasSubstr("more than 2,000 slides")));
  EXPECT_EQ(deck(many).sources.at(0).pages, 2000);
}

TEST(MarkdownSlides, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(
      kMarkdownSlides, "a.md",
      "---\nmarp: true\n---\n# A\n\n```\n---\n```\n<!-- n -->\n---\nlayout: x\n---\n\n--\n\n"
      "Note: x\n\n---\n\nclass: y\n\n???\n\u00e9",
      100, 300);
}

TEST(MarkdownSlides, HostileTextEndsSoon) {
  for (const char* part : {"---\n", "\n---\n\n", "<!--", "```\n", "![bg", "<a-b", "<!-- x -->",
                           "--\n\n", "???\n", "---\na: b\n", "<Comp", "<v-x>"}) {
    std::string text = "---\nmarp: true\n---\n# A\n";
    while (text.size() < 60'000) text += part;
    SCOPED_TRACE(part);
    expect_sound(deck(text));
  }
}

TEST(MarkdownSlides, RealDecksAreRead) {
  const auto files = test_files("slides/markdown");
  if (files.empty()) GTEST_SKIP() << "needs real decks in PLUMBLINE_TEST_DATA or ../shared/data";
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename());
    const std::string bytes = bytes_of(path);
    ASSERT_TRUE(kMarkdownSlides.recognizes({"", path.filename(), bytes}));
    const Reading reading = read_with(kMarkdownSlides, path.filename(), bytes);
    expect_sound(reading);
    ASSERT_THAT(reading.sources, SizeIs(1));
    EXPECT_GT(reading.sources[0].pages, 2);
    for (const std::string& text : texts_of(reading))
      EXPECT_THAT(text, testing::Not(HasSubstr("layout:")));
  }
}
}  // namespace
}  // namespace plumbline

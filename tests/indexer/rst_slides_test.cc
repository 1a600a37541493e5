// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include "indexer/sources/rst.h"
#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading deck(const std::string& text) {
  return read_with(kRstSlides, "slides/e-1/klint.rst", text);
}

TEST(RstSlides, BeginAtLinesThatDivideTheText) {
  const Reading reading = deck(
      ":title: Klint, a lint\n:author: Ada Example\n:date: 2023-11-15\n:data-x: r1000\n\n"
      "Only in the source.\n\n----\n\n:id: first\n\nWhy\n===\n\n* a `spec`_\n\n.. note::\n\n   Say "
      "hello,\n\n"
      "   ada@example.org.\n\n----\n\n:class: dark\n\nText\n\nWithin\n------\n\nb\n\n====\n\n.. "
      "image:: x.png\n"
      "   :alt: Graph\n\n----\n\n----\n\n::\n\n    ----\n\n.. warning:: Hot\n\n.. _spec: "
      "https://example.org/\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading),
              ElementsAre("[Why] a spec/Speaker notes/Say hello,/(e-mail address).",
                          "Text/Within/b", "Graph", "", "----/Warning: Hot"));
  const Source& source = reading.sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::kSlides);
  EXPECT_EQ(source.title, "Klint, a lint");
  EXPECT_EQ(source.pages, 5);
  EXPECT_EQ(source.date, "2023-11-15");
  ASSERT_THAT(source.speakers, SizeIs(1));
  EXPECT_EQ(source.speakers[0].text, "Ada Example");
  EXPECT_EQ(source.sections.at(1).page, 2);
  const RichText& body = source.sections.at(0).body;
  EXPECT_THAT(to_html(body, 0, body.text.size()),
              HasSubstr("<a href=\"https://example.org/\">spec</a>"));
}

TEST(RstSlides, BeginWithAHeadingAboveTheFirstLine) {
  EXPECT_THAT(texts_of(deck("Klint\n=====\n\na\n\nMore\n----\n\nb\n\n----\n\nc\n")),
              ElementsAre("[Klint] a/More/b", "c"));
}

TEST(RstSlides, AreWhatHasFieldsForHovercraftOrLiesAmongDecksAndIsCut) {
  const std::string cut = "a\n\n----\n\nb\n";
  EXPECT_EQ(format_of("slides/a.rst", cut), "rst-slides");
  EXPECT_EQ(format_of("a.rst", ":data-transition-duration: 500\n\n" + cut), "rst-slides");
  EXPECT_EQ(format_of("a.rst", cut), "");
  EXPECT_EQ(format_of("notes/a.rst", cut), "rst-notes");
  EXPECT_EQ(format_of("slides/a.rst", "Klint\n-----\n\nb\n"), "");
}

TEST(RstSlides, ManySlidesAndNotesCostLittle) {
  std::string text = "a\n";
  for (int i = 0; i < 60'000; ++i) text += "\n----\n\n.. note:: b\n\nc\n";
  const Reading reading = deck(text);
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("more than 2,000 slides")));
  EXPECT_EQ(reading.sources.at(0).pages, 2000);
}

TEST(RstSlides, BrokenBytesAreReadOrRefused) {
  const std::string text =
      ":title: A\n\n----\n\n:id: x\n\nB\n=\n\n* c\n\n.. note::\n\n   .. note:: d\n\n====\n\n:e: "
      "f\n\n----\n";
  expect_sound_when_broken(kRstSlides, "slides/a.rst", text, 200, 1000);
}
}  // namespace
}  // namespace plumbline

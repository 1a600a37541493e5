// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/markup.h"

#include <gmock/gmock.h>

#include <limits>
#include <random>

namespace plumbline {
namespace {

RichText example() {
  RichText text{"Title\nSee the driver, twice.\none\ntwo\nlet x;\n", {}};
  text.spans = {{Span::kHeading, 0, 5, "", 2}, {Span::kParagraph, 6, 28, ""},
                {Span::kEmphasis, 10, 13, ""}, {Span::kLink, 14, 20, "https://a.example/?x=1&y"},
                {Span::kRule, 28, 28, ""},     {Span::kNumbers, 29, 36, "", 3},
                {Span::kItem, 29, 32, ""},     {Span::kItem, 33, 36, ""},
                {Span::kCodeBlock, 37, 43, ""}};
  return text;
}

TEST(Markup, AnyPieceOfATextComesBackAsItsHtml) {
  const RichText text = example();
  for (std::size_t begin = 0; begin < text.text.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= text.text.size(); ++end) {
      const std::string markup = pack_markup(text, begin, end, 0);
      EXPECT_EQ(stored_html(text.text.substr(begin, end - begin), markup),
                to_html(text, begin, end))
          << begin << " to " << end;
    }
  }
}

TEST(Markup, WhatStandsBeforeTheTextIsNoPartOfItsHtml) {
  const RichText text = example();
  const std::string lead = "A summary.\n";
  EXPECT_EQ(stored_html(lead + text.text, pack_markup(text, 0, text.text.size(), lead.size())),
            to_html(text, 0, text.text.size()));
  EXPECT_EQ(stored_html(lead, pack_markup({}, 0, 0, lead.size())), "");
}

TEST(Markup, OfPlainTextIsNothing) {
  EXPECT_EQ(pack_markup({"plain", {}}, 0, 5, 0), "");
  EXPECT_EQ(stored_html("a < b", ""), "a &lt; b");
}

TEST(Markup, IsSmallBesideItsHtml) {
  const RichText text = example();
  EXPECT_LT(pack_markup(text, 6, 28, 0).size(),
            2 + 3 * 4 + 24);  // three numbers a span, and the target
}

TEST(Markup, DamagedBytesGiveSpansWithinTheText) {
  const RichText text = example();
  const std::string good = pack_markup(text, 0, text.text.size(), 0);
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good.substr(0, random() % (good.size() + 1));
    if (!bad.empty()) bad[random() % bad.size()] = static_cast<char>(random());
    const RichText read = unpack_markup(text.text, bad);
    for (const Span& span : read.spans) {
      EXPECT_LE(span.begin, span.end);
      EXPECT_LE(span.end, read.text.size());
    }
    to_html(read, 0, read.text.size());
  }
}

TEST(Markup, HeadingsOfAnyLevelAreThoseOfHtml) {
  const auto heading = [](int level) {
    Span span{};
    span.kind = Span::kHeading;
    span.end = 4;
    span.number = level;
    return to_html({"Drop", {span}}, 0, 4);
  };
  EXPECT_EQ(heading(2), "<h4>Drop</h4>");
  EXPECT_EQ(heading(7), "<h6>Drop</h6>");
  for (const int damaged : {std::numeric_limits<int>::min(), -1, 0})
    EXPECT_EQ(heading(damaged), "<h3>Drop</h3>");
  EXPECT_EQ(heading(std::numeric_limits<int>::max()), "<h6>Drop</h6>");
}

}  // namespace
}  // namespace plumbline

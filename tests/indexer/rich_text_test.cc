// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/rich_text.h"

#include <gmock/gmock.h>

#include "indexer/sources/markdown.h"
#include "indexer/text/split.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

RichText read(const std::string& markdown) {
  Problems ignored;
  return read_markdown(markdown, Cut::kHeadings, "", 1, &ignored).at(0).body;
}

std::string whole_html(const RichText& text) { return to_html(text, 0, text.text.size()); }

// Links the first `word`; "" where that is not allowed.
std::string linked(const std::string& markdown, const std::string& word) {
  RichText text = read(markdown);
  const auto at = text.text.find(word);
  return add_link(&text, at, at + word.size(), "/x") ? whole_html(text) : "";
}

TEST(AddLink, NestsWithOtherMarkup) {
  EXPECT_EQ(linked("a klint b", "klint"), "<p>a <a href=\"/x\">klint</a> b</p>");
  EXPECT_EQ(linked("klint", "klint"), "<p><a href=\"/x\">klint</a></p>");
  EXPECT_EQ(linked("a *pin init* b", "pin init"),
            "<p>a <em><a href=\"/x\">pin init</a></em> b</p>");
  EXPECT_EQ(linked("a *pin* init", "pin init"), "<p>a <a href=\"/x\"><em>pin</em> init</a></p>");
  EXPECT_EQ(linked("atomic\ncontext", "atomic context"),
            "<p><a href=\"/x\">atomic context</a></p>");
  EXPECT_EQ(linked("use `klint`", "klint"), "<p>use <code><a href=\"/x\">klint</a></code></p>");
}

TEST(AddLink, RefusesWhatWouldNotNest) {
  EXPECT_EQ(linked("[klint b](https://a.b)", "klint"), "");
  EXPECT_EQ(linked("a *klint* [b](https://a.b)", "klint b"), "");
  EXPECT_EQ(linked("*a klint* b", "klint b"), "");
  EXPECT_EQ(linked("`klint -x`", "klint"), "");
  EXPECT_EQ(linked("> # klint", "klint"), "");
  EXPECT_EQ(linked("    klint", "klint"), "");
  EXPECT_EQ(linked("a klint\n\nb", "klint\nb"), "");
}

TEST(ReplaceText, MovesWhatComesBehind) {
  RichText text = read("[[a]] *b* [[c]]");
  replace_text(&text, 1, "longer");
  EXPECT_EQ(text.text, "longer b c");
  EXPECT_EQ(whole_html(text), "<p>longer <em>b</em> c</p>");
}

TEST(ToHtml, ClosesWhatIsCut) {
  const RichText text = read("- one *two three*\n- four");
  EXPECT_EQ(to_html(text, 0, 7), "<ul>\n<li>one <em>two</em></li></ul>");
  EXPECT_EQ(to_html(text, 8, text.text.size()),
            "<ul>\n<li><em>three</em></li>\n<li>four</li></ul>");
}

TEST(SplitText, CutsBeforeBlocksThenBehindSentences) {
  const RichText text = read("First. Second one.\n\nThird block.");
  const auto pieces = split_text(text, 20);
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(text.text.substr(pieces[1].first), "Third block.");
  const auto smaller = split_text(text, 14);
  ASSERT_EQ(smaller.size(), 3u);
  EXPECT_EQ(text.text.substr(0, smaller[0].second), "First.");
}

TEST(SplitText, NeverCutsACodePointNorExceedsTheLimit) {
  std::string word;
  for (int i = 0; i < 500; ++i) word += "ü€";
  for (const RichText& text : {RichText{word, {}}, RichText{std::string(3000, 'x'), {}},
                               RichText{word + " . " + word, {}}}) {
    std::string joined;
    for (const auto& [begin, end] : split_text(text, 100)) {
      ASSERT_LE(end - begin, 100u);
      ASSERT_TRUE(is_utf8(text.text.substr(begin, end - begin)));
      joined += text.text.substr(begin, end - begin);
    }
    EXPECT_GE(joined.size() + 10, text.text.size());
  }
  EXPECT_TRUE(split_text(RichText{" \n\n", {}}, 100).empty());
}
}  // namespace
}  // namespace plumbline

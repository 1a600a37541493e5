// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/text_writer.h"

#include <gmock/gmock.h>

#include <sstream>

#include "schema/text/utf8.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Wrap, BreaksBetweenWordsByCodePoints) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("  äöü   äöü\näöü ", 7), ElementsAre("äöü äöü", "äöü"));
  EXPECT_THAT(wrapped("", 7), IsEmpty());
  EXPECT_THAT(wrapped(" \n ", 7), IsEmpty());
}

TEST(Wrap, CutsLongWordsButNoAddress) {
  EXPECT_THAT(wrapped("abcdefghij k", 4), ElementsAre("abcd", "efgh", "ij k"));
  EXPECT_THAT(wrapped("see https://example.org now", 5),
              ElementsAre("see", "https://example.org", "now"));
}

TEST(TextWriter, LaysOutAPage) {
  TextWriter out;
  out.title("Binder");
  out.field("Speakers", "Alice Ryhl");
  out.field("Room", "");
  out.heading("About");
  out.paragraph("one\n\n\ntwo", 2);
  out.item("point", 0, "1.  ");
  out.address("https://example.org/");
  EXPECT_EQ(out.text(),
            "Binder\n======\nSpeakers    Alice Ryhl\n\nAbout\n-----\n  one\n\n  two\n1.  "
            "point\nhttps://example.org/\n");
}

struct TextPages : testing::Test, SmallSite {};

TEST_F(TextPages, FitATerminal) {
  for (const char* target :
       {"/", "/search?q=klint", "/topics", "/topics/binder", "/talks/lpc-2023/klint", "/people",
        "/people/gary-guo", "/events", "/events/lpc-2023"}) {
    const HttpResponse response = ask(target);
    EXPECT_THAT(response.content_type, StartsWith("text/plain")) << target;
    std::istringstream lines(response.body);
    for (std::string line; std::getline(lines, line);) {
      if (line.find("://") != std::string::npos) continue;
      EXPECT_LE(count_code_points(line), 80U) << line;
    }
  }
}

TEST_F(TextPages, ShowWhatThePageShows) {
  const std::string talk = ask("/talks/lpc-2023/klint").body;
  EXPECT_THAT(talk, HasSubstr("Speakers    Gary Guo\n"));
  EXPECT_THAT(talk, HasSubstr("\n  https://example.org/klint\n"));
  EXPECT_THAT(ask("/topics/klint").body, HasSubstr("2 talks\n-------\n"));
  EXPECT_THAT(ask("/search?q=klint").body, HasSubstr("\n    http://test/talks/lpc-2023/klint"));
}

}  // namespace
}  // namespace plumbline

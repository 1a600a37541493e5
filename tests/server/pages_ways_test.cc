// SPDX-License-Identifier: MIT OR Apache-2.0
// What pages put first, and where they lead on.
#include <gmock/gmock.h>

#include "tests/server/small_pages.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(FilledPagesTest, PagesLeadToTheirOtherForms) {
  for (const char* suffix : {".json", ".txt", ".md", ".bib", ".ics"})
    EXPECT_THAT(talk("lpc-2023/klint"),
                HasSubstr("href=\"/talks/lpc-2023/klint" + std::string(suffix) + "\""));
  EXPECT_THAT(topic("klint"), HasSubstr("href=\"/topics/klint.atom\" rel=\"alternate\">Atom<"));
  EXPECT_THAT(event("lpc-2023"), HasSubstr("href=\"/events/lpc-2023.ics\""));
  EXPECT_THAT(page("/topics"), HasSubstr("href=\"/topics.ndjson\""));
}

TEST_F(FilledPagesTest, TopicBeginsWithWhereItStandsAndWhatToSee) {
  const std::string html = topic("klint");
  EXPECT_THAT(html, HasSubstr("Discussed once, at LPC 2023 in November 2023."));
  EXPECT_LT(html.find("Start here"), html.find("klint follows preempt_count"));
}

TEST_F(PagesTest, TheTalkToStartWithIsFollowedByTheLatestThatWasKept) {
  corpus->add_topic({"klint", "klint", "A lint.", {}});
  for (const char* year : {"2021", "2022", "2023"}) {
    corpus->add_talk({.slug = "lpc-" + std::string(year) + "/klint",
                      .title = "Klint of " + std::string(year),
                      .body = "",
                      .date = std::string(year) + "-09-12",
                      .topics = {"klint"}});
  }
  corpus->add_part("lpc-2022/klint", "notes", "notes", "", "It was said.");
  corpus->state("lpc-2022/klint", "open", "Who merges it?");
  publish("UPDATE topic SET start_here = (SELECT id FROM document WHERE slug = 'lpc-2021/klint')");
  const std::string html = topic("klint");
  const std::string start = html.substr(html.find("Start here"), 600);
  EXPECT_THAT(start, AllOf(HasSubstr("Klint of 2021</a>"), HasSubstr("Klint of 2022</a>"),
                           Not(HasSubstr("Klint of 2023</a>"))));
  EXPECT_THAT(html, HasSubstr("Discussed since 2021, last at lpc-2023 in September 2023; 1 open."));
}

TEST_F(PagesTest, AProgrammeStandsBeforeALongCall) {
  corpus->add_event("lpc-2022", "LPC 2022");
  corpus->add_talk({.slug = "lpc-2022/one", .title = "The only talk", .body = ""});
  publish(
      "UPDATE passage SET heading = 'Call for papers' WHERE document IN (SELECT document FROM "
      "event)");
  const std::string html = event("lpc-2022");
  EXPECT_THAT(html, HasSubstr("<h2>Call for papers</h2>"));
  EXPECT_LT(html.find("The only talk"), html.find("<h2>Call for papers</h2>"));
}

TEST_F(PagesTest, CodeLeadsToWhereElseItStands) {
  corpus->add_talk(
      {.slug = "lpc-2022/one", .title = "One", .body = "Calls pin_init and try_once()."});
  corpus->add_talk({.slug = "lpc-2022/two", .title = "Two", .body = "Calls pin_init, too."});
  publish(
      "UPDATE passage SET html = '<p><code>pin_init!</code> and <code>pin_init</code>, "
      "<code>try_once()</code>, "
      "<code>a &lt;b&gt;</code>, <a "
      "href=\"/x\"><code>pin_init</code></a></p><pre><code>pin_init</code></pre>' "
      "WHERE body LIKE '%try_once%'");
  EXPECT_THAT(
      talk("lpc-2022/one"),
      HasSubstr("<p><code><a href=\"/xref/pin_init\">pin_init!</a></code> and "
                "<code>pin_init</code>, <code>try_once()</code>, <code>a &lt;b&gt;</code>, "
                "<a href=\"/x\"><code>pin_init</code></a></p><pre><code>pin_init</code></pre>"));
}

}  // namespace
}  // namespace plumbline

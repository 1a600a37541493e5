// SPDX-License-Identifier: MIT OR Apache-2.0
// What pages put first, and where they lead on.
#include <gmock/gmock.h>

#include "server/pages/code_links.h"
#include "tests/server/small_pages.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::ElementsAre;
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
      "UPDATE passage SET text = pack_text(title_of(text), names_of(text), topics_of(text), "
      "'Call for papers', body_of(text), markup_of(text)) WHERE document IN (SELECT document FROM "
      "event)");
  const std::string html = event("lpc-2022");
  EXPECT_THAT(html, HasSubstr("<h2>Call for papers</h2>"));
  EXPECT_LT(html.find("The only talk"), html.find("<h2>Call for papers</h2>"));
}

struct CodeLinksTest : PagesTest {
  CodeLinksTest() {
    corpus->add_talk(
        {.slug = "lpc-2022/one", .title = "One", .body = "Calls pin_init and try_once()."});
    corpus->add_talk({.slug = "lpc-2022/two", .title = "Two", .body = "Calls pin_init, too."});
    publish();
  }
  std::vector<std::string> linked(const std::vector<std::string>& html, bool deck = false) {
    std::vector<PassageView> passages(html.size());
    for (std::size_t i = 0; i < html.size(); ++i) {
      passages[i].html = html[i];
      if (deck) passages[i].page = static_cast<int>(i) + 1;
    }
    auto db = collection->connect();
    link_identifiers(*db, &passages);
    std::vector<std::string> result;
    for (const PassageView& passage : passages) result.push_back(passage.html);
    return result;
  }
};

constexpr const char* kPlain = "<code>pin_init</code>";
constexpr const char* kLinked = "<code><a href=\"/xref/pin_init\">pin_init</a></code>";

TEST_F(CodeLinksTest, CodeLeadsToWhereElseItStands) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"<p>No code</p>", "<p>No code</p>"},
      {kPlain, kLinked},
      {"<p><code>pin_init!</code></p>",
       "<p><code><a href=\"/xref/pin_init\">pin_init!</a></code></p>"},
      {"<code>try_once()</code>", "<code>try_once()</code>"},  // only here
      {"<code>a &lt;b&gt;</code>", "<code>a &lt;b&gt;</code>"},
      {"<a href=\"/x\"><code>pin_init</code></a>", "<a href=\"/x\"><code>pin_init</code></a>"},
      {"<code><a href=\"/x\">pin_init</a></code>", "<code><a href=\"/x\">pin_init</a></code>"},
      {"<code>pin_init <b>x</b></code>", "<code>pin_init <b>x</b></code>"},
      {"<pre><code>pin_init</code></pre>", "<pre><code>pin_init</code></pre>"},
      {"<code>pin_init", "<code>pin_init"},
  };
  for (const auto& [html, expected] : cases) EXPECT_THAT(linked({html}), ElementsAre(expected));
}

TEST_F(CodeLinksTest, OnlyTheFirstInAPassageAndInADeckIsALink) {
  const std::string twice = std::string(kPlain) + kPlain, first = std::string(kLinked) + kPlain;
  EXPECT_THAT(linked({twice, twice}), ElementsAre(first, first));
  EXPECT_THAT(linked({twice, twice}, true), ElementsAre(first, twice));
}

}  // namespace
}  // namespace plumbline

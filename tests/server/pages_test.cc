// SPDX-License-Identifier: MIT OR Apache-2.0
// Whole pages, from a small knowledge base in a file to HTML.
#include "server/pages/html.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "server/pages/static_files.h"
#include "server/pages/urls.h"
#include "server/templates.h"
#include "tests/server/small_pages.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(FilledPagesTest, TalkShowsItsFacts) {
  const std::string html = talk("lpc-2023/klint");
  EXPECT_THAT(html,
              AllOf(HasSubstr("15 November 2023"), HasSubstr("10:00 to 10:30, local time"),
                    HasSubstr("Club E"), HasSubstr("Rust MC"), HasSubstr("Gary Guo</a>, <a")));
  EXPECT_THAT(html, HasSubstr("<a href=\"https://video.example/1\">Recording</a>"));
  EXPECT_THAT(html, HasSubstr("no abstract was public"));
  EXPECT_THAT(html, HasSubstr("This title is from a report or ours"));
  EXPECT_THAT(html, AllOf(HasSubstr("id=\"slide-2\""), HasSubstr("id=\"notes-limits\"")));
  EXPECT_THAT(html, AllOf(HasSubstr("The same work over time"), HasSubstr("A first look")));
  EXPECT_THAT(talk("lpc-2022/first"),
              AllOf(HasSubstr("Klint: sleeping</a>"), HasSubstr("Once upon a time."),
                    Not(HasSubstr("No notes"))));
}

TEST_F(FilledPagesTest, TranscriptLeadsIntoTheRecording) {
  const std::string html = talk("lpc-2023/klint");
  EXPECT_THAT(html, HasSubstr("id=\"t-61\""));
  EXPECT_THAT(
      html,
      HasSubstr("href=\"https://video.example/1#t=61\" aria-label=\"Recording from 1:01\">1:01"));
  EXPECT_THAT(html, HasSubstr("<p>It walks over the MIR.</p>"));
  const std::string found = search_page("walks");
  EXPECT_THAT(found, HasSubstr("href=\"/talks/lpc-2023/klint#t-61\">Transcript, 1:01"));
  EXPECT_THAT(found,
              HasSubstr("href=\"https://video.example/1#t=61\" rel=\"nofollow\">Watch from 1:01"));
}

TEST_F(FilledPagesTest, TranscriptWithoutARecordingLeadsToItself) {
  EXPECT_THAT(talk("lpc-2022/first"), AllOf(HasSubstr("href=\"#t-5\" aria-label=\"At 0:05\""),
                                            HasSubstr("<h3>The beginning</h3><p>Once")));
  EXPECT_THAT(search_page("once upon"), Not(HasSubstr("Watch from")));
}

TEST_F(FilledPagesTest, TalkWithoutADateOfItsOwnDoesNotBorrowOne) {
  EXPECT_THAT(talk("lpc-2022/first"), Not(HasSubstr("<dt>Date</dt>")));
}

TEST_F(FilledPagesTest, TalkCanBeCited) {
  const std::string html = talk("lpc-2023/klint");
  EXPECT_THAT(html,
              HasSubstr("Gary Guo, Alice Ryhl, “Klint: sleeping”, LPC 2023, 15 November 2023, "
                        "http://kb.example/talks/lpc-2023/klint"));
  EXPECT_THAT(html, HasSubstr("[Klint: sleeping](http://kb.example/talks/lpc-2023/klint)"));
  EXPECT_THAT(html, HasSubstr("@misc{lpc-2023-klint,\n  author = {Gary Guo and Alice Ryhl}"));
  EXPECT_THAT(html, HasSubstr("<script type=\"application/ld+json\">{\"@context\""));
}

TEST_F(FilledPagesTest, TopicShowsTalksMentionsAndNames) {
  const std::string html = topic("klint");
  EXPECT_THAT(html,
              AllOf(HasSubstr("Start here"), HasSubstr("kernel lint"), HasSubstr("<h3>2023</h3>")));
  EXPECT_THAT(html, HasSubstr("Found by <mark>Klint</mark>."));
  EXPECT_THAT(topic("atomic-context"), HasSubstr("No talk is about this yet."));
}

TEST_F(FilledPagesTest, PersonAndEventListTheirTalks) {
  EXPECT_THAT(person("gary-guo"),
              AllOf(HasSubstr("1 talk at 1 event, 2023"), HasSubstr("with Alice Ryhl")));
  EXPECT_THAT(event("lpc-2023"), AllOf(HasSubstr("10:00–10:30"), HasSubstr("Club E · Rust MC"),
                                       HasSubstr("← LPC 2022")));
  EXPECT_THAT(event("lpc-2022"), HasSubstr("LPC 2023 →"));
}

TEST_F(FilledPagesTest, ListsHaveEverything) {
  EXPECT_THAT(topics_html(context("/topics")),
              AllOf(HasSubstr("2 topics"), HasSubstr("id=\"letter-K\"")));
  EXPECT_THAT(people_html(context("/people")),
              AllOf(HasSubstr("2 people"), HasSubstr("Alice Ryhl")));
  EXPECT_THAT(events_html(context("/events")),
              AllOf(HasSubstr("LPC 2022"), HasSubstr("id=\"series-lpc\"")));
  EXPECT_THAT(home_html(context("/")), AllOf(HasSubstr("2 talks"), HasSubstr("autofocus"),
                                             HasSubstr("curl http://kb.example/topics/klint")));
}

TEST_F(FilledPagesTest, SearchMarksTitlesAndSnippetsAndLinksToPassages) {
  const std::string html = search_page("preempt");
  EXPECT_THAT(html, HasSubstr("<mark>preempt</mark>"));
  EXPECT_THAT(html, HasSubstr("href=\"/talks/lpc-2023/klint#slide-2\">Slides, page 2"));
  EXPECT_THAT(html, HasSubstr("value=\"preempt\""));
}

TEST_F(FilledPagesTest, SearchForATopicShowsItsCardOnce) {
  const std::string html = search_page("kernel lint");
  EXPECT_THAT(html, AllOf(HasSubstr("class=\"card\""), HasSubstr("Start here")));
  const std::string results = html.substr(html.find("class=\"hits\""));
  EXPECT_THAT(results, Not(HasSubstr("href=\"/topics/klint\"")));
}

TEST_F(FilledPagesTest, SearchTellsHowAScoreCameAboutWhereAsked) {
  SearchRequest request;
  request.q = "preempt";
  EXPECT_THAT(search_page(request), Not(HasSubstr("class=\"why\"")));
  request.explain = true;
  const std::string html = search_page(request);
  EXPECT_THAT(html, AllOf(HasSubstr("<summary>Score "), HasSubstr("<li>exact preempt <span>")));
  EXPECT_THAT(html, HasSubstr("href=\"/search?q=preempt&amp;sort=-date&amp;explain=1\""));
}

TEST_F(PagesTest, ALongProgrammeLeadsToItsDaysAndToASearch) {
  corpus->add_event("lpc-2022", "LPC 2022");
  corpus->add_event("lpc-2023", "LPC 2023");
  corpus->add_talk({.slug = "lpc-2022/one", .title = "One", .body = "", .date = "2022-09-12"});
  for (int i = 0; i < 60; ++i) {
    corpus->add_talk({.slug = "lpc-2023/more-" + std::to_string(i),
                      .title = "More",
                      .body = "",
                      .date = i < 30 ? "2023-11-13" : "2023-11-14"});
  }
  publish();
  EXPECT_THAT(event("lpc-2022"), Not(HasSubstr("narrow these talks")));
  EXPECT_THAT(event("lpc-2023"),
              AllOf(HasSubstr("<a href=\"#day-2023-11-14\">14 November 2023</a>"),
                    HasSubstr("<h3 id=\"day-2023-11-14\">"),
                    HasSubstr("href=\"/search?event=lpc-2023\">Search and narrow")));
}

TEST_F(FilledPagesTest, ChosenFilterIsAChipAndStaysWithTheNextWords) {
  SearchRequest request;
  request.q = "klint";
  request.filters = {{"event", {"lpc-2023"}}};
  const std::string html = search_page(request);
  EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"event\" value=\"lpc-2023\">"));
  EXPECT_THAT(html, AllOf(HasSubstr("class=\"chips\""), HasSubstr("href=\"/search?q=klint\"")));
}

TEST_F(FilledPagesTest, NothingFoundCoaches) {
  const std::string html = search_page("zzyzx qqq");
  EXPECT_THAT(html, AllOf(HasSubstr("Nothing found"), HasSubstr("What often helps")));
}

TEST_F(FilledPagesTest, ProblemSaysWhatToDo) {
  const std::string html = problem_html(context("/nothing"), {404,
                                                              "/help/errors#not-found",
                                                              "Not found",
                                                              "There is no such talk.",
                                                              "",
                                                              {"/talks/lpc-2023/klint", "event"}});
  EXPECT_THAT(html,
              AllOf(HasSubstr("404"), HasSubstr("There is no such talk."), HasSubstr("noindex")));
  EXPECT_THAT(html, AllOf(HasSubstr("<a href=\"/talks/lpc-2023/klint\">"),
                          HasSubstr("<code>event</code>")));
}

TEST_F(FilledPagesTest, EveryPageHasWhatAllPagesHave) {
  for (const char* path : {"/", "/topics", "/people", "/events", "/help/search", "/help/api",
                           "/help/errors", "/search", "/talks/lpc-2023/klint", "/topics/klint",
                           "/people/gary-guo", "/events/lpc-2023"}) {
    SCOPED_TRACE(path);
    const std::string html = page(path);
    EXPECT_THAT(
        html, AllOf(HasSubstr("<title>"), HasSubstr("name=\"description\" content=\""),
                    HasSubstr("<main id=\"main\""), HasSubstr("class=\"skip\""), HasSubstr("<h1")));
    EXPECT_THAT(html, HasSubstr(std::string("rel=\"canonical\" href=\"http://kb.example") + path));
    EXPECT_THAT(html, HasSubstr("generation <code>0123456789ab</code>"));
    EXPECT_THAT(html,
                AllOf(Not(HasSubstr("style=\"")), Not(HasSubstr("<style")),
                      Not(HasSubstr("<script>")), Not(HasSubstr("{{#")), Not(HasSubstr("{{/"))));
  }
}

// In a form that this room does not answer; .txt and .csv are asked of the page itself.
bool is_twin(std::string_view link) {
  for (const std::string_view suffix : {".atom", ".ndjson", ".md", ".bib", ".ics"}) {
    if (link.substr(0, link.find('?')).ends_with(suffix)) return true;
  }
  return false;
}

// Addresses of links in a page, those to other hosts and to what other rooms answer left out.
std::set<std::string> links_of(const std::string& html) {
  static const std::regex kHref("(?:href|action)=\"([^\"]*)\"");
  std::set<std::string> links;
  for (std::sregex_iterator it(html.begin(), html.end(), kHref), end; it != end; ++it) {
    const std::string link = (*it)[1];
    const bool elsewhere = link.find("://") != std::string::npos || link.starts_with("/api/") ||
                           link.find(".json") != std::string::npos || link == "/opensearch.xml" ||
                           is_twin(link);
    if (!elsewhere) links.insert(link);
  }
  return links;
}

bool has_id(const std::string& html, const std::string& id) {
  return html.find("id=\"" + id + "\"") != std::string::npos;
}

TEST(HeatMap, ColoursByHowMuchThereIs) {
  const std::pair<int, int> table[] = {{1, 1}, {2, 2}, {3, 3},  {4, 3},
                                       {5, 4}, {9, 4}, {10, 5}, {99, 5}};
  for (const auto& [count, heat] : table) EXPECT_EQ(heat_of(count), heat) << count;
}

TEST(HeatMap, EscapesWhatStandsInIt) {
  HeatMap map;
  map.noun = "talk";
  map.columns = {{"A & B", "<1>", "A 1", "/events/a"}};
  map.rows = {{"<b>", "/topics/b", 2, {2}, {"/search?q=x&y"}}};
  EXPECT_THAT(heat_picture(map),
              AllOf(HasSubstr("A &amp; B"), HasSubstr("<title>&lt;b&gt;, A 1: 2 talks</title>"),
                    HasSubstr("/search?q=x&amp;y"), Not(HasSubstr("<b>"))));
  EXPECT_THAT(heat_table(map).markup(),
              AllOf(HasSubstr("A &amp; B"), HasSubstr("/search?q=x&amp;y"), Not(HasSubstr("<b>"))));
  EXPECT_EQ(heat_picture({}), "");
}

TEST(HeatMap, TheTableHasEmptyCellsForNothingAndThePictureTheRowsThatNoLongerFit) {
  HeatMap map;
  map.noun = "talk";
  map.columns = {{"A", "1", "A 1", "/a-1"}, {"A", "2", "A 2", "/a-2"}, {"Others", "all", "", ""}};
  map.rows = {{"Row", "/row", 12, {0, 2, 10}, {"/none", "/two", ""}}};
  map.more = {{"Last", "/last", 1, {1, 0, 0}, {"/one", "", ""}}};
  const std::string table = heat_table(map).markup();
  EXPECT_THAT(table, HasSubstr("<th scope=\"colgroup\" colspan=\"2\">A</th>"));
  EXPECT_THAT(table, HasSubstr("<td></td><td class=\"h2\"><a href=\"/two\">2</a></td>"
                               "<td class=\"h5\">10</td></tr>"));
  EXPECT_THAT(table, Not(HasSubstr("Last")));
  EXPECT_THAT(heat_picture(map), AllOf(HasSubstr(">Row<"), HasSubstr(">Last<")));
}

// Twelve editions of one series and fourteen of others, and thirty topics at each.
TEST_F(PagesTest, AHeatMapHasAsMuchAsFitsAPage) {
  std::vector<std::string> topics;
  for (int i = 0; i < 30; ++i) {
    topics.push_back("topic-" + std::to_string(i));
    corpus->add_topic({topics.back(), topics.back(), "One of many.", {}});
  }
  for (int year = 2000; year < 2012; ++year)
    corpus->add_talk({.slug = "big-" + std::to_string(year) + "/a",
                      .title = "A",
                      .body = "a",
                      .topics = topics});
  for (int n = 0; n < 14; ++n)
    corpus->add_talk({.slug = "other" + std::to_string(n) + "-2012/b",
                      .title = "B",
                      .body = "b",
                      .topics = topics});
  publish();
  auto db = collection->connect();
  const CoveragePage coverage = load_coverage_page(collection->catalog(), *db, {});
  const HeatMap map = heat_map_of(collection->catalog(), coverage);
  ASSERT_EQ(map.columns.size(),
            18u);  // the big series, the first of the small ones, and the others
  EXPECT_EQ(map.columns.back().group, "Others");
  EXPECT_EQ(map.rows.front().counts.back(), 9);
  EXPECT_EQ(map.rows.size() + map.more.size(), 30u);
  EXPECT_FALSE(map.more.empty());
  EXPECT_LT(page("/coverage").size(), 60'000u);
}

TEST_F(FilledPagesTest, EveryLinkInsideLeadsSomewhere) {
  std::set<std::string> seen = {"/"}, waiting = {"/"};
  while (!waiting.empty()) {
    const std::string address = waiting.extract(waiting.begin()).value();
    const std::string html = page(address);
    ASSERT_FALSE(html.empty()) << "nothing at " << address;
    for (std::string link : links_of(html)) {
      if (static_file(link)) continue;
      if (link.starts_with('#')) link = address.substr(0, address.find('#')) + link;
      const auto hash = link.find('#');
      if (hash != std::string::npos) {
        EXPECT_TRUE(has_id(page(link), link.substr(hash + 1))) << link << " from " << address;
      }
      if (seen.insert(link).second) waiting.insert(link);
    }
  }
  EXPECT_GT(seen.size(), 20u);
}

TEST_F(PagesTest, EmptyCollectionIsHonest) {
  publish();
  EXPECT_THAT(home_html(context("/")), HasSubstr("0 talks, from 0 events"));
  EXPECT_THAT(page("/topics"), HasSubstr("No topic has a page here yet."));
  for (const char* path :
       {"/topics", "/people", "/events", "/xref", "/help/search", "/help/api", "/search"}) {
    EXPECT_NE(page(path), "") << path;
  }
  EXPECT_EQ(talk("lpc-2023/klint"), "");
}

// As an imported programme is, before anybody edits it.
TEST_F(PagesTest, ACollectionWithoutTopicsAndNotesShowsWhatItHas) {
  corpus->add_talk({"fosdem-2025/a", "Alpha", "Words.", "2025-02-01", {"Ada", "Ben"}});
  corpus->add_talk({"fosdem-2025/b", "Beta", "Words.", "2025-02-02", {"Ben"}});
  publish();
  const std::string home = home_html(context("/"));
  EXPECT_THAT(home, HasSubstr("2 talks, from 1 event"));
  EXPECT_THAT(home, HasSubstr("Holding a proposal?"));
  EXPECT_THAT(home, HasSubstr("/people/ben\">Ben</a> <span class=\"meta\">2 talks</span>"));
  EXPECT_LT(home.find(">Ben</a>"), home.rfind(">Ada</a>"));
  for (const char* missing : {"Much discussed", "What was said", "0 topics,"})
    EXPECT_THAT(home, Not(HasSubstr(missing))) << missing;
  EXPECT_THAT(page("/coverage"), HasSubstr("No topic has a page here yet."));
}

// Hostile text wherever a source can put plain text.
struct HostilePagesTest : PagesTest {
  static constexpr const char* kScript =
      "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
  HostilePagesTest() {
    const std::string bad = kScript;
    corpus->add_event("evil-2023", "Evil" + bad);
    const auto topic_id =
        corpus->add_topic({"evil", "Evil" + bad, "evil " + bad, {"alias" + bad}, bad, bad});
    const auto other =
        corpus->add_topic({"other", "Other", "Evil" + bad + " is named here. " + bad, {}});
    corpus->add_talk({.slug = "evil-2023/talk",
                      .title = "Evil" + bad,
                      .body = "evil " + bad,
                      .date = "2023-01-01",
                      .speakers = {"Mallory" + bad},
                      .topics = {"evil"},
                      .format = bad,
                      .links = {{"page", "javascript:alert(1)"},
                                {bad, "https://a.example/\"><script>"},
                                {"data", "data:text/html,<script>"}}});
    corpus->add_part("evil-2023/talk", "slides", "slide-1", "evil heading" + bad,
                     "evil slide" + bad, 1);
    corpus->mention(other, topic_id);
    publish(
        "UPDATE talk SET room = '<script>', track = '<b>', start_time = '<i>';"
        "UPDATE event SET place = '<script>', start_date = '<script>', end_date = '<u>', series = "
        "'\"><b>';");
  }

  static void expect_harmless(const std::string& html) {
    EXPECT_THAT(html, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img")),
                            Not(HasSubstr("href=\"javascript:")), Not(HasSubstr("href=\"data:"))));
  }
};

TEST_F(HostilePagesTest, TextOfSourcesIsHarmless) {
  for (const char* path :
       {"/", "/topics", "/people", "/events", "/help/search", "/help/api", "/search",
        "/talks/evil-2023/talk", "/topics/evil", "/topics/other", "/events/evil-2023"}) {
    SCOPED_TRACE(path);
    expect_harmless(page(path));
  }
  for (DocumentId id : collection->catalog().all(Kind::kPerson)) {
    expect_harmless(person(collection->catalog()[id].slug));
  }
}

TEST_F(HostilePagesTest, JsonLdCannotEndItsElement) {
  const std::string html = talk("evil-2023/talk");
  const auto begin = html.find("ld+json\">");
  ASSERT_NE(begin, std::string::npos);
  const std::string data = html.substr(begin + 9, html.find("</script>", begin) - begin - 9);
  EXPECT_THAT(data, AllOf(HasSubstr("\\u003cscript>"), Not(HasSubstr("<"))));
}

TEST_F(HostilePagesTest, QueryAndFiltersAreHarmless) {
  SearchRequest request;
  request.q = kScript;
  request.from = kScript;
  request.filters = {{"event", {kScript}}, {"year", {"2023", kScript}}};
  expect_harmless(search_page(request));
  expect_harmless(search_page("evil"));
  expect_harmless(search_page("evill"));
  expect_harmless(
      problem_html(context(std::string("/") + kScript), {400,
                                                         "javascript:alert(1)",
                                                         kScript,
                                                         kScript,
                                                         kScript,
                                                         {kScript, "/" + std::string(kScript)}}));
}

TEST(Templates, AllEscapeByDefault) {
  for (const auto& [path, text] : templates::kFiles) {
    EXPECT_TRUE(text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}\n")) << path;
  }
}

// ctemplate's pre_escape escapes as html_escape does, and keeps line ends.
TEST(Templates, OnlyMarkupIsShownAsItIs) {
  static const std::regex kModified("\\{\\{([A-Za-z_]+):([a-z_]+)");
  for (const auto& [path, text] : templates::kFiles) {
    const std::string copy(text);
    for (std::sregex_iterator it(copy.begin(), copy.end(), kModified), end; it != end; ++it) {
      if ((*it)[2] == "pre_escape") continue;
      EXPECT_EQ((*it)[2], "none") << path;
      EXPECT_TRUE(std::string((*it)[1]).ends_with("_HTML")) << path << ": " << (*it)[1];
    }
  }
}

TEST(StaticFiles, HaveTheirTypes) {
  EXPECT_EQ(static_file("/static/plumbline.css")->type, "text/css; charset=utf-8");
  EXPECT_EQ(static_file("/static/favicon.svg")->type, "image/svg+xml");
  EXPECT_FALSE(static_file("/static/"));
  EXPECT_FALSE(static_file("/static/../page.html"));
  EXPECT_FALSE(static_file("/etc/passwd"));
}

}  // namespace
}  // namespace plumbline

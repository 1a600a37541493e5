// SPDX-License-Identifier: MIT OR Apache-2.0
// Long lists a page at a time, the feed, the dump.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "server/api/dump.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Headers kBrowser = {{"accept", "text/html,*/*;q=0.8"}};
constexpr std::size_t kMaxPageBytes = 60'000;

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// An event of two days, 250 talks each with a speaker of their own, in five tracks.
void write_long_database(const std::string& path) {
  const std::string unfinished = path + ".tmp";
  {
    SmallCorpus corpus(unfinished);
    for (int i = 0; i < 500; ++i) {
      const std::string slug = "big-2025/talk-" + std::to_string(1000 + i);
      const std::string letter(1, static_cast<char>('A' + i % 20));
      corpus.add_talk({.slug = slug,
                       .title = "A talk of the usual length, number " + std::to_string(i),
                       .body = "Words.",
                       .date = i < 250 ? "2025-02-01" : "2025-02-02",
                       .speakers = {letter + "ndrea Longname " + std::to_string(i)}});
      corpus.schedule(slug, two_digits(9 + i % 250 / 40) + ":" + two_digits(i % 40), "", "", "");
    }
    corpus.finish(
        "g2",
        "UPDATE event SET start_date = '2025-02', end_date = '2025-02';"
        "UPDATE talk SET track = 'Track ' || (document % 5), room = 'Aula ' || (document % 7)");
  }
  std::rename(unfinished.c_str(), path.c_str());
}

struct LongListTestSite : SmallSite {
  LongListTestSite() { write_long_database(path()); }
};

struct LongListTest : testing::Test, LongListTestSite {
  std::string page(const std::string& target) {
    const HttpResponse response = ask(target, kBrowser);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_LT(response.body.size(), kMaxPageBytes) << target;
    return response.body;
  }

  // All addresses behind `beginning` on the pages from `target` on.
  std::multiset<std::string> walk(std::string target, const std::string& beginning) {
    std::multiset<std::string> found;
    for (int pages = 0; !target.empty() && pages < 100; ++pages) {
      const std::string html = page(target);
      const std::regex address("href=\"(" + beginning + "[^\"]*)\"");
      for (std::sregex_iterator it(html.begin(), html.end(), address), end; it != end; ++it)
        found.insert((*it)[1]);
      std::smatch next;
      const bool more = std::regex_search(html, next, std::regex("href=\"([^\"]+)\" rel=\"next\""));
      target = more ? std::regex_replace(next[1].str(), std::regex("&amp;"), "&") : "";
    }
    return found;
  }

  // Of a calendar or a feed.
  int entries(const std::string& target) {
    const std::string body = ask(target).body;
    const std::regex begin("BEGIN:VEVENT|<entry>");
    return static_cast<int>(
        std::distance(std::sregex_iterator(body.begin(), body.end(), begin), {}));
  }
};

TEST_F(LongListTest, PagesOfAProgrammeHoldEachTalkOnce) {
  const auto talks = walk("/events/big-2025", "/talks/");
  EXPECT_EQ(talks.size(), 500u);
  EXPECT_EQ(std::set<std::string>(talks.begin(), talks.end()).size(), 500u);
}

TEST_F(LongListTest, AProgrammeMayBeginAtADayOrATime) {
  EXPECT_THAT(page("/events/big-2025?at=2025-02-02"), Not(HasSubstr("id=\"day-2025-02-01\"")));
  const std::string late = page("/events/big-2025?at=2025-02-02T14");
  EXPECT_THAT(late, AllOf(HasSubstr("14:00"), Not(HasSubstr("13:39"))));
  EXPECT_THAT(page("/events/big-2025"), HasSubstr("\"/events/big-2025?at=2025-02-02\""));
  EXPECT_THAT(page("/events/big-2025?at=nonsense"), HasSubstr("1 to 100 of 500"));
}

TEST_F(LongListTest, AProgrammeMayBeNarrowedToATrack) {
  EXPECT_EQ(walk("/events/big-2025?track=Track%203", "/talks/").size(), 100u);
  EXPECT_EQ(walk("/events/big-2025?track=track+3", "/talks/").size(), 100u);
  EXPECT_EQ(json::parse(ask("/events/big-2025.json?track=Track+3").body).at("talks").size(), 100u);
  EXPECT_EQ(json::parse(ask("/events/big-2025.json").body).at("tracks").size(), 5u);
  EXPECT_EQ(entries("/events/big-2025.ics?track=Track+3"), 1 + 100);
  EXPECT_EQ(entries("/events/big-2025.atom?track=track+3"), 100);
  EXPECT_EQ(entries("/events/big-2025.ics"), 1 + 500);
  EXPECT_THAT(page("/events/big-2025?track=None"), HasSubstr("No talks yet"));
}

TEST_F(LongListTest, ACalendarBeginsWithAllDaysOfTheEvent) {
  EXPECT_THAT(ask("/events/big-2025.ics").body, HasSubstr("UID:big-2025@plumbline\r\nDTSTAMP:20"));
  EXPECT_THAT(ask("/events/big-2025.ics").body,
              HasSubstr("\r\nDTSTART;VALUE=DATE:20250201\r\nDTEND;VALUE=DATE:20250301\r\n"));
}

TEST_F(LongListTest, TheTwinsOfAProgrammeAreWhole) {
  EXPECT_EQ(json::parse(ask("/events/big-2025.json").body).at("talks").size(), 500u);
}

TEST_F(LongListTest, PagesOfPeopleHoldEachOnce) {
  const auto people = walk("/people", "/people/");
  EXPECT_EQ(people.size(), 500u);
  EXPECT_EQ(std::set<std::string>(people.begin(), people.end()).size(), 500u);
}

TEST_F(LongListTest, ALetterOnAnotherPageLeadsThere) {
  const std::string first = page("/people");
  EXPECT_THAT(first, AllOf(HasSubstr("href=\"#letter-A\""), HasSubstr("href=\"/people?at=T\"")));
  EXPECT_THAT(page("/people?at=T"), AllOf(HasSubstr("Tndrea"), Not(HasSubstr("Sndrea"))));
  EXPECT_THAT(page("/people?at=T"), HasSubstr("rel=\"prev\""));
}

TEST_F(LongListTest, EachPageHasItsOwnCanonicalAddress) {
  EXPECT_THAT(page("/people?at=T"),
              HasSubstr("rel=\"canonical\" href=\"http://test/people?at=T\""));
  EXPECT_THAT(page("/people"), HasSubstr("rel=\"canonical\" href=\"http://test/people\""));
}

// --- The feed

TEST(Feed, HasTheNewestTalksAndNotes) {
  SmallSite site;
  const HttpResponse feed = site.ask("/feed.atom");
  EXPECT_EQ(feed.content_type, "application/atom+xml");
  EXPECT_EQ(feed.header("Access-Control-Allow-Origin"), "*");
  EXPECT_LT(feed.body.find("klint (sequel)"), feed.body.find("Using Rust in the Binder driver"));
  EXPECT_THAT(feed.body, HasSubstr("<updated>2025-09-17T00:00:00Z</updated>"));
  EXPECT_THAT(feed.body, HasSubstr("Why a rewrite of Binder."));
  EXPECT_THAT(feed.body, Not(HasSubstr("Kernel talk 9")));  // withdrawn
}

// --- The dump

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
  return lines;
}

TEST(DumpPages, HoldWhatTheDocumentsSayByKindAndId) {
  SmallSite site;
  const std::vector<json> lines = lines_of(site.ask("/api/v1/dump.ndjson").body);
  std::vector<std::string> types;
  for (const json& line : lines) {
    if (types.empty() || types.back() != line.at("type")) types.push_back(line.at("type"));
  }
  EXPECT_EQ(types, (std::vector<std::string>{"event", "topic", "person", "talk"}));
  const json& klint = *std::find_if(lines.begin(), lines.end(), [](const json& line) {
    return line.at("id") == "lpc-2023/klint";
  });
  EXPECT_EQ(klint.at("parts").at(0).at("passages").at(0).at("text"),
            "The klint tool finds sleeping code.");
  EXPECT_EQ(klint.at("parts").at(1).at("passages").at(0).at("page"), 7);
}

TEST(DumpPages, FollowEachOtherWithoutGapOrRepetition) {
  SmallSite site;
  Publications publications(site.path());
  const auto collection = publications.current();
  auto db = collection->connect();
  const PageContext context{*collection, "http://test", "/api/v1/dump.ndjson", ""};
  const std::string whole = dump_page(context, *db, "", 1 << 20)->lines;
  std::string joined, cursor;
  int pages = 0;
  do {
    const auto page = dump_page(context, *db, cursor, 1500);
    EXPECT_FALSE(page->lines.empty());
    joined += page->lines;
    cursor = page->next;
    ++pages;
  } while (!cursor.empty());
  EXPECT_GT(pages, 3);
  EXPECT_EQ(joined, whole);
}

TEST(DumpPages, ACursorNeedNotNameADocumentThatIsStillThere) {
  SmallSite site;
  const auto lines = lines_of(site.ask("/api/v1/dump.ndjson?cursor=talk/lpc-2023/l").body);
  EXPECT_EQ(lines.front().at("id"), "lpc-2024/talk-1");
  EXPECT_EQ(site.ask("/api/v1/dump.ndjson?cursor=zebra/x").status, 400);
  EXPECT_EQ(site.ask("/api/v1/dump.ndjson?cusor=x").status, 400);
}

// --- All new addresses as the old ones

TEST(Addresses, AreReadByHeadAskedByOptionsAndOpenToScripts) {
  SmallSite site;
  for (const char* path : {"/xref.json", "/xref.ndjson", "/xref/rust_binder.json", "/feed.atom",
                           "/openapi.json", "/api/v1/dump.ndjson", "/talks/lpc-2023/klint.md",
                           "/people.ndjson", "/events/lpc-2023.json?track=x"}) {
    const HttpResponse get = site.ask(path), head = site.ask(path, {}, "HEAD");
    EXPECT_EQ(head.status, get.status) << path;
    EXPECT_EQ(head.body.size(), get.body.size()) << path;
    EXPECT_EQ(get.header("Access-Control-Allow-Origin"), "*") << path;
    EXPECT_EQ(site.ask(path, {}, "OPTIONS").status, 204) << path;
    EXPECT_EQ(site.ask(path, {}, "DELETE").status, 405) << path;
    if (get.status != 200) continue;
    const std::string tag(get.header("ETag"));
    EXPECT_EQ(site.ask(path, {{"if-none-match", tag}}).status, 304) << path;
  }
}

TEST(Lists, ComeAsNdjson) {
  SmallSite site;
  std::istringstream lines(site.ask("/people.ndjson").body);
  std::vector<std::string> names;
  for (std::string line; std::getline(lines, line);) names.push_back(json::parse(line).at("name"));
  EXPECT_EQ(names, (std::vector<std::string>{"Alice Ryhl", "Carlos Llamas", "Gary Guo"}));
}

TEST(SearchPage, ShowsFiftyResultsAtMost) {
  LongListTestSite site;
  const std::string page = site.ask("/search?q=talk&limit=100", kBrowser).body;
  EXPECT_LT(page.size(), kMaxPageBytes);
  EXPECT_EQ(json::parse(site.ask("/search.json?q=talk&limit=100").body).at("results").size(), 100u);
}

// --- Markdown

TEST(TalkMarkdown, HasFactsAndTextsAndNoMarkupOfTheirOwn) {
  SmallSite site;
  const HttpResponse answer = site.ask("/talks/lpc-2023/klint.md");
  EXPECT_EQ(answer.content_type, "text/markdown; charset=utf-8");
  EXPECT_THAT(answer.body, testing::StartsWith("# Klint: checks, \"compile-time\"\n\n"));
  EXPECT_THAT(answer.body, HasSubstr("- Speakers: [Gary Guo](http://test/people/gary-guo)\n"));
  EXPECT_THAT(answer.body, HasSubstr("- Report: <https://lwn.net/Articles/951550/>\n"));
  EXPECT_THAT(answer.body, HasSubstr("## Slides\n\n### 7. Rules\n\nSlides say"));
  EXPECT_THAT(site.ask("/talks/kangrejos-2025/klint.md").body,
              HasSubstr("\\<20230101.1234-1-x@y\\>"));
}

// --- In a terminal

std::string without_escapes(const std::string& text) {
  return std::regex_replace(text, std::regex("\x1b\\[[0-9]+m"), "");
}

TEST(Color, IsAddedWhereItIsAskedFor) {
  SmallSite site;
  for (const char* path : {"/topics/binder", "/search.txt?q=klint", "/people", "/xref"}) {
    const std::string joint = std::string(path).find('?') == std::string::npos ? "?" : "&";
    const std::string plain = site.ask(path).body,
                      colored = site.ask(path + joint + "color=1").body;
    EXPECT_EQ(plain.find('\x1b'), std::string::npos) << path;
    EXPECT_NE(colored.find("\x1b["), std::string::npos) << path;
    EXPECT_EQ(without_escapes(colored).substr(0, plain.find("http")),
              plain.substr(0, plain.find("http")));
  }
  EXPECT_THAT(site.ask("/topics/binder?color=1").body,
              HasSubstr("\x1b[1mAndroid Binder driver\x1b[0m\n\x1b[2m====================="));
  EXPECT_EQ(site.ask("/api/v1/search?q=klint&color=1").status, 400);
}

// --- Heads

TEST(Heads, TellMachinesWhatThePageIs) {
  SmallSite site;
  const std::string topic = site.ask("/topics/binder", kBrowser).body;
  EXPECT_THAT(topic, HasSubstr("property=\"og:title\" content=\"Android Binder driver"));
  EXPECT_THAT(topic, HasSubstr("type=\"application/atom+xml\""));
  EXPECT_THAT(topic, HasSubstr("\"@type\":\"DefinedTerm\""));
  EXPECT_THAT(topic, HasSubstr("\\u003cRust>"));  // of the summary, in JSON within a script element
  EXPECT_THAT(site.ask("/people/gary-guo", kBrowser).body, HasSubstr("\"@type\":\"Person\""));
  EXPECT_THAT(site.ask("/events/lpc-2023", kBrowser).body, HasSubstr("\"@type\":\"Event\""));
  EXPECT_THAT(site.ask("/", kBrowser).body, HasSubstr("\"@type\":\"WebSite\""));
  EXPECT_THAT(site.ask("/search?q=klint", kBrowser).body, HasSubstr("/search.atom?q=klint"));
}

}  // namespace
}  // namespace plumbline

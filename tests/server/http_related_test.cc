// SPDX-License-Identifier: MIT OR Apache-2.0
// Related talks over the whole site: what may be sent, and in which forms the answer comes.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "server/http/body.h"
#include "tests/server/listening_site.h"
#include "tests/server/raw_client.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Headers kText = {{"content-type", "text/plain"}};
const Headers kJson = {{"content-type", "application/json"}};
const Headers kNdjson = {{"content-type", "application/x-ndjson"}};
const Headers kForm = {{"content-type", "application/x-www-form-urlencoded"},
                       {"accept", "text/html"}};

struct RelatedSiteTest : testing::Test, SmallSite {
  json results(const HttpResponse& response) { return json::parse(response.body)["results"]; }
};

TEST_F(RelatedSiteTest, ATalksPageHasTheSameRelatedTalksHoweverOftenItIsMade) {
  const auto related = [&] {
    return json::parse(ask("/talks/kangrejos-2025/klint.json").body)["related"];
  };
  const json first = related();
  ASSERT_FALSE(first.empty());
  EXPECT_EQ(related(), first);
}

TEST_F(RelatedSiteTest, APastedTextFindsItsTalks) {
  const HttpResponse response =
      post("/api/v1/related", "We want to talk about klint, by Gary Guo.", kText);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  EXPECT_EQ(response.header("ETag"), "");
  const json answer = json::parse(response.body);
  EXPECT_EQ(answer["input"]["topics_found"][0]["id"], "klint");
  EXPECT_EQ(answer["input"]["words"], 9);
  ASSERT_FALSE(answer["results"].empty());
  const json first = answer["results"][0];
  EXPECT_THAT(first["id"].get<std::string>(), HasSubstr("klint"));
  EXPECT_EQ(first["because"][0]["kind"], "speaker");
  EXPECT_THAT(answer["markdown"].get<std::string>(), HasSubstr("](http://test/talks/"));
}

TEST_F(RelatedSiteTest, TheSameTextAsJsonTextAndFormGivesTheSameTalks) {
  const json text = results(post("/api/v1/related", "klint in atomic context", kText));
  ASSERT_FALSE(text.empty());
  EXPECT_EQ(results(post("/api/v1/related", R"({"text": "klint in atomic context"})", kJson)),
            text);
  Headers form = kForm;
  form["accept"] = "application/json";
  EXPECT_EQ(results(post("/related", "title=&text=klint+in+atomic+context", form)), text);
  EXPECT_EQ(results(post("/related", "klint in atomic context", form)), text)
      << "what a bare curl --data-binary says is a form";
}

TEST_F(RelatedSiteTest, AFirstLineAboveAnEmptyOneIsTheTitle) {
  const auto title_of = [&](const std::string& text) {
    const std::string page =
        post("/related", text, {{"accept", "text/html"}, {"content-type", "text/plain"}}).body;
    const std::string_view before = "name=\"title\" value=\"";
    const std::size_t begin = page.find(before) + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
  };
  EXPECT_EQ(title_of("# Klint again\nIt sleeps"), "Klint again");
  EXPECT_EQ(title_of("Klint again\n\nIt sleeps in atomic context."), "Klint again");
  EXPECT_EQ(title_of("Why klint?\r\n \r\nIt sleeps"), "Why klint?");
  EXPECT_EQ(title_of("Hello all,\n\nklint sleeps"), "");
  EXPECT_EQ(title_of("We talk about klint.\n\nIt sleeps"), "");
  EXPECT_EQ(title_of("Klint again\nIt sleeps"), "");
  EXPECT_EQ(title_of("Klint again\n\n"), "");
  EXPECT_EQ(title_of("## Abstract\n\nklint"), "");
  EXPECT_EQ(title_of(std::string(151, 'k') + "\n\nklint"), "");
}

TEST_F(RelatedSiteTest, ATextThatNothingIsNearToIsToldSo) {
  const std::string text =
      "title=Baking&text=Sesame,+rye,+dough,+ovens+and+a+bakery's+ledger.+Our+cat+is+called+klint.";
  const std::string page = post("/related", text, kForm).body;
  EXPECT_THAT(page, HasSubstr("None of them is near"));
  EXPECT_THAT(page, HasSubstr("Nothing here has the words “Baking”, “Sesame”"));
  Headers program = kForm;
  program["accept"] = "application/json";
  const json answer = json::parse(post("/related", text, program).body);
  EXPECT_EQ(answer["input"]["unknown_words"][1], "Sesame");
  EXPECT_THAT(answer["markdown"].get<std::string>(), HasSubstr("None of them is near"));
  program["accept"] = "text/plain";
  EXPECT_THAT(post("/related", text, program).body, HasSubstr("None of them is near"));
  EXPECT_THAT(post("/related", "title=Klint&text=klint+by+Gary+Guo", kForm).body,
              Not(HasSubstr("None of them is near")));
}

TEST_F(RelatedSiteTest, WhatCannotBeReadIsRefusedWithoutRepeatingIt) {
  struct Case {
    std::string body;
    Headers headers;
    int status;
  };
  const Case cases[] = {
      {"", kText, 400},
      {" \n", kText, 400},
      {"{", kJson, 400},
      {"[]", kJson, 400},
      {R"({"text": 1})", kJson, 400},
      {R"({"text": "zebra", "speaker": "x"})", kJson, 400},
      {R"({"text": "zebra", "speakers": "x"})", kJson, 400},
      {R"({"text": "zebra", "date": "tomorrow"})", kJson, 400},
      {std::string(20000, '[') + "zebra", kJson, 400},
      {"zebra", {{"content-type", "image/png"}}, 415},
      {"zebra", {{"content-type", "multipart/form-data; boundary=x"}}, 415},
      {"zebra", {{"content-type", "text/plain; charset=iso-8859-1"}}, 415},
      {"zebra", {{"content-type", "text/plain"}, {"content-encoding", "gzip"}}, 415},
      {"zebra" + std::string(kMaxTextBytes, 'x'), kText, 413}};
  for (const Case& example : cases) {
    const HttpResponse response = post("/api/v1/related", example.body, example.headers);
    EXPECT_EQ(response.status, example.status) << example.body.substr(0, 40);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_THAT(response.body, Not(HasSubstr("zebra")));
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
  }
}

TEST_F(RelatedSiteTest, AnAddressThatOnlyTakesATextSaysSo) {
  for (const char* method : {"GET", "HEAD", "DELETE"}) {
    const HttpResponse response = ask("/api/v1/related", {}, method);
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response.header("Allow"), "OPTIONS, POST") << method;
  }
  EXPECT_EQ(ask("/api/v1/related", {}, "OPTIONS").header("Allow"), "OPTIONS, POST");
  EXPECT_EQ(post("/api/v1/search", "x", kText).status, 405);
  EXPECT_EQ(post("/topics/klint", "x", kText).status, 405);
}

TEST_F(RelatedSiteTest, TheFormWorksWithoutScriptsAndEscapesWhatWasSent) {
  EXPECT_THAT(ask("/related", {{"accept", "text/html"}}).body,
              HasSubstr("action=\"/related\" method=\"post\""));
  const HttpResponse answer =
      post("/related",
           "title=klint&text=%3Cscript%3Ealert(1)%3C%2Fscript%3E+%3C%2Ftextarea%3E+klint", kForm);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_THAT(answer.body, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(answer.body,
              HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &lt;/textarea&gt; klint"));
  EXPECT_THAT(answer.body, HasSubstr("/talks/lpc-2023/klint"));
}

TEST_F(RelatedSiteTest, ATerminalGetsText) {
  const HttpResponse response = post("/related", "klint in atomic context",
                                     {{"accept", "*/*"}, {"content-type", "text/plain"}});
  EXPECT_THAT(response.content_type, StartsWith("text/plain"));
  EXPECT_THAT(response.body, HasSubstr("Because "));
}

TEST_F(RelatedSiteTest, ATalkHasTheEarlierTalksThatAreRelated) {
  const HttpResponse response = ask("/api/v1/talks/kangrejos-2025/klint/related");
  ASSERT_EQ(response.status, 200) << response.body;
  ASSERT_FALSE(results(response).empty());
  EXPECT_EQ(results(response)[0]["id"], "lpc-2023/klint");
  EXPECT_NE(response.header("ETag"), "") << "nothing was sent, so it can be cached";
  EXPECT_EQ(json::parse(ask("/api/v1/talks/kangrejos-2025/klint").body)["related"][0]["id"],
            "lpc-2023/klint");
  EXPECT_THAT(ask("/talks/kangrejos-2025/klint", {{"accept", "text/html"}}).body,
              HasSubstr("Related earlier talks"));
  EXPECT_EQ(ask("/api/v1/talks/lpc-2023/no-such/related").status, 404);
  EXPECT_EQ(ask("/api/v1/talks/lpc-2023/klint/related?limit=0").status, 400);
}

TEST_F(RelatedSiteTest, APileIsAnsweredLineByLineWithItsNearDuplicates) {
  const HttpResponse response =
      post("/api/v1/related",
           "{\"id\": \"a\", \"text\": \"klint in atomic context\"}\n\nnothing\n"
           "{\"id\": \"b\", \"text\": \"klint in the atomic context\"}\n"
           "{\"id\": \"c\", \"text\": \"The Binder driver of Android\"}\n",
           kNdjson);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  std::vector<json> lines;
  std::istringstream body(response.body);
  for (std::string line; std::getline(body, line);) lines.push_back(json::parse(line));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["line"], 1);
  EXPECT_EQ(lines[0]["near_duplicates"][0]["id"], "b");
  EXPECT_EQ(lines[1]["line"], 3);
  EXPECT_EQ(lines[1]["error"], "This is no JSON.");
  EXPECT_TRUE(lines[3]["near_duplicates"].empty());
  EXPECT_FALSE(lines[3]["results"].empty());
}

struct RelatedListenerTest : ListeningSite {
  static std::string request(const std::string& headers, const std::string& body,
                             const std::string& path = "/api/v1/related") {
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n" + body;
  }
  static std::string length(std::size_t bytes) {
    return "Content-Length: " + std::to_string(bytes) + "\r\n";
  }
};

TEST_F(RelatedListenerTest, ReadsABodyAndGoesOnWithTheConnection) {
  RawClient client(listener.port());
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string long_text =
      "klint " + std::string(30000, 'x');  // over the library's 8 KB for forms
  client.send(request(form + length(long_text.size()), long_text));
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 200 "));
  client.send(get("/api/v1"));
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 200 "));
}

TEST_F(RelatedListenerTest, RefusesAndClosesWhereABodyIsTooMuch) {
  const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: test\r\n\r\n";
  struct Case {
    std::string request, status;
  };
  const Case cases[] = {
      {request(length(70000), hidden), "413"},
      {request("Content-Length: 99999999999999999999999\r\n", hidden), "413"},
      {request("Content-Length: -1\r\n", hidden), "400"},
      {request("Transfer-Encoding: chunked\r\n", "5\r\nklint\r\n0\r\n\r\n"), "501"},
      {request("Content-Encoding: gzip\r\n" + length(hidden.size()), hidden), "415"},
      {request("Content-Type: multipart/form-data; boundary=x\r\n" + length(hidden.size()), hidden),
       "415"},
      {request(length(hidden.size()), hidden, "/api/v1/search"), "405"}};
  for (const Case& example : cases) {
    RawClient client(listener.port());
    client.send(example.request);
    EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 " + example.status)) << example.request;
    EXPECT_TRUE(client.is_closed(std::chrono::seconds(5))) << example.request;
  }
}

TEST_F(RelatedListenerTest, ABodyOfNothingIsAnEmptyTextAndNoLengthIsAnError) {
  EXPECT_THAT(answer_to(listener.port(), request("", "")), StartsWith("HTTP/1.1 411 "));
  EXPECT_THAT(answer_to(listener.port(), request(length(0), "")), StartsWith("HTTP/1.1 400 "));
}
}  // namespace
}  // namespace plumbline

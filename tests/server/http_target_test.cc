// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/target.h"

#include <gmock/gmock.h>

#include "server/api/address.h"
#include "server/http/base_url.h"
#include "server/http/nearest.h"
#include "server/http/router.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

HttpRequest read(std::string_view target) {
  HttpRequest request;
  EXPECT_TRUE(read_target(target, &request)) << target;
  return request;
}

TEST(Target, OtherBytesThanAsciiAreEscapedInTheQuery) {
  HttpRequest request;
  ASSERT_TRUE(read_target("/search?q=\xCFgr\xC3\xBC&x=%C3", &request));
  EXPECT_EQ(request.query, "q=%CFgr%C3%BC&x=%C3");
  EXPECT_EQ(request.parameter("q"), "\xEF\xBF\xBDgr\xC3\xBC");
}

TEST(Target, IsPathAndParameters) {
  const HttpRequest request = read("/topics/pin%2dinit?q=pin+init%20x&topic=a&topic=b&empty=&bare");
  EXPECT_EQ(request.path, "/topics/pin-init");
  EXPECT_EQ(request.query, "q=pin+init%20x&topic=a&topic=b&empty=&bare");
  EXPECT_THAT(request.parameters,
              ElementsAre(Pair("q", "pin init x"), Pair("topic", "a"), Pair("topic", "b"),
                          Pair("empty", ""), Pair("bare", "")));
}

TEST(Target, WhatAReaderTypesIsNeverRefused) {
  EXPECT_THAT(read("/search?q=100%").parameters, ElementsAre(Pair("q", "100%")));
  EXPECT_THAT(read("/search?q=%zz%4").parameters, ElementsAre(Pair("q", "%zz%4")));
  EXPECT_THAT(read("/search?q=a%ffb").parameters, ElementsAre(Pair("q",
                                                                   "a\xEF\xBF\xBD"
                                                                   "b")));
  EXPECT_THAT(read("/search?q=a%00b%0d%0ac").parameters, ElementsAre(Pair("q", "ab\nc")));
  EXPECT_THAT(read("/search?").parameters, IsEmpty());
  EXPECT_THAT(read("/search?&&=&").parameters, ElementsAre(Pair("", "")));
}

TEST(Target, APathMustBeWellFormed) {
  HttpRequest request;
  for (const char* target : {"", "*", "topics", "/a%zz", "/a%", "/a%0", "/a%00b", "/%ff",
                             "/a%0d%0aSet-Cookie:x", "/a%C2%9Bx", "/a%7F", "/a%09"}) {
    EXPECT_FALSE(read_target(target, &request)) << target;
  }
}

TEST(Target, AProxysFormIsRead) { EXPECT_EQ(read("http://host/topics?x=1").path, "/topics"); }

TEST(Address, KeepsParametersAndChangesOne) {
  const Parameters parameters = {{"q", "C++ & co"}, {"topic", "a"}, {"cursor", "x"}};
  EXPECT_EQ(address_of("/search", parameters), "/search?q=C%2B%2B%20%26%20co&topic=a&cursor=x");
  EXPECT_EQ(address_of("/s", replaced(parameters, "cursor", "y")),
            "/s?q=C%2B%2B%20%26%20co&topic=a&cursor=y");
  EXPECT_EQ(address_of("/s", replaced({{"a", "1"}}, "a", "")), "/s");
  EXPECT_EQ(address_of("/s", toggled({{"t", "1"}}, "t", "2")), "/s?t=1&t=2");
  EXPECT_EQ(address_of("/s", toggled({{"t", "1"}, {"t", "2"}}, "t", "2")), "/s?t=1");
}

TEST(BaseUrl, AHostIsANameOrAnAddressWithAPort) {
  for (const char* host :
       {"localhost", "localhost:8080", "example.org", "127.0.0.1:1", "[::1]", "[::1]:8080"}) {
    EXPECT_TRUE(is_host(host)) << host;
  }
  for (const char* host : {"", ":80", "a b", "a/b", "a@b", "a:b", "a:123456", "a:", "[::1", "[x]",
                           "a\"b", "a<b", "a,b", "a\r\nb"}) {
    EXPECT_FALSE(is_host(host)) << host;
  }
  EXPECT_TRUE(is_base_url("https://example.org"));
  EXPECT_FALSE(is_base_url("https://example.org/"));
  EXPECT_FALSE(is_base_url("ftp://example.org"));
}

TEST(Nearest, IsWithinAFewLetters) {
  EXPECT_THAT(nearest("evnt", {"to", "event", "sort"}, 1), ElementsAre("event"));
  EXPECT_THAT(nearest("xyz", {"event", "sort"}, 1), IsEmpty());
  EXPECT_THAT(nearest("", {"to"}, 1), IsEmpty());
  EXPECT_THAT(nearest("lpc-2023/klnit", {"lpc-2024/kunit", "lpc-2023/klint"}, 1),
              ElementsAre("lpc-2023/klint"));
  const std::string longest(2000, 'a');
  EXPECT_THAT(nearest(longest, {longest + "b", "b"}, 2), ElementsAre(longest + "b"));
}

constexpr Pattern kPatterns[] = {{"/", {Format::kHtml, Format::kText}},
                                 {"/topics", {Format::kHtml, Format::kCsv}},
                                 {"/topics/*", {Format::kHtml, Format::kJson}},
                                 {"/robots.txt", {}},
                                 {"/static/*", {}}};

std::string route_of(std::string_view path) {
  const std::optional<RouteMatch> match = find_route(kPatterns, path);
  if (!match) return "none";
  std::string text(kPatterns[match->index].path);
  for (const std::string& capture : match->captures) text += " " + capture;
  if (match->suffix) text += " as " + std::string(suffix_of(*match->suffix));
  return text;
}

TEST(Router, FindsTheRouteOfAPath) {
  const std::pair<const char*, const char*> cases[] = {
      {"/", "/"},
      {"/topics", "/topics"},
      {"/topics/binder", "/topics/* binder"},
      {"/topics/binder.json", "/topics/* binder as .json"},
      {"/topics.csv", "/topics as .csv"},
      {"/topics.json", "none"},
      {"/topics/binder.csv", "none"},
      {"/topics/v1.2", "/topics/* v1.2"},
      {"/topics/", "none"},
      {"/topics/a/b", "none"},
      {"/topics/.json", "/topics/* .json"},
      {"/robots.txt", "/robots.txt"},
      {"/static/a.css", "/static/* a.css"},
      {"/static/a.txt", "/static/* a.txt"},
      {"//", "none"},
      {"/nothing", "none"}};
  for (const auto& [path, route] : cases) EXPECT_EQ(route_of(path), route) << path;
}

}  // namespace
}  // namespace plumbline

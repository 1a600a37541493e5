// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/cache.h"

#include <gmock/gmock.h>

#include "server/http/build.h"
#include "server/http/compress.h"
#include "tests/server/unpack.h"

namespace plumbline {
namespace {

TEST(Cache, TagTellsPublicationsAndRepresentationsApart) {
  EXPECT_EQ(entity_tag("g1", "a"), entity_tag("g1", "a"));
  EXPECT_NE(entity_tag("g1", "a"), entity_tag("g2", "a"));
  EXPECT_NE(entity_tag("g1", "a"), entity_tag("g1", "b"));
  EXPECT_TRUE(entity_tag("g1", "a").starts_with("\"g1-"));
}

TEST(Build, IsKnownByTheIdThatTheLinkerGaveIt) {
  EXPECT_THAT(build_fingerprint(), testing::MatchesRegex("[0-9a-f]{40}"));
}

TEST(Cache, IfNoneMatchNamesOneOfSeveral) {
  EXPECT_EQ(matching_tag("\"a\"", "\"a\""), "\"a\"");
  EXPECT_EQ(matching_tag("\"x\" , \"a\"", "\"a\""), "\"a\"");
  EXPECT_EQ(matching_tag("\"a-gz\"", "\"a\""), "\"a-gz\"");
  EXPECT_EQ(matching_tag("\"b\", \"a-br\"", "\"a\""), "\"a-br\"");
  EXPECT_EQ(matching_tag("W/\"a\"", "\"a\""), "\"a\"");
  for (const char* header : {"", "a", "\"b\"", "\"a", "*", ",", " "})
    EXPECT_EQ(matching_tag(header, "\"a\""), "") << header;
}

TEST(Cache, DatesAreThoseOfHttp) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

HttpResponse compressed(const std::string& accept_encoding, HttpResponse response) {
  HttpRequest request;
  request.headers["accept-encoding"] = accept_encoding;
  compress(request, &response);
  return response;
}

TEST(Compress, TextIsZippedWhenAsked) {
  const std::string text(5000, 'x');
  const HttpResponse response =
      compressed("gzip, br", {200, "text/html", text, {{"ETag", "\"a\""}, {"Vary", "Accept"}}});
  EXPECT_EQ(response.header("Content-Encoding"), "gzip");
  EXPECT_EQ(response.header("ETag"), "\"a-gz\"");
  EXPECT_EQ(response.header("Vary"), "Accept, Accept-Encoding");
  EXPECT_EQ(unzipped(response.body), text);
}

TEST(Compress, OneAnswerLeavesNothingBehindForTheNext) {
  for (const char* words : {"one two ", "three ", "one two "}) {
    std::string text;
    while (text.size() < 5000) text += words;
    EXPECT_EQ(unzipped(compressed("gzip", {200, "text/html", text, {}}).body), text) << words;
  }
}

TEST(Compress, WhatWasCompressedAheadIsTakenAsItIs) {
  const HttpResponse style = {.status = 200,
                              .content_type = "text/css",
                              .body = std::string(5000, 'x'),
                              .headers = {{"ETag", "\"a\""}},
                              .compressed = {.gzip = "zip", .brotli = "br"}};
  const HttpResponse brotli = compressed("gzip, deflate, br", style);
  EXPECT_EQ(brotli.body, "br");
  EXPECT_EQ(brotli.header("Content-Encoding"), "br");
  EXPECT_EQ(brotli.header("ETag"), "\"a-br\"");
  EXPECT_EQ(brotli.header("Vary"), "Accept-Encoding");
  const HttpResponse gzip = compressed("gzip, br;q=0.1", style);
  EXPECT_EQ(gzip.body, "zip");
  EXPECT_EQ(gzip.header("ETag"), "\"a-gz\"");
  EXPECT_EQ(compressed("identity", style).body, style.body);
}

TEST(Compress, WhatWouldGetLongerStays) {
  std::string noise;
  for (std::uint32_t state = 1; noise.size() < 5000; state = state * 1664525 + 1013904223)
    noise += static_cast<char>(state >> 24);
  const HttpResponse response = compressed("gzip", {200, "text/plain", noise, {{"ETag", "\"a\""}}});
  EXPECT_EQ(response.body, noise);
  EXPECT_EQ(response.header("Content-Encoding"), "");
  EXPECT_EQ(response.header("ETag"), "\"a\"");
}

TEST(Compress, OtherwiseItStays) {
  const std::string text(5000, 'x');
  EXPECT_EQ(compressed("br", {200, "text/html", text, {}}).body, text);
  EXPECT_EQ(compressed("br", {200, "text/html", text, {}}).header("Vary"), "Accept-Encoding");
  EXPECT_EQ(compressed("gzip", {200, "text/html", "short", {}}).body, "short");
  EXPECT_EQ(compressed("gzip", {200, "image/png", text, {}}).body, text);
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/cache.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include "server/http/build.h"
#include "server/http/compress.h"

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
  EXPECT_EQ(matching_tag("W/\"a\"", "\"a\""), "\"a\"");
  for (const char* header : {"", "a", "\"b\"", "\"a", "*", ",", " "})
    EXPECT_EQ(matching_tag(header, "\"a\""), "") << header;
}

TEST(Cache, DatesAreThoseOfHttp) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(100'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
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

TEST(Compress, OtherwiseItStays) {
  const std::string text(5000, 'x');
  EXPECT_EQ(compressed("br", {200, "text/html", text, {}}).body, text);
  EXPECT_EQ(compressed("br", {200, "text/html", text, {}}).header("Vary"), "Accept-Encoding");
  EXPECT_EQ(compressed("gzip", {200, "text/html", "short", {}}).body, "short");
  EXPECT_EQ(compressed("gzip", {200, "image/png", text, {}}).body, text);
}

}  // namespace
}  // namespace plumbline

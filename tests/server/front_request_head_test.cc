// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/request_head.h"

#include <gmock/gmock.h>

#include <limits>

namespace plumbline::front {
namespace {
using testing::ElementsAre;
using testing::Pair;
using State = HeadReading::State;

// The status that a head is refused with, 0 where it is read, -1 where it is no whole head.
int status_of(const std::string& bytes, const Limits& limits = {}) {
  const HeadReading reading = read_head(bytes, limits);
  return reading.state == State::kIncomplete ? -1 : reading.status;
}

std::string head(const std::string& first_line, const std::string& fields = "Host: a\r\n") {
  return first_line + "\r\n" + fields + "\r\n";
}
std::string with_field(const std::string& line) {
  return head("GET / HTTP/1.1", "Host: a\r\n" + line + "\r\n");
}

TEST(RequestHead, HasThePartsOfARequest) {
  const std::string bytes =
      head("POST /related?x=%20 HTTP/1.1",
           "Host: example.org:80\r\nContent-Length: 12\r\nX-Twice:a\r\nx-twice: \t b c \r\n");
  const HeadReading reading = read_head(bytes + "the body, and", {});
  ASSERT_EQ(reading.state, State::kComplete);
  EXPECT_EQ(reading.size, bytes.size());
  EXPECT_EQ(reading.head.method, "POST");
  EXPECT_EQ(reading.head.target, "/related?x=%20");
  EXPECT_EQ(reading.head.content_length, 12u);
  EXPECT_FALSE(reading.head.close);
  EXPECT_FALSE(reading.head.expects_continue);
  EXPECT_THAT(reading.head.fields,
              ElementsAre(Pair("host", "example.org:80"), Pair("content-length", "12"),
                          Pair("x-twice", "a"), Pair("x-twice", "b c")));
  EXPECT_EQ(reading.head.field("x-twice"), "a");
  EXPECT_EQ(reading.head.field("none"), "");
}

TEST(RequestHead, IsIncompleteUntilItsLastByte) {
  const std::string bytes = head("GET / HTTP/1.1");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(status_of(bytes.substr(0, size)), -1) << size;
  EXPECT_EQ(status_of(bytes), 0);
}

struct Case {
  std::string bytes;
  int status;
};

TEST(RequestHead, ReadsRequestLinesStrictly) {
  const Case cases[] = {{head("GET / HTTP/1.1"), 0},
                        {"\r\n" + head("GET / HTTP/1.1"), 0},
                        {"\r\n\r\n" + head("GET / HTTP/1.1"), 0},
                        {"\r\n\r\n\r\n" + head("GET / HTTP/1.1"), 400},
                        {head("BREW /pot HTTP/1.1"), 0},  // what it means is for others to say
                        {head("GET  / HTTP/1.1"), 400},
                        {head("GET /  HTTP/1.1"), 400},
                        {head("GET / HTTP/1.1 "), 400},
                        {head(" GET / HTTP/1.1"), 400},
                        {head("GET\t/ HTTP/1.1"), 400},
                        {head("G(T / HTTP/1.1"), 400},
                        {head("GET /"), 400},
                        {head("GET"), 400},
                        {head("GET / http/1.1"), 400},
                        {head("GET / HTTP/1.10"), 400},
                        {head("GET / HTTP/1.2"), 0},
                        {head("GET / HTTP/2.0"), 505},
                        {head("GET / HTTP/0.9"), 505},
                        {head("PRI * HTTP/2.0"), 505},
                        {head("GET a HTTP/1.1"), 400},
                        {head("GET * HTTP/1.1"), 400},
                        {head("OPTIONS * HTTP/1.1"), 0},
                        {head("CONNECT a:443 HTTP/1.1"), 405},
                        {head("GET /a#b HTTP/1.1"), 400},
                        {head("GET /a\x01 HTTP/1.1"), 400},
                        {head("GET /a\x7f HTTP/1.1"), 400},
                        {head("GET /?q=m\xc3\xbcnchen HTTP/1.1"), 0},
                        {head("GET http://b/c HTTP/1.1"), 0},
                        {head("GET http:///c HTTP/1.1"), 400},
                        {head("GET http://u@b/c HTTP/1.1"), 400},
                        {head("GET ftp://b/c HTTP/1.1"), 400}};
  for (const Case& c : cases) EXPECT_EQ(status_of(c.bytes), c.status) << c.bytes;
}

TEST(RequestHead, ReadsFieldsStrictly) {
  const Case cases[] = {{with_field("X:"), 0},
                        {with_field("X: \xff"), 0},
                        {with_field("X: a\tb"), 0},
                        {with_field("X : a"), 400},
                        {with_field(": a"), 400},
                        {with_field("no colon"), 400},
                        {with_field(" folded"), 400},
                        {with_field("\tfolded"), 400},
                        {with_field("X(: a"), 400},
                        {with_field("X: a\x01"), 400},
                        {with_field("X: a\x7f"), 400},
                        {with_field(std::string("X: a\0b", 6)), 400},
                        {with_field("X: a\nY: b"), 400},
                        {with_field("X: a\rY: b"), 400},
                        {"GET / HTTP/1.1\nHost: a\n\n", 400},
                        {head("GET / HTTP/1.1", ""), 400},
                        {head("GET / HTTP/1.1", "Host:\r\n"), 400},
                        {head("GET / HTTP/1.1", "Host: a/b\r\n"), 400},
                        {head("GET / HTTP/1.1", "Host: a, b\r\n"), 400},
                        {head("GET / HTTP/1.1", "Host: [::1]:80\r\n"), 0},
                        {with_field("Host: a"), 400},
                        {head("GET / HTTP/1.0", ""), 0}};
  for (const Case& c : cases) EXPECT_EQ(status_of(c.bytes), c.status) << c.bytes;
}

TEST(RequestHead, SaysTheLengthOfABodyInOneWayOnly) {
  const Case cases[] = {{with_field("Content-Length: 0"), 0},
                        {with_field("Content-Length: 18446744073709551616"), 0},
                        {with_field("Content-Length: "), 400},
                        {with_field("Content-Length: +3"), 400},
                        {with_field("Content-Length: -3"), 400},
                        {with_field("Content-Length: 3abc"), 400},
                        {with_field("Content-Length: 0x3"), 400},
                        {with_field("Content-Length: %30"), 400},
                        {with_field("Content-Length: 3, 3"), 400},
                        {with_field("Content-Length: 3\r\nContent-Length: 3"), 400},
                        {with_field("Content-Length : 3"), 400},
                        {with_field("Transfer-Encoding: chunked"), 501},
                        {with_field("Transfer-Encoding: xchunked"), 501},
                        {with_field("Transfer-Encoding: %63hunked"), 501},
                        {with_field("Transfer-Encoding : chunked"), 400},
                        {with_field("Content-Length: 3\r\nTransfer-Encoding: chunked"), 501},
                        {with_field("Transfer-Encoding: chunked\r\nContent-Length: 3"), 501},
                        {with_field("Expect: 100-Continue"), 0},
                        {with_field("Expect: something"), 417}};
  for (const Case& c : cases) EXPECT_EQ(status_of(c.bytes), c.status) << c.bytes;
  EXPECT_EQ(read_head(with_field("Content-Length: 99999999999999999999"), {}).head.content_length,
            std::numeric_limits<std::uint64_t>::max());
}

TEST(RequestHead, AnAddressWithAHostIsThatHosts) {
  const RequestHead head =
      read_head("GET HTTP://b.example:81?q HTTP/1.1\r\nHost: a\r\n\r\n", {}).head;
  EXPECT_EQ(head.target, "/?q");
  EXPECT_EQ(head.field("host"), "b.example:81");
}

struct Keeping {
  const char *version, *field;
  bool close;
};

TEST(RequestHead, TellsWhetherTheConnectionGoesOn) {
  const Keeping cases[] = {{"1.1", "X: y", false},
                           {"1.1", "Connection: close", true},
                           {"1.1", "Connection: Upgrade, CLOSE", true},
                           {"1.1", "Connection: keep-alive", false},
                           {"1.1", "Connection: closed", false},
                           {"1.0", "X: y", true},
                           {"1.0", "Connection: Keep-Alive", false},
                           {"1.0", "Connection: keep-alive, close", true}};
  for (const Keeping& c : cases) {
    const HeadReading reading = read_head(
        head(std::string("GET / HTTP/") + c.version, std::string("Host: a\r\n") + c.field + "\r\n"),
        {});
    EXPECT_EQ(reading.head.close, c.close) << c.version << " " << c.field;
  }
}

TEST(RequestHead, EachLimitHoldsAtItsNumber) {
  const Limits limits;
  const auto target_of = [](std::size_t size) {
    return head("GET /?" + std::string(size - 2, 'a') + " HTTP/1.1");
  };
  EXPECT_EQ(status_of(target_of(limits.max_target_bytes - 1)), 0);
  EXPECT_EQ(status_of(target_of(limits.max_target_bytes)), 0);
  EXPECT_EQ(status_of(target_of(limits.max_target_bytes + 1)), 414);

  const auto path_of = [](std::size_t size) {
    return head("GET /" + std::string(size - 1, 'a') + "?q HTTP/1.1");
  };
  EXPECT_EQ(status_of(path_of(limits.max_path_bytes - 1)), 0);
  EXPECT_EQ(status_of(path_of(limits.max_path_bytes)), 0);
  EXPECT_EQ(status_of(path_of(limits.max_path_bytes + 1)), 414);

  const auto fields = [](std::size_t count) {
    std::string lines = "Host: a\r\n";
    for (std::size_t i = 1; i < count; ++i) lines += "X: y\r\n";
    return head("GET / HTTP/1.1", lines);
  };
  EXPECT_EQ(status_of(fields(limits.max_fields - 1)), 0);
  EXPECT_EQ(status_of(fields(limits.max_fields)), 0);
  EXPECT_EQ(status_of(fields(limits.max_fields + 1)), 431);

  const auto head_of = [](std::size_t size) {
    const std::size_t rest = with_field("X: ").size();
    return with_field("X: " + std::string(size - rest, 'y'));
  };
  EXPECT_EQ(status_of(head_of(limits.max_head_bytes - 1)), 0);
  EXPECT_EQ(status_of(head_of(limits.max_head_bytes)), 0);
  EXPECT_EQ(status_of(head_of(limits.max_head_bytes + 1)), 431);
}

TEST(RequestHead, AHeadWithoutEndIsRefusedAtItsLimit) {
  const Limits limits;
  const auto endless = [&](std::string begin, std::size_t size) {
    begin.resize(size, 'a');
    return begin;
  };
  EXPECT_EQ(status_of(endless("GET /", limits.max_head_bytes - 1)), -1);
  EXPECT_EQ(status_of(endless("GET /", limits.max_head_bytes)), 414);
  EXPECT_EQ(status_of(endless("GET / HTTP/1.1\r\nX: ", limits.max_head_bytes - 1)), -1);
  EXPECT_EQ(status_of(endless("GET / HTTP/1.1\r\nX: ", limits.max_head_bytes)), 431);
}

TEST(RequestHead, ARefusalKnowsWhatWasAskedForTheLog) {
  const HeadReading reading = read_head(with_field("X : a"), {});
  EXPECT_EQ(reading.head.method, "GET");
  EXPECT_EQ(reading.head.target, "/");
}

}  // namespace
}  // namespace plumbline::front

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/negotiate.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

using enum Format;

struct Case {
  const char* accept;
  const char* suffix;  // of the chosen format; "" for none
};

class PageFormat : public testing::TestWithParam<Case> {};

TEST_P(PageFormat, IsAsTheTableSays) {
  const auto format = negotiate(GetParam().accept, {kHtml, kJson, kText});
  EXPECT_EQ(format ? suffix_of(*format) : "", GetParam().suffix) << GetParam().accept;
}

INSTANTIATE_TEST_SUITE_P(
    Negotiate, PageFormat,
    testing::Values(
        Case{"text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8", ".html"},
        Case{"*/*", ".txt"}, Case{"", ".txt"}, Case{" */* ; q=0.5", ".txt"},
        Case{"application/json", ".json"}, Case{"text/plain", ".txt"}, Case{"text/*", ".html"},
        Case{"application/json, */*", ".html"},  // both 1: ours decides
        Case{"application/json, */*;q=0.1", ".json"},
        Case{"application/json;q=0.5, text/plain;q=0.6", ".txt"},
        Case{"text/html;q=0, */*", ".json"},
        Case{"text/*;q=0.3, text/html;q=0.7, */*;q=0.5", ".html"}, Case{"TEXT/HTML", ".html"},
        Case{"text/html;level=1;q=0.9", ".html"}, Case{"image/png", ""}, Case{"text/html;q=x", ""},
        Case{"*/*;q=0", ""}, Case{",,;", ".txt"}));

TEST(Negotiate, WithoutATextFormACurlGetsThePage) {
  EXPECT_EQ(negotiate("*/*", {kHtml}), kHtml);
  EXPECT_EQ(negotiate("", {kHtml, kJson}), kHtml);
}

TEST(Negotiate, GzipByNameOrByStar) {
  for (const char* header :
       {"gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.5", "*", "GZIP", "x-gzip"}) {
    EXPECT_TRUE(accepted_codings(header).gzip) << header;
  }
  for (const char* header : {"", "identity", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *"}) {
    EXPECT_FALSE(accepted_codings(header).gzip) << header;
  }
}

TEST(Negotiate, BrotliWhereItIsLikedNoLess) {
  for (const char* header : {"br", "gzip, deflate, br", "*", "BR;q=0.5, gzip;q=0.5"}) {
    EXPECT_TRUE(accepted_codings(header).brotli) << header;
  }
  for (const char* header : {"", "gzip", "br;q=0.5, gzip", "br;q=0", "*;q=0", "br;q=0, *"}) {
    EXPECT_FALSE(accepted_codings(header).brotli) << header;
  }
}

}  // namespace
}  // namespace plumbline

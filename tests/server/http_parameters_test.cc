// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/parameters.h"

#include <gmock/gmock.h>

#include "server/http/target.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SearchParameters read(const std::string& query, std::optional<Kind> type = {}) {
  HttpRequest request;
  read_target("/search?" + query, &request);
  return read_search_parameters(request.parameters, type);
}

// "parameter: detail" of the problem, or "" where there is none.
std::string fault(const std::string& query, std::optional<Kind> type = {}) {
  try {
    read(query, type);
    return "";
  } catch (const RequestError& error) {
    EXPECT_EQ(error.problem.status, 400);
    return error.problem.parameter + ": " + error.problem.detail;
  }
}

TEST(Parameters, BecomeARequest) {
  const SearchParameters read_all = read(
      "q=pin+init&type=talk&event=a&event=b&speaker=Gary+Guo&from=2023&to=2024-02-29&sort=-date&"
      "limit=7"
      "&cursor=c&facets=event,year&fields=title,url&fuzzy=off&explain=1");
  const SearchRequest& request = read_all.request;
  EXPECT_EQ(request.q, "pin init");
  EXPECT_THAT(request.filters.at("event"), ElementsAre("a", "b"));
  EXPECT_THAT(request.filters.at("speaker"), ElementsAre("Gary Guo"));
  EXPECT_EQ(request.from + " " + request.to, "2023 2024-02-29");
  EXPECT_EQ(request.sort, Sort::kNewest);
  EXPECT_EQ(request.limit, 7);
  EXPECT_EQ(request.cursor, "c");
  EXPECT_THAT(request.facets, ElementsAre("event", "year"));
  EXPECT_THAT(read_all.fields, ElementsAre("title", "url"));
  EXPECT_FALSE(request.correct);
  EXPECT_TRUE(request.explain);
}

TEST(Parameters, WithoutAValueDoNotCount) {
  const SearchParameters read_all = read("q=&event=&sort=&limit=&from=&facets=&fields=");
  EXPECT_EQ(read_all.request.limit, 20);
  EXPECT_THAT(read_all.request.filters, IsEmpty());
}

TEST(Parameters, UnknownNameIsRefusedWithTheNearest) {
  EXPECT_THAT(fault("evnt=x"), HasSubstr("“event”"));
  EXPECT_THAT(fault("Q=x"), HasSubstr("“Q”"));
  EXPECT_THAT(fault("topics=x"), HasSubstr("“topic”"));
  EXPECT_THAT(fault("=x"), HasSubstr("no parameter"));
}

TEST(Parameters, UnknownValueOfAFilterIsNoError) {
  EXPECT_EQ(fault("event=nowhere&has=smell&year=x"), "");
}

TEST(Parameters, WrongValuesAreRefused) {
  for (const char* query :
       {"limit=0", "limit=101", "limit=x", "limit=7x", "limit=-1", "limit=99999999999", "sort=up",
        "from=23", "from=2023-13", "from=2023-02-30", "to=2023-1-1", "to=yesterday",
        "facets=colour", "fields=titel", "fuzzy=1", "explain=2", "q=a&q=b", "limit=1&limit=2"}) {
    EXPECT_NE(fault(query), "") << query;
  }
  EXPECT_EQ(fault("limit=1"), "");
  EXPECT_EQ(fault("limit=100&facets=none&sort=title&from=2024-02-29"), "");
}

TEST(Parameters, QueryLengthCountsCharacters) {
  std::string umlauts;
  for (int i = 0; i < 512; ++i) umlauts += "%C3%BC";
  EXPECT_EQ(fault("q=" + umlauts), "");
  EXPECT_THAT(fault("q=" + umlauts + "x"), HasSubstr("512"));
}

TEST(Parameters, FilterValuesHaveALimit) {
  std::string query;
  for (int i = 0; i < 51; ++i) query += "&topic=" + std::to_string(i);
  EXPECT_THAT(fault(query), HasSubstr("50"));
}

TEST(Parameters, AListHasItsTypeAndComesByTitle) {
  EXPECT_THAT(read("", Kind::kTopic).request.filters.at("type"), ElementsAre("topic"));
  EXPECT_EQ(read("", Kind::kTopic).request.sort, Sort::kTitle);
  EXPECT_EQ(read("q=x", Kind::kTopic).request.sort, Sort::kDefault);
  EXPECT_EQ(read("", Kind::kTalk).request.sort, Sort::kDefault);
  EXPECT_EQ(read("sort=date", Kind::kEvent).request.sort, Sort::kOldest);
  EXPECT_THAT(fault("type=talk", Kind::kTopic), HasSubstr("no parameter"));
}

}  // namespace
}  // namespace plumbline

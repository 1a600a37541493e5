// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/metrics.h"

#include <gmock/gmock.h>

#include <cstdio>

#include "server/http/front_metrics.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

std::string written(const Metrics& metrics, std::span<const std::string_view> paths) {
  MetricsWriter out;
  metrics.write(paths, &out);
  return out.text();
}

TEST(Metrics, CountRequestsByRouteAndStatus) {
  Metrics metrics(2);
  metrics.count(0, 200, 1us);
  metrics.count(0, 200, 1us);
  metrics.count(0, 404, 1us);
  metrics.count(2, 400, 1us);
  const std::string_view paths[] = {"/a", "/b/*"};
  const std::string text = written(metrics, paths);
  EXPECT_THAT(text, HasSubstr("plumbline_http_requests_total{route=\"/a\",code=\"2xx\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("plumbline_http_requests_total{route=\"/a\",code=\"4xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("plumbline_http_requests_total{route=\"none\",code=\"4xx\"} 1\n"));
  EXPECT_THAT(text, Not(HasSubstr("/b/*")));
}

TEST(Metrics, TimesAreCumulative) {
  Metrics metrics(1);
  metrics.count(0, 200, 1ms);
  metrics.count(0, 200, 2ms);
  metrics.count(0, 200, 5s);
  const std::string_view paths[] = {"/"};
  const std::string text = written(metrics, paths);
  const std::string name = "plumbline_http_request_duration_seconds";
  EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/\",le=\"0.001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/\",le=\"0.0025\"} 2\n"));
  EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/\",le=\"1\"} 2\n"));
  EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr(name + "_count{route=\"/\"} 3\n"));
  EXPECT_THAT(text, HasSubstr(name + "_sum{route=\"/\"} 5.003\n"));
}

TEST(Metrics, LabelsAreEscaped) {
  EXPECT_EQ(MetricsWriter::label("a", "x\"y\\z\n"), "a=\"x\\\"y\\\\z\\n\"");
}

TEST(MetricsPage, TellsOfRequestsAndNothingOfWhatWasAsked) {
  SmallSite site;
  site.ask("/search?q=verysecret");
  site.ask("/topics/alsosecret");
  site.ask("/topics/binder",
           {{"if-none-match", std::string(site.ask("/topics/binder").header("ETag"))}});
  site.post("/api/v1/related", "a proposal that nobody may see");
  const HttpResponse answer = site.ask("/metrics");
  EXPECT_EQ(answer.content_type, kMetricsType);
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_THAT(answer.body, HasSubstr("{route=\"/search\",code=\"2xx\"} 1\n"));
  EXPECT_THAT(answer.body, HasSubstr("{route=\"/topics/*\",code=\"4xx\"} 1\n"));
  EXPECT_THAT(answer.body, HasSubstr("plumbline_http_not_modified_total 1\n"));
  EXPECT_THAT(answer.body, HasSubstr("plumbline_publication_info{generation=\"g1\"} 1\n"));
  EXPECT_THAT(answer.body, HasSubstr("plumbline_documents{kind=\"talk\"} 12\n"));
  EXPECT_THAT(answer.body, HasSubstr("process_resident_memory_bytes "));
  EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
  EXPECT_THAT(answer.body, Not(HasSubstr("proposal")));
}

TEST(MetricsPage, CountsDatabasesThatWereTakenUpAndRefused) {
  SmallSite site;
  write_small_database(site.path(), "g2");
  site.ask("/");
  EXPECT_THAT(site.ask("/metrics").body, HasSubstr("plumbline_publication_reloads_total 1\n"));
  write_file(site.path() + ".bad", "no database");
  std::rename((site.path() + ".bad").c_str(), site.path().c_str());
  site.ask("/");
  const std::string text = site.ask("/metrics").body;
  EXPECT_THAT(text, HasSubstr("plumbline_publication_reload_failures_total 1\n"));
  EXPECT_THAT(text, HasSubstr("plumbline_publication_refused 1\n"));
  EXPECT_THAT(site.ask("/readyz").body, HasSubstr("(refused at 20"));
}

TEST(MetricsPage, HasWhatTheListenerAdds) {
  SmallSite site({.more_metrics = [](MetricsWriter* out) {
    out->begin("plumbline_connections", "gauge", "Open connections.");
    out->value("plumbline_connections", "", 3);
  }});
  EXPECT_THAT(site.ask("/metrics").body, HasSubstr("\nplumbline_connections 3\n"));
}

TEST(FrontMetrics, TellWhatTheFrontCounted) {
  front::Counters counters;
  counters.requests_shed = 2;
  counters.count_answer(404);
  counters.count_answer(404);
  MetricsWriter out;
  write_front_metrics(counters, &out);
  EXPECT_THAT(out.text(), HasSubstr("plumbline_requests_shed_total 2\n"));
  EXPECT_THAT(out.text(), HasSubstr("plumbline_answers_total{status=\"404\"} 2\n"));
  EXPECT_THAT(out.text(), Not(HasSubstr("status=\"200\"")));
}

}  // namespace
}  // namespace plumbline

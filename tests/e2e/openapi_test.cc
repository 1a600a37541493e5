// SPDX-License-Identifier: MIT OR Apache-2.0
// Asks the real server every example of /openapi.json, and compares what comes with what is described.
#include <gmock/gmock.h>

#include <map>
#include <set>
#include <sstream>

#include "tests/e2e/programs.h"
#include "tests/e2e/schema_check.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::IsEmpty;
using testing::Not;

const json& description() {
  static const json parsed = json::parse(TestServer::instance().get("/openapi.json").body);
  return parsed;
}

std::string media_type(const std::string& content_type) {
  return content_type.substr(0, content_type.find(';'));
}

// What a patient client gets: a server that is short of time (503) is asked again.
TestServer::Answer ask(const std::string& target, const std::string& accept) {
  TestServer::Answer answer = TestServer::instance().get(target, accept);
  for (int tries = 0; answer.status == 503 && tries < 10; ++tries)
    answer = TestServer::instance().get(target, accept);
  return answer;
}

void expect_described(const std::string& example, const json& operation,
                      const TestServer::Answer& answer) {
  const std::string status = operation.at("responses").begin().key();  // the least: 200 or 308
  ASSERT_EQ(std::to_string(answer.status), status) << example << " " << answer.body;
  const json& response = operation.at("responses").at(status);
  if (!response.contains("content")) return;
  const std::string type = media_type(answer.content_type);
  ASSERT_TRUE(response.at("content").contains(type)) << example << " is " << type;
  const json& schema = response.at("content").at(type).at("schema");
  if (type == "application/json") {
    EXPECT_THAT(schema_faults(description(), schema, json::parse(answer.body)), IsEmpty())
        << example;
  } else if (type == "application/x-ndjson" && schema.contains("$ref")) {
    std::istringstream lines(answer.body);
    for (std::string line; std::getline(lines, line);)
      ASSERT_THAT(schema_faults(description(), schema, json::parse(line)), IsEmpty()) << line;
  }
}

TEST(OpenApiExamples, EachGivesWhatIsDescribed) {
  int asked = 0;
  for (const auto& [path, item] : description().at("paths").items()) {
    if (!item.contains("get")) continue;
    for (const std::string example : item.at("get").at("x-examples")) {
      for (const char* accept : {"*/*", "text/html"}) {
        expect_described(example, item.at("get"), ask(example, accept));
        ++asked;
      }
    }
  }
  EXPECT_GE(asked, 100);
}

TEST(OpenApiExamples, AddressesTakeTheExamplesOfTheirParameters) {
  for (const auto& [path, item] : description().at("paths").items()) {
    if (!item.contains("get")) continue;
    std::string address = path;
    for (const json& parameter : item.at("get").value("parameters", json::array())) {
      if (!parameter.contains("example")) continue;
      if (parameter.at("in") == "query")
        address += (address.find('?') == address.npos ? "?" : "&") +
                   parameter.at("name").get<std::string>() + "=" +
                   url_encode(parameter.at("example"));
      if (parameter.at("in") != "path") continue;
      const std::string name = "{" + parameter.at("name").get<std::string>() + "}";
      address.replace(address.find(name), name.size(), parameter.at("example"));
    }
    expect_described(address, item.at("get"), ask(address, "text/html"));
  }
}

TEST(OpenApiExamples, WhatIsWrongIsAProblemAsDescribed) {
  const TestServer::Answer answer = TestServer::instance().get("/api/v1/search?q=a&evnt=x");
  EXPECT_EQ(answer.status, 400);
  const json schema = {{"$ref", "#/components/schemas/Problem"}};
  EXPECT_THAT(schema_faults(description(), schema, json::parse(answer.body)), IsEmpty());
}

TEST(OpenApiExamples, WhatDoesNotFitIsNoticed) {
  const json schema = {{"$ref", "#/components/schemas/Reference"}};
  const json wrong = {{"type", "talks"}, {"id", 7}, {"title", ""}};
  EXPECT_THAT(schema_faults(description(), schema, wrong), Not(IsEmpty()));
}

// --- The dump, whose pages are followed as a program would

TEST(Dump, ItsPagesHoldEveryDocumentOnce) {
  TestServer& server = TestServer::instance();
  const json counts = json::parse(server.get("/api/v1").body).at("counts");
  std::map<std::string, int> lines;
  std::set<std::string> ids;
  for (std::string next = "/api/v1/dump.ndjson"; !next.empty();) {
    const TestServer::Answer answer = server.get(next);
    ASSERT_EQ(answer.status, 200) << next << answer.body;
    EXPECT_LE(answer.body.size(), 2u * 1024 * 1024);
    std::istringstream text(answer.body);
    for (std::string line; std::getline(text, line);) {
      const json document = json::parse(line);
      ++lines[document.at("type")];
      EXPECT_TRUE(ids.insert(document.at("url")).second) << document.at("url");
    }
    const std::string link = answer.header("link");
    const std::size_t path = link.find("/api/");
    next = link.empty() ? "" : link.substr(path, link.find('>') - path);
  }
  EXPECT_EQ(lines["talk"], counts.at("talks").get<int>());
  EXPECT_EQ(lines["topic"], counts.at("topics").get<int>());
  EXPECT_EQ(lines["person"], counts.at("people").get<int>());
  EXPECT_EQ(lines["event"], counts.at("events").get<int>());
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// server/static/openapi.json and the routes cannot drift apart. That its examples give what it says is
// tested with the real server (tests/e2e).
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "server/http/handlers.h"
#include "server/pages/static_files.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;

const json& description() {
  static const json parsed = json::parse(static_file("/static/openapi.json")->content);
  return parsed;
}

// "/talks/{event}/{slug}" gives "/talks/*/*".
std::string pattern_of(const std::string& path) {
  std::string pattern;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '{') {
      pattern += path[i];
      continue;
    }
    const std::size_t end = path.find('}', i);
    pattern += path.substr(i, end - i) == "{identifier" ? "**" : "*";
    i = end;
  }
  return pattern;
}

const json* described(std::string_view pattern) {
  for (const auto& [path, item] : description().at("paths").items()) {
    if (pattern_of(path) == pattern) return &item;
  }
  return nullptr;
}

TEST(OpenApi, DescribesEveryAddressAndNoOther) {
  std::set<std::string> routed, told;
  for (const Route& route : routes()) routed.emplace(route.pattern.path);
  for (const auto& [path, item] : description().at("paths").items()) told.insert(pattern_of(path));
  EXPECT_EQ(told, routed) << "server/static/openapi.json has one entry for each route";
}

TEST(OpenApi, DescribesTheMethodsOfEachAddress) {
  for (const Route& route : routes()) {
    const json* item = described(route.pattern.path);
    if (!item) continue;  // told by the test above
    EXPECT_EQ(item->contains("get"), allows(route.methods, "GET")) << route.pattern.path;
    EXPECT_EQ(item->contains("post"), allows(route.methods, "POST")) << route.pattern.path;
  }
}

TEST(OpenApi, DescribesTheFormsOfEachPage) {
  for (const Route& route : routes()) {
    const json* item = described(route.pattern.path);
    if (!item || route.pattern.formats.empty()) continue;
    std::string told;
    const json& operation = item->at(item->contains("post") ? "post" : "get");
    const json& content = operation.at("responses").at("200").at("content");
    for (std::string_view form : {"text/html", "application/json", "text/plain", "text/csv",
                                  "application/x-ndjson", "application/atom+xml", "text/markdown",
                                  "application/x-bibtex", "text/calendar", "image/svg+xml"}) {
      if (content.contains(form)) told += (told.empty() ? "" : ", ") + std::string(form);
    }
    EXPECT_EQ(told, route.pattern.formats.list()) << route.pattern.path;
  }
}

TEST(OpenApi, EveryOperationHasAnExampleAndANameOfItsOwn) {
  std::set<std::string> names;
  for (const auto& [path, item] : description().at("paths").items()) {
    for (const auto& [method, operation] : item.items()) {
      EXPECT_TRUE(names.insert(operation.at("operationId")).second) << path;
      EXPECT_FALSE(operation.at("x-examples").empty()) << path;
      EXPECT_FALSE(operation.at("summary").empty()) << path;
    }
  }
}

TEST(OpenApi, IsServedToAnybody) {
  SmallSite site;
  const HttpResponse answer = site.ask("/openapi.json");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "application/json");
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(json::parse(answer.body).at("openapi"), "3.1.0");
}

}  // namespace
}  // namespace plumbline

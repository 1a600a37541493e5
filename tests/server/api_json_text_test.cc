// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/json_text.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace plumbline {
namespace {

TEST(JsonText, StringsAreThoseOfTheLibrary) {
  for (const std::string text :
       {"", "klint", "say \"hi\"", "C:\\dir", "line\nend\ttab\r\b\f", "\x01\x1f\x7f", "Größe – …",
        "\xF0\x9F\xA6\x80", "wrong \xC3 byte", "\xED\xA0\x80", "\xC0\xAF", "</script>"}) {
    std::string out;
    append_json(text, &out);
    EXPECT_EQ(out + "\n", dump(Json(text))) << text;
  }
}

TEST(JsonText, EveryByteIsThatOfTheLibraryWhereverItStands) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, 'a'), out;
      text[at] = static_cast<char>(byte);
      append_json(text, &out);
      ASSERT_EQ(out + "\n", dump(Json(text))) << byte << " at " << at;
    }
  }
}

TEST(JsonText, AnObjectIsWrittenMemberByMember) {
  std::string out;
  JsonObject json(&out);
  json.add("text", std::string("a \"b\""));
  json.add("number", -7);
  json.add("value", Json{{"x", 1.0}, {"y", nullptr}});
  json.begin("list");
  append_list(std::vector<std::string>{"a", "b"}, &out,
              [&](const std::string& item) { append_json(item, &out); });
  json.end();
  EXPECT_EQ(out, R"({"text":"a \"b\"","number":-7,"value":{"x":1.0,"y":null},"list":["a","b"]})");
}

TEST(JsonText, AnObjectThatWasBegunGoesOn) {
  for (const auto& [begun, whole] : {std::pair{"{\"a\":{}}\n", R"({"a":{},"b":1})"},
                                     {"{\"a\":1}", R"({"a":1,"b":1})"},
                                     {"{}", R"({"b":1})"}}) {
    std::string out;
    JsonObject json(begun, &out);
    json.add("b", 1);
    json.end();
    EXPECT_EQ(out, whole);
  }
}

TEST(JsonText, AnEmptyListIsOne) {
  std::string out;
  append_list(std::vector<int>{}, &out, [](int) {});
  EXPECT_EQ(out, "[]");
}

}  // namespace
}  // namespace plumbline

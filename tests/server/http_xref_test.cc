// SPDX-License-Identifier: MIT OR Apache-2.0
// The index of identifiers, from the address to the answer.
#include <gmock/gmock.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const Headers kBrowser = {{"accept", "text/html,*/*;q=0.8"}};

void write_code_database(const std::string& path) {
  const std::string unfinished = path + ".tmp";
  SmallCorpus corpus(unfinished);
  corpus.add_topic({.slug = "pinned-init",
                    .title = "pin-init",
                    .body = "Made by pin_init!() and PinInit<T>.",
                    .aliases = {}});
  corpus.add_talk({.slug = "x-2023/old", .title = "Old", .body = "About kernel::sync::Arc."});
  corpus.add_talk({.slug = "x-2024/new",
                   .title = "New",
                   .body = "Has target.json and drivers/android/binder.rs and <T> Arc<T>.",
                   .date = "2024-05-01"});
  corpus.add_part("x-2024/new", "slides", "slide-3", "Pins", "Call pin_init!(x) & be glad.", 3);
  corpus.finish("g2");
  std::rename(unfinished.c_str(), path.c_str());
}

struct XrefTest : testing::Test, SmallSite {
  XrefTest() { write_code_database(path()); }
  json entry(const std::string& name) { return json::parse(ask("/xref/" + name + ".json").body); }
};

TEST_F(XrefTest, AnEntryHasEveryPassageUnderAllSpellings) {
  for (const char* spelling :
       {"pin_init", "PinInit", "pin-init", "PinInit%3CT%3E", "pin_init%21"}) {
    const json pin = entry(spelling);
    EXPECT_EQ(pin.at("name"), "pin_init") << spelling;
    EXPECT_EQ(pin.at("total"), 2) << spelling;
    EXPECT_EQ(pin.at("see").at("id"), "pinned-init");
    EXPECT_EQ(pin.at("results").at(0).at("url"), "http://test/talks/x-2024/new#slide-3");
    EXPECT_EQ(pin.at("results").at(0).at("page"), 3);
  }
}

TEST_F(XrefTest, APathStandsUnderItselfAndUnderItsType) {
  EXPECT_EQ(entry("kernel::sync::Arc").at("total"), 1);
  EXPECT_EQ(entry("Arc").at("documents"), 2);
}

TEST_F(XrefTest, AFileMayHaveSlashesInItsAddress) {
  EXPECT_EQ(entry("drivers/android/binder.rs").at("name"), "drivers/android/binder.rs");
  const HttpResponse page = ask("/xref/drivers/android/binder.rs", kBrowser);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("href=\"http://test/xref/drivers/android/binder.rs\""));
}

TEST_F(XrefTest, ANameThatEndsAsATwinHasAPageOfItsOwn) {
  const std::string index = ask("/xref", kBrowser).body;
  EXPECT_THAT(index, HasSubstr("\"/xref/target.json.html\""));
  EXPECT_THAT(ask("/xref/target.json.html", kBrowser).body, HasSubstr("<h1><code>target.json"));
  EXPECT_EQ(entry("target.json").at("name"), "target.json");
}

TEST_F(XrefTest, ThePageMarksWhatStandsThereAndLeadsToThePlace) {
  const std::string page = ask("/xref/pin_init", kBrowser).body;
  EXPECT_THAT(page, HasSubstr("/talks/x-2024/new#slide-3"));
  EXPECT_THAT(page, HasSubstr("<mark>pin_init!</mark>(x) &amp; be glad"));
  EXPECT_THAT(page, HasSubstr("/topics/pinned-init"));
}

TEST_F(XrefTest, TheIndexListsAllOfThem) {
  const json list = json::parse(ask("/xref.json").body);
  std::vector<std::string> names;
  for (const json& row : list.at("results")) names.push_back(row.at("name"));
  EXPECT_EQ(names, (std::vector<std::string>{"Arc", "drivers/android/binder.rs",
                                             "kernel::sync::Arc", "pin_init", "target.json"}));
  EXPECT_THAT(ask("/xref.csv").body, HasSubstr("Arc,2,http://test/xref/Arc\r\n"));
  EXPECT_THAT(ask("/xref").body, HasSubstr("5 identifiers"));
}

TEST_F(XrefTest, WhatNoTextHasIsNotFoundAndNamesWhatIsNear) {
  const HttpResponse answer = ask("/xref/binder.json");
  EXPECT_EQ(answer.status, 404);
  EXPECT_THAT(answer.body, HasSubstr("/xref/drivers/android/binder.rs"));
  EXPECT_EQ(ask("/xref/%22%3E%3Cscript%3E", kBrowser).status, 404);
  EXPECT_THAT(ask("/xref/%22%3E%3Cscript%3E", kBrowser).body, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/body.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

// As a reader sees it, in one line.
std::string shown(const std::string& abstract, const std::string& description) {
  Problems problems;
  std::string all;
  for (const Section& section :
       read_body(abstract, description, "https://a.example/x/", "file", 1, &problems)) {
    if (!section.heading.text.empty()) all += "<h>" + section.heading.text + "</h>";
    all += to_html(section.body, 0, section.body.text.size());
  }
  std::erase(all, '\n');
  return all;
}

TEST(Body, SaysOnceWhatAbstractAndDescriptionBothSay) {
  struct Case {
    const char *abstract, *description, *shown;
  };
  const Case cases[] = {
      {"One two.", "<p>One\n  <b>two</b>.</p>", "<p>One <strong>two</strong>.</p>"},
      {"<p>One <b>two</b>.</p>", "One\ttwo.", "<p>One <strong>two</strong>.</p>"},
      {"**One** two.", "<p>One two.</p><p>Three.</p>", "<p>One two.</p><p>Three.</p>"},
      {"<p>One two.</p><p>Three.</p>", "Three.", "<p>One two.</p><p>Three.</p>"},
      {"Two.", "One.\n\nTwo.", "<p>One.</p><p>Two.</p>"},
      {"About: - a - b", "About:\n\n- a\n- b", "<p>About:</p><ul><li>a</li><li>b</li></ul>"},
      {"Two.", "# One\n\nTwo.", "<h>One</h><p>Two.</p>"},
      {"One two", "One two, three.", "<p>One two, three.</p>"},
      {"One.", "Two.", "<p>One.</p><p>Two.</p>"},
      {"One", "One's two", "<p>One</p><p>One's two</p>"},
      {"", "Two.", "<p>Two.</p>"},
      {"One.", " ", "<p>One.</p>"},
      {"", "", ""},
      // No link is lost.
      {"[One](https://l.example/)", "One", "<p><a href=\"https://l.example/\">One</a></p>"},
      {"[One](../y)", "<p><a href='https://a.example/y'>One</a> two</p>",
       "<p><a href=\"https://a.example/y\">One</a> two</p>"},
      {"[One](https://l.example/)", "One two",
       "<p><a href=\"https://l.example/\">One</a></p><p>One two</p>"}};
  for (const Case& each : cases)
    EXPECT_EQ(shown(each.abstract, each.description), each.shown)
        << each.abstract << " | " << each.description;
}

TEST(Body, WarnsOfFlawsInWhatItShowsAlone) {
  Problems problems;
  read_body("See https://zoom.us/j/1?pwd=a", "See https://zoom.us/j/1?pwd=a", "", "file", 1,
            &problems);
  EXPECT_EQ(problems.size(), 1u);
}
}  // namespace
}  // namespace plumbline

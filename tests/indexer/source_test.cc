// SPDX-License-Identifier: MIT OR Apache-2.0
// One file: front matter, its fields and their problems, with lines.
#include "indexer/sources/document.h"

#include <gmock/gmock.h>

#include "indexer/sources/front_matter.h"
#include "indexer/sources/yaml.h"
#include "schema/text/utf8.h"
#include "tests/indexer/read.h"
#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::IsEmpty;

struct Read {
  std::optional<Source> source;
  Problems problems;
};

Read read(const std::string& text, const std::string& name = "topics/klint.md") {
  Reading reading = read_as(read_document, {name, name, text});
  Read out{std::nullopt, std::move(reading.problems)};
  if (!reading.sources.empty()) out.source = std::move(reading.sources.front());
  return out;
}

std::string topic_with(const std::string& from, const std::string& to) {
  std::string text = valid_corpus().at("topics/klint.md");
  replace_in(&text, from, to);
  return text;
}

TEST(FieldLinesTest, KeepTheFirstOfEachByName) {
  FieldLines lines = {{"title", 2}, {"date", 5}};
  EXPECT_TRUE(lines.add("event", 3));
  EXPECT_FALSE(lines.add("title", 9));
  EXPECT_EQ(lines, (FieldLines{{"date", 5}, {"event", 3}, {"title", 2}}));
  ASSERT_TRUE(lines.find("title"));
  EXPECT_EQ(*lines.find("title"), 2);
  EXPECT_FALSE(lines.find("room"));
}

TEST(ReadSource, KeepsEveryField) {
  const Read talk = read(valid_corpus().at("talks/lpc-2023/klint.md"), "talks/lpc-2023/klint.md");
  ASSERT_TRUE(talk.source) << lines_of(talk.problems);
  EXPECT_THAT(talk.problems, IsEmpty());
  EXPECT_EQ(talk.source->slug, "lpc-2023/klint");
  EXPECT_EQ(talk.source->title, "Klint: detection of atomic context violations");
  EXPECT_EQ(talk.source->date + talk.source->start_time + talk.source->end_time,
            "2023-11-1510:0010:30");
  EXPECT_EQ(talk.source->room + talk.source->track + talk.source->format, "Club ERust MCtalk");
  EXPECT_EQ(talk.source->abstract, "full");
  EXPECT_TRUE(talk.source->title_verified);
  EXPECT_EQ(talk.source->speakers.at(0).text, "Gary Guo");
  EXPECT_EQ(talk.source->topics.at(1).text, "atomic-context");
  EXPECT_EQ(talk.source->links.at(1).key, "article");
  EXPECT_EQ(talk.source->links.at(1).line, 14);
  EXPECT_EQ(talk.source->sources.at(0).line, 16);
  EXPECT_EQ(talk.source->sections.at(1).heading.text, "Limits");
}

struct Case {
  const char *from, *to, *problem;
};

class FieldProblem : public testing::TestWithParam<Case> {};

TEST_P(FieldProblem, IsToldWithItsLine) {
  const Read topic = read(topic_with(GetParam().from, GetParam().to));
  EXPECT_THAT(lines_of(topic.problems), HasSubstr(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    Table, FieldProblem,
    testing::Values(
        Case{"summary:", "sumary:", "klint.md:5: unknown field sumary; did you mean summary?\n"},
        Case{"summary:", "sumary:", "klint.md:1: no summary [left out]\n"},
        Case{"title: klint", "title: 2023", "klint.md:2: title is a number, not text\n"},
        Case{"title: klint", "title: yes", "klint.md:2: title is a truth value, not text\n"},
        Case{"title: klint", "title:", "klint.md:2: title is nothing, not text\n"},
        Case{"title: klint", "title: ' klint'", "klint.md:2: title is blank or padded\n"},
        Case{"title: klint", "title: '  '", "klint.md:1: no usable title [left out]\n"},
        Case{"kind: tool", "kind: gadget",
             "klint.md:3: kind is \"gadget\", not one of: subproject"},
        Case{"kind: tool", "kind: tool\nkind: driver", "klint.md:4: kind stands there twice\n"},
        Case{"[kernel lint, klint tool]", "kernel lint",
             "klint.md:4: aliases is text, not a list\n"},
        Case{"[kernel lint, klint tool]", "[]", "klint.md:4: aliases is empty\n"},
        Case{"klint tool]", "kernel lint]",
             "klint.md:4: aliases: kernel lint stands there twice\n"},
        Case{"klint tool]", "6.8]", "klint.md:4: aliases: not a list of plain strings (6.8)\n"},
        Case{"klint tool]", "' x']", "klint.md:4: aliases: not a list of plain strings ( x)\n"},
        Case{"klint tool]", "[x]]", "klint.md:4: aliases: not a list of plain strings\n"},
        Case{"parent: tooling\nrelated: [atomic-context]",
             "related: [atomic-context]\nparent: tooling",
             "klint.md:7: parent belongs before related\n"},
        Case{"  code: https", "  code: [https", "klint.md:"},
        Case{"code: https://github.com/Rust-for-Linux/klint", "code: {a: b}",
             "klint.md:9: links: code is a map"},
        Case{"title: klint", "title: klint: a tool",
             "klint.md:2: front matter: a colon and a blank within a value; put it in quotes"},
        Case{"title: klint", "title: \"klint", "klint.md:2: front matter: a quotation mark has"},
        Case{"title: klint", "title: &a klint",
             "klint.md:2: front matter: YAML anchors (&name) are not read [left out]\n"},
        Case{"title: klint", "title: *a", "klint.md:2: front matter: a value that begins with *"},
        Case{"title: klint", "title: @a", "klint.md:2: front matter: a value that begins with @"},
        Case{"title: klint", "title: !!python/object x", "klint.md:2: front matter: YAML tags"},
        Case{"---\ntitle", "title",
             "klint.md:1: no front matter between two lines --- [left out]\n"},
        Case{"title: klint", "\ttitle: klint", "klint.md:2: "},
        Case{"It is used in place of the compiler.\n", "\n", "klint.md:13: empty body\n"},
        Case{"compiler.\n", "compiler.", "klint.md:13: the last line has no end\n"},
        Case{"compiler.\n", "compiler.\r\n", "klint.md:13: lines end in CR LF, not LF\n"},
        Case{"compiler", "comp\xFFiler", "klint.md:13: not UTF-8 text"},
        Case{"compiler", "comp\x01iler", "klint.md:13: not UTF-8 text"},
        Case{"compiler", "compiler in /home/me", "klint.md:13: mentions /home/\n"},
        Case{"compiler", "compiler by Copilot", "klint.md:13: mentions Copilot\n"}));

TEST(ReadSource, MakesOddBytesText) {
  const Read topic = read(topic_with("compiler", std::string("a\xFF\x01z\0y", 6)));
  ASSERT_TRUE(topic.source);
  EXPECT_THAT(topic.source->sections.at(0).body.text, HasSubstr("a\xEF\xBF\xBDzy"));
}

TEST(ReadSource, WantsTheRightPath) {
  const std::string text = valid_corpus().at("topics/klint.md");
  for (const char* name : {"topics/Klint.md", "topics/a/b.md", "topics/a--b.md", "talks/klint.md",
                           "talks/a/b/c.md", "x/y.md"}) {
    const Read topic = read(text, name);
    EXPECT_FALSE(topic.source) << name;
    EXPECT_THAT(lines_of(topic.problems), HasSubstr("bad path"));
  }
}

TEST(FrontMatter, KnowsWhereTheBodyBegins) {
  const auto parts = split_front_matter("---\na: b\n---\nbody\n---\n");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->yaml, "a: b\n");
  EXPECT_EQ(parts->body, "body\n---\n");
  EXPECT_EQ(parts->body_line, 4);
  EXPECT_FALSE(split_front_matter("---\na: b\n"));
  EXPECT_FALSE(split_front_matter(" ---\na: b\n---\n"));
  EXPECT_TRUE(split_front_matter("---\n---\n"));
}

TEST(Yaml, KnowsTheTypesOfPlainScalars) {
  const struct {
    const char* text;
    YamlNode::Type type;
  } cases[] = {{"x", YamlNode::kText},           {"'2023'", YamlNode::kText},
               {"2023", YamlNode::kNumber},      {"10:00", YamlNode::kNumber},
               {"1.5", YamlNode::kNumber},       {"0x1F", YamlNode::kNumber},
               {"6.8.1", YamlNode::kText},       {"on", YamlNode::kBoolean},
               {"~", YamlNode::kNull},           {"2023-11-15", YamlNode::kDate},
               {"-", YamlNode::kList},           {"+", YamlNode::kText},
               {"1.5e+3", YamlNode::kNumber},    {"1_000", YamlNode::kNumber},
               {"-.5", YamlNode::kNumber},       {".inf", YamlNode::kNumber},
               {"_1", YamlNode::kText},          {".", YamlNode::kText},
               {"1:x", YamlNode::kText},         {"2023-11-15T10:00", YamlNode::kDate},
               {"2023-11-15x", YamlNode::kText}, {"1e3", YamlNode::kText},
               {"[a]", YamlNode::kList},         {"{a: b}", YamlNode::kMap}};
  for (const auto& c : cases) EXPECT_EQ(parse_yaml(c.text, 1).type, c.type) << c.text;
}

TEST(Yaml, EvenNothingHasALine) {
  for (const char* text : {"", "\n\n", "# a comment\n"})
    EXPECT_EQ(parse_yaml(text, 2).line, 2) << text;
}

TEST(Yaml, SaysWhatIsWrongInUtf8) {
  try {
    parse_yaml("a: \"\\ü\"", 1);
    ADD_FAILURE() << "an escape that there is not";
  } catch (const YamlError& error) {
    EXPECT_TRUE(is_utf8(error.what())) << error.what();
  }
}

TEST(Yaml, EscapesGiveTextInUtf8) {
  EXPECT_EQ(parse_yaml("\"a\\_b\\N\"", 1).text, "a\xEF\xBF\xBD\x62\xEF\xBF\xBD");
  EXPECT_EQ(parse_yaml("\"a\\x07\\tb\"", 1).text, "a\tb");
}

TEST(Yaml, RefusesWhatGrowsWithoutEnd) {
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  std::string wide = "[";
  for (int i = 0; i < kMaxYamlNodes; ++i) wide += "a,";
  for (const std::string& text :
       {deep, wide + "]", std::string(100'000, '['), std::string("a: &x [1, *x]")}) {
    EXPECT_THROW(parse_yaml(text, 1), YamlError) << text.substr(0, 20);
  }
}
}  // namespace
}  // namespace plumbline

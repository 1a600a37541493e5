// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include "schema/text/csv.h"
#include "server/review/pile.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(ReadCsv, TakesWhatSpreadsheetsWrite) {
  struct Case {
    const char* text;
    std::vector<std::vector<std::string>> rows;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"a;b\r\n1;\"2,5\"\r\n", {{"a", "b"}, {"1", "2,5"}}},
      {"a\tb\n\n1\t2", {{"a", "b"}, {"1", "2"}}},
      {"a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n", {{"a", "b"}, {"x\ny", "say \"hi\""}}},
      {"a,b\n1,\n", {{"a", "b"}, {"1", ""}}},
      {"a\n\"1\"2\n", {{"a"}, {"12"}}}};
  for (const Case& example : cases) {
    std::vector<std::vector<std::string>> rows;
    for (const TableRow& row : read_csv(example.text).rows) rows.push_back(row.fields);
    EXPECT_EQ(rows, example.rows) << example.text;
  }
}

TEST(ReadCsv, CountsLinesWithinQuotesAndNamesAnUnclosedOne) {
  const Csv csv = read_csv("a,b\n\"x\ny\",1\n2,3\n");
  EXPECT_EQ(csv.rows.at(2).line, 4);
  EXPECT_EQ(read_csv("a\n\"never\nends").unclosed, 2);
}

// The same proposal in each shape.
TEST(ReadPile, TellsTheShapesApartByTheirContent) {
  struct Case {
    const char *shape, *bytes;
  };
  const Case cases[] = {
      {"CSV",
       "ID,Title,Abstract,Speaker names,Email\n7,Klint,A lint.,\"Gary Guo, Alice Ryhl\",a@b.c\n"},
      {"CSV",
       "Proposal ID;Talk title;Speaker 1;Speaker 2;Details\n7;Klint;Gary Guo;Alice Ryhl;A lint.\n"},
      {"CSV",
       "Session Id,Title,Description,Owner,FirstName,LastName\n"
       "7,Klint,A lint.,\"Gary Guo, Alice Ryhl\",Someone,Else\n"},
      {"CSV", "#,Code,Name,Authors,Proposal\n1,7,Klint,\"Gary Guo, Alice Ryhl\",A lint.\n"},
      {"NDJSON",
       R"({"id": 7, "title": "Klint", "text": "A lint.", "speakers": ["Gary Guo", "Alice Ryhl"]})"},
      {"JSON",
       R"([{"id": "7", "title": "Klint", "text": "A lint.", "speakers": "Gary Guo; Alice Ryhl"}])"},
      {"Indico", R"({"abstracts": [{"id": 99, "friendly_id": 7, "code": "7", "title": "Klint",
         "content": "<p>A lint.</p>", "submitted_for_tracks": [{"title": "Rust"}],
         "persons": [{"first_name": "Gary", "last_name": "Guo", "email": "a@b.c"},
                     {"first_name": "Alice", "last_name": "Ryhl"}]}]})"},
      {"Indico", R"({"count": 1, "results": [{"id": "19", "title": "LPC", "contributions": [
         {"id": "7", "title": "Klint", "description": "A lint.", "speakers": [
           {"fullName": "Gary Guo", "emailHash": "x"}, {"fullName": "Alice Ryhl"}]}]}]})"},
      {"pretalx",
       R"({"count": 1, "next": null, "results": [{"code": "7", "title": "Klint", "state": "submitted",
         "submission_type": {"en": "Talk"}, "abstract": "A lint.", "description": "",
         "speakers": [{"code": "X", "name": "Gary Guo", "email": "a@b.c"}, {"name": "Alice Ryhl"}]}]})"}};
  for (const Case& example : cases) {
    const Pile pile = read_pile(example.bytes);
    EXPECT_EQ(pile.shape, example.shape);
    ASSERT_EQ(pile.proposals.size(), 1u) << example.bytes;
    const PileProposal& one = pile.proposals[0];
    EXPECT_EQ(one.id, "7") << example.bytes;
    EXPECT_EQ(one.proposal.title, "Klint");
    EXPECT_THAT(one.proposal.text, HasSubstr("A lint."));
    EXPECT_THAT(one.proposal.text, Not(HasSubstr("<p>")));
    EXPECT_THAT(one.proposal.speakers, ElementsAre("Gary Guo", "Alice Ryhl")) << example.bytes;
    EXPECT_THAT(pile.left_out, IsEmpty());
  }
}

// Reviewers who are not to know the speakers get a pile without them.
TEST(ReadPile, TakesANameForTheTitleWhereNothingElseIsOne) {
  const Pile pile = read_pile("Name,Description\nKlint,A lint.\n");
  ASSERT_THAT(pile.proposals, SizeIs(1));
  EXPECT_EQ(pile.proposals[0].proposal.title, "Klint");
  EXPECT_THAT(pile.proposals[0].proposal.speakers, IsEmpty());
}

TEST(ReadPile, NamesLineAndFieldOfWhatItLeavesOut) {
  struct Case {
    const char *bytes, *reason;
  };
  const Case cases[] = {
      {"{\"title\": \"Klint\"}\n{\"title\": 1, \"speakers\": 3}\n",
       "line 2: speakers: is a list of names"},
      {"{\"title\": \"Klint\"}\nnothing\n", "line 2: is no JSON"},
      {"{\"title\": \"Klint\"}\n{\"title\": \"\"}\n",
       "line 2: title: there are no words in title and text"},
      {"title,text\nKlint,A lint.\nBinder,one,two\n",
       "line 3: has 3 fields, the first line 2; a comma within a field needs quotes"},
      {"title,status\nKlint,Submitted\nGone,Withdrawn\n", "line 3: state: is Withdrawn"},
      {"[{\"title\": \"Klint\"}, 5]", "/1: is no JSON object"},
      {R"([{"title": "Klint"}, {"title": "Gone", "state": "withdrawn"}])",
       "/1: state: is withdrawn"}};
  for (const Case& example : cases) {
    const Pile pile = read_pile(example.bytes);
    EXPECT_EQ(pile.proposals.size(), 1u) << example.bytes;
    ASSERT_EQ(pile.left_out.size(), 1u) << example.bytes;
    EXPECT_THAT(pile.left_out[0], HasSubstr(example.reason));
  }
}

TEST(ReadPile, SaysWhyAFileIsNoPile) {
  struct Case {
    std::string bytes;
    const char* reason;
  };
  const Case cases[] = {
      {"", "is empty"},
      {"PK\x03\x04\x14", "save a spreadsheet as CSV"},
      {std::string("\xFF\xFEt\0i\0", 6), "is no text in UTF-8"},
      {"[]", "has no proposals"},
      {",,\n\"\"\n", "has no proposals"},
      {"[\n{\"title\": }]", "line 2: is no JSON"},
      {"name of thing,who\nx,y\n", "line 1: no column is called title"},
      {"[{\"title\": \"Klint\", \"id\": 1e999}]", "has a number that is too large"},
      {"title\n\"Klint", "line 2: a quote opens and never closes"},
      {"{\n\"settings\": {}\n}", "has no list of proposals"}};
  for (const Case& example : cases) {
    try {
      read_pile(example.bytes);
      ADD_FAILURE() << example.bytes;
    } catch (const PileError& error) {
      EXPECT_THAT(error.what(), HasSubstr(example.reason)) << example.bytes;
    }
  }
}

TEST(ReadPile, NestingHasNoLimitToFail) {
  const std::string deep(200'000, '['), end(200'000, ']');
  const Pile pile = read_pile("[{\"title\": " + deep + "\"Klint\"" + end + "}]");
  ASSERT_THAT(pile.proposals, SizeIs(1));
  EXPECT_EQ(pile.proposals[0].proposal.title, "Klint");
}

TEST(ReadPile, AProposalOverTheLimitIsLeftOut) {
  const Pile pile =
      read_pile("[{\"title\": \"Klint\"}, {\"text\": \"" + std::string(70000, 'x') + "\"}]");
  EXPECT_EQ(pile.proposals.size(), 1u);
  EXPECT_THAT(pile.left_out, ElementsAre("/1: text: is over 64 KiB"));
}
}  // namespace
}  // namespace plumbline

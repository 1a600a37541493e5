// SPDX-License-Identifier: MIT OR Apache-2.0
// Who and what is one, by its name.
#include <gmock/gmock.h>

#include "indexer/check/names.h"
#include "indexer/check/programmes.h"
#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

using People = Identity;

TEST_F(People, OnePersonHasOneSpelling) {
  Source ours = talk("lpc-2023/a", "A");
  ours.speakers = {{"Björn Roy Baron", 1}};
  Source theirs = talk("lpc-2023/b", "B", "k:1:1");
  theirs.speakers = {
      {"Bjorn Roy Baron", 0}, {"BJÖRN ROY BARON", 0}, {"bjorn3", 0}, {"Lovelace, Ada", 0}};
  corpus.people = {{"Björn Roy Baron", {{"bjorn3", 1}}, {}, 1}};
  Source more = talk("lpc-2023/c", "C", "k:1:2");
  more.speakers = {{"Ada Lovelace", 0}};
  add({ours, theirs, more});
  assemble_all();
  std::vector<std::string> names;
  for (const Word& speaker : at("lpc-2023/b").speakers) names.push_back(speaker.text);
  EXPECT_THAT(names, ElementsAre("Björn Roy Baron", "Ada Lovelace"));
}

TEST_F(People, PeopleWhoAreNotTheSameStayTwo) {
  Source a = talk("lpc-2023/a", "A"), b = talk("lpc-2023/b", "B", "k:1:1");
  a.speakers = {{"Jan Müller", 1}};
  b.speakers = {{"Jan Muller", 1}, {"Jan Muellers", 1}};
  corpus.people = {{"Jan Müller", {}, {{"Jan Muller", 1}}, 1}};
  add({a, b});
  assemble_all();
  EXPECT_EQ(at("lpc-2023/b").speakers.at(0).text, "Jan Muller");
  Problems said;
  check_programmes(corpus, &said);
  EXPECT_THAT(lines_of(said),
              testing::Not(HasSubstr("\"Jan Muller\" (lpc-2023/b) and \"Jan Müller\"")));
  EXPECT_THAT(
      lines_of(said),
      HasSubstr("\"Jan Muellers\" (lpc-2023/b) and \"Jan Müller\" (lpc-2023/a) may be one"));
}

TEST_F(People, TalksThatMayBeOneAreNamed) {
  Source ours = talk("lpc-2023/klint", "Klint: detection of atomic contexts"),
         near = talk("lpc-2023/77", "Klint: detecting atomic contexts", "k:1:1"),
         same = talk("lpc-2023/79", "Klint: detection of atomic contexts!", "k:1:3"),
         other = talk("lpc-2023/80", "Klint, detection of atomic context", "k:1:4");
  for (Source* source : {&ours, &near}) source->speakers = {{"Gary Guo", 1}};
  for (Source* source : {&same, &other}) source->speakers = {{"Somebody Else", 1}};
  add({ours, near, same, other});
  assemble_all();
  Problems said;
  check_programmes(corpus, &said);
  const std::string lines = lines_of(said);
  EXPECT_THAT(lines, HasSubstr("lpc-2023/klint (Klint: detection of atomic contexts) may be "
                               "lpc-2023/77 (Klint: detecting atomic contexts)"));
  EXPECT_THAT(lines, HasSubstr("lpc-2023/klint has the same title as lpc-2023/79"));
  EXPECT_THAT(lines, testing::Not(HasSubstr("may be lpc-2023/80")));
}

TEST_F(People, ATopicWithTheNameOfASpeakerOfAProgrammeIsNamed) {
  Source topic, theirs = talk("lpc-2023/b", "B", "k:1:1");
  topic.kind = SourceKind::kTopic;
  topic.slug = "ada";
  topic.title = "Ada Lovelace";
  topic.file = "topics/ada.md";
  theirs.speakers = {{"Ada Lovelace", 0}};
  add({topic, theirs});
  assemble_all();
  check_names(corpus, &problems);
  EXPECT_THAT(lines_of(problems), HasSubstr("ada.md: \"Ada Lovelace\" is the name of a speaker"));
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/link.h"

#include <gmock/gmock.h>

#include "indexer/writer.h"
#include "schema/format.h"
#include "schema/text/utf8.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/small_pdf.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<PassageRecord> passages_of(const Indexed& indexed, SourceKind kind,
                                       const std::string& slug) {
  std::vector<PassageRecord> passages;
  for (const PassageRecord& passage : indexed.knowledge.passages) {
    if (passage.document == indexed.id(kind, slug)) passages.push_back(passage);
  }
  return passages;
}

std::vector<std::string> anchors_of(const Indexed& indexed, SourceKind kind,
                                    const std::string& slug) {
  std::vector<std::string> anchors;
  for (const PassageRecord& passage : passages_of(indexed, kind, slug))
    anchors.push_back(passage.anchor);
  return anchors;
}

const DocumentRecord& document(const Indexed& indexed, RowId id) {
  return indexed.knowledge.documents[static_cast<std::size_t>(id - 1)];
}

Indexed with_body(const std::string& body) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["talks/lpc-2023/nova.md"], "What is known of the driver.\n", body);
  return index_files(files);
}

TEST(Link, TheValidCorpusHasNoProblem) {
  EXPECT_EQ(lines_of(index_files(valid_corpus()).problems), "");
}

TEST(Link, TranscriptsAreFoundBySecond) {
  CorpusFiles files = valid_corpus();
  files["transcripts/lpc-2023/nova.vtt"] =
      "WEBVTT\n\n00:00.000 --> 00:05.000\nWelcome to klint.\n\n02:00.000 --> 02:05.000\nThe GSP.";
  const Indexed indexed = index_files(files);
  EXPECT_EQ(lines_of(indexed.problems), "");
  const auto passages = passages_of(indexed, SourceKind::kTranscript, "lpc-2023/nova");
  ASSERT_EQ(passages.size(), 2u);
  EXPECT_EQ(passages[0].anchor, "t-0");
  EXPECT_EQ(passages[0].seconds, 0);
  EXPECT_EQ(passages[0].title, "");
  EXPECT_EQ(passages[1].anchor, "t-120");
  EXPECT_EQ(passages[1].seconds, 120);
  EXPECT_EQ(passages[1].part, "transcript");
  EXPECT_EQ(passages[1].id >> kPassageBits, indexed.id(SourceKind::kTalk, "lpc-2023/nova"));
  EXPECT_THAT(html_of(passages[0]), HasSubstr("<a href=\"/topics/klint\">klint</a>"));
}

TEST(Link, TranscriptsWithoutTheirTalkAreLeftOut) {
  CorpusFiles files = valid_corpus();
  files["transcripts/lpc-2023/other.vtt"] = "WEBVTT\n\n00:00.000 --> 00:05.000\nWelcome.";
  EXPECT_EQ(count_left_out(index_files(files).problems), 1);
}

TEST(Link, PagesOfAPdfAreSlides) {
  CorpusFiles files = valid_corpus();
  files.erase("slides/lpc-2023/nova.md");
  files["slides/lpc-2023/nova.pdf"] =
      small_pdf({{{"Nova", 30, 50, 350}, {"A driver.", 18}}, {}, {{"Firmware", 30, 50, 350}}});
  const Indexed indexed = index_files(files);
  EXPECT_THAT(anchors_of(indexed, SourceKind::kSlides, "lpc-2023/nova"),
              ElementsAre("slide-1", "slide-3"));
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kSlides, "lpc-2023/nova")).pages, 3);
}

TEST(Link, NumbersDocumentsByKindAndSlug) {
  const Indexed indexed = index_files(valid_corpus());
  std::vector<std::string> order;
  RowId id = 0;
  for (const DocumentRecord& row : indexed.knowledge.documents) {
    EXPECT_EQ(row.id, ++id);
    order.push_back(std::string(kind_name(row.kind)) + " " + row.slug);
  }
  EXPECT_THAT(order,
              ElementsAre("talk kangrejos-2025/klint", "talk lpc-2023/klint", "talk lpc-2023/nova",
                          "topic atomic-context", "topic klint", "topic nova", "topic tooling",
                          "event kangrejos-2025", "event lpc-2023", "person bjorn-roy-baron",
                          "person danilo-krummrich", "person gary-guo", "notes lpc-2023/klint",
                          "slides lpc-2023/nova"));
}

TEST(Link, KnowsDatesPartsAndPeople) {
  const Indexed indexed = index_files(valid_corpus());
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kTalk, "lpc-2023/klint")).date, "2023-11-15");
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kTalk, "lpc-2023/nova")).date, "2023-11");
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kTalk, "kangrejos-2025/klint")).date, "2025");
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kEvent, "kangrejos-2025")).date, "2025");
  const RowId notes = indexed.id(SourceKind::kNotes, "lpc-2023/klint");
  EXPECT_EQ(document(indexed, notes).part_of, indexed.id(SourceKind::kTalk, "lpc-2023/klint"));
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kPerson, "gary-guo")).source, "people.yml");
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kPerson, "danilo-krummrich")).source,
            "talks/lpc-2023/nova.md");
  for (const PersonRecord& person : indexed.knowledge.people) {
    EXPECT_EQ(person.talks, person.document == indexed.id(SourceKind::kPerson, "gary-guo") ? 2 : 1);
  }
}

TEST(Link, ListsComeInTheirOrder) {
  const Indexed indexed = index_files(valid_corpus());
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/nova", "speaker"),
            "bjorn-roy-baron:2x1 danilo-krummrich:1x1");
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/klint", "tagged"),
            "atomic-context:2x1 klint:1x1");
  EXPECT_EQ(indexed.links(SourceKind::kTopic, "klint", "related"), "atomic-context:1x1");
}

TEST(Link, MentionsAreCountedOverAllPartsOfATalkButNotOfATopicItself) {
  const Indexed indexed = index_files(valid_corpus());
  // Abstract and title, the notes with theirs; "Nova" once.
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/klint", "mentioned"),
            "atomic-context:0x2 klint:0x4 nova:0x1");
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/nova", "mentioned"), "nova:0x4");
  EXPECT_EQ(indexed.links(SourceKind::kTopic, "klint", "mentioned"), "atomic-context:0x1");
}

TEST(Link, AnAddressOfAnotherDocumentIsALinkToIt) {
  const Indexed indexed = index_files(valid_corpus());
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/klint", "written"),
            "kangrejos-2025/klint:0x1");
  for (const LinkRecord& link : indexed.knowledge.links) {
    if (link.kind != "written" || link.source != indexed.id(SourceKind::kTalk, "lpc-2023/klint"))
      continue;
    EXPECT_EQ(link.passage, passages_of(indexed, SourceKind::kTalk, "lpc-2023/klint").at(1).id);
  }
}

TEST(Link, WikiLinksBecomeLinksWithTheTitleOrTheirLabel) {
  const Indexed indexed = index_files(valid_corpus());
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "kangrejos-2025/klint", "written"),
            "lpc-2023/klint:0x1 klint:0x1");
  EXPECT_EQ(html_of(passages_of(indexed, SourceKind::kTalk, "kangrejos-2025/klint").at(0)),
            "<p>An update on <a href=\"/topics/klint\">klint</a> after "
            "<a href=\"/talks/lpc-2023/klint\">the first talk</a>.</p>");
}

TEST(Link, WikiLinksTakePathsSlugsAndNames) {
  const Indexed indexed = with_body(
      "[[topics/klint]] [[Kernel Lint]] [[atomic-context]] [[Gary Guo]] [[events/lpc-2023]] "
      "[[people/gary-guo|G]].\n");
  EXPECT_EQ(lines_of(indexed.problems), "");
  EXPECT_EQ(passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova").at(0).body,
            "klint Kernel Lint Atomic context Gary Guo Linux Plumbers Conference 2023 G.");
}

TEST(Link, LinksToNothingAreProblemsWithASuggestion) {
  const Indexed indexed = with_body(
      "One.\n\n[[klynt]] [[talks/lpc-2023/klynt|x]] [y](/topics/klynt) [z](other.html)\n");
  EXPECT_EQ(lines_of(indexed.problems),
            "talks/lpc-2023/nova.md:14: a link to /topics/klynt, which is neither an address nor a "
            "document here\n"
            "talks/lpc-2023/nova.md:14: a link to other.html, which is neither an address nor a "
            "document here\n"
            "talks/lpc-2023/nova.md:14: no document [[klynt]]; did you mean klint?\n"
            "talks/lpc-2023/nova.md:14: no document [[talks/lpc-2023/klynt]]; did you mean "
            "talks/lpc-2023/klint?\n");
  EXPECT_THAT(html_of(passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova").at(0)),
              HasSubstr("<p>klynt x "));
}

TEST(Link, APlaceOfAPageIsKeptAndMustBeThere) {
  const Indexed indexed = with_body(
      "See [[talks/lpc-2023/klint#limits|limits]], [notes](/talks/lpc-2023/klint#part-notes),\n"
      "[[klint#gone]] and [x](/talks/lpc-2023/klint#slide-99).\n");
  EXPECT_THAT(html_of(passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova").at(0)),
              HasSubstr("<a href=\"/talks/lpc-2023/klint#limits\">limits</a>"));
  EXPECT_THAT(lines_of(indexed.problems),
              HasSubstr("there is no #slide-99 at /talks/lpc-2023/klint"));
  EXPECT_THAT(lines_of(indexed.problems), testing::Not(HasSubstr("no #limits")));
  EXPECT_THAT(lines_of(indexed.problems), testing::Not(HasSubstr("no #part-notes")));
}

TEST(Link, OnlyTheFirstMentionOfATopicBecomesALinkAndNoneInHeadings) {
  const Indexed indexed =
      with_body("See klint. And klint.\n\n## On atomic context\n\nAtomic context; `klint`.\n");
  const auto passages = passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova");
  EXPECT_EQ(html_of(passages.at(0)), "<p>See <a href=\"/topics/klint\">klint</a>. And klint.</p>");
  EXPECT_EQ(passages.at(1).heading, "On atomic context");
  EXPECT_EQ(html_of(passages.at(1)),
            "<p><a href=\"/topics/atomic-context\">Atomic context</a>; <code>klint</code>.</p>");
  EXPECT_EQ(indexed.links(SourceKind::kTalk, "lpc-2023/nova", "mentioned"),
            "atomic-context:0x2 klint:0x3 nova:0x4");
}

TEST(Passages, HaveAnchorsByPart) {
  const Indexed indexed = index_files(valid_corpus());
  EXPECT_THAT(anchors_of(indexed, SourceKind::kTalk, "lpc-2023/klint"), ElementsAre("", "limits"));
  EXPECT_THAT(anchors_of(indexed, SourceKind::kNotes, "lpc-2023/klint"),
              ElementsAre("notes", "notes-limits"));
  EXPECT_THAT(anchors_of(indexed, SourceKind::kSlides, "lpc-2023/nova"),
              ElementsAre("slide-1", "slide-3", "slide-4"));
  const auto slides = passages_of(indexed, SourceKind::kSlides, "lpc-2023/nova");
  EXPECT_EQ(slides.at(1).page, 3);
  EXPECT_EQ(slides.at(1).heading, "Firmware");
  EXPECT_EQ(slides.at(1).body, "GSP\nnova-core");
  EXPECT_EQ(slides.at(0).id, (indexed.id(SourceKind::kTalk, "lpc-2023/nova") << kPassageBits) + 1);
}

TEST(Passages, FurtherPartsHaveAnchorsOfTheirOwn) {
  Indexed indexed = index_files(valid_corpus());
  for (SourceKind kind : {SourceKind::kNotes, SourceKind::kSlides}) {
    const char* talk = kind == SourceKind::kNotes ? "lpc-2023/klint" : "lpc-2023/nova";
    Source second = *indexed.corpus.find(kind, talk);
    second.slug = slug_of_part(talk, 2);
    indexed.corpus.sources.push_back(second);
    indexed.corpus.sort();
  }
  indexed.knowledge = link_corpus(indexed.corpus, &indexed.problems);
  EXPECT_THAT(anchors_of(indexed, SourceKind::kSlides, "lpc-2023/nova"),
              ElementsAre("slide-1", "slide-3", "slide-4"));
  EXPECT_THAT(anchors_of(indexed, SourceKind::kSlides, "lpc-2023/nova/02"),
              ElementsAre("slides-2-1", "slides-2-3", "slides-2-4"));
  EXPECT_THAT(anchors_of(indexed, SourceKind::kNotes, "lpc-2023/klint/02"),
              ElementsAre("notes-2", "notes-2-limits"));
  const RowId deck = indexed.id(SourceKind::kSlides, "lpc-2023/nova/02");
  EXPECT_EQ(indexed.knowledge.documents.at(static_cast<std::size_t>(deck - 1)).part_of,
            indexed.id(SourceKind::kTalk, "lpc-2023/nova"));
}

TEST(Passages, AnchorsAreUniqueOnAPage) {
  const Indexed indexed = with_body("a\n\n## B\n\n## B\n\n## Notes\n\n## Slide 1\n\n## …\n");
  EXPECT_THAT(anchors_of(indexed, SourceKind::kTalk, "lpc-2023/nova"),
              ElementsAre("", "b", "b-2", "about-notes", "about-slide-1", "section"));
}

TEST(Passages, TheFirstHoldsWhatADocumentIsFoundBy) {
  const Indexed indexed = index_files(valid_corpus());
  const PassageRecord talk = passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova").at(0);
  EXPECT_EQ(talk.title, "Nova, a GPU driver");
  EXPECT_EQ(talk.names, "Danilo Krummrich\nBjörn Roy Baron\nBjoern Roy Baron\nbjorn3");
  EXPECT_EQ(talk.topics, "Nova GPU driver\nklint");
  const PassageRecord topic = passages_of(indexed, SourceKind::kTopic, "tooling").at(0);
  EXPECT_EQ(topic.names, "developer tools\ntooling");
  EXPECT_EQ(topic.body, "What helps to write kernel code.\nCompilers, linters and more.");
  EXPECT_EQ(html_of(topic), "<p>Compilers, linters and more.</p>");
  EXPECT_EQ(passages_of(indexed, SourceKind::kEvent, "lpc-2023").at(0).names, "LPC 2023\nlpc");
  const PassageRecord person = passages_of(indexed, SourceKind::kPerson, "gary-guo").at(0);
  EXPECT_EQ(person.title + "|" + person.names + "|" + person.body, "Gary Guo|nbdd0121|");
  EXPECT_EQ(passages_of(indexed, SourceKind::kTalk, "lpc-2023/klint").at(1).title, "");
}

TEST(Passages, AreOfLimitedSize) {
  std::string body;
  for (int i = 0; i < 2000; ++i) body += "Sentence number " + std::to_string(i) + " about klint. ";
  const Indexed indexed =
      with_body(body + "\n\n## B\n\n- " + std::string(20'000, 'x') + "\n\n" + body);
  const auto passages = passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova");
  ASSERT_GT(passages.size(), 15u);
  for (const PassageRecord& passage : passages) ASSERT_LE(passage.body.size(), kMaxPassageBytes);
  EXPECT_EQ(passages.at(1).anchor, "part-2");
  EXPECT_THAT(html_of(passages.at(1)), StartsWith("<p>Sentence number"));
  EXPECT_THAT(indexed.links(SourceKind::kTalk, "lpc-2023/nova", "mentioned"),
              HasSubstr("klint:0x4000"));
}

TEST(Passages, ALongSummaryLeavesRoomForText) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["topics/nova.md"], "A driver for", std::string(9000, 's') + " for");
  for (const PassageRecord& passage : index_files(files).knowledge.passages) {
    ASSERT_LE(passage.body.size(), kMaxPassageBytes);
  }
}

TEST(Passages, StopAtTheLimitOfAPage) {
  CorpusFiles files = valid_corpus();
  std::string body;
  for (int i = 0; i < 4200; ++i) body += "\n# a\n\n---\n";
  replace_in(&files["slides/lpc-2023/nova.md"], "## Questions\n", body);
  const Indexed indexed = index_files(files);
  EXPECT_THAT(lines_of(indexed.problems), HasSubstr("a page has at most 4096 passages"));
  EXPECT_LT(passages_of(indexed, SourceKind::kSlides, "lpc-2023/nova").size(), 4096u);
}

TEST(Link, ChoosesWhereToStart) {
  const Indexed indexed = index_files(valid_corpus());
  std::map<RowId, RowId> start;
  for (const TopicRecord& topic : indexed.knowledge.topics)
    start[topic.document] = topic.start_here;
  EXPECT_EQ(start.at(indexed.id(SourceKind::kTopic, "klint")),
            indexed.id(SourceKind::kTalk, "lpc-2023/klint"));
  EXPECT_EQ(start.at(indexed.id(SourceKind::kTopic, "nova")),
            indexed.id(SourceKind::kTalk, "lpc-2023/nova"));
  EXPECT_EQ(start.at(indexed.id(SourceKind::kTopic, "tooling")), 0);
}

TEST(Link, BreaksCirclesOfParents) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["topics/tooling.md"], "related: [klint]", "parent: klint\nrelated: [klint]");
  const Indexed indexed = index_files(files);
  for (const TopicRecord& topic : indexed.knowledge.topics) EXPECT_EQ(topic.parent, 0);
}

TEST(Link, PeopleWithTheSameSlugGetNumbers) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["talks/lpc-2023/nova.md"], "Danilo Krummrich", "Gary-Guo");
  const Indexed indexed = index_files(files);
  EXPECT_EQ(document(indexed, indexed.id(SourceKind::kPerson, "gary-guo-2")).title, "Gary-Guo");
}

TEST(Link, DropsWhatCannotStandAlone) {
  CorpusFiles files = valid_corpus();
  files.erase("events/lpc-2023.md");
  const Indexed indexed = index_files(files);
  EXPECT_EQ(count_left_out(indexed.problems), 4);  // two talks, with their notes and slides
  EXPECT_EQ(indexed.knowledge.talks.size(), 1u);
  EXPECT_EQ(indexed.knowledge.talks.at(0).follows, 0);
}

TEST(Link, HostileMarkupStaysText) {
  const Indexed indexed = with_body(
      "<img src=x onerror=alert(1)> [a](javascript:alert(1)) [[\"><b|<i>x</i>]] "
      "`</code><script>`\n");
  const std::string html = html_of(passages_of(indexed, SourceKind::kTalk, "lpc-2023/nova").at(0));
  for (const char* tag : {"<img", "<i>", "<b", "<script", "javascript:"})
    EXPECT_THAT(html, Not(HasSubstr(tag)));
}
// Every file with some bytes replaced, over and over: whatever comes out, the tables take it.
TEST(Link, AnyBytesGiveValidRows) {
  constexpr std::string_view kAlphabet = "a #*_`[]()<>!|&-:\"'{},\n\t\xC3\xFF\xE2\x80\0";
  unsigned seed = 1;
  const auto random = [&](std::size_t below) {
    return (seed = seed * 1664525 + 1013904223) / 65536 % below;
  };
  for (int round = 0; round < 150; ++round) {
    CorpusFiles files = valid_corpus();
    for (auto& [name, text] : files) {
      for (int i = 0; i < 4; ++i) text[random(text.size())] = kAlphabet[random(kAlphabet.size())];
    }
    const Indexed indexed = index_files(files);
    Database db = Database::in_memory();
    create_tables(db);
    ASSERT_NO_THROW(write_knowledge(indexed.knowledge, db)) << "round " << round;
    for (const PassageRecord& passage : indexed.knowledge.passages) {
      ASSERT_TRUE(is_utf8(passage.title + passage.names + passage.heading + passage.body +
                          html_of(passage)));
      ASSERT_LE(passage.body.size(), kMaxPassageBytes);
    }
  }
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/statements.h"

#include <gmock/gmock.h>

#include <set>

#include "indexer/link/unnamed.h"
#include "schema/format.h"
#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kNotes[] = "notes/lpc-2023/klint.md";
constexpr char kEvent[] = "events/lpc-2023.md";

Indexed with(const std::string& file, const std::string& more) {
  CorpusFiles files = valid_corpus();
  files[file] += more;
  return index_files(files);
}

// "decision: text [topics] #anchor", by document and place.
std::vector<std::string> stated(const Indexed& indexed) {
  std::vector<std::string> lines;
  for (const StatementRecord& statement : indexed.knowledge.statements) {
    std::string line = statement.kind + ": " + statement.text;
    for (const RowId topic : statement.topics)
      line += " [" + indexed.knowledge.documents[static_cast<std::size_t>(topic - 1)].slug + "]";
    for (const PassageRecord& passage : indexed.knowledge.passages) {
      if (passage.id == statement.passage) line += " #" + passage.anchor;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(Statements, AreLinesOfNotesThatSayWhatTheyAre) {
  const std::pair<const char*, std::vector<std::string>> table[] = {
      {"- Decision: klint goes in.\n- Open: who runs it?\n- Action: Ask.\n",
       {"decision: klint goes in. [klint] #decision-1", "open: who runs it? #open-1",
        "action: Ask. #action-1"}},
      {"- **Decision:** one.\n- **decision**: two\n",
       {"decision: one. #decision-1", "decision: two #decision-2"}},
      {"Decision: a paragraph\nof two lines.\n",
       {"decision: a paragraph of two lines. #decision-1"}},
      {"Before.\nDecision: first.\nOpen: second.\n",
       {"decision: first. #decision-1", "open: second. #open-1"}},
      {"1. ACTION: *do* it\n", {"action: do it #action-1"}},
      {"- Open: see [[nova|the driver]]\n", {"open: see the driver [nova] #open-1"}},
      {"The Decision: no.\n\nDecisions: no.\n\nOpen source: no.\n\nDecision:\n\nOpen\n", {}},
  };
  for (const auto& [text, expected] : table)
    EXPECT_THAT(stated(with(kNotes, "\n## Outcome\n\n" + std::string(text))),
                testing::ElementsAreArray(expected))
        << text;
}

TEST(Statements, StandInNotesOnly) {
  EXPECT_THAT(stated(with("talks/lpc-2023/klint.md", "\n- Decision: no.\n")), IsEmpty());
  EXPECT_THAT(stated(with("topics/klint.md", "\nOpen: no.\n")), IsEmpty());
}

TEST(Statements, ArePassagesByThemselves) {
  const Indexed indexed =
      with(kNotes, "\n## Outcome\n\n- Decision: one.\n- Open: two.\n\nThat was all.\n");
  std::vector<std::string> passages;
  for (const PassageRecord& passage : indexed.knowledge.passages) {
    if (passage.document == indexed.id(SourceKind::kNotes, "lpc-2023/klint"))
      passages.push_back(passage.anchor + "|" + passage.heading + "|" + html_of(passage));
  }
  EXPECT_THAT(passages, ElementsAre(HasSubstr("notes||"), HasSubstr("notes-limits|Limits|"),
                                    "notes-outcome|Outcome|",
                                    "decision-1||<ul>\n<li>Decision: one.</li></ul>",
                                    "open-1||<ul>\n<li>Open: two.</li></ul>",
                                    HasSubstr("notes-outcome-4||<p>That was all.")));
}

TEST(Statements, AreCountedOverAllNotesOfATalk) {
  CorpusFiles files = valid_corpus();
  files[kNotes] += "\nDecision: one.\n";
  files["notes/lpc-2023/klint.html"] = "<p>Minutes.</p><ul><li>Decision: two.</li></ul>";
  EXPECT_THAT(stated(index_files(files)),
              ElementsAre("decision: one. #decision-1", "decision: two. #decision-2"));
}

TEST(Statements, OfACallForPapersAreWhatItAskedFor) {
  const Indexed indexed = with(kEvent,
                               "\n## Call for papers\n\n- klint\n- What [[nova]] needs\n"
                               "- Stable releases\n\n## Other\n\n- Nothing\n");
  EXPECT_EQ(lines_of(indexed.problems), "");
  EXPECT_THAT(stated(indexed),
              ElementsAre("asked: klint [klint] #call-for-papers",
                          "asked: What Nova GPU driver needs [nova] #call-for-papers",
                          "asked: Stable releases #call-for-papers"));
}

// "name: talks" of what has no page.
std::vector<std::string> unnamed(const std::vector<std::string>& bodies) {
  CorpusFiles files = valid_corpus();
  int n = 0;
  for (const std::string& body : bodies) {
    const std::string slug = "t" + std::to_string(++n);
    files["talks/lpc-2023/" + slug + ".md"] =
        "---\ntitle: Talk " + slug +
        "\nevent: lpc-2023\nkind: talk\ntopics: [klint, nova]\nsources:\n  - https://example.org/" +
        slug + "\n---\n" + body + "\n";
  }
  const Indexed indexed = index_files(files);
  std::map<std::string, int> counts;
  for (const UnnamedRecord& row : find_unnamed(indexed.knowledge))
    counts[row.name] = static_cast<int>(row.places.size());
  std::vector<std::string> out;
  for (const auto& [name, count] : counts) out.push_back(name + ": " + std::to_string(count));
  return out;
}

TEST(Unnamed, AreNamesInFiveTalksThatHaveNoPage) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> table = {
      {"We use DebugFS here.", {"DebugFS: 5"}},
      {"An allocation of VFIO and the VFIOs.", {"VFIO: 5"}},
      {"Files of seq_file work.", {"seq_file: 5"}},
      {"It is like Compiler Explorer in this.", {"Compiler Explorer: 5"}},
      {"As at Debian now.", {"Debian: 5"}},
      {"The klint tool and Nova drive it.", {}},                 // have pages
      {"As Gary said to Gary Guo in Richmond.", {}},             // people and places
      {"On a Wednesday in November.", {}},                       // the calendar
      {"Drivers come first. Drivers last.", {}},                 // of sentences
      {"A Driver, the driver, a driver, and drivers.", {}},      // words
      {"See https://DebugFS.org/VFIO and fs/DebugFS/x.c.", {}},  // addresses
  };
  for (const auto& [text, expected] : table)
    EXPECT_THAT(unnamed({text, text, text, text, text}), testing::ElementsAreArray(expected))
        << text;
}

TEST(Unnamed, InGermanANounIsNoName) {
  Knowledge knowledge;
  for (RowId id = 1; id <= 5; ++id) {
    DocumentRecord talk{};
    talk.id = id;
    talk.kind = SourceKind::kTalk;
    talk.lang = "de";
    knowledge.documents.push_back(talk);
    PassageRecord passage{};
    passage.id = id << kPassageBits;
    passage.document = id;
    passage.body = "die Treiber und DebugFS";
    knowledge.passages.push_back(passage);
  }
  std::set<std::string> names;
  for (const UnnamedRecord& row : find_unnamed(knowledge)) names.insert(row.name);
  EXPECT_THAT(names, ElementsAre("DebugFS"));
}

TEST(Unnamed, FourTalksAreNotEnough) {
  const std::string text = "We use DebugFS and DebugFS here.";
  EXPECT_THAT(unnamed({text, text, text, text}), IsEmpty());
}

TEST(Unnamed, SpellingsOfOneNameAreOne) {
  EXPECT_THAT(unnamed({"the DebugFS", "the debug_fs", "the DebugFS", "the DebugFS", "the DebugFs"}),
              ElementsAre("DebugFS: 5"));
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// A quick publication holds what a database made anew of the same corpus holds, whatever was edited before.
#include "indexer/quick/quick.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "indexer/fingerprint.h"
#include "indexer/link/link.h"
#include "schema/unnamed_places.h"
#include "tests/indexer/told_content.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;

struct Quick : testing::Test {
  TemporaryDirectory directory;
  CorpusFiles files = valid_corpus();
  const std::string db = directory / "plumbline.db";
  PictureStore pictures{directory / "pictures"};
  Basis basis;

  // As if a deck of these bytes had been drawn.
  void draw(const std::string& name, const std::vector<std::string>& pages) {
    DeckPictures drawn;
    for (const std::string& page : pages)
      drawn.pictures.push_back({static_cast<int>(drawn.pictures.size()) + 1, 800, 450, page});
    pictures.put(fingerprint(files.at(name)), drawn);
  }

  Basis publish_whole(const std::string& path) {
    const Indexed indexed = index_files(files);
    Basis made = basis_of(Roster(indexed.corpus));
    Publication publication(path);
    made.hashes = write_knowledge(indexed.knowledge, publication.database(), &pictures);
    publication.publish();
    return made;
  }

  void begin() { basis = publish_whole(db); }

  QuickPublication publish() {
    const PublicationLock lock(db);
    QuickPublication quick = publish_quickly(index_files(files).corpus, basis, lock, &pictures);
    if (quick.published) basis = quick.basis;
    return quick;
  }

  void expect_the_same_as_made_anew() {
    const std::string anew = directory / "anew.db";
    publish_whole(anew);
    const auto quick = told_content(db), whole = told_content(anew);
    for (const auto& [table, rows] : whole) EXPECT_EQ(quick.at(table), rows) << "in " << table;
  }

  std::int64_t talks_with_unnamed(const std::string& name) {
    Database published = Database::open_published(db);
    Statement row = published.prepare("SELECT places FROM unnamed WHERE name = :name");
    Statement passage = published.prepare("SELECT count(*) FROM passage WHERE id = :id");
    std::int64_t talks = 0;
    if (!row.bind(":name", name).step()) return talks;
    for (const UnnamedPlace& place : unpack_places(row.bytes(0))) {
      passage.bind(":id", place.passage).step();
      talks += passage.integer(0);
      passage.reset();
    }
    return talks;
  }

  // After an edit that has a quick publication.
  void expect_quick(std::size_t pages) {
    const QuickPublication quick = publish();
    EXPECT_EQ(quick.why_not, "");
    EXPECT_EQ(quick.pages, pages);
    expect_the_same_as_made_anew();
  }
  void edit(const std::string& name, const std::string& from, const std::string& to) {
    replace_in(&files.at(name), from, to);
  }
};

TEST_F(Quick, TextThatChangedIsMadeAnewOnItsPageAlone) {
  begin();
  edit("talks/lpc-2023/klint.md", "must not sleep", "must never doze or take a spinlock");
  expect_quick(1);
}

TEST_F(Quick, NotesAndSlidesCountAsTheirTalk) {
  begin();
  edit("notes/lpc-2023/klint.md", "False reports.", "False reports, says [[nova]].");
  edit("slides/lpc-2023/nova.md", "- GSP\n", "");
  expect_quick(2);
}

TEST_F(Quick, PicturesFollowTheirDeck) {
  const std::string deck = "slides/lpc-2023/nova.md";
  draw(deck, {"title", "graph", "title"});
  begin();
  edit(deck, "- GSP\n", "");
  draw(deck, {"title", "another graph"});
  expect_quick(1);
  EXPECT_EQ(told_content(db).at("picture").find("|graph|"), std::string::npos);
  edit(deck, "---", "---\n\nMore.\n\n---");
  expect_quick(1);  // nobody drew it
  EXPECT_EQ(told_content(db).at("picture"), "");
}

TEST_F(Quick, PagesThatLinkToATalkFollowItsTitle) {
  files.at("topics/tooling.md") += "\nSee [[talks/lpc-2023/klint]].\n";
  begin();
  edit("talks/lpc-2023/klint.md", "detection of atomic", "finding atomic");
  expect_quick(3);  // the sequel names it by another text, but links to it
}

TEST_F(Quick, PagesThatCiteAnAddressFollowItsOwner) {
  begin();
  edit("talks/kangrejos-2025/klint.md", "article: https://lwn.net/Articles/1038750/",
       "article: https://lwn.net/Articles/999/");
  expect_quick(2);
}

TEST_F(Quick, FactsFollowFromOtherDocuments) {
  begin();
  edit("events/lpc-2023.md", "start: 2023-11-13", "start: 2023-11-14");
  edit("talks/lpc-2023/klint.md", "topics: [klint, atomic-context]", "topics: [nova]");
  edit("talks/lpc-2023/klint.md", "speakers: [Gary Guo]", "speakers: [Danilo Krummrich]");
  expect_quick(2);
}

TEST_F(Quick, StatementsFollowTheirNotes) {
  begin();
  const std::string two = "\nDecision: nova goes first.\n\nOpen: who tests [[klint]]?\n";
  files.at("notes/lpc-2023/klint.md") += two;
  expect_quick(1);
  EXPECT_THAT(told_content(db).at("statement"), HasSubstr("nova goes first."));
  edit("notes/lpc-2023/klint.md", "Decision: nova goes first.\n", "");
  expect_quick(1);
  EXPECT_THAT(told_content(db).at("statement"), Not(HasSubstr("nova goes first.")));
  edit("notes/lpc-2023/klint.md", "Open: who tests [[klint]]?\n", "");
  expect_quick(1);
  EXPECT_EQ(told_content(db).at("statement_topic").find("|"), std::string::npos);
}

TEST_F(Quick, IdentifiersFollowTheirPage) {
  begin();
  const std::string text = files.at("topics/nova.md");
  for (const char* more :
       {"Calls `dma_alloc()` and `DmaAlloc`.", "Calls `DmaAlloc`, `DmaAlloc` and dma_alloc.",
        "Nothing.", "Has KBox as a word.", "Has `KBox` as code and KBox as a word."}) {
    files.at("topics/nova.md") = text + "\n" + more + "\n";
    expect_quick(1);
  }
}

TEST_F(Quick, AWordOfOtherPagesBecomesAnIdentifierAndIsNoneAgain) {
  files.at("topics/tooling.md") += "\nThere is a KBox.\n";
  begin();
  EXPECT_THAT(told_content(db).at("identifier"), Not(HasSubstr("kbox|")));
  edit("topics/nova.md", "In two parts", "In two `KBox` parts");
  expect_quick(1);
  EXPECT_THAT(told_content(db).at("identifier"), HasSubstr("kbox|KBox|2|"));
  edit("topics/nova.md", "`KBox` parts", "parts");
  expect_quick(1);
  EXPECT_THAT(told_content(db).at("identifier"), Not(HasSubstr("kbox|")));
}

TEST_F(Quick, MapsFollowWhatTalksAreAbout) {
  begin();
  const std::string before = told_content(db).at("map_edge");
  edit("talks/lpc-2023/klint.md", "topics: [klint, atomic-context]", "topics: [klint, nova]");
  edit("talks/kangrejos-2025/klint.md", "topics: [klint", "topics: [nova, klint");
  expect_quick(2);
  EXPECT_NE(told_content(db).at("map_edge"), before);
}

// To find them takes all texts; they follow with the whole publication.
TEST_F(Quick, NamesWithoutAPageStayUntilTheirPassagesAreGone) {
  const std::string talk = files.at("talks/lpc-2023/nova.md");
  for (const char* name : {"a", "b", "c", "d", "e"})
    files["talks/lpc-2023/" + std::string(name) + ".md"] = talk + "\n## More\n\nIn DebugFS.\n";
  begin();
  EXPECT_EQ(talks_with_unnamed("DebugFS"), 5);
  edit("talks/lpc-2023/a.md", "In DebugFS.", "In sysfs.");
  expect_quick(1);
  EXPECT_EQ(talks_with_unnamed("DebugFS"), 5);
  edit("talks/lpc-2023/b.md", "\n## More\n\nIn DebugFS.\n", "");
  expect_quick(1);
  EXPECT_EQ(talks_with_unnamed("DebugFS"), 4);
  begin();
  EXPECT_EQ(talks_with_unnamed("DebugFS"), 0);
}

TEST_F(Quick, ChangesOnTopOfChanges) {
  begin();
  for (const char* text : {"zebra zebra", "yak", "zebra"}) {
    edit("topics/nova.md", "In two parts", std::string(text) + " in two parts");
    expect_quick(1);
    edit("topics/nova.md", std::string(text) + " in two parts", "In two parts");
    expect_quick(1);
  }
}

TEST_F(Quick, IsNotWhereAnyTextMayChange) {
  const std::pair<const char*, std::function<void()>> kEdits[] = {
      {"a new talk", [&] { files["talks/lpc-2023/x.md"] = files.at("talks/lpc-2023/nova.md"); }},
      {"a talk less", [&] { files.erase("talks/kangrejos-2025/klint.md"); }},
      {"a new person", [&] { edit("talks/lpc-2023/nova.md", "Danilo", "Daniel"); }},
      {"another name of a person", [&] { edit("people.yml", "nbdd0121", "nbdd"); }},
      {"another alias of a topic", [&] { edit("topics/nova.md", "nova-core", "nova-base"); }},
      {"another kind of a topic", [&] { edit("topics/klint.md", "kind: tool", "kind: concept"); }}};
  for (const auto& [what, change] : kEdits) {
    files = valid_corpus();
    begin();
    const std::string before = read_file(db);
    change();
    EXPECT_THAT(publish().why_not, HasSubstr("names")) << what;
    EXPECT_TRUE(read_file(db) == before) << what;
  }
}

TEST_F(Quick, LeavesTheFileAloneWhereNothingChanged) {
  begin();
  const std::string before = read_file(db);
  EXPECT_THAT(publish().why_not, HasSubstr("already"));
  EXPECT_TRUE(read_file(db) == before);
  EXPECT_FALSE(std::filesystem::exists(db + ".tmp"));
}

TEST_F(Quick, ABasisSurvivesItsBytes) {
  begin();
  const std::string bytes = to_bytes(basis);
  const std::optional<Basis> read = basis_in(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->names, basis.names);
  EXPECT_EQ(read->sources, basis.sources);
  EXPECT_EQ(read->hashes.generation(), basis.hashes.generation());
  EXPECT_FALSE(basis_in(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(basis_in(bytes + "x"));
  EXPECT_FALSE(basis_in(""));
}

// Edits of all kinds in any order, some of them on top of a quick publication, some on one made anew.
class Editor {
 public:
  Editor(CorpusFiles* files, unsigned seed) : files_(*files), random_(seed) {}

  void edit() {
    auto file = std::next(files_.begin(), static_cast<std::ptrdiff_t>(below(files_.size())));
    const std::string name = file->first;
    std::string& text = file->second;
    if (name == "people.yml") return;
    switch (below(11)) {
      case 0:
        return void(text += "\nA word: " + word() + ", by " + word() + ".\n");
      case 1:
        return void(text +=
                    "\nSee [[talks/lpc-2023/klint]], [[nova]] and Klint; " + address() + "\n");
      case 2:
        return void(text += "\nRead [this](" + address() + ") of CVE-2024-" + number() + ".\n");
      case 3:
        return replace_line("title: ", "title: " + word() + " " + word() + "\n", &text);
      case 4:
        return replace_line(
            "speakers: ",
            below(3) == 0 ? "speakers: [Gary Guo, nbdd0121]\n" : "speakers: [Danilo Krummrich]\n",
            &text);
      case 5:
        return replace_line(
            "topics: ", below(2) == 0 ? "topics: [nova]\n" : "topics: [tooling, klint]\n", &text);
      case 6:
        return replace_line("  page: ", "  page: " + address() + "\n", &text);
      case 7:
        return replace_line(
            "end: 2", "end: 2023-11-" + std::string(below(2) == 0 ? "16" : "17") + "\n", &text);
      case 8:
        return void(text +=
                    "\nOf `" + word() + "()`, `" + code_name() + "` and " + code_name() + ".\n");
      case 9:
        return void(text +=
                    "\nDecision: " + word() + " for [[klint]].\n\nOpen: " + code_name() + "?\n");
      default:
        return void(text.erase(text.rfind("---\n") + 4));
    }
  }

  // With a talk that comes or goes.
  void edit_much() {
    const std::string name = "talks/kangrejos-2025/extra.md";
    if (files_.erase(name) > 0) return;
    files_[name] = "---\ntitle: More " + word() +
                   "\nevent: kangrejos-2025\nkind: talk\n"
                   "speakers: [" +
                   (below(2) == 0 ? std::string("Gary Guo") : "Ada " + word()) +
                   "]\ntopics: [klint]\nsources:\n  - " + address() + "\n---\nText on klint.\n";
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string number() { return std::to_string(1000 + below(9)); }
  std::string word() {
    constexpr const char* kWords[] = {"alpha", "Bravo",  "charlie", "pin_init", "PinInit",
                                      "klint", "deltas", "echoes",  "Foxtrot",  "golfing"};
    return kWords[below(std::size(kWords))];
  }
  std::string code_name() {  // of code, where it stands as code
    constexpr const char* kNames[] = {"KBox", "PinInit", "KVec", "MiscDevice"};
    return kNames[below(std::size(kNames))];
  }
  std::string address() { return "https://example.org/page/" + std::to_string(below(4)); }
  static void replace_line(const std::string& begin, const std::string& line, std::string* text) {
    const auto at = text->find("\n" + begin);
    if (at == std::string::npos) return;
    text->replace(at + 1, text->find('\n', at + 1) - at, line);
  }

  CorpusFiles& files_;
  std::mt19937 random_;
};

TEST_F(Quick, SaysTheSameAsMadeAnewAfterAnyEdits) {
  int quick = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    files = valid_corpus();
    begin();
    Editor editor(&files, seed);
    for (int step = 0; step < 12; ++step) {
      step % 5 == 4 ? editor.edit_much() : editor.edit();
      const QuickPublication published = publish();
      if (published.published) {
        ++quick;
        expect_the_same_as_made_anew();
      }
      if (HasFailure()) FAIL() << "seed " << seed << ", step " << step;
      if (!published.published || step % 4 == 3) begin();
    }
  }
  EXPECT_GT(quick, 20);
}
}  // namespace
}  // namespace plumbline

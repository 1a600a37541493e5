// SPDX-License-Identifier: MIT OR Apache-2.0
// Each case breaks the valid corpus in one place. We must name the file and the flaw; and whatever
// file the corpus authors' own script, corpus-check.py, names, we must name too. The script lies
// beside the checkout, in ../shared or where PLUMBLINE_SHARED says. A file that it cannot read is
// missing for it everywhere else, too; we read more of them, so such defects stand where nothing
// depends on the file.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

struct Defect {
  const char* name;
  const char* file;
  const char* from;  // nullptr: the whole file
  const char* to;    // nullptr: without the file
  const char* problem;
};

void PrintTo(const Defect& defect, std::ostream* out) { *out << defect.name; }

CorpusFiles broken(const Defect& defect) {
  CorpusFiles files = valid_corpus();
  if (!defect.to) {
    files.erase(defect.file);
  } else if (!defect.from) {
    files[defect.file] = defect.to;
  } else {
    replace_in(&files[defect.file], defect.from, defect.to);
  }
  return files;
}

constexpr const char* kTalk = "talks/lpc-2023/klint.md";
constexpr const char* kTopic = "topics/klint.md";
constexpr const char* kEvent = "events/lpc-2023.md";
constexpr const char* kNotes = "notes/lpc-2023/klint.md";  // nothing depends on them
constexpr const char* kDeck = "slides/lpc-2023/nova.md";

const Defect kDefects[] = {
    // fields
    {"NoFrontMatter", kTalk, "---\ntitle", "title", "klint.md:1: no front matter"},
    {"BrokenYaml", kTalk, "room: Club E", "room: Club: E", "klint.md:7: front matter"},
    {"UnclosedList", kTalk, "[Gary Guo]", "[Gary Guo", "klint.md:11: front matter"},
    {"NoTitle", kTalk, "title: \"Klint: detection of atomic context violations\"\n", "",
     "klint.md:1: no title"},
    {"NoSources", kTopic, "sources:\n  - https://github.com/Rust-for-Linux/klint\n", "",
     "klint.md:1: no sources"},
    {"UnknownField", kTalk,
     "room:", "rooms:", "klint.md:7: unknown field rooms; did you mean room?"},
    {"NumberAsText", kTalk, "room: Club E", "room: 12", "klint.md:7: room is a number"},
    {"BlankText", kTalk, "room: Club E", "room: \"\"", "klint.md:7: room is blank"},
    {"PaddedText", kTalk, "room: Club E", "room: \"Club E \"",
     "klint.md:7: room is blank or padded"},
    {"NullField", kTalk, "room: Club E", "room:", "klint.md:7: room is nothing"},
    {"TextAsList", kTalk, "[Gary Guo]", "Gary Guo", "klint.md:10: speakers is text"},
    {"EmptyList", kTopic, "[kernel lint, klint tool]", "[]", "klint.md:4: aliases is empty"},
    {"EmptyMap", kEvent, "links:\n  page: https://lpc.events/event/17/", "links: {}",
     "lpc-2023.md:8: links is empty"},
    {"NumberInList", kTopic, "klint tool]", "2023]",
     "klint.md:4: aliases: not a list of plain strings"},
    {"TheSameTwice", kTopic, "klint tool]", "kernel lint]",
     "klint.md:4: aliases: kernel lint stands there twice"},
    {"UnknownKind", kTalk, "kind: talk", "kind: speech", "klint.md:9: kind is \"speech\""},
    {"UnknownAbstract", "talks/lpc-2023/nova.md", "title-only", "none",
     "nova.md:6: abstract is \"none\""},
    {"TitleVerifiedTrue", "talks/lpc-2023/nova.md", "verified: false", "verified: true",
     "nova.md:3: title_verified is only"},
    {"DateAsText", kTalk, "date: 2023-11-15", "date: \"2023-11-15\"", "klint.md:4: date is text"},
    {"NoSuchDay", kTalk, "date: 2023-11-15", "date: 2023-11-31",
     "klint.md:4: front matter: there is no day 2023-11-31"},
    {"NoSuchZone", kEvent, "Virginia, USA", "Virginia, USA\nzone: Richmond time",
     "lpc-2023.md:8: zone is no time zone, such as Europe/Prague: Richmond time"},
    {"PagesAsText", kDeck, "pages: 4", "pages: four", "nova.md:4: pages is text"},
    // text
    {"EmptyBody", kEvent, "The second Rust microconference.\n", "", "lpc-2023.md:13: empty body"},
    {"NoLastLineEnd", kEvent, "microconference.\n", "microconference.", "the last line has no end"},
    {"TabInFrontMatter", kNotes, "what was", "what\twas", "klint.md:2: a tab"},
    {"NotUtf8", kNotes, "False", "F\xFFlse", "klint.md:11: not UTF-8"},
    {"PrivatePath", kEvent, "microconference", "/tmp/x", "lpc-2023.md:13: mentions /tmp/"},
    {"PrivateWord", kEvent, "microconference", "ChatGPT", "lpc-2023.md:13: mentions ChatGPT"},
    {"PrivateWordInField", kEvent, "place: Richmond", "place: OpenAI",
     "lpc-2023.md:7: mentions OpenAI"},
    // addresses
    {"BadAddress", kEvent, "page: https://lpc.events/event/17/", "page: lpc.events",
     "lpc-2023.md:9: bad address lpc.events"},
    {"BadSource", kEvent, "  - https:", "  - ftp:", "lpc-2023.md:11: bad address ftp:"},
    {"HostWithoutDot", kEvent, "  - https://lpc.events/", "  - https://lpc/",
     "lpc-2023.md:11: bad address"},
    {"BannedHost", kEvent, "  - https://lpc.events/", "  - https://medium.com/",
     "lpc-2023.md:11: banned host"},
    {"BannedHostInBody", kTalk, "https://lwn.net/Articles/1038750/)", "https://oddbean.com/x)",
     "klint.md:23: banned host"},
    {"RelativeLinkInBody", kTalk, "(https://lwn.net/Articles/1038750/)", "(report.html)",
     "klint.md:23: a link to report.html"},
    {"AddressIsAMap", kEvent, "page: https://lpc.events/event/17/", "page: {a: b}",
     "lpc-2023.md:9: links: page is a map"},
    {"LinkKey", kEvent, "page: https", "The Page: https", "lpc-2023.md:9: link key \"The Page\""},
    {"NumberAsSource", kEvent, "- https://lpc.events/event/17/", "- 17",
     "lpc-2023.md:11: sources: not a list"},
    // paths
    {"BadSlug", "topics/Klint_2.md", nullptr, "---\ntitle: x\n---\nx\n", "Klint_2.md: bad path"},
    {"TopicInDirectory", "topics/a/b.md", nullptr, "---\ntitle: x\n---\nx\n", "b.md: bad path"},
    {"TalkWithoutEventDirectory", "talks/b.md", nullptr, "---\ntitle: x\n---\nx\n",
     "b.md: bad path"},
    {"NotMarkdown", "topics/b.txt", nullptr, "x", "b.txt: is not a .md file"},
    {"StrangeFile", "todo.txt", nullptr, "x", "todo.txt: does not belong here"},
    {"StrangeDirectory", "drafts/x.md", nullptr, "x", "drafts: does not belong here"},
    // references
    {"UnknownEvent", kTalk, "event: lpc-2023", "event: lpc-2032",
     "klint.md:3: no event lpc-2032; did you mean lpc-2023?"},
    {"OtherEvent", kTalk, "event: lpc-2023", "event: kangrejos-2025",
     "klint.md:3: event is not its directory"},
    {"EventIsGone", kEvent, nullptr, nullptr, "klint.md:3: no event lpc-2023 [left out]"},
    {"EventWithoutTalk", "talks/kangrejos-2025/klint.md", nullptr, nullptr,
     "kangrejos-2025.md: no talk"},
    {"NotesWithoutTalk", kTalk, nullptr, nullptr, "no talk lpc-2023/klint"},
    {"UnknownTopic", kTalk, "[klint, atomic-context]", "[klint, atomic-contexts]",
     "klint.md:11: no topic atomic-contexts; did you mean atomic-context?"},
    {"OneTopic", kTalk, "[klint, atomic-context]", "[klint]", "klint.md:11: 1 topics, not 2 to 6"},
    {"SevenTopics", kTalk, "[klint, atomic-context]",
     "[klint, atomic-context, nova, tooling, a, b, c]", "klint.md:11: 7 topics"},
    {"FollowsNothing", "talks/kangrejos-2025/klint.md", "lpc-2023/klint", "lpc-2023/x",
     "klint.md:8: follows: no talk"},
    {"FollowsItself", "talks/kangrejos-2025/klint.md", "lpc-2023/klint", "kangrejos-2025/klint",
     "klint.md:8: follows itself"},
    {"FollowsALaterTalk", kTalk,
     "links:", "follows: kangrejos-2025/klint\nlinks:", "klint.md:12: follows a later talk"},
    {"UnknownRelated", kTopic, "[atomic-context]", "[atomic]",
     "klint.md:7: related: no topic atomic"},
    {"RelatedToItself", kTopic, "[atomic-context]", "[klint]", "klint.md:7: related to itself"},
    {"UnknownParent", kTopic, "parent: tooling", "parent: tools",
     "klint.md:6: parent: no topic tools"},
    {"CircleOfParents", "topics/tooling.md",
     "related:", "parent: klint\nrelated:", "tooling.md:6: parent: leads in a circle"},
    {"UnknownWikiLink", "talks/kangrejos-2025/klint.md", "[[klint]]", "[[klimt]]",
     "klint.md:14: no document [[klimt]]"},
    // days
    {"EndBeforeStart", kEvent, "end: 2023-11-15", "end: 2023-11-12",
     "lpc-2023.md:6: ends before it starts"},
    {"EndWithoutStart", kEvent, "start: 2023-11-13\n", "", "lpc-2023.md:5: end without start"},
    {"OtherYear", kEvent, "start: 2023-11-13", "start: 2022-11-13",
     "lpc-2023.md:5: starts in another year"},
    {"DayOutside", kTalk, "date: 2023-11-15", "date: 2023-11-16",
     "klint.md:4: 2023-11-16 is outside"},
    {"StartWithoutEnd", kTalk, "end: \"10:30\"\n", "",
     "klint.md:5: start, end and date belong together"},
    {"TimeWithoutDate", kTalk, "date: 2023-11-15\n", "",
     "klint.md:4: start, end and date belong together"},
    {"TimeWithoutQuotes", kTalk, "start: \"10:00\"", "start: 10:00",
     "klint.md:5: start is a number"},
    {"NoSuchTime", kTalk, "end: \"10:30\"", "end: \"25:30\"", "klint.md:6: end is \"25:30\""},
    {"TalkEndsFirst", kTalk, "end: \"10:30\"", "end: \"09:30\"",
     "klint.md:6: ends before it starts"},
    // names
    {"SameTitle", "talks/lpc-2023/nova.md", "title: Nova, a GPU driver",
     "title: Klint; detection of atomic-context violations",
     "nova.md:2: the same title as lpc-2023/klint"},
    {"AliasOfTwoTopics", kTopic, "klint tool]", "Nova]",
     "klint.md:4: \"Nova\" is a name of nova too"},
    {"AliasIsASlug", kTopic, "klint tool]", "Atomic Context]",
     "klint.md:4: \"Atomic Context\" is a name of atomic-context too"},
    {"AliasWithTheSameKey", kTopic, "klint tool]", "NovaCore]",
     "nova.md:4: \"nova-core\" is a name of klint too"},
    {"AliasIsASpeaker", kTopic, "klint tool]", "Gary Guo]",
     "klint.md:4: \"Gary Guo\" is the name of a speaker"},
    {"LookAlikes", "talks/kangrejos-2025/klint.md", "Gary Guo", "Garry Guo",
     "\"Garry Guo\" and \"Gary Guo\" look alike"},
    {"PersonSpeaksNowhere", "people.yml", "name: Gary Guo", "name: Gary Gruber",
     "people.yml:2: Gary Gruber speaks nowhere"},
    {"SpellingTwice", "people.yml", "bjorn3", "nbdd0121",
     "people.yml:3: nbdd0121 stands there twice"},
    {"SpellingIsASpeaker", "people.yml", "nbdd0121", "Danilo Krummrich",
     "people.yml:2: Danilo Krummrich stands for Gary Guo"},
    {"PersonWithoutAlso", "people.yml", ", also: [nbdd0121]", ", also: []",
     "people.yml:2: an entry is"},
    {"PersonWithMore", "people.yml", "[nbdd0121]", "[nbdd0121], x: y", "people.yml:2: an entry is"},
    // decks
    {"PageCount", kDeck, "pages: 4", "pages: 5", "nova.md:4: pages says 5, but there are 4"},
    {"PageWithoutHeading", kDeck, "## Firmware\n", "", "nova.md:18: page 3 has no heading"},
    {"BreakIsAnUnderline", kDeck, "By its authors.\n\n---", "By its authors.\n---",
     "nova.md:4: pages says 4, but there are 3"},
    // only we look for these
    {"FieldsOutOfOrder", kTalk, "room: Club E\ntrack: Rust MC", "track: Rust MC\nroom: Club E",
     "klint.md:8: room belongs before track"},
    {"FieldTwice", kTalk, "room: Club E", "room: Club E\nroom: Club F",
     "klint.md:8: room stands there twice"},
    {"CarriageReturns", kEvent, "microconference.\n", "microconference.\r\n",
     "lpc-2023.md:13: lines end in CR LF"},
    {"RawHtml", kEvent, "Rust", "Vec<u8>", "lpc-2023.md:13: HTML is shown as text"},
    {"ScriptLink", kTalk, "https://lwn.net/Articles/1038750/)", "javascript:x)",
     "klint.md:23: a link to \"javascript:x\" is not"},
};

class Check : public testing::TestWithParam<Defect> {};

TEST_P(Check, NamesFileLineAndFlaw) {
  const Defect& defect = GetParam();
  TemporaryDirectory directory;
  write_corpus(broken(defect), directory / "corpus");
  EXPECT_THAT(lines_of(check_directory(directory / "corpus")), HasSubstr(defect.problem));
}

// --- The script

std::string script() {
  namespace fs = std::filesystem;
  if (const char* shared = std::getenv("PLUMBLINE_SHARED"))
    return std::string(shared) + "/corpus-check.py";
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  return source ? (fs::path(source) / "../shared/corpus-check.py").string() : "";
}

bool script_runs() {
  static const bool runs =
      std::filesystem::exists(script()) && std::system("python3 -c 'import yaml' 2>/dev/null") == 0;
  return runs;
}

std::string output_of(const std::string& command) {
  std::string out;
  std::array<char, 4096> buffer;
  FILE* pipe = popen(command.c_str(), "r");
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    out.append(buffer.data(), count);
  pclose(pipe);
  return out;
}

// "talks/lpc-2023/klint" of "BAD talks/lpc-2023/klint.md: what": without the extension, which only
// some have.
std::set<std::string> named_by_script(const std::string& directory) {
  std::istringstream lines(output_of("python3 " + script() + " " + directory + " 2>/dev/null"));
  std::set<std::string> names;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("BAD ", 0) != 0) continue;
    std::string name = line.substr(4, line.find(": ") - 4);
    if (name.ends_with(".md")) name.resize(name.size() - 3);
    names.insert(name);
  }
  return names;
}

std::set<std::string> named_by_us(const std::string& directory) {
  std::set<std::string> names;
  for (const Problem& problem : check_directory(directory)) {
    std::string name = problem.path.substr(directory.size() + 1);
    names.insert(name.substr(0, name.find('/')));  // the script says "topics" for all of them
    if (name.rfind("talks/", 0) == 0) names.insert("speakers");
    if (name.ends_with(".md")) name.resize(name.size() - 3);
    names.insert(name);
    names.insert(name.substr(name.find('/') + 1));  // "lpc-2023/klint", in one of its rules
  }
  return names;
}

TEST_P(Check, NamesWhateverTheScriptNames) {
  if (!script_runs())
    GTEST_SKIP() << "needs python3 with yaml, and corpus-check.py in PLUMBLINE_SHARED or ../shared";
  TemporaryDirectory directory;
  write_corpus(broken(GetParam()), directory / "corpus");
  const std::set<std::string> ours = named_by_us(directory / "corpus");
  for (const std::string& name : named_by_script(directory / "corpus"))
    EXPECT_THAT(ours, testing::Contains(name));
}

INSTANTIATE_TEST_SUITE_P(Defects, Check, testing::ValuesIn(kDefects),
                         [](const auto& defect) { return std::string(defect.param.name); });

TEST(CheckScript, FindsNothingInTheValidCorpusEither) {
  if (!script_runs())
    GTEST_SKIP() << "needs python3 with yaml, and corpus-check.py in PLUMBLINE_SHARED or ../shared";
  TemporaryDirectory directory;
  write_corpus(valid_corpus(), directory / "corpus");
  EXPECT_THAT(named_by_script(directory / "corpus"), testing::IsEmpty());
}
}  // namespace
}  // namespace plumbline

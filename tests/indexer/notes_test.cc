// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/notes.h"

#include <gmock/gmock.h>

#include "indexer/sources/plain_text.h"
#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string plain(const std::string& text) {
  const auto sections = read_plain_text(text, 1);
  return sections.empty() ? "" : to_html(sections[0].body, 0, sections[0].body.text.size());
}

TEST(PlainText, IsLaidOutAsPeopleDo) {
  EXPECT_EQ(plain(""), "");
  EXPECT_EQ(plain("a\nb\n\nc"), "<p>a b</p>\n<p>c</p>");
  EXPECT_EQ(plain("- a\n  b\n* c\n\n- d\n\ne"),
            "<ul>\n<li>a b</li>\n<li>c</li>\n<li>d</li></ul>\n<p>e</p>");
  EXPECT_EQ(plain("x:\n\n    int a;\n\n    int b;\n\ny"),
            "<p>x:</p>\n<pre><code>int a;\n\nint b;\n</code></pre><p>y</p>");
  EXPECT_EQ(plain("Vec<u8> & *x*"), "<p>Vec&lt;u8&gt; &amp; *x*</p>");
}

TEST(PlainText, IsCutAtUnderlinedHeadings) {
  const auto sections = read_plain_text("Lead\n\nFirst\n=====\ntext\n\nSecond\n---\n", 5);
  ASSERT_EQ(sections.size(), 3u);
  EXPECT_EQ(sections[1].heading.text, "First");
  EXPECT_EQ(sections[1].body.text, "text");
  EXPECT_EQ(sections[1].line, 7);
  EXPECT_EQ(sections[2].heading.text, "Second");
}

TEST(Notes, AreReadFromAPage) {
  const std::string page =
      "<html><head><title>Notes &amp; more</title><script>x</script></head><body><h1>BoF</h1>"
      "<p>We use Arc<T>, see https://a.b/c</p></body></html>";
  ASSERT_TRUE(kHtmlNotes.recognizes({"", "notes/lpc-2024/bof.html", page}));
  const Reading reading = read_with(kHtmlNotes, "notes/lpc-2024/bof.html", page);
  EXPECT_THAT(texts_of(reading), ElementsAre("[BoF] We use Arc<T>, see https://a.b/c"));
  EXPECT_EQ(reading.sources[0].title, "Notes & more");
  EXPECT_EQ(reading.sources[0].slug, "lpc-2024/bof");
  EXPECT_EQ(reading.sources[0].kind, SourceKind::kNotes);
}

TEST(Notes, AreReadFromMarkdownAndText) {
  const Reading markdown =
      read_with(kMarkdownNotes, "notes/e-1/a.md", "# Pins\n\nVec<u8> *x*<br>y a@b.org");
  EXPECT_THAT(texts_of(markdown), ElementsAre("[Pins] Vec<u8> x/y (e-mail address)"));
  EXPECT_EQ(markdown.sources[0].title, "Pins");
  const Reading text = read_with(kTextNotes, "notes/e-1/some_notes.txt", "One.\n\n- two");
  EXPECT_THAT(texts_of(text), ElementsAre("One./two"));
  EXPECT_EQ(text.sources[0].title, "some notes");
}

// A head of other programs: what it gives, and which problems it has.
struct Head {
  const char *text, *title, *sections, *problem;
};
class HeadsOfNotes : public testing::TestWithParam<Head> {};

TEST_P(HeadsOfNotes, AreTakenOff) {
  const std::string name = "notes/e-1/a.md";
  ASSERT_TRUE(kMarkdownNotes.recognizes({"", name, GetParam().text}));
  const Reading reading = read_with(kMarkdownNotes, name, GetParam().text);
  ASSERT_EQ(reading.sources.size(), 1u);
  EXPECT_EQ(reading.sources[0].title, GetParam().title);
  EXPECT_THAT(texts_of(reading), ElementsAre(GetParam().sections));
  std::string problems;
  for (const Problem& problem : reading.problems)
    problems += std::to_string(problem.line) + ": " + problem.message;
  EXPECT_THAT(problems, testing::StartsWith(GetParam().problem));
  EXPECT_EQ(problems.empty(), GetParam().problem[0] == '\0') << problems;
}

INSTANTIATE_TEST_SUITE_P(
    Table, HeadsOfNotes,
    testing::Values(Head{"---\ntitle: Pins\ntags: [a, b]\n---\nText.", "Pins", "Text.", ""},
                    Head{"\xEF\xBB\xBF---\r\n# x\r\ntitle: 2024\r\n--- \r\nText.", "2024", "Text.",
                         ""},
                    Head{"---\ntags: x\n...\n\n# Pins\n\nText.", "Pins", "[Pins] Text.", ""},
                    Head{"+++\ntitle = \"Pins\"\n[x]\n+++\nText.", "Pins", "Text.", ""},
                    Head{"---\nA rule.\n\nIt says: all.", "a", "/A rule./It says: all.", ""},
                    Head{"---\ntitle: Pins: a tool\n---\nText.", "Pins: a tool", "Text.",
                         "2: front matter: a colon and a blank within a value; put it in quotes"},
                    Head{"---\nlang: en\ntitle: \"Pins\ntags: x\n---\nText.", "Pins", "Text.",
                         "3: front matter: a quotation mark has no second one"},
                    Head{"---\ntitle: Pins\n\ttags: x\n---\nText.", "Pins", "Text.",
                         "3: front matter: a tab indents this line; use blanks"},
                    Head{"---\ntitle: Pins\n\nText.", "a", "/title: Pins/Text.",
                         "1: the front matter that begins here has no end and is read as text; put "
                         "a line ---"}));

TEST(Notes, AreKnownByTheirPlaceAndContent) {
  EXPECT_FALSE(kHtmlNotes.recognizes({"", "program.html", "<p>x</p>"}));
  EXPECT_FALSE(kTextNotes.recognizes({"", "readme.txt", "x"}));
  EXPECT_FALSE(
      kMarkdownNotes.recognizes({"", "notes/e-1/a.md", "---\ntitle: A\nevent: e-1\n---\n"}));
  EXPECT_TRUE(kTextNotes.recognizes({"", "mine/notes/a.txt", "x"}));
}

TEST(Notes, AreKnownByADirectoryOfMinutesAndByTheirDay) {
  const auto date_of = [](const std::string& name) -> std::string {
    if (!kMarkdownNotes.recognizes({"", name, "# Pins\n\nText."})) return "no notes";
    return read_with(kMarkdownNotes, name, "# Pins\n\nText.").sources.at(0).date;
  };
  EXPECT_EQ(date_of("minutes/pins.md"), "");
  EXPECT_EQ(date_of("Design-Meeting-Minutes/2020-01-06-Pins.md"), "2020-01-06");
  EXPECT_EQ(date_of("irc/2020_01_06.md"), "2020-01-06");
  EXPECT_EQ(date_of("meetings/2023-01/jan-30.md"), "");
  EXPECT_EQ(date_of("notes/2020-01-06/pins.md"), "2020-01-06");
  EXPECT_EQ(date_of("2020-01-06 Pins.md"), "2020-01-06");
  EXPECT_EQ(date_of("2020-01-06/pins.md"), "no notes");
  EXPECT_EQ(date_of("2020-13-06-pins.md"), "no notes");
  EXPECT_EQ(date_of("2020-01-061.md"), "no notes");
  EXPECT_EQ(date_of("minutesofit/pins.md"), "no notes");
  EXPECT_EQ(date_of("minutes/README.md"), "no notes");
  EXPECT_EQ(date_of("lpc/RELEASE_NOTES.md"), "no notes");
  EXPECT_EQ(date_of("lpc/klint-notes.md"), "");
  EXPECT_EQ(date_of("minutes/Agenda 2020-01-06.md"), "2020-01-06");
  EXPECT_EQ(date_of("minutes/a12020-01-06.md"), "");
  EXPECT_EQ(date_of("minutes 2020-01-06/2020-01-07-a-2020-01-08.md"), "2020-01-07");
  EXPECT_EQ(date_of("irc/agenda-2020-01-06.md"), "no notes");
  EXPECT_EQ(date_of("20200106-pins.md"), "2020-01-06");
  EXPECT_EQ(date_of("minutes/TSC Minutes - 20200106.md"), "2020-01-06");
  EXPECT_EQ(date_of("minutes/20200106/pins.md"), "2020-01-06");
  for (const char* number : {"120200106", "202001061", "20201306", "12000106", "2020010"})
    EXPECT_EQ(date_of(std::string("minutes/") + number + ".md"), "") << number;
  EXPECT_EQ(date_of("2020-01-06 lpc/minutes.en.md"), "2020-01-06");
  EXPECT_TRUE(kTextNotes.recognizes({"", "irc/2020-01-06.txt", "x"}));
  EXPECT_EQ(
      read_with(kMarkdownNotes, "notes/2020-01-06.md", "---\ntitle: A\ndate: 2020-01-07\n---\nB")
          .sources.at(0)
          .date,
      "2020-01-07");
}

TEST(Notes, MayBeATranscriptOrAnAbstractByTheirName) {
  const auto read = [](const std::string& name) {
    return read_with(kMarkdownNotes, name, "# Pins\n\nText.").sources.at(0);
  };
  EXPECT_EQ(read("lpc/pins/transcript.en.md").kind, SourceKind::kTranscript);
  EXPECT_EQ(read("lpc/pins/abstract.md").format, kAbstractFormat);
  EXPECT_EQ(read("proposals/pins.md").format, kAbstractFormat);
  EXPECT_EQ(read("lpc/pins/notes.md").format, "");
  EXPECT_EQ(read("notes/abstract.md").format, "");
  EXPECT_EQ(read("proposals/pins.md").kind, SourceKind::kNotes);
}

TEST(Notes, AreNotCalledAfterAParagraphAboveARule) {
  const std::string paragraph(250, 'x');
  EXPECT_EQ(read_with(kMarkdownNotes, "notes/my_pins.md", paragraph + "\n---\nText.\n")
                .sources.at(0)
                .title,
            "my pins");
}

TEST(Notes, TellTheDayAndTheSpeakersInTheirHead) {
  const Reading reading =
      read_with(kMarkdownNotes, "notes/klint.md",
                "---\ntitle: Klint, minutes\ntags: lpc\n"
                "date: 2023-11-14T10:00:00Z\nlang: en\n"
                "speakers: [Gary Guo, name: Ada Example]\n---\n# Asked\n\nWhy?\n");
  EXPECT_THAT(texts_of(reading), ElementsAre("[Asked] Why?"));
  ASSERT_EQ(reading.sources.size(), 1u);
  const Source& notes = reading.sources[0];
  EXPECT_EQ(notes.title, "Klint, minutes");
  EXPECT_EQ(notes.date, "2023-11-14");
  EXPECT_EQ(notes.lang, "en");
  ASSERT_EQ(notes.speakers.size(), 2u);
  EXPECT_EQ(notes.speakers[0].text, "Gary Guo");
  EXPECT_EQ(notes.speakers[1].text, "Ada Example");
  EXPECT_EQ(notes.sections[0].line, 8);
}

TEST(Notes, AreAnywhereWhereTheirHeadTellsOfATalk) {
  const auto recognized = [](std::string_view head) {
    return kMarkdownNotes.recognizes(
        {"", "2020/coinswap.md", "---\n" + std::string(head) + "---\nText.\n"});
  };
  EXPECT_TRUE(recognized("title: Coinswap\ndate: 2020-06-15\n"));
  EXPECT_TRUE(recognized("title: Coinswap\r\nspeaker: Ada Example\r\n"));
  EXPECT_TRUE(recognized("title: Coinswap\ndate: 2020-06-15\n...\n"));
  EXPECT_FALSE(recognized("title: Coinswap\n"));
  EXPECT_FALSE(recognized("date: 2020-06-15\n"));
  EXPECT_FALSE(recognized("title: Coinswap\ndate: 2020-06-15\nsources:\n  - https://a.example\n"));
}

TEST(Notes, WithADateThatIsNoDayAreReadWithoutIt) {
  const Reading reading =
      read_with(kMarkdownNotes, "notes/a.md", "---\ntitle: A\ndate: soon\n---\nText.\n");
  EXPECT_THAT(messages_of(reading),
              ElementsAre(HasSubstr("date is no day, such as 2023-11-15: soon")));
  EXPECT_EQ(reading.sources.at(0).date, "");
}

TEST(Notes, HoldNoControlCharactersInWhateverEncoding) {
  const std::string wide(
      "\xFF\xFE"
      "a\0\x90\0b\0",
      8);
  EXPECT_THAT(texts_of(read_with(kTextNotes, "notes/lpc-2024/bof.txt", wide)), ElementsAre("ab"));
  EXPECT_THAT(texts_of(read_with(kTextNotes, "notes/lpc-2024/bof.txt",
                                 "a\x01\xC2\x90"
                                 "b\fc")),
              ElementsAre("ab c"));
}

TEST(Notes, ThatSayNothingOrAreNoTextAreLeftOut) {
  EXPECT_THAT(messages_of(read_with(kHtmlNotes, "notes/a.html", "<p></p>")),
              ElementsAre(HasSubstr("says nothing")));
  EXPECT_THAT(messages_of(read_with(kTextNotes, "notes/a.txt", std::string_view("a\0b", 3))),
              ElementsAre(HasSubstr("zero bytes")));
}

TEST(Notes, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(kHtmlNotes, "notes/a.html",
                           "<title>a</title><ul><li>b <b>c</b>&eacute;</ul>\u00e9", 50, 200);
  expect_sound_when_broken(kTextNotes, "notes/a.txt", "a\n===\n\n- b\n\n    c\n\u00e9\n", 30, 100);
  expect_sound_when_broken(kMarkdownNotes, "notes/a.md", "# a\n\n- b\n\n    c\n<b>\u00e9\n", 30,
                           100);
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include "indexer/sources/office.h"
#include "tests/indexer/format_test.h"
#include "tests/support/small_zip.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kName = "notes/e-1/2023-11-15-klint.odt";

const std::string kStyles =
    "<y:style y:name='P1' y:parent-style-name='Standard'><y:text-properties f:font-weight='bold'/>"
    "</y:style>"
    "<y:style y:name='P2' y:parent-style-name='Title'/>"
    "<y:style y:name='P3'><y:text-properties t:display='none'/></y:style>"
    "<y:style y:name='T1'><y:text-properties f:font-weight='bold'/></y:style>"
    "<y:style y:name='T2'><y:text-properties f:font-style='italic'/></y:style>"
    "<y:style y:name='T3'><y:text-properties y:font-name='Liberation Mono'/></y:style>"
    "<y:style y:name='T4'><y:text-properties t:display='none'/></y:style>"
    "<t:list-style y:name='L1'><t:list-level-style-bullet t:level='1'/>"
    "<t:list-level-style-bullet t:level='2'/></t:list-style>"
    "<t:list-style y:name='L2'><t:list-level-style-number t:level='1' y:num-format='1'/>"
    "<t:list-level-style-number t:level='2' y:num-format='a'/></t:list-style>"
    "<t:list-style y:name='L3'><t:list-level-style-number t:level='1' y:num-format=''/>"
    "</t:list-style>";

Reading odt(const std::string& text, const ZipContents& more = {}) {
  return read_with(kOdt, kName, small_odt(text, kStyles, more));
}

std::string p(const std::string& text, const std::string& style = "Standard") {
  return "<t:p t:style-name='" + style + "'>" + text + "</t:p>";
}

std::string list(const std::string& style, const std::string& items) {
  return "<t:list t:style-name='" + style + "'>" + items + "</t:list>";
}

std::string item(const std::string& inside) { return "<t:list-item>" + inside + "</t:list-item>"; }

std::string html(const std::string& text) { return html_of(odt(text)); }

TEST(Odt, TitleAndHeadingsBeginSections) {
  const Reading reading = odt(
      p("Klint, minutes", "P2") + p("Present: all.") + "<t:h t:outline-level='1'>Locks</t:h>" +
      p("Held.") + list("L2", item("<t:h t:outline-level='2'><t:number>1.</t:number>Pins</t:h>")) +
      p("By its style", "Heading_20_3") + p("z"));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint, minutes] Present: all.", "[Locks] Held.",
                                             "[Pins] ", "[By its style] z"));
  const Source& notes = reading.sources.at(0);
  EXPECT_EQ(notes.kind, SourceKind::kNotes);
  EXPECT_EQ(notes.slug, "e-1/2023-11-15-klint");
  EXPECT_EQ(notes.title, "Klint, minutes");
  EXPECT_EQ(notes.date, "2023-11-15");
}

TEST(Odt, IsCalledByPropertiesOfThisText) {
  const ZipContents meta = {{"meta.xml",
                             "<o:document-meta><o:meta><dc:title xmlns:dc='d'>Klint at "
                             "work</dc:title></o:meta></o:document-meta>"}};
  EXPECT_EQ(odt(p("Klint at work, by Ada"), meta).sources.at(0).title, "Klint at work");
  EXPECT_EQ(odt(p("Something else"), meta).sources.at(0).title, "2023-11-15-klint");
}

TEST(Odt, ListsNestAndCountOn) {
  EXPECT_EQ(html(list("L1", item(p("a") + p("more") + "<t:list>" + item(p("b")) + "</t:list>") +
                                item(p("c")))),
            "<ul>\n<li>a\n<p>more</p>\n<ul>\n<li>b</li></ul></li>\n<li>c</li></ul>");
  const std::string first = list("L2", item(p("a")));
  EXPECT_EQ(html(first + p("x") + list("L2' t:continue-numbering='true", item(p("b")))),
            "<ol>\n<li>a</li></ol>\n<p>x</p>\n<ol start=\"2\">\n<li>b</li></ol>");
  EXPECT_EQ(html(first + p("x") + list("L2", item(p("b")))),
            "<ol>\n<li>a</li></ol>\n<p>x</p>\n<ol>\n<li>b</li></ol>");
  EXPECT_EQ(html(list("L2", "<t:list-item t:start-value='4'>" + p("a") + "</t:list-item>")),
            "<ol start=\"4\">\n<li>a</li></ol>");
  const std::string heading = "<t:h t:outline-level='1'>h</t:h>";
  const Reading counted =
      odt(list("L2", item(heading) + item("<t:list>" + item(p("a")) + "</t:list>") + item(heading) +
                         item("<t:list>" + item(p("b")) + "</t:list>") + item(p("c"))));
  EXPECT_THAT(texts_of(counted), ElementsAre("[h] a", "[h] b/c"));
  EXPECT_EQ(counted.sources.at(0).sections.at(1).body.spans.at(0).number, 1);
  EXPECT_EQ(html(list("L3", item(p("a")))), "<p>a</p>");  // it shows nothing
  EXPECT_EQ(html(list("L1", "<t:list-header>" + p("h") + "</t:list-header>" + item(p("a")))),
            "<p>h</p>\n<ul>\n<li>a</li></ul>");
}

TEST(Odt, TablesAreALineARow) {
  const auto cell = [](const std::string& inside) {
    return "<b:table-cell>" + inside + "</b:table-cell>";
  };
  EXPECT_EQ(html("<b:table><b:table-column/><b:table-header-rows><b:table-row>" + cell(p("a")) +
                 cell(p("b")) + "</b:table-row></b:table-header-rows><b:table-row>" + cell(p("c")) +
                 "<b:covered-table-cell/>" + cell(p("d") + p("e")) + "</b:table-row><b:table-row>" +
                 cell(p("f")) + cell(list("L1", item(p("g")) + item(p("h")))) +
                 "</b:table-row></b:table>"),
            "<p>a | b</p>\n<p>c | d e</p>\n<p>f</p>\n<ul>\n<li>g</li>\n<li>h</li></ul>");
}

TEST(Odt, LettersAndLinks) {
  EXPECT_EQ(
      html(p("a\n  b<t:s t:c='2'/><t:span t:style-name='T1'>c <t:span t:style-name='T2'>d"
             "</t:span></t:span><t:tab/>e<t:line-break/><t:span t:style-name='T3'>f</t:span>")),
      "<p>a b <strong>c <em>d</em></strong> e<br>\n<code>f</code></p>");
  EXPECT_EQ(html(p("<t:a x:href='https://lwn.net/'>LWN</t:a> <t:a x:href='#top'>up</t:a> <t:a "
                   "x:href='mailto:ada@example.org'>ada@example.org</t:a>")),
            "<p><a href=\"https://lwn.net/\">LWN</a> up (e-mail address)</p>");
  EXPECT_EQ(html(p("  x<t:s t:c='3'/>y", "Preformatted_20_Text") + p("z", "Preformatted_20_Text")),
            "<pre><code>x   y\nz\n</code></pre>");
}

TEST(Odt, LeavesOutWhatIsNoTextOfIt) {
  EXPECT_EQ(html("<t:tracked-changes><t:changed-region><t:deletion>" + p("gone") +
                 "</t:deletion></t:changed-region></t:tracked-changes><t:table-of-content>" +
                 p("Locks 7") + "</t:table-of-content><t:section t:display='none'>" + p("secret") +
                 "</t:section><t:section>" +
                 p("a<t:note><t:note-citation>1</t:note-citation><t:note-body>" + p("foot") +
                   "</t:note-body></t:note><o:annotation>" + p("comment") +
                   "</o:annotation><t:page-number>7</t:page-number><t:span t:style-name='T4'> "
                   "hidden</t:span><t:hidden-text t:is-hidden='true'>no</t:hidden-text> "
                   "<t:date>2023</t:date>") +
                 p("hidden", "P3") + p("<t:hidden-paragraph t:is-hidden='true'/>hidden") +
                 "</t:section>"),
            "<p>a 2023</p>");
}

TEST(Odt, TextsInFramesComeBehindTheirParagraph) {
  EXPECT_EQ(
      html(p("a<d:frame><d:text-box>" + p("in a frame") +
             "</d:text-box></d:frame><d:frame><d:image/><v:title>picture</v:title></d:frame>") +
           p("b")),
      "<p>a</p>\n<p>in a frame</p>\n<p>b</p>");
}

TEST(Odt, ShortBoldParagraphsAreHeadingsWhereThereAreNoOthers) {
  EXPECT_THAT(texts_of(odt(p("Agenda", "P1") + p("x") + p("Locks", "P1") + p("y"))),
              ElementsAre("[Agenda] x", "[Locks] y"));
}

TEST(Odt, LinesWithTimesAreATranscript) {
  const Reading reading =
      read_with(kOdt, "transcripts/klint.odt",
                small_odt(p("[00:01] Ada: Hello.") + p("[00:02:05] Ben: Well, yes.")));
  EXPECT_EQ(reading.sources.at(0).kind, SourceKind::kTranscript);
  EXPECT_THAT(texts_of(reading), ElementsAre("Ada: Hello.", "Ben: Well, yes."));
}

TEST(Odt, SaysWhyAFileIsLeftOut) {
  const auto why = [](const std::string& bytes) {
    return messages_of(read_with(kOdt, kName, bytes)).at(0);
  };
  EXPECT_THAT(why("PK\x03\x04 rubbish"), HasSubstr("is damaged"));
  EXPECT_THAT(why(small_zip({{"a.txt", "x"}})), HasSubstr("has no content.xml inside"));
  EXPECT_THAT(why(small_odt("", "", {{"META-INF/manifest.xml", "<m:encryption-data/>"}})),
              HasSubstr("needs a password"));
  EXPECT_THAT(why(small_odt("<t:p/>")), HasSubstr("says nothing"));
  EXPECT_THAT(why(small_odt(std::string(17 << 20, ' '))), HasSubstr("16 MiB"));
}

TEST(Odt, IsReadAmongNotesAlone) {
  const std::string bytes = small_odt(p("x"));
  EXPECT_EQ(format_of("minutes/klint.odt", bytes), "odt");
  EXPECT_EQ(format_of("klint.odt", bytes), "");
  EXPECT_EQ(format_of("minutes/klint.odt", small_zip({{"content.xml", "<x/>"}})), "odt");
}

TEST(Odt, DeepNestingIsCutAndNotFollowed) {
  for (const auto& [begin, end] : std::initializer_list<std::pair<std::string, std::string>>{
           {"<t:list><t:list-item>", "</t:list-item></t:list>"},
           {"<t:section>", "</t:section>"},
           {"<b:table><b:table-row><b:table-cell>", "</b:table-cell></b:table-row></b:table>"},
           {"<t:p><d:frame><d:text-box>", "</d:text-box></d:frame></t:p>"}}) {
    std::string deep;
    for (int i = 0; i < 50'000; ++i) deep += begin;
    deep += p("deep");
    for (int i = 0; i < 50'000; ++i) deep += end;
    EXPECT_THAT(texts_of(odt(p("x") + deep)), ElementsAre("x")) << begin;
  }
}

TEST(Odt, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(
      kOdt, kName,
      small_odt(p("Klint", "P2") + list("L2", item(p("a \u00e9"))) +
                    p("<t:a x:href='https://lwn.net/'>b</t:a><t:span t:style-name='T1'>c</t:span>"),
                kStyles),
      60, 1000);
}
}  // namespace
}  // namespace plumbline

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

constexpr const char* kName = "notes/e-1/2023-11-15-klint.docx";

const std::string kStyles =
    "<w:styles>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name "
    "w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/>"
    "<w:basedOn w:val='berschrift1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Pre'><w:name w:val='HTML Preformatted'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Liste'><w:name w:val='List Bullet'/>"
    "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Loud'><w:name w:val='Loud'/>"
    "<w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Fett'><w:name w:val='Strong'/>"
    "<w:rPr><w:b/></w:rPr></w:style>"
    "</w:styles>";

const std::string kLists =
    "<w:numbering>"
    "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
    "<w:numFmt w:val='lowerLetter'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='9'><w:lvl w:ilvl='0'><w:numFmt w:val='none'/></w:lvl>"
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='8'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='9'/></w:num>"
    "</w:numbering>";

Reading docx(const std::string& body, ZipContents more = {}) {
  more.emplace_back("word/styles.xml", kStyles);
  more.emplace_back("word/numbering.xml", kLists);
  return read_with(kDocx, kName, small_docx(body, more));
}

std::string p(const std::string& text, const std::string& style = "") {
  return docx_paragraph(docx_run(text), style);
}

std::string item(const std::string& text, int list, int level = 0) {
  return docx_paragraph(docx_run(text), "",
                        "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" +
                            std::to_string(list) + "'/></w:numPr>");
}

std::string html(const std::string& body, const ZipContents& more = {}) {
  return html_of(docx(body, more));
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl>";
  for (const auto& cells : rows) {
    out += "<w:tr>";
    for (const std::string& cell : cells) out += "<w:tc><w:tcPr/>" + cell + "</w:tc>";
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

std::string field(const std::string& instruction, const std::string& result) {
  return "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" + instruction +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + result +
         "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
}

TEST(Docx, TitleAndHeadingsBeginSections) {
  const Reading reading =
      docx(p("Klint, minutes", "Titel") + p("Present: all.") + p("Locks", "berschrift1") +
           p("Held.") + p("Own one", "Own") +
           docx_paragraph(docx_run("By its level"), "", "<w:outlineLvl w:val='1'/>") + p("z"));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint, minutes] Present: all.", "[Locks] Held.",
                                             "[Own one] ", "[By its level] z"));
  const Source& notes = reading.sources.at(0);
  EXPECT_EQ(notes.kind, SourceKind::kNotes);
  EXPECT_EQ(notes.slug, "e-1/2023-11-15-klint");
  EXPECT_EQ(notes.title, "Klint, minutes");
  EXPECT_EQ(notes.date, "2023-11-15");
}

TEST(Docx, IsCalledByItselfElseByPropertiesOfThisTextElseByItsFile) {
  const auto title = [](const std::string& body, const std::string& stated) {
    return docx(body, {{"docProps/core.xml", "<cp:coreProperties xmlns:dc='d'><dc:title>" + stated +
                                                 "</dc:title></cp:coreProperties>"}})
        .sources.at(0)
        .title;
  };
  EXPECT_EQ(title(p("Klint", "berschrift1") + p("x"), "Klint at work"), "Klint");
  EXPECT_EQ(title(p("Klint at work, by Ada"), "Klint at work"), "Klint at work");
  EXPECT_EQ(title(p("Something else"), "Minutes of the board"), "2023-11-15-klint");
  EXPECT_EQ(title(p("x") + p("Locks", "berschrift1"), ""), "2023-11-15-klint");
}

TEST(Docx, ListsNestAndCountOn) {
  EXPECT_EQ(html(p("a", "Liste") + item("b", 1, 1) + item("c", 1)),
            "<ul>\n<li>a\n<ul>\n<li>b</li></ul></li>\n<li>c</li></ul>");
  EXPECT_EQ(html(item("a", 2) + item("b", 2, 1) + p("between") + item("c", 2) + item("d", 2, 1)),
            "<ol>\n<li>a\n<ol>\n<li>b</li></ol></li></ol>\n<p>between</p>\n<ol start=\"2\">\n"
            "<li>c\n<ol>\n<li>d</li></ol></li></ol>");
  EXPECT_EQ(html(item("a", 3)), "<ol start=\"5\">\n<li>a</li></ol>");
  EXPECT_EQ(html(item("a", 4)), "<p>a</p>");  // it shows nothing
  const std::string heading =
      docx_paragraph(docx_run("h"), "berschrift1", "<w:numPr><w:numId w:val='2'/></w:numPr>");
  EXPECT_EQ(html(heading + item("a", 2, 1) + item("b", 2, 1)), "<ol>\n<li>a</li>\n<li>b</li></ol>");
  EXPECT_THAT(docx(heading + item("a", 2, 1) + heading + item("b", 2, 1))
                  .sources.at(0)
                  .sections.at(1)
                  .body.spans.at(0)
                  .number,
              1);
  EXPECT_EQ(html(docx_paragraph(docx_run("a"), "Liste", "<w:numPr><w:numId w:val='0'/></w:numPr>")),
            "<p>a</p>");
  EXPECT_EQ(html(p("- by hand") + p("\u2022 too")), "<ul>\n<li>by hand</li>\n<li>too</li></ul>");
}

TEST(Docx, TablesAreALineARowUnlessTheyLayOutAPage) {
  EXPECT_EQ(
      html(table({{p("a"), p("b")}, {p(""), p("")}, {p("c"), p(""), p("d") + p("e"), p("")}})),
      "<p>a | b</p>\n<p>c | | d e</p>");
  EXPECT_EQ(html(table({{p("a") + p("b")}})), "<p>a</p>\n<p>b</p>");
  EXPECT_EQ(html(table({{p("a"), item("b", 1) + item("c", 1)}})),
            "<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li></ul>");
  EXPECT_EQ(html(table({{table({{p("a"), p("b")}}), p("c")}})), "<p>a | b | c</p>");
  const std::string heading = p("a", "berschrift1");
  EXPECT_EQ(html(table({{heading, heading}, {p("b"), p("c")}})), "<p>a | a</p>\n<p>b | c</p>");
  EXPECT_THAT(texts_of(docx(table({{heading + p("b"), p("c")}}))), ElementsAre("[a] b/c"));
}

TEST(Docx, LettersAreMarkedWithoutTheBlanksAround) {
  EXPECT_EQ(html(docx_paragraph(docx_run("a ") + docx_run("b ", "<w:b/>") +
                                docx_run(" c", "<w:b/><w:i/>") + docx_run(" d") +
                                docx_run("e", "<w:rStyle w:val='Fett'/>") +
                                docx_run("f", "<w:rStyle w:val='Fett'/><w:b w:val='0'/>"))),
            "<p>a <strong>b <em>c</em></strong> d<strong>e</strong>f</p>");
  EXPECT_EQ(html(p("loud", "Loud") + p("x\u00A0\ty")), "<p>loud</p>\n<p>x y</p>");
  EXPECT_EQ(html(docx_paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type='page'/>"
                                "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
                                "<w:sym w:font='Wingdings' w:char='F0E0'/></w:r>") +
                 docx_paragraph(docx_run("J", "<w:rFonts w:ascii='Wingdings'/>") +
                                docx_run("\uF0E8\uF0E8", "<w:rFonts w:ascii='Wingdings'/>"))),
            "<p>a<br>\nb c-d\u2192</p>\n<p>\u263A</p>");
}

TEST(Docx, LinksLeadElsewhere) {
  const ZipContents links = {
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id='r1' Type='http://x/hyperlink' TargetMode='External' "
       "Target='https://lwn.net/Articles/1/'/><Relationship Id='r2' Type='http://x/hyperlink' "
       "TargetMode='External' Target='mailto:ada@example.org'/></Relationships>"}};
  EXPECT_EQ(html(docx_paragraph("<w:hyperlink r:id='r1' w:anchor='x'>" + docx_run("one") +
                                "</w:hyperlink><w:hyperlink w:anchor='top'>" + docx_run(" two") +
                                "</w:hyperlink><w:hyperlink r:id='r2'>" +
                                docx_run(" ada@example.org") + "</w:hyperlink>"),
                 links),
            "<p><a href=\"https://lwn.net/Articles/1/#x\">one</a> two (e-mail address)</p>");
  EXPECT_EQ(html(docx_paragraph(
                field(" HYPERLINK \"https://lwn.net/\" \\o \"x\" ", docx_run("LWN")) +
                docx_run(" javascript: ") + field("HYPERLINK \"javascript:x\"", docx_run("no")))),
            "<p><a href=\"https://lwn.net/\">LWN</a> javascript: no</p>");
  EXPECT_EQ(html(p("See https://lwn.net/ too")),
            "<p>See <a href=\"https://lwn.net/\">https://lwn.net/</a> too</p>");
}

TEST(Docx, LeavesOutWhatIsNoTextOfIt) {
  EXPECT_EQ(
      html(docx_paragraph(
          docx_run("a") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + "<w:moveFrom>" +
          docx_run("moved") + "</w:moveFrom><w:ins>" + docx_run(" new") +
          "</w:ins><w:commentRangeStart w:id='1'/><w:r><w:footnoteReference w:id='2'/></w:r>" +
          docx_run(" hidden", "<w:vanish/>") + docx_run(" seen", "<w:vanish w:val='false'/>") +
          "<w:fldSimple w:instr=' PAGE '>" + docx_run(" 7") + "</w:fldSimple>" +
          field("REF x", docx_run(" b") + field("NUMPAGES", docx_run(" 9"))))),
      "<p>a new seen b</p>");
  EXPECT_EQ(html("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
                 "</w:docPartObj></w:sdtPr><w:sdtContent>" +
                 p("Contents") + "</w:sdtContent></w:sdt>" + p("Locks 7", "Verzeichnis1") +
                 "<w:sdt><w:sdtContent>" + p("kept") + "</w:sdtContent></w:sdt>" +
                 docx_paragraph("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC \\o"
                                "</w:instrText><w:fldChar w:fldCharType='separate'/></w:r>" +
                                docx_run("Locks")) +
                 docx_paragraph(docx_run("Pins") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" +
                                docx_run("too"))),
            "<p>kept</p>\n<p>too</p>");
  EXPECT_EQ(html("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") +
                 "</w:tc></w:tr>"
                 "</w:tbl>" +
                 p("x")),
            "<p>x</p>");
}

TEST(Docx, AParagraphWhoseEndWasDeletedGoesOn) {
  EXPECT_EQ(html(docx_paragraph(docx_run("a"), "", "<w:rPr><w:del/></w:rPr>") + p("b") +
                 docx_paragraph(docx_run("c"), "", "<w:rPr><w:del/></w:rPr>")),
            "<p>ab</p>\n<p>c</p>");
}

TEST(Docx, TextsInFramesComeOnceBehindTheirParagraph) {
  const std::string box = "<x:txbxContent>" + p("in a frame") + "</x:txbxContent>";
  EXPECT_EQ(html(docx_paragraph("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline>" +
                                box + "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>" +
                                box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                                docx_run("text")) +
                 p("next")),
            "<p>text</p>\n<p>in a frame</p>\n<p>next</p>");
}

TEST(Docx, LettersOfOneWidthAreCode) {
  const std::string courier = "<w:rFonts w:ascii='Courier New'/>";
  EXPECT_EQ(html(p("$ make  &lt;x&gt;", "Pre") + p("", "Pre") + p("  done", "Pre") + p("then") +
                 docx_paragraph(docx_run("use ") + docx_run("pin_init!", courier)) +
                 docx_paragraph(docx_run("$ ls", courier))),
            "<pre><code>$ make  &lt;x&gt;\n\n  done\n</code></pre><p>then</p>\n<p>use "
            "<code>pin_init!</code></p>\n<pre><code>$ ls\n</code></pre>");
  const std::string all = small_docx(
      p("typed"), {{"word/styles.xml", "<w:styles><w:docDefaults><w:rPrDefault><w:rPr>" + courier +
                                           "</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"}});
  const Reading reading = read_with(kDocx, kName, all);
  const RichText& body = reading.sources.at(0).sections.at(0).body;
  EXPECT_EQ(to_html(body, 0, body.text.size()), "<p>typed</p>");
}

TEST(Docx, AHeadingOfManyWordsIsAParagraph) {
  const std::string words(201, 'x');
  EXPECT_THAT(texts_of(docx(p("Locks", "berschrift1") + p(words, "berschrift1"))),
              ElementsAre("[Locks] " + words));
}

TEST(Docx, ShortBoldParagraphsAreHeadingsWhereThereAreNoOthers) {
  const auto bold = [](const std::string& text) {
    return docx_paragraph(docx_run(text, "<w:b/>") + docx_run(" "));
  };
  const std::string body = bold("The board") + bold("Agenda") + p("x") + bold("Locks:") + p("y") +
                           bold("It was so.") + p("z");
  const Reading reading = docx(body);
  EXPECT_THAT(texts_of(reading), ElementsAre("The board", "[Agenda] x", "[Locks:] y/It was so./z"));
  EXPECT_EQ(reading.sources.at(0).title, "2023-11-15-klint");
  EXPECT_THAT(texts_of(docx(p("Minutes", "berschrift1") + body)),
              ElementsAre("[Minutes] The board/Agenda/x/Locks:/y/It was so./z"));
}

TEST(Docx, LinesWithTimesAreATranscript) {
  const std::string teams =
      p("Weekly call", "Titel") +
      docx_paragraph(docx_run("Ada Lovelace", "<w:b/>") +
                     "<w:r><w:t xml:space='preserve'>   0:03</w:t><w:br/><w:t>Hello.</w:t></w:r>") +
      docx_paragraph("<w:r><w:t>Ben   1:10</w:t><w:br/><w:t>ada@example.org says hi.</w:t></w:r>");
  for (const char* name : {"transcripts/e-1/klint.docx", "transcripts/2023-11-15/klint.docx"}) {
    const Reading reading =
        read_with(kDocx, name, small_docx(teams, {{"word/styles.xml", kStyles}}));
    const Source& transcript = reading.sources.at(0);
    EXPECT_EQ(transcript.kind, SourceKind::kTranscript);
    EXPECT_EQ(transcript.title, "Weekly call");
    EXPECT_EQ(transcript.sections.at(0).seconds, 3);
    EXPECT_THAT(texts_of(reading),
                ElementsAre("Ada Lovelace: Hello./Ben: (e-mail address) says hi."));
  }
}

TEST(Docx, APlaceTellsWhatItIs) {
  const std::string bytes = small_docx(p("x"));
  EXPECT_EQ(read_with(kDocx, "abstracts/klint.docx", bytes).sources.at(0).format, kAbstractFormat);
  EXPECT_EQ(read_with(kDocx, "transcripts/klint.docx", bytes).sources.at(0).kind,
            SourceKind::kTranscript);
  EXPECT_EQ(format_of("notes/klint.docx", bytes), "docx");
  EXPECT_EQ(format_of("notes/klint", bytes), "docx");
  EXPECT_EQ(format_of("klint.docx", bytes), "");
  EXPECT_EQ(format_of("README.docx", bytes), "");
}

TEST(Docx, IsNoDeckWhateverLiesInIt) {
  const std::string deck = small_pptx({pptx_slide(pptx_shape("title", {"T"}))}, {0});
  const ZipContents inside = {{"word/embeddings/deck.pptx", deck}};
  EXPECT_EQ(format_of("notes/a.docx", small_docx(p("x"), inside, "store")), "docx");
  EXPECT_EQ(format_of("notes/a.docx", deck), "pptx");
  EXPECT_EQ(format_of("notes/a.pptx", small_docx(p("x"))), "docx");
  EXPECT_EQ(format_of("notes/a.docx", small_odt("<t:p>x</t:p>")), "odt");
  EXPECT_EQ(format_of("notes/a.odp", small_odt("<t:p>x</t:p>")), "odt");
  EXPECT_EQ(format_of("notes/a.odt", small_odp("<d:page/>")), "odp");
}

TEST(Docx, FindsItsPartsWhereverTheyAre) {
  const std::string bytes = small_zip(
      {{"_rels/.rels",
        "<Relationships><Relationship Id='a' Type='http://x/officeDocument' "
        "Target='/word/document2.xml'/></Relationships>"},
       {"word/_rels/document2.xml.rels",
        "<Relationships><Relationship Id='b' Type='http://x/styles' Target='styles2.xml'/>"
        "</Relationships>"},
       {"word/styles2.xml", kStyles},
       {"word/document2.xml", "<w:document><w:body>" + p("T", "Titel") + "</w:body><w:body>" +
                                  p("second") + "</w:body></w:document>"}});
  EXPECT_EQ(format_of(kName, bytes), "docx");
  EXPECT_THAT(texts_of(read_with(kDocx, kName, bytes)), ElementsAre("[T] second"));
}

TEST(Docx, SaysWhyAFileIsLeftOut) {
  const auto why = [](const std::string& bytes) {
    return messages_of(read_with(kDocx, kName, bytes)).at(0);
  };
  EXPECT_THAT(why("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..."),
              HasSubstr("has a password or is of Word"));
  EXPECT_THAT(why("PK\x03\x04 rubbish"), HasSubstr("is damaged"));
  EXPECT_THAT(why(small_zip({{"a.txt", "x"}})), HasSubstr("has no word/document.xml inside"));
  EXPECT_THAT(why(small_docx("<w:p>")), HasSubstr("is damaged: word/document.xml, byte"));
  EXPECT_THAT(why(small_docx("")), HasSubstr("says nothing"));
  EXPECT_THAT(why(small_docx(std::string(17 << 20, ' '), {}, "store")), HasSubstr("16 MiB"));
}

TEST(Docx, TakesNoMoreThanFourMegabytesOfText) {
  std::string body;
  for (int i = 0; i < 5; ++i) body += p(std::string(1 << 20, static_cast<char>('a' + i)));
  const Reading reading = read_with(kDocx, kName, small_docx(body, {}, "store"));
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("more than 4 MiB of text")));
  EXPECT_LE(reading.sources.at(0).sections.at(0).body.text.size(), (4u << 20) + 4);
}

TEST(Docx, DeepNestingIsCutAndNotFollowed) {
  const auto around = [](const std::string& begin, const std::string& middle,
                         const std::string& end) {
    std::string out;
    for (int i = 0; i < 20'000; ++i) out += begin;
    out += middle;
    for (int i = 0; i < 20'000; ++i) out += end;
    return out;
  };
  for (const auto& [begin, end] : std::initializer_list<std::pair<std::string, std::string>>{
           {"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
           {"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"},
           {"<w:ins>", "</w:ins>"}}) {
    const std::string body = p("x") + around(begin, p("deep"), end);
    EXPECT_THAT(texts_of(docx(body)), ElementsAre("x")) << begin;
  }
  EXPECT_THAT(texts_of(docx(
                  docx_paragraph(docx_run("x") + around("<w:ins>", docx_run("deep"), "</w:ins>")))),
              ElementsAre("x"));
  EXPECT_THAT(texts_of(docx(docx_paragraph(
                  around("<w:fldSimple w:instr='REF x'>", docx_run("deep"), "</w:fldSimple>") +
                  docx_run("x")))),
              ElementsAre("x"));
}

TEST(Docx, BrokenBytesAreReadOrRefused) {
  const std::string body = p("Klint", "Titel") + item("a \u00e9", 2) + table({{p("b"), p("c")}}) +
                           docx_paragraph(field("PAGE", docx_run("7")) + docx_run("d", "<w:b/>"));
  const ZipContents more = {{"word/styles.xml", kStyles}, {"word/numbering.xml", kLists}};
  expect_sound_when_broken(kDocx, kName, small_docx(body, more), 60, 400);
  expect_sound_when_broken(kDocx, kName, small_docx(body, more, "store"), 60, 1000);
}
}  // namespace
}  // namespace plumbline

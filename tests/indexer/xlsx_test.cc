// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/xlsx.h"

#include <gmock/gmock.h>

#include "indexer/sources/sheet/formula.h"
#include "indexer/sources/sheet/xlsx_text.h"
#include "indexer/sources/table.h"
#include "tests/indexer/format_test.h"
#include "tests/indexer/programme/readings.h"
#include "tests/indexer/sheet_rows.h"
#include "tests/support/small_zip.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::string kName = "rustlab-2025/talks.xlsx";
const Format kXlsx = {"xlsx", "", recognizes_xlsx, read_xlsx};

std::string grid(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

std::vector<std::string> rows_of(const std::string& content, const ZipContents& more = {},
                                 const std::string& properties = "") {
  return rows_of(xlsx_workbook(small_xlsx({{"Talks", content, ""}}, more, properties)));
}

const std::string kHeader = xlsx_row({"Title", "Speakers", "Day", "Start", "Room", "Slides"});

Reading read(const std::vector<SmallSheet>& sheets, const ZipContents& more = {},
             const std::string& name = kName) {
  return read_bytes(read_xlsx, small_xlsx(sheets, more), name);
}

Reading read(const std::string& content, const ZipContents& more = {}) {
  return read({{"Talks", content, ""}}, more);
}

const std::string kStyles =
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/>"
    "<numFmt numFmtId='165' formatCode='[h]:mm'/></numFmts>"
    "<cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='20'/><xf numFmtId='22'/>"
    "<xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>";

TEST(Xlsx, IsAProgrammeWithATalkARow) {
  const std::string texts =
      "<sst><si><t>Title</t></si><si><t>Speaker</t></si><si><t>Date</t></si><si><t>Start</t></si>"
      "<si><t>Duration</t></si><si><t>E-mail</t></si>"
      "<si><r><rPr><b/></rPr><t xml:space='preserve'>Klint, </t></r><r><t>a lint</t></r>"
      "<rPh sb='0' eb='1'><t>KURINTO</t></rPh><phoneticPr/></si><si><t>Ada Example</t></si>"
      "<si><t>ada@a.example</t></si></sst>";
  const Reading reading =
      read(grid("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>"
                "<c r='E1' t='s'><v>4</v></c><c r='F1' t='s'><v>5</v></c></row>"
                "<row r='2'><c r='A2' t='s'><v>6</v></c><c r='B2' t='s'><v>7</v></c>"
                "<c r='C2' s='4'><v>45964</v></c><c r='D2' s='2'><v>0.39583333333333331</v></c>"
                "<c r='E2'><v>30</v></c><c r='F2' t='s'><v>8</v></c></row>"),
           {{"xl/styles.xml", kStyles}, {"xl/sharedStrings.xml", texts}});
  EXPECT_EQ(event_of(reading).slug, "rustlab-2025");
  const Source klint = talk_named(reading, "Klint, a lint");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(klint.date, "2025-11-03");
  EXPECT_EQ(klint.start_time, "09:30");
  EXPECT_EQ(klint.end_time, "10:00");
  EXPECT_THAT(everything(reading), Not(HasSubstr("ada@a.example")));
}

TEST(Xlsx, HasTheKeysOfTheSameTableInCsv) {
  const Reading sheet = read(grid(xlsx_row({"Title", "Speakers"}) + xlsx_row({"Klint", "Ada"})));
  const Reading table =
      read_bytes(read_table, "Title,Speakers\nKlint,Ada\n", "rustlab-2025/talks.csv");
  EXPECT_EQ(talk_named(sheet, "Klint").key, talk_named(table, "Klint").key);
}

TEST(Xlsx, ReadsCellsOfEveryKind) {
  const std::string texts = "<sst><si><t>a&amp;b_x000D__x000A_c</t></si></sst>";
  EXPECT_THAT(
      rows_of(grid("<row><c t='s'><v>0</v></c><c t='s'><v>7</v></c><c t='str'><f>A1</f>"
                   "<v>made</v></c><c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c>"
                   "<c><v>45</v></c></row><row r='4'><c r='B4'><v>1E+3</v></c>"
                   "<c><v>0.30000000000000004</v></c><c><v>-0</v></c><c><v>1.5E-2</v></c><c><v>x1</"
                   "v></c></row>"
                   "<row><c t='inlineStr'><is><r><t>x</t></r><r><t>y</t></r></is></c></row>"),
              {{"xl/sharedStrings.xml", texts}}),
      ElementsAre("1|a&b\nc||made|TRUE||45", "4||1000|0.3|0|0.015|x1", "5|xy"));
}

TEST(Xlsx, WritesDaysAndTimesAsTheirFormatShowsThem) {
  const std::string row =
      "<row><c s='1'><v>45964.375</v></c><c s='2'><v>45964.375</v></c><c s='3'><v>45964.375</v></c>"
      "<c s='4'><v>45964</v></c><c s='5'><v>1.0625</v></c><c s='9'><v>45964</v></c>"
      "<c s='1'><v>-3</v></c><c s='1' t='d'><v>2025-11-03T00:00:00</v></c></row>";
  const std::string rest = "|45964|-3|2025-11-03";
  EXPECT_THAT(rows_of(grid(row), {{"xl/styles.xml", kStyles}}),
              ElementsAre("1|2025-11-03|09:00|2025-11-03T09:00|2025-11-03|25:30" + rest));
  EXPECT_THAT(rows_of(grid(row), {{"xl/styles.xml", kStyles}}, "<workbookPr date1904='1'/>"),
              ElementsAre("1|2029-11-04|09:00|2029-11-04T09:00|2029-11-04|25:30" + rest));
}

TEST(Xlsx, KnowsCellsByTheirPlaceAndByTheirOrder) {
  EXPECT_THAT(rows_of(grid("<row r='2'><c r='C2'><v>1</v></c><c><v>2</v></c></row>"
                           "<row><c><v>3</v></c></row><row r='9999999'><c><v>4</v></c></row>"
                           "<row r='7'><c r='XFD7'><v>5</v></c><c r='9A'><v>6</v></c></row>")),
              ElementsAre("2|||1|2", "3|3", "4|4"));
  EXPECT_EQ(cell_place("AB12").column, 27u);
  EXPECT_EQ(cell_place("AB12").line, 12);
  for (const char* none : {"", "A", "1", "ABCD1", "A12345678", "A1B"})
    EXPECT_EQ(cell_place(none).line, 0) << none;
}

TEST(Xlsx, IsReadWithPrefixesAndInStrictForm) {
  const std::string strict =
      "<x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>Title</x:t></x:is></x:c>"
      "</x:row></x:sheetData>";
  const std::string bytes = small_zip(
      {{"_rels/.rels",
        "<p:Relationships><p:Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/"
        "relationships/officeDocument' Target='/xl/workbook2.xml'/></p:Relationships>"},
       {"xl/workbook2.xml",
        "<x:workbook conformance='strict'><x:sheets><x:sheet name='a' q:id='b'/></x:sheets>"
        "</x:workbook>"},
       {"xl/_rels/workbook2.xml.rels",
        "<Relationships><Relationship Id='b' Type='http://purl.oclc.org/ooxml/officeDocument/"
        "relationships/worksheet' Target='/xl/worksheets/a.xml'/></Relationships>"},
       {"xl/worksheets/a.xml", "<x:worksheet>" + strict + "</x:worksheet>"}});
  EXPECT_THAT(rows_of(xlsx_workbook(bytes)), ElementsAre("1|Title"));
}

TEST(Xlsx, FollowsTheLinksOfCells) {
  const std::string links =
      "<hyperlinks><hyperlink ref='F2' r:id='a'/><hyperlink ref='F3:F4' r:id='b' location='p=2'/>"
      "<hyperlink ref='A2' r:id='a'/><hyperlink ref='F5' r:id='m'/><hyperlink ref='F6' r:id='a'/>"
      "</hyperlinks>";
  const ZipContents relationships = {
      {"xl/worksheets/_rels/sheet1.xml.rels",
       "<Relationships>"
       "<Relationship Id='a' Type='x/hyperlink' Target='https://a.example/1' "
       "TargetMode='External'/>"
       "<Relationship Id='b' Type='x/hyperlink' Target='https://a.example/2' "
       "TargetMode='External'/>"
       "<Relationship Id='m' Type='x/hyperlink' Target='mailto:ada@a.example' "
       "TargetMode='External'/></Relationships>"}};
  const Reading reading =
      read(grid(kHeader + xlsx_row({"Klint", "Ada", "", "", "", "slides"}) +
                xlsx_row({"Miri", "Ada", "", "", "", "deck"}) + xlsx_row({"Pin", "Ada"}) +
                xlsx_row({"Mail", "Ada", "", "", "", "write to me"}) +
                xlsx_row({"Own", "Ada", "", "", "", "https://a.example/own"}) + "<row>" +
                xlsx_cell("Made") +
                "<c/><c/><c/><c/><c t='str'>"
                "<f>HYPERLINK(\"https://a.example/made\",\"deck\")</f><v>deck</v></c></row>") +
               links,
           relationships);
  EXPECT_EQ(link(talk_named(reading, "Klint"), "slides"), "https://a.example/1");
  EXPECT_EQ(link(talk_named(reading, "Miri"), "slides"), "https://a.example/2#p=2");
  EXPECT_EQ(link(talk_named(reading, "Pin"), "slides"), "https://a.example/2#p=2");
  EXPECT_EQ(link(talk_named(reading, "Own"), "slides"), "https://a.example/own");
  EXPECT_EQ(link(talk_named(reading, "Made"), "slides"), "https://a.example/made");
  EXPECT_THAT(everything(reading), Not(HasSubstr("ada@a.example")));
  EXPECT_EQ(link_of_formula("of:=HYPERLINK( \"https://a.example\";B2)"), "https://a.example");
  EXPECT_EQ(link_of_formula("HYPERLINK(B2)"), "");
  EXPECT_EQ(link_of_formula("SUM(A1)"), "");
  EXPECT_EQ(link_of_formula("HYPERLINK(\"open"), "open");
}

TEST(Xlsx, FindsTheColumnsBelowATitle) {
  const Reading reading = read(grid(xlsx_row({"RustLab 2025"}) + "<row r='3'/>" +
                                    xlsx_row({"Organizer", "Eve Example"}, " r='5'") + kHeader +
                                    xlsx_row({"Klint", "Ada"})));
  EXPECT_EQ(talk_named(reading, "Klint").sources.size(), 0u);
  EXPECT_THAT(talks_of(reading), SizeIs(1));
}

TEST(Xlsx, ReadsSheetsOfSeveralDaysAndNamesOthers) {
  const Reading reading = read(
      {{"2025-11-03", grid(kHeader + xlsx_row({"Klint", "Ada"})), ""},
       {"Mon, 4 Nov 2025",
        grid(kHeader + xlsx_row({"Miri", "Ada"}) + xlsx_row({"Pin", "Ada", "2025-11-05"})), ""},
       {"Day 3", grid(kHeader + xlsx_row({"Loose", "Ada"})), ""},
       {"Budget of eve@a.example", grid(xlsx_row({"Item", "Euro"})), ""},
       {"Sheet5", grid(""), ""},
       {"Old", grid(kHeader + xlsx_row({"Secret", "Ada"})), " state='veryHidden'"}});
  EXPECT_THAT(talks_of(reading), SizeIs(4));
  EXPECT_EQ(talk_named(reading, "Klint").date, "2025-11-03");
  EXPECT_EQ(talk_named(reading, "Miri").date, "2025-11-04");
  EXPECT_EQ(talk_named(reading, "Pin").date, "2025-11-05");
  EXPECT_EQ(talk_named(reading, "Loose").date, "");
  EXPECT_EQ(warnings_with(reading, "are not read: Budget of (e-mail address)"), 1);
  EXPECT_THAT(everything(reading), Not(HasSubstr("Secret")));
}

TEST(Xlsx, MakesOneTalkOfWhatTwoSheetsTellOfIt) {
  const std::string texts =
      xlsx_row({"ID", "Title", "Speakers", "Abstract", "Status"}) +
      xlsx_row({"7", "Klint", "Ada Example, Ben Example", "It walks.", "accepted"}) +
      xlsx_row({"8", "Miri", "Ada Example", "It checks.", "rejected"}) +
      xlsx_row({"9", "Keynote", "Ada Example"}) + xlsx_row({"10", "Q&amp;A", "Ada Example"});
  const std::string times =
      xlsx_row({"Title", "Speakers", "Day", "Start", "Room", "ID"}) +
      xlsx_row({"Klint ", "Ada Example", "2025-11-03", "9:00", "Hall A", "7"}) +
      xlsx_row({"Miri", "", "2025-11-03", "10:00"}) +
      xlsx_row({"Keynote", "Cy Example", "2025-11-03", "11:00"}) +
      xlsx_row({"Q&amp;A", "", "2025-11-03", "12:00"}) +
      xlsx_row({"Q&amp;A", "", "2025-11-04", "12:00"});
  const Reading reading = read({{"Texts", grid(texts), ""}, {"Times", grid(times), ""}});
  EXPECT_THAT(talks_of(reading), SizeIs(6)) << "1 Klint, 2 keynotes, 3 times Q&A";
  const Source klint = talk_named(reading, "Klint");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example", "Ben Example"));
  EXPECT_THAT(everything(reading), HasSubstr("It walks."));
  EXPECT_EQ(klint.start_time, "09:00");
  EXPECT_EQ(klint.room, "Hall A");
  EXPECT_THAT(klint.key, HasSubstr(":7"));
  EXPECT_EQ(warnings_with(reading, "not part of the programme (rejected): Miri"), 1);
}

TEST(Xlsx, MakesOneTalkOfASheetWithASpeakerARowAndOneWithTimes) {
  const std::string texts = xlsx_row({"Title", "Speaker", "Abstract"}) +
                            xlsx_row({"Klint", "Ada Example", "It walks."}) +
                            xlsx_row({"Klint", "Ben Example", "It walks."});
  const std::string times =
      xlsx_row({"Title", "Day", "Start"}) + xlsx_row({"Klint", "2025-11-03", "9:00"});
  const Reading reading = read({{"Texts", grid(texts), ""}, {"Times", grid(times), ""}});
  ASSERT_THAT(talks_of(reading), SizeIs(1));
  const Source klint = talk_named(reading, "Klint");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example", "Ben Example"));
  EXPECT_EQ(klint.start_time, "09:00");
}

TEST(Xlsx, PartsSheetsOfYearsIntoEvents) {
  const std::vector<SmallSheet> years = {{"2023", grid(kHeader + xlsx_row({"Klint", "Ada"})), ""},
                                         {"2024", grid(kHeader + xlsx_row({"Miri", "Ada"})), ""}};
  const auto slugs = [&](const std::vector<SmallSheet>& sheets, const std::string& name) {
    std::vector<std::string> all;
    for (const Source& source : read(sheets, {}, name).sources) all.push_back(source.slug);
    return all;
  };
  EXPECT_THAT(slugs(years, "kangrejos/talks.xlsx"),
              ElementsAre("kangrejos-2023", "kangrejos-2023/klint", "kangrejos-2024",
                          "kangrejos-2024/miri"));
  EXPECT_THAT(slugs({years[0]}, "kangrejos/talks.xlsx"),
              ElementsAre("kangrejos", "kangrejos/klint"));
  EXPECT_THAT(slugs(years, kName),
              ElementsAre("rustlab-2025", "rustlab-2025/klint", "rustlab-2025/miri"));
}

TEST(Xlsx, LeavesOutHiddenRowsAndSaysSo) {
  const Reading reading =
      read(grid(kHeader + xlsx_row({"Klint", "Ada"}) + xlsx_row({"Secret", "Ada"}, " hidden='1'") +
                "<row hidden='1'/>"));
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(warnings_with(reading, "1 hidden row of the sheet Talks not read"), 1);
}

TEST(Xlsx, GivesWhatTalksShareInAMergedCellToEachOfItsRows) {
  const std::string merged =
      "<mergeCells><mergeCell ref='C2:C3'/><mergeCell ref='E2:E3'/><mergeCell ref='A2:A3'/>"
      "<mergeCell ref='C3:C9'/><mergeCell ref='B5:F5'/></mergeCells>";
  const Reading reading = read(
      grid(kHeader + xlsx_row({"Klint", "Ada", "2025-11-03", "9:00", "Hall A"}) +
           xlsx_row({"Miri", "Ada", "", "10:00"}) + xlsx_row({"Pin", "Ada"}) +
           xlsx_row({"Day 2: Tuesday, 4 November 2025"}) + xlsx_row({"Rust", "Ada", "", "11:00"})) +
      merged);
  EXPECT_EQ(talk_named(reading, "Miri").date, "2025-11-03");
  EXPECT_EQ(talk_named(reading, "Miri").start_time, "10:00");
  EXPECT_EQ(talk_named(reading, "Miri").room, "Hall A");
  EXPECT_EQ(talk_named(reading, "Pin").date, "");
  EXPECT_EQ(talk_named(reading, "Pin").room, "");
  EXPECT_EQ(talk_named(reading, "Rust").date, "2025-11-04");
  EXPECT_THAT(talks_of(reading), SizeIs(4));
}

TEST(Xlsx, SaysWhatASheetWithoutTalksNeeds) {
  const Reading reading = read({{"Budget", grid(xlsx_row({"Item", "Euro"})), ""},
                                {"Old", grid(kHeader), " state='hidden'"}});
  EXPECT_TRUE(left_out(reading));
  EXPECT_THAT(problems_of(reading),
              HasSubstr("none of its first rows names columns of talks, such as title, speakers"));
  EXPECT_THAT(problems_of(reading), HasSubstr("its sheets: Budget; not read: 1 hidden sheet"));
}

TEST(Xlsx, SaysWhyAFileIsLeftOut) {
  const auto why = [](const std::string& bytes) {
    EXPECT_TRUE(recognized(recognizes_xlsx, bytes)) << bytes.substr(0, 20);
    return problems_of(read_bytes(read_xlsx, bytes, kName));
  };
  EXPECT_THAT(problems_of(read_bytes(read_xlsx, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", kName)),
              HasSubstr("has a password or is of Excel before 2007; save it as .xlsx without one"));
  EXPECT_THAT(why(small_zip({{"_rels/.rels",
                              "<Relationships><Relationship Id='a' Type='x/officeDocument' "
                              "Target='xl/workbook.bin'/></Relationships>"},
                             {"xl/workbook.bin", "x"}})),
              HasSubstr("is a binary workbook; save it as .xlsx"));
  EXPECT_THAT(why(small_zip({{"xl/workbook.xml", "<workbook"}})), HasSubstr("is damaged"));
  EXPECT_THAT(
      why(small_zip({{"xl/workbook.xml", "<workbook><sheets><sheet r:id='a'/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels",
                      "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/>"
                      "</Relationships>"}})),
      HasSubstr("has no xl/a.xml inside; save it again"));
  EXPECT_THAT(why(small_xlsx({{"Talks", grid(kHeader), ""}}).substr(0, 700)), HasSubstr("damaged"));
}

TEST(XlsxBombs, HaveRoomForSoManyCellsOnly) {
  const std::string texts = "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>";
  std::string many, wide = kHeader;
  for (int i = 0; i < 400; ++i) many += "<row><c t='s'><v>0</v></c></row>";
  for (int i = 0; i < 4000; ++i)
    wide += "<row><c r='IV" + std::to_string(i + 2) + "'><v>1</v></c></row>";
  EXPECT_THAT(problems_of(read(grid(kHeader + many), {{"xl/sharedStrings.xml", texts}})),
              HasSubstr("has more than 32 MiB of text in its cells"));
  EXPECT_THAT(problems_of(read(grid(wide))), HasSubstr("has more than 1,000,000 cells"));
  const Reading far = read(grid(kHeader + xlsx_row({"Klint", "Ada"}) +
                                "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"));
  EXPECT_THAT(talks_of(far), SizeIs(1));
  EXPECT_THAT(rows_of(grid("<row><c r='IV1'><v>1</v></c></row>")),
              ElementsAre("1" + std::string(256, '|') + "1"));
  EXPECT_THAT(rows_of(grid("<row><c r='IW1'><v>1</v></c></row>")), testing::IsEmpty());
}

TEST(Xlsx, ReadsASheetOnceHoweverOftenItIsListed) {
  const std::string bytes = small_zip(
      {{"xl/workbook.xml",
        "<workbook><sheets><sheet name='a' id='b'/><sheet name='c' id='b'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='b' Type='x/worksheet' Target='a.xml'/></Relationships>"},
       {"xl/a.xml", "<worksheet>" + grid(xlsx_row({"Title"})) + "</worksheet>"}});
  EXPECT_THAT(rows_of(xlsx_workbook(bytes)), ElementsAre("1|Title"));
}

TEST(Xlsx, IsKnownByItsContent) {
  const std::string sheet = small_xlsx({{"Talks", grid(kHeader), ""}});
  for (const char* name : {"a.xlsx", "a.xlsm", "a", "slides/a.pptx", "notes/2023-11-14-a.docx"})
    EXPECT_EQ(format_of(name, sheet), "xlsx") << name;
  EXPECT_EQ(format_of("a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "xlsx");
  EXPECT_EQ(format_of("a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "xlsx");
  EXPECT_EQ(format_of("a.xlsx", small_pptx({pptx_slide("")}, {0})), "pptx");
  EXPECT_EQ(format_of("a.xlsx", small_ods("")), "ods");
  EXPECT_EQ(format_of("a.xlsx", "no zip"), "");
}

TEST(Xlsx, SurvivesDamage) {
  const std::string sheet =
      grid(kHeader + xlsx_row({"Klint", "Ada", "", "9:00"})) +
      "<mergeCells><mergeCell ref='C2:C3'/></mergeCells><hyperlinks><hyperlink ref='F2' r:id='a'/>"
      "</hyperlinks>";
  for (const char* packed : {"deflate", "store"})
    expect_sound_when_broken(
        kXlsx, kName, small_xlsx({{"Talks", sheet, ""}}, {{"xl/styles.xml", kStyles}}, "", packed),
        60, 300);
}
}  // namespace
}  // namespace plumbline

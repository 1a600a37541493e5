// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ods.h"

#include <gmock/gmock.h>

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

const std::string kName = "rustlab-2025/talks.ods";
const Format kOds = {"ods", "", recognizes_ods, read_ods};

std::string cell(const std::string& text, const std::string& attributes = "") {
  return "<t:table-cell" + attributes + "><x:p>" + text + "</x:p></t:table-cell>";
}

std::string row(const std::vector<std::string>& texts, const std::string& attributes = "") {
  std::string cells;
  for (const std::string& text : texts) cells += text.empty() ? "<t:table-cell/>" : cell(text);
  return "<t:table-row" + attributes + ">" + cells + "</t:table-row>";
}

std::string of_cells(const std::string& cells) {
  return "<t:table-row>" + cells + "</t:table-row>";
}

std::string table(const std::string& rows, const std::string& name = "Talks",
                  const std::string& style = "a") {
  return "<t:table t:name='" + name + "' t:style-name='" + style + "'>" + rows + "</t:table>";
}

std::vector<std::string> rows_of(const std::string& rows) {
  return rows_of(ods_workbook(small_ods(table(rows))));
}

const std::string kHeader = row({"Title", "Speakers", "Day", "Start", "Slides"});

Reading read(const std::string& tables, const std::string& styles = "") {
  return read_bytes(read_ods, small_ods(tables, styles), kName);
}

TEST(Ods, IsAProgrammeWithATalkARow) {
  const Reading reading = read(table(
      kHeader + of_cells(cell("Klint") + cell("Ada Example") +
                         cell("3. Nov. 25", " o:value-type='date' o:date-value='2025-11-03'") +
                         cell("9.30 Uhr", " o:value-type='time' o:time-value='PT09H30M00S'") +
                         "<t:table-cell><x:p><x:a l:href='https://a.example/deck.pdf'>slides</x:a>"
                         "</x:p></t:table-cell>")));
  EXPECT_EQ(event_of(reading).slug, "rustlab-2025");
  const Source klint = talk_named(reading, "Klint");
  EXPECT_EQ(klint.date, "2025-11-03");
  EXPECT_EQ(klint.start_time, "09:30");
  EXPECT_EQ(link(klint, "slides"), "https://a.example/deck.pdf");
  EXPECT_THAT(klint.key, HasSubstr("table:rustlab-2025:"));
}

TEST(Ods, ReadsCellsOfEveryKind) {
  EXPECT_THAT(
      rows_of(of_cells(cell("1,000", " o:value-type='float' o:value='1E3'") +
                       cell("50 %", " o:value-type='percentage' o:value='0.5'") +
                       cell("wahr", " o:value-type='boolean' o:boolean-value='true'") +
                       cell("#REF!", " o:value-type='string' c:value-type='error'") +
                       "<t:table-cell o:value-type='string' o:string-value='said'/>" +
                       cell("a<x:s x:c='2'/>b<x:tab/>c</x:p><x:p>d<x:line-break/>"
                            "<x:span>e</x:span>") +
                       "<t:table-cell><o:annotation><x:p>secret</x:p></o:annotation><x:p>f"
                       "<o:annotation><x:p>secret</x:p></o:annotation></x:p></t:table-cell>")),
      ElementsAre("1|1000|50 %|TRUE||said|a  b\tc\nd\ne|f"));
}

TEST(Ods, WritesDaysAndTimesAsTheyAreShown) {
  const auto date = [](const std::string& value, const std::string& shown) {
    return cell(shown, " o:value-type='date' o:date-value='" + value + "'");
  };
  const auto time = [](const std::string& value) {
    return cell("?", " o:value-type='time' o:time-value='" + value + "'");
  };
  EXPECT_THAT(rows_of(of_cells(date("2025-11-03T09:00:00", "03.11.25 09:00") +
                               date("2025-11-03T09:00:00", "03.11.25") + date("2025-11-03", "") +
                               date("2025-11-03T09:00:00", "") + date("no day", "x")) +
                      of_cells(time("PT9H5M") + time("PT25H30M00S") + time("PT1103145H00M00S") +
                               time("PT00H45M59.9999S") + time("9:00") + time("PTXH"))),
              ElementsAre("1|2025-11-03T09:00|2025-11-03|2025-11-03|2025-11-03T09:00|no day",
                          "2|09:05|25:30|09:00|00:46|?|?"));
}

TEST(Ods, RepeatsWhatIsRepeated) {
  EXPECT_THAT(
      rows_of(row({"a"}, " t:number-rows-repeated='2'") +
              "<t:table-header-rows><t:table-row-group>" + row({"b"}) +
              "</t:table-row-group></t:table-header-rows>"
              "<t:table-row t:number-rows-repeated='1000'><t:table-cell "
              "t:number-columns-repeated='16384'/></t:table-row>" +
              of_cells(cell("c", " t:number-columns-repeated='2'") +
                       "<t:table-cell t:number-columns-repeated='2'/>" + cell("d") +
                       "<t:covered-table-cell t:number-columns-repeated='2'><x:p>x</x:p>"
                       "</t:covered-table-cell>" +
                       cell("e") + "<t:table-cell t:number-columns-repeated='16376'/>" +
                       cell("far")) +
              "<t:table-row t:number-rows-repeated='99999999999'><t:table-cell/></t:table-row>" +
              row({"below all"})),
      ElementsAre("1|a", "2|a", "3|b", "1004|c|c|||d|||e"));
}

TEST(OdsBombs, RepeatNothingAMillionTimes) {
  EXPECT_THAT(problems_of(read(table(kHeader + row({"a"}, " t:number-rows-repeated='1048576'") +
                                     row({"b"}, " t:number-rows-repeated='5'")))),
              HasSubstr("has more than 1,000,000 cells"));
  EXPECT_THAT(
      problems_of(read(table(kHeader + "<t:table-row t:number-rows-repeated='1048576'>" +
                             cell("a", " t:number-columns-repeated='16384'") + "</t:table-row>"))),
      HasSubstr("has more than 1,000,000 cells"));
}

TEST(Ods, LeavesOutHiddenSheetsAndRows) {
  const Reading reading = read(
      table(kHeader + row({"Klint", "Ada"}) + row({"Secret", "Ada"}, " t:visibility='filter'") +
            row({"Secret too", "Ada"}, " t:visibility='collapse'")) +
          table(kHeader + row({"Secret sheet", "Ada"}), "Old", "hidden") +
          table(row({"Item", "Euro"}), "Budget"),
      "<s:style s:name='hidden'><s:table-properties t:display='false'/></s:style>");
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_THAT(everything(reading), Not(HasSubstr("Secret")));
  EXPECT_EQ(warnings_with(reading, "2 hidden rows of the sheet Talks not read"), 1);
  EXPECT_EQ(warnings_with(reading, "are not read: Budget"), 1);
}

TEST(Ods, GivesADayInAMergedCellToEachOfItsRows) {
  const Reading reading = read(table(
      kHeader +
      of_cells(cell("Klint") + cell("Ada") + cell("2025-11-03", " t:number-rows-spanned='2'")) +
      of_cells(cell("Miri") + cell("Ada") + "<t:covered-table-cell/>") +
      of_cells(cell("Pin") + cell("Ada"))));
  EXPECT_EQ(talk_named(reading, "Miri").date, "2025-11-03");
  EXPECT_EQ(talk_named(reading, "Pin").date, "");
}

TEST(Ods, FollowsALinkThatAFormulaMakes) {
  const Reading reading =
      read(table(kHeader + of_cells(cell("Klint") + cell("Ada") + cell("") + cell("") +
                                    cell("deck",
                                         " t:formula='of:=HYPERLINK(&quot;https://a.example/"
                                         "1&quot;;&quot;deck&quot;)'"))));
  EXPECT_EQ(link(talk_named(reading, "Klint"), "slides"), "https://a.example/1");
}

TEST(Ods, MayBeOneXmlFile) {
  const std::string flat =
      "<?xml version='1.0'?><o:document "
      "o:mimetype='application/vnd.oasis.opendocument.spreadsheet'>"
      "<o:body><o:spreadsheet>" +
      table(kHeader + row({"Klint", "Ada"})) + "</o:spreadsheet></o:body></o:document>";
  EXPECT_EQ(format_of("a.fods", flat), "ods");
  EXPECT_EQ(talk_named(read_bytes(read_ods, flat, "rustlab-2025/a.fods"), "Klint").lang, "");
  EXPECT_THAT(problems_of(read_bytes(read_ods, flat.substr(0, 300), kName)),
              HasSubstr("is damaged"));
}

TEST(Ods, IsKnownByItsContentAndSaysWhyItIsLeftOut) {
  const std::string sheet = small_ods(table(kHeader));
  for (const char* name : {"a.ods", "a", "a.csv", "a.odt"})
    EXPECT_EQ(format_of(name, sheet), "ods");
  EXPECT_EQ(format_of("a.ods", small_odp("")), "odp");
  EXPECT_THAT(
      problems_of(read_bytes(
          read_ods, small_ods("", "", {{"META-INF/manifest.xml", "<m:encryption-data/>"}}), kName)),
      HasSubstr("needs a password; save it without one"));
  EXPECT_THAT(problems_of(read(table(row({"Item", "Euro"}), "Budget"))),
              HasSubstr("names columns of talks, such as title"));
}

TEST(Ods, DeepNestingIsCutAndNotFollowed) {
  std::string deep, end;
  for (int i = 0; i < 5000; ++i) {
    deep += "<x:span>";
    end += "</x:span>";
  }
  EXPECT_THAT(
      read(table(kHeader + of_cells(cell("Klint" + deep + "x" + end) + cell("Ada")))).sources,
      SizeIs(2));
}

TEST(Ods, SurvivesDamage) {
  expect_sound_when_broken(kOds, kName,
                           small_ods(table(kHeader +
                                           of_cells(cell("Klint") + cell("Ada") +
                                                    cell("3.",
                                                         " o:value-type='date' "
                                                         "o:date-value='2025-11-03'")) +
                                           row({"Miri", "Ada"}, " t:number-rows-repeated='3'"))),
                           60, 300);
}
}  // namespace
}  // namespace plumbline

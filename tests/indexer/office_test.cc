// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office.h"

#include <gmock/gmock.h>

#include "indexer/sources/zip.h"
#include "tests/indexer/format_test.h"
#include "tests/support/small_zip.h"
#include "tests/support/test_data.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading pptx(const std::string& bytes) { return read_with(kPptx, "slides/e-1/deck.pptx", bytes); }
Reading odp(const std::string& bytes) { return read_with(kOdp, "slides/e-1/deck.odp", bytes); }

std::string repeated(int count, const std::string& text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

TEST(Pptx, ShowsSlidesInTheOrderOfThePresentation) {
  const std::string first = pptx_slide(pptx_shape("title", {"One"}));
  const std::string second =
      pptx_slide(pptx_shape("ctrTitle", {"Two", "lines"}) + pptx_shape("body", {"a", "b"}));
  const Reading reading = pptx(small_pptx({first, second}, {1, 0}));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Two lines] a/b", "[One] "));
  const Source& deck = reading.sources.at(0);
  EXPECT_EQ(deck.kind, SourceKind::kSlides);
  EXPECT_EQ(deck.slug, "e-1/deck");
  EXPECT_EQ(deck.title, "Two lines");
  EXPECT_EQ(deck.pages, 2);
  EXPECT_EQ(deck.sections[1].page, 2);
}

TEST(Pptx, ReadsShapesFromTopToBottomAndLeaveFootersOut) {
  const std::string slide = pptx_slide(
      pptx_shape("", {"low"}, 0, 5'000'000) + pptx_shape("", {"right"}, 4'000'000, 1'010'000) +
      pptx_shape("", {"left"}, 0, 1'000'000) + pptx_shape("sldNum", {"7"}) +
      pptx_shape("ftr", {"LPC"}) +
      "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='0' y='3000000'/></a:xfrm></p:grpSpPr>" +
      pptx_shape("", {"in a group"}, 1, 1) + "</p:grpSp>" +
      pptx_shape("title", {"T"}, 0, 6'000'000));
  EXPECT_THAT(texts_of(pptx(small_pptx({slide}, {0}))),
              ElementsAre("[T] left/right/in a group/low"));
}

TEST(Pptx, ReadsTablesALineARow) {
  const auto cell = [](const std::string& text) {
    return "<a:tc><a:txBody><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></a:txBody></a:tc>";
  };
  const std::string table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>" + cell("a") +
                            cell("b") + "</a:tr><a:tr>" + cell("c") + cell("d") +
                            "</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
  EXPECT_THAT(texts_of(pptx(small_pptx({pptx_slide(table)}, {0}))), ElementsAre("a | b/c | d"));
}

TEST(Pptx, AppendsSpeakerNotesAndMarksHiddenSlides) {
  const std::string slide =
      pptx_slide(pptx_shape("title", {"Pinned values"}) + pptx_shape("", {"x"}), " show='0'");
  const std::string notes = "<p:notes xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>" +
                            pptx_shape("sldImg", {"no"}) + pptx_shape("body", {"Say &amp; wave."}) +
                            "</p:spTree></p:cSld></p:notes>";
  const Reading reading =
      pptx(small_pptx({slide}, {0},
                      {{"ppt/slides/_rels/slide1.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='http://x/notesSlide' "
                        "Target='../notesSlides/notesSlide1.xml'/></Relationships>"},
                       {"ppt/notesSlides/notesSlide1.xml", notes},
                       {"docProps/core.xml",
                        "<cp:coreProperties xmlns:dc='d'><dc:title>On pinned "
                        "values</dc:title></cp:coreProperties>"}}));
  EXPECT_THAT(texts_of(reading),
              ElementsAre("[Pinned values] (hidden slide)/x/Speaker notes/Say & wave."));
  EXPECT_EQ(reading.sources.at(0).title, "Pinned values");
}

TEST(Pptx, AddressesAreLinks) {
  const Reading reading =
      pptx(small_pptx({pptx_slide(pptx_shape("", {"See https://lwn.net/Articles/1/"}))}, {0}));
  const RichText& body = reading.sources.at(0).sections.at(0).body;
  EXPECT_EQ(to_html(body, 0, body.text.size()),
            "<p>See <a href=\"https://lwn.net/Articles/1/\">https://lwn.net/Articles/1/</a></p>");
}

// Without a placeholder, what stands out by its size is the heading, as on pages of PDF.
TEST(Pptx, LargestLettersAreTheHeading) {
  const auto read = [](const std::string& shapes) {
    return texts_of(pptx(small_pptx({pptx_slide(shapes)}, {0}))).at(0);
  };
  const std::string small = pptx_shape("", {"Ada", "KernelCI"}, 0, 100, 24);
  EXPECT_EQ(read(small + pptx_shape("", {"Pins", "at work"}, 0, 900, 54)),
            "[Pins at work] Ada/KernelCI");
  EXPECT_EQ(read(small + pptx_shape("title", {"T"}) + pptx_shape("", {"Large"}, 0, 900, 54)),
            "[T] Ada/KernelCI/Large");
  for (const auto& [why, other] : std::initializer_list<std::pair<std::string, std::string>>{
           {"not large", pptx_shape("", {"Pins"}, 0, 900, 31)},
           {"two of them", repeated(2, pptx_shape("", {"Pins"}, 0, 900, 54))},
           {"a number", pptx_shape("", {"42"}, 0, 900, 54)},
           {"a link", pptx_shape("", {"https://lwn.net/"}, 0, 900, 54)},
           {"a list", pptx_shape("", {"a", "b", "c", "d"}, 0, 900, 54)},
           {"a text", pptx_shape("", {std::string(121, 'x')}, 0, 900, 54)}})
    EXPECT_TRUE(read(small + other).starts_with("Ada/KernelCI/")) << why;
}

TEST(Pptx, IsCalledByItsFirstSlideRatherThanByItsTemplate) {
  const auto title = [](const std::string& first, const std::string& said = "") {
    const std::string second = pptx_slide(pptx_shape("title", {"Who am I"}));
    return pptx(small_pptx({pptx_slide(first), second}, {0, 1},
                           {{"docProps/core.xml", "<cp:coreProperties xmlns:dc='d'><dc:title>" +
                                                      said + "</dc:title></cp:coreProperties>"}}))
        .sources.at(0)
        .title;
  };
  const std::string heading = pptx_shape("title", {"Pinned init"}),
                    text = pptx_shape("", {"Pins by Ada"});
  EXPECT_EQ(title(heading, "Title Slide"), "Pinned init");
  EXPECT_EQ(title(heading, "Conference 2016"), "Pinned init");
  EXPECT_EQ(title(heading + text, "Pinned init, by Ada"), "Pinned init");
  EXPECT_EQ(title(text, "Pins, by Ada"), "Pins, by Ada");
  EXPECT_EQ(title(text), "Pins by Ada");
  EXPECT_EQ(title(pptx_shape("", {std::string(101, 'x')})), "Who am I");
  EXPECT_EQ(title(""), "Who am I");
}

TEST(Pptx, ReadsTheTextsOfDiagrams) {
  const auto point = [](const std::string& text) {
    return "<dgm:pt><dgm:t><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></dgm:t></dgm:pt>";
  };
  const std::string slide = pptx_slide(pptx_shape("title", {"T"}) + pptx_shape("", {"before"}));
  const Reading reading =
      pptx(small_pptx({slide}, {0},
                      {{"ppt/slides/_rels/slide1.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='http://x/diagramData' "
                        "Target='../diagrams/data1.xml'/></Relationships>"},
                       {"ppt/diagrams/data1.xml",
                        "<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:ptLst>" + point("plan") +
                            "<dgm:pt/>" + point("build") + "</dgm:ptLst></dgm:dataModel>"}}));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[T] before/plan/build"));
}

TEST(Pptx, KeepsTheNumberOfASlideThatCannotBeRead) {
  const std::string good = pptx_slide(pptx_shape("title", {"Good"}));
  const Reading reading = pptx(small_pptx({"<p:sld><broken", good}, {0, 1}));
  EXPECT_THAT(texts_of(reading), ElementsAre("", "[Good] "));
  EXPECT_THAT(messages_of(reading),
              ElementsAre(HasSubstr("slide 1 is left empty: the file is damaged")));
}

TEST(Odp, ReadsPagesListsTablesAndNotes) {
  const Reading reading = odp(small_odp(
      "<d:page s:style-name='dp1'><d:frame "
      "p:class='title'><d:text-box><t:p>One<t:line-break/>two</t:p>"
      "</d:text-box></d:frame><d:frame "
      "p:class='outline'><d:text-box><t:list><t:list-item><t:p>a<t:s/>b</t:p>"
      "<t:list><t:list-item><t:p>c</t:p></t:list-item></t:list></t:list-item></t:list></"
      "d:text-box></d:frame>"
      "<d:frame p:class='page-number'><d:text-box><t:p>1</t:p></d:text-box></d:frame>"
      "<p:notes><d:frame "
      "p:class='notes'><d:text-box><t:p>Wave.</t:p></d:text-box></d:frame></p:notes></d:page>"
      "<d:page d:style-name='dp2'><d:custom-shape v:x='9cm' "
      "v:y='1cm'><t:p>right</t:p></d:custom-shape>"
      "<d:custom-shape v:x='10mm' v:y='1.1cm'><t:p>left</t:p></d:custom-shape><d:g><d:frame "
      "v:y='5cm'><b:table>"
      "<b:table-row><b:table-cell><t:p>e</t:p></b:table-cell><b:table-cell><t:p>f</t:p></"
      "b:table-cell>"
      "</b:table-row></b:table></d:frame></d:g></d:page>",
      "<y:style y:name='dp2'><y:drawing-page-properties p:visibility='hidden'/></y:style>"));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[One two] a b/c/Speaker notes/Wave.",
                                             "(hidden slide)/left/right/e | f"));
}

TEST(Odp, LargestLettersAreTheHeading) {
  const std::string styles =
      "<y:style y:name='T1'><y:text-properties f:font-size='24pt'/></y:style>"
      "<y:style y:name='T2'><y:text-properties f:font-size='54pt'/></y:style>"
      "<y:style y:name='T3'><y:text-properties f:font-size='90%'/></y:style>";
  const std::string shape = "<d:frame p:class='subtitle'><d:text-box><t:p>";
  const std::string end = "</t:p></d:text-box></d:frame>";
  const Reading reading = odp(small_odp(
      "<d:page>" + shape + "<t:span t:style-name='T1'>Ada</t:span>" + end + shape +
          "<t:span t:style-name='T2'>Pins</t:span></t:p><t:p>at work" + end + "</d:page><d:page>" +
          shape + "<t:span t:style-name='T3'>Small</t:span>" + end + "</d:page>",
      styles));
  EXPECT_THAT(texts_of(reading), ElementsAre("[Pins at work] Ada", "Small"));
  EXPECT_EQ(reading.sources.at(0).title, "Pins at work");
}

TEST(Office, SaysWhyAFileIsLeftOut) {
  EXPECT_THAT(messages_of(pptx("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...")),
              ElementsAre(HasSubstr("password")));
  EXPECT_THAT(messages_of(pptx("PK\x03\x04 rubbish")), ElementsAre(HasSubstr("is damaged")));
  EXPECT_THAT(messages_of(pptx(small_zip({{"a.txt", "x"}}))),
              ElementsAre(HasSubstr("has no ppt/presentation.xml inside")));
  EXPECT_THAT(
      messages_of(odp(small_odp("", "", {{"META-INF/manifest.xml", "<m:encryption-data/>"}}))),
      ElementsAre(HasSubstr("needs a password")));
  EXPECT_THAT(messages_of(odp(small_odp("<d:page/><d:page/>"))),
              ElementsAre(HasSubstr("2 slides and no text")));
  EXPECT_THAT(messages_of(pptx(small_pptx({}, {}))), ElementsAre(HasSubstr("has no slides")));
}

TEST(Office, RefusesWhatUnpacksTooFar) {
  const std::string large = "<a>" + std::string(17 << 20, ' ') + "</a>";
  EXPECT_THAT(
      messages_of(odp(small_zip({{"mimetype", "application/vnd.oasis.opendocument.presentation"},
                                 {"content.xml", large}}))),
      ElementsAre(testing::AnyOf(HasSubstr("200 times its size"), HasSubstr("16 MiB"))));
  EXPECT_THAT(messages_of(odp(small_zip({{"content.xml", large}}, "store"))),
              ElementsAre(HasSubstr("16 MiB")));
  ZipContents many;
  for (int i = 0; i < 20'001; ++i) many.emplace_back(std::to_string(i), "");
  EXPECT_THAT(messages_of(pptx(small_zip(many))), ElementsAre(HasSubstr("20,000 members")));
}

TEST(Office, DeepNestingIsCutAndNotFollowed) {
  const std::string groups =
      repeated(100'000, "<p:grpSp>") + pptx_shape("", {"deep"}) + repeated(100'000, "</p:grpSp>");
  EXPECT_THAT(texts_of(pptx(small_pptx({pptx_slide(pptx_shape("title", {"T"}) + groups)}, {0}))),
              ElementsAre("[T] "));
  const std::string spans = repeated(100'000, "<t:span>") + "deep" + repeated(100'000, "</t:span>");
  EXPECT_THAT(
      texts_of(odp(small_odp("<d:page><d:frame><t:p>x" + spans + "</t:p></d:frame></d:page>"))),
      ElementsAre("x"));
}

TEST(Office, NamesInsideOfTheZipCanDoNoHarm) {
  const std::string good = pptx_slide(pptx_shape("title", {"Good"}));
  EXPECT_THAT(texts_of(pptx(small_pptx({good}, {0}, {{"../../etc/passwd", "x"}, {"/abs", "y"}}))),
              ElementsAre("[Good] "));
}

TEST(Office, IsKnownByItsContent) {
  const std::string deck = small_pptx({}, {}), open = small_odp("");
  EXPECT_TRUE(kPptx.recognizes({"", "mislabelled.odp.bin", deck}));
  EXPECT_FALSE(kOdp.recognizes({"", "deck.bin", deck}));
  EXPECT_TRUE(kOdp.recognizes({"", "mislabelled.bin", open}));
  EXPECT_FALSE(kPptx.recognizes({"", "deck.bin", open}));
  EXPECT_FALSE(kPptx.recognizes({"", "a.pptx", "%PDF-1.4"}));
  EXPECT_FALSE(kOdp.recognizes({"", "deck.odp", deck}));
  EXPECT_FALSE(kPptx.recognizes({"", "deck.pptx", open}));
  const std::string text =
      small_zip({{"word/document.xml", "<x/>"}, {"word/embeddings/a.pptx", deck}}, "store");
  EXPECT_FALSE(kPptx.recognizes({"", "a.pptx", text}));
  EXPECT_TRUE(kPptx.recognizes({"", "a.bin", std::string_view(deck).substr(0, deck.size() - 30)}));
}

TEST(Office, BrokenBytesAreReadOrRefused) {
  const std::string slide =
      pptx_slide(pptx_shape("title", {"T"}) + pptx_shape("body", {"a", "b \u00e9"}));
  expect_sound_when_broken(kPptx, "a.pptx", small_pptx({slide, slide}, {1, 0}), 60, 400);
  expect_sound_when_broken(kOdp, "a.odp",
                           small_odp("<d:page><d:frame><t:p>x</t:p></d:frame></d:page>"), 60, 400);
}

TEST(Office, RealDecksAreReadOrRefused) {
  const auto files = test_files("slides/office");
  if (files.empty()) GTEST_SKIP() << "needs real decks in PLUMBLINE_TEST_DATA or ../shared/data";
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename());
    const std::string bytes = bytes_of(path);
    const Format& format = path.extension() == ".pptx" ? kPptx : kOdp;
    ASSERT_TRUE(format.recognizes({"", path.filename(), bytes}));
    const Reading reading = read_with(format, path.filename(), bytes);
    expect_sound(reading);
    if (path.filename() == "corrupt_file.odp") {
      EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("is damaged")));
    } else {
      EXPECT_THAT(reading.sources, SizeIs(1));
    }
  }
}
}  // namespace
}  // namespace plumbline

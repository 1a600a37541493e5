// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pdf.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

#include "indexer/sandbox/workers.h"
#include "indexer/sources/ligatures.h"
#include "indexer/sources/slide_layout.h"
#include "indexer/sources/slide_lines.h"
#include "tests/indexer/format_test.h"
#include "tests/support/small_pdf.h"
#include "tests/support/test_data.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading pdf(const std::vector<std::vector<PdfLine>>& pages, const std::string& title = "") {
  return read_with(kPdf, "slides/lpc-2023/klint.pdf", small_pdf(pages, title));
}

PlacedWord word(const std::string& text, double left, double top, double size = 10) {
  PlacedWord out;
  out.text = text;
  out.left = left;
  out.top = top;
  out.right = left + static_cast<double>(text.size()) * size / 2;
  out.bottom = top + size;
  out.size = size;
  return out;
}

std::string body_of(std::vector<PlacedWord> words) {
  words.insert(words.begin(), word("Title", 10, 5, 20));
  const auto sections = lay_out_slides({{400, 300, std::move(words)}});
  return to_html(sections[0].body, 0, sections[0].body.text.size());
}

TEST(SlideLayout, MakesParagraphsItemsAndCode) {
  EXPECT_EQ(body_of({word("one", 10, 60), word("two", 40, 60), word("three", 10, 72)}),
            "<p>one two three</p>");
  EXPECT_EQ(body_of({word("one", 10, 60), word("two", 10, 90)}), "<p>one</p>\n<p>two</p>");
  EXPECT_EQ(body_of({word("\u2022", 10, 60), word("one", 20, 60), word("\u2022", 10, 72),
                     word("two", 20, 72)}),
            "<ul>\n<li>one</li>\n<li>two</li></ul>");
  PlacedWord first = word("fn", 10, 60), second = word("x();", 30, 72);
  first.monospace = second.monospace = true;
  EXPECT_EQ(body_of({first, second}), "<pre><code>fn\n    x();\n</code></pre>");
}

TEST(SlideLayout, PutsBulletsThatComeApartBeforeTheirLines) {
  EXPECT_EQ(body_of({word("\u25CF", 10, 60), word("\u25CF", 10, 72), word("one", 20, 60),
                     word("two", 20, 72)}),
            "<ul>\n<li>one</li>\n<li>two</li></ul>");
}

TEST(SlideLayout, LinesThatHadRoomForTheNextWordAreParagraphs) {
  const auto paragraphs = [](std::initializer_list<std::string> lines) {
    std::vector<PlacedWord> words;
    double top = 60, left = 10;
    for (const std::string& line : lines) {
      for (std::istringstream in(line); in >> std::ws && !in.eof(); left = words.back().right + 3) {
        std::string text;
        in >> text;
        words.push_back(word(text, left, top));
      }
      left = 10, top += 12;
    }
    return body_of(words);
  };
  EXPECT_EQ(paragraphs({"Filters", "Steering of all traffic", "Gateways"}),
            "<p>Filters</p>\n<p>Steering of all traffic</p>\n<p>Gateways</p>");
  EXPECT_EQ(
      paragraphs({"At once:", "a long line of running text", "that goes on in the next", "line."}),
      "<p>At once:</p>\n<p>a long line of running text that goes on in the next line.</p>");
  EXPECT_EQ(paragraphs({"A line of running", "text about", "Rust-for-Linux."}),
            "<p>A line of running text about Rust-for-Linux.</p>");
}

TEST(SlideLayout, BulletsBeforeNothingDoNoHarm) {
  EXPECT_EQ(body_of({word("one", 10, 60), word("\u2022", 10, 72), word("\u00A0", 20, 72),
                     word("two", 10, 84)}),
            "<p>one</p>\n<ul>\n<li>two</li></ul>");
}

TEST(SlideLayout, KnowsTheBulletsOfMostPrograms) {
  for (const std::string bullet : {"\u2022", "\u25AA", "\u25B6", "\u27A2", "\u25C6", "\u25C7",
                                   "\u2756", "\u2794", "\u27A4", "\u2013", "-", "o"})
    EXPECT_EQ(body_of({word(bullet, 10, 60), word("one", 20, 60), word(bullet, 10, 72),
                       word("two", 20, 72)}),
              "<ul>\n<li>one</li>\n<li>two</li></ul>")
        << bullet;
}

TEST(SlideLayout, JoinsWordsThatWereDivided) {
  EXPECT_EQ(body_of({word("know-", 10, 60), word("ledge.", 10, 72)}), "<p>knowledge.</p>");
  EXPECT_EQ(body_of({word("in-tree", 10, 60), word("in-", 10, 72), word("tree", 10, 84)}),
            "<p>in-tree in-tree</p>");
  EXPECT_EQ(body_of({word("x86-", 10, 60), word("Rust", 10, 72)}), "<p>x86- Rust</p>");
}

TEST(SlideLayout, JoinsAddressesThatWereDivided) {
  EXPECT_EQ(body_of({word("https://a.org/xdp-", 10, 60), word("project/", 10, 72)}),
            "<p>https://a.org/xdp-project/</p>");
  EXPECT_EQ(body_of({word("https://a.org/r/", 10, 60), word("20240101.1", 10, 72)}),
            "<p>https://a.org/r/20240101.1</p>");
  EXPECT_EQ(
      body_of({word("https://a.org/", 10, 60), word("tells.", 10, 72), word("and more", 10, 84)}),
      "<p>https://a.org/ tells. and more</p>");
}

TEST(SlideLayout, FoldsLigatures) {
  EXPECT_EQ(fold_typography("o\uFB03ce \uFB01x\u00A0a\u00ADb"), "office fix ab");
}

TEST(SlideLayout, DropsWhatStandsOnMostPages) {
  std::vector<PlacedPage> pages;
  for (int i = 1; i <= 5; ++i) {
    pages.push_back({400,
                     300,
                     {word("Title", 10, 40, 20), word("text", 10, 100), word("LPC", 10, 285),
                      word(std::to_string(i), 380, 285)}});
  }
  for (const Section& section : lay_out_slides(pages)) EXPECT_EQ(section.body.text, "text");
}

TEST(SlideLayout, TitleThatStandsAloneMayHaveSeveralLines) {
  const std::vector<Section> sections = lay_out_slides(
      {{400, 300, {word("Pins", 10, 40, 30), word("at work", 10, 72, 30)}},
       {400, 300, {word("Title", 10, 5, 20), word("A longer text of this deck.", 10, 60)}},
       {400, 300, {word("One line", 10, 60, 12), word("and the next.", 10, 74, 12)}}});
  EXPECT_EQ(sections[0].heading.text, "Pins at work");
  EXPECT_EQ(sections[0].body.text, "");
  EXPECT_EQ(sections[2].heading.text, "One line");
  EXPECT_EQ(sections[2].body.text, "and the next.");
}

TEST(SlideLayout, TitleOfADeckMayHaveFourLinesAndThatOfAPageThree) {
  const auto page = [] {
    PlacedPage out{400, 300, {}};
    for (const char* line : {"One", "two", "three", "four"})
      out.words.push_back(word(line, 10, 5 + 22 * static_cast<double>(out.words.size()), 20));
    for (double top = 150; top < 280; top += 12)
      out.words.push_back(word("small letters below", 10, top));
    return out;
  };
  const auto sections = lay_out_slides({page(), page()});
  EXPECT_EQ(sections.at(0).heading.text, "One two three four");
  EXPECT_EQ(sections.at(1).heading.text, "One two three");
}

TEST(SlideLayout, SmallLettersFarBesideATitleAreNoneOfIt) {
  const std::vector<Section> sections = lay_out_slides(
      {{400,
        300,
        {word("Roadmaps", 10, 40, 30), word("Ross", 200, 50, 12), word("Tate", 228, 50, 12)}}});
  EXPECT_EQ(sections[0].heading.text, "Roadmaps");
  EXPECT_EQ(sections[0].body.text, "Ross Tate");
}

TEST(Pdf, GivesOneSectionAPage) {
  const Reading reading =
      pdf({{{"Klint", 30, 50, 350}, {"Some words.", 18}},
           {},
           {{"Limits", 30, 50, 350}, {"if x", 16, 50, 250, "F2"}, {"y", 16, 90, 230, "F2"}}});
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint] Some words.", "", "[Limits] if x/    y/"));
  const Source& deck = reading.sources.at(0);
  EXPECT_EQ(deck.kind, SourceKind::kSlides);
  EXPECT_EQ(deck.slug, "lpc-2023/klint");
  EXPECT_EQ(deck.title, "Klint");
  EXPECT_EQ(deck.pages, 3);
  EXPECT_EQ(deck.sections[2].page, 3);
}

// What replaces a ligature is a crash to the library, unless nobody asks for its font, and stands elsewhere.
TEST(Pdf, LigaturesOfKeynoteAreReadWithCare) {
  const std::string pdf = small_pdf({{{"Mind the Pro", 30, 50, 350},
                                      {"fi", 30, 222, 350, "F1", true},
                                      {"les of all", 30, 238, 350}}});
  const std::string name = "slides/e-1/gap.pdf";
  EXPECT_THAT(texts_of(kPdf.read({name, name, pdf, true})),
              ElementsAre("[Mind the Profiles of all] "));
  Workers workers(all_formats());
  const Workers::Job job{name, name, [&] { return pdf; }};
  Reading reading;
  workers.read({&job, 1},
               [&](std::size_t, Recognized result) { reading = std::move(result.reading); });
  EXPECT_THAT(messages_of(reading), IsEmpty());
  EXPECT_THAT(texts_of(reading), ElementsAre("[Mind the Profiles of all] "));
}

// A page that says "one two three profiles and fields" without its ligatures, which lie at its end.
PlacedPage page_without(std::initializer_list<const char*> ligatures) {
  PlacedPage page{400, 300, {}};
  double left = 10;
  const auto add = [&](const std::string& text, double gap) {
    page.words.push_back(word(text, left + gap, 60));
    left = page.words.back().right;
  };
  for (const char* usual : {"one", "two", "three", "pro"}) add(usual, 2);
  add("les", 4), add("and", 2), add("elds", 6);
  for (const char* ligature : ligatures) {
    page.words.push_back(word(ligature, 5, 300));
    page.words.back().bottom = 300;
  }
  return page;
}

std::string text_of(const PlacedPage& page) {
  std::string text;
  for (const PlacedWord& word : page.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

TEST(Ligatures, GoBackIntoTheirGapsWhereAllAreAlike) {
  std::vector<PlacedPage> pages = {page_without({"fi", "fi"}), page_without({"fi", "fi", "fi"}),
                                   page_without({"fi"}), page_without({})};
  put_back_ligatures(&pages);
  EXPECT_EQ(text_of(pages[0]), "one two three profiles and fields");
  EXPECT_EQ(text_of(pages[1]), "one two three profiles and fields");
  EXPECT_EQ(text_of(pages[2]), "one two three pro les and elds");
  EXPECT_EQ(text_of(pages[3]), "one two three pro les and elds");
}

TEST(Ligatures, ThatDifferMakeWordsOfOtherPages) {
  std::vector<PlacedPage> pages = {page_without({"fl", "fi"}),
                                   {400, 300, {word("(Profiles)", 10, 60)}}};
  put_back_ligatures(&pages);
  EXPECT_EQ(text_of(pages[0]), "one two three profiles and elds");
}

TEST(Pdf, AddressesAreLinks) {
  const Reading reading =
      pdf({{{"Klint", 30, 50, 350}, {"See https://lwn.net/Articles/1/ for more", 18}}});
  const RichText& body = reading.sources.at(0).sections.at(0).body;
  EXPECT_EQ(to_html(body, 0, body.text.size()),
            "<p>See <a href=\"https://lwn.net/Articles/1/\">https://lwn.net/Articles/1/</a> for "
            "more</p>");
}

TEST(Pdf, TrianglesOfBeamerAreNoLetters) {
  const Reading reading = pdf({{{"Marek", 30, 50, 350},
                                {"I", 18, 50, 300, "F3"},
                                {"Versatile hacker", 18, 80, 300},
                                {"I", 18, 50, 270, "F3"},
                                {"I maintain U-Boot", 18, 80, 270}}});
  const RichText& body = reading.sources.at(0).sections.at(0).body;
  EXPECT_EQ(to_html(body, 0, body.text.size()),
            "<ul>\n<li>Versatile hacker</li>\n<li>I maintain U-Boot</li></ul>");
}

TEST(Pdf, TakesItsTitleFromTheFileWhereThatIsSensible) {
  const std::vector<std::vector<PdfLine>> pages = {{{"Klint at work", 30, 50, 350}}};
  EXPECT_EQ(pdf(pages, "Klint: our work").sources.at(0).title, "Klint: our work");
  EXPECT_EQ(pdf(pages, "Microsoft PowerPoint - Klint").sources.at(0).title, "Klint at work");
  EXPECT_EQ(
      pdf({{{"Pins and arcs in Rust drivers", 30}}}, "Pins and arcs in Rust drivers, ada@x.org")
          .sources.at(0)
          .title,
      "Pins and arcs in Rust drivers, (e-mail address)");
  EXPECT_EQ(pdf(pages, "An older deck at work").sources.at(0).title, "Klint at work");
}

TEST(Pdf, LeavesEmailAddressesOut) {
  EXPECT_THAT(texts_of(pdf({{{"A", 30, 50, 350}, {"a@b.org", 18}}})),
              ElementsAre("[A] (e-mail address)"));
}

TEST(Pdf, SaysWhyItIsLeftOut) {
  EXPECT_THAT(messages_of(pdf({{}, {}})),
              ElementsAre(HasSubstr("has 2 pages and no text, as a scan has")));
  EXPECT_THAT(messages_of(read_with(kPdf, "a.pdf", "%PDF-1.4\nrubbish")),
              ElementsAre(HasSubstr("is damaged")));
  std::vector<std::vector<PdfLine>> many(2001, std::vector<PdfLine>{{"x"}});
  EXPECT_THAT(messages_of(pdf(many)), ElementsAre(HasSubstr("has 2001 pages, more than 2,000")));
}

TEST(Pdf, ThatNeedsAPasswordIsLeftOut) {
  std::string locked = small_pdf({{{"x"}}});
  const std::string encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                              std::string(64, '1') + "> /U <" + std::string(64, '2') +
                              "> >> /ID [<00> <00>] /Size";
  locked.replace(locked.rfind("/Size"), 5, encrypt);
  EXPECT_THAT(messages_of(read_with(kPdf, "a.pdf", locked)),
              ElementsAre(HasSubstr("needs a password")));
}

TEST(Pdf, KeepsWithinItsLimitsOfText) {
  std::vector<PdfLine> lines;
  for (int i = 0; i < 800; ++i)
    lines.push_back({std::string(100, 'x'), 7, 5 + i / 400 * 355 + i % 3, 400 - i % 400});
  const Reading reading = pdf({{{"A", 30, 50, 350}}, lines});
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("page 2 has more than 64 KiB of text")));
  EXPECT_THAT(reading.sources, SizeIs(1));
}

TEST(Pdf, IsKnownByItsContent) {
  EXPECT_TRUE(kPdf.recognizes({"", "a.txt", "rubbish\n%PDF-1.7"}));
  EXPECT_FALSE(kPdf.recognizes({"", "a.pdf", "PK\x03\x04"}));
  EXPECT_FALSE(kPdf.recognizes({"", "a.pdf", ""}));
}

TEST(Pdf, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(
      kPdf, "a.pdf", small_pdf({{{"Klint", 30, 50, 350}, {"words", 18}}, {{"x"}}}, "t"), 60, 200);
}

// The pages of a PDF by another road: pdftotext ends each with a form feed.
std::vector<std::string> pages_by_pdftotext(const std::string& path) {
  const std::string command = "pdftotext '" + path + "' - 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::string> pages(1);
  std::array<char, 4096> buffer;
  while (const std::size_t size = pipe ? fread(buffer.data(), 1, buffer.size(), pipe.get()) : 0) {
    for (std::size_t i = 0; i < size; ++i) {
      if (buffer[i] == '\f') {
        pages.emplace_back();
      } else {
        pages.back() += buffer[i];
      }
    }
  }
  pages.pop_back();
  return pages;
}

// A word of the page that is long enough to tell it from others.
std::string long_word_of(const std::string& page) {
  std::string longest, word;
  for (char c : page + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += c;
    } else {
      if (word.size() > longest.size()) longest = word;
      word.clear();
    }
  }
  return longest;
}

TEST(Pdf, RealDecksGiveTheirPagesWithTheirNumbers) {
  const auto files = test_files("slides/pdf");
  if (files.empty()) GTEST_SKIP() << "needs real decks in PLUMBLINE_TEST_DATA or ../shared/data";
  if (std::system("pdftotext -v 2>/dev/null") != 0)
    GTEST_SKIP() << "needs pdftotext (poppler-utils)";
  std::size_t with_text = 0, given = 0;
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename());
    const Reading reading = read_with(kPdf, path.filename(), bytes_of(path));
    ASSERT_THAT(reading.sources, SizeIs(1));
    const std::vector<std::string> pages = pages_by_pdftotext(path);
    const std::vector<Section>& sections = reading.sources[0].sections;
    ASSERT_EQ(sections.size(), pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      EXPECT_EQ(sections[i].page, static_cast<int>(i) + 1);
      if (pages[i].find_first_not_of(" \n\t") == std::string::npos) continue;
      ++with_text;
      const std::string text = sections[i].heading.text + " " + sections[i].body.text;
      given += text.size() > 1 && text.find(long_word_of(pages[i])) != std::string::npos;
    }
  }
  EXPECT_GT(with_text, 100u);
  EXPECT_GE(given * 100, with_text * 95) << given << " of " << with_text;
  RecordProperty("pages", std::to_string(given) + " of " + std::to_string(with_text));
}
}  // namespace
}  // namespace plumbline

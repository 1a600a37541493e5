// SPDX-License-Identifier: MIT OR Apache-2.0
// Decks as PDF on their way to pictures in the database, with the program.
#include <gmock/gmock.h>

#include "schema/database.h"
#include "tests/indexer/program.h"
#include "tests/support/small_pdf.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

struct DeckProgram : Program {
  const std::string deck = corpus + "/slides/lpc-2023/klint.pdf";

  DeckProgram() { draw({{{"Klint", 30, 50, 350}, {"Some words."}}, {}, {{"Limits"}}}); }

  void draw(const std::vector<std::vector<PdfLine>>& pages) { write_file(deck, small_pdf(pages)); }

  // "1 2 3": pages that have a picture.
  std::string pages() {
    Database published = Database::open_published(db);
    Statement rows = published.prepare(
        "SELECT group_concat(page, ' ') FROM slide_picture JOIN picture ON picture = id");
    rows.step();
    return rows.text(0);
  }
  bool has_store() const { return fs::exists(db + ".pictures"); }
};

TEST_F(DeckProgram, PagesHavePicturesAlsoWithoutText) {
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(pages(), "1 2 3");
  EXPECT_THAT(index("--force --json").out, HasSubstr("\"pictures\":3"));
}

TEST_F(DeckProgram, TheSameSourcesGiveTheSameBytesWhetherTheyAreDrawnAnewOrNot) {
  index();
  const std::string first = read_file(db);
  fs::remove(db);
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(read_file(db), first);
  fs::remove_all(db + ".pictures");
  EXPECT_EQ(index("--force").status, 0);
  EXPECT_EQ(read_file(db), first);
}

TEST_F(DeckProgram, ADeckThatChangesIsDrawnAnewAndOneThatGoesTakesItsPicturesAlong) {
  index();
  draw({{{"Klint", 30, 50, 350}}, {{"More"}}});
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(pages(), "1 2");
  EXPECT_TRUE(has_store());
  fs::remove(deck);
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(pages(), "");
  EXPECT_FALSE(has_store());
}

TEST_F(DeckProgram, PicturesComeAndGoWithTheSwitch) {
  EXPECT_EQ(index("--no-slide-pictures").status, 0);
  EXPECT_EQ(pages(), "");
  EXPECT_FALSE(has_store());
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(pages(), "1 2 3");
  EXPECT_EQ(index("--no-slide-pictures").status, 0);
  EXPECT_EQ(pages(), "");
}

TEST_F(DeckProgram, CheckingDrawsNothing) {
  EXPECT_EQ(index("--check").status, 0);
  EXPECT_FALSE(has_store());
}

TEST_F(DeckProgram, ACorpusWithoutDecksHasNoStore) {
  fs::remove(deck);
  EXPECT_EQ(index().status, 0);
  EXPECT_FALSE(has_store());
}

// Letters would be missing in them.
TEST_F(DeckProgram, WithoutFontsTextStaysAndPicturesOfTextAreMissing) {
  write_file(directory / "fonts.conf", "<fontconfig><dir>/nowhere</dir></fontconfig>");
  const Outcome outcome =
      run(corpus + " --db " + db, "FONTCONFIG_FILE=" + directory.path() + "/fonts.conf ");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("klint.pdf: 2 pages, the first of them page 1, have no "
                                     "picture: a font is neither in the file nor on this machine"));
  EXPECT_EQ(pages(), "2");
  EXPECT_THAT(index().err, HasSubstr("a font is neither")) << "it is known and said again";
  Database published = Database::open_published(db);
  Statement rows =
      published.prepare("SELECT count(*) FROM passage WHERE heading_of(text) = 'Klint'");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.integer(0), 1);
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>

#include "indexer/fingerprint.h"
#include "indexer/pictures/painter.h"
#include "indexer/pictures/pdf_pages.h"
#include "indexer/pictures/picture_store.h"
#include "indexer/pictures/webp.h"
#include "indexer/writer.h"
#include "schema/format.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/small_pdf.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_data.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::vector<PdfLine>> kThreePages = {
    {{"Klint", 30, 50, 350}, {"Some words.", 18}}, {}, {{"Limits", 30, 50, 350}}};

// A PDF whose pages have these contents and may paint the form /A, which paints another one twice, and so on
// for so many times.
std::string pdf_with_forms(const std::vector<std::string>& contents, int forms) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>"};
  const std::size_t first_form = 3 + 2 * contents.size();
  std::string kids;
  for (std::size_t i = 0; i < contents.size(); ++i) kids += std::to_string(3 + 2 * i) + " 0 R ";
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " +
                    std::to_string(contents.size()) + " >>");
  const auto resources = [](std::size_t form) {
    return "/Resources << /XObject << /A " + std::to_string(form) + " 0 R >> >>";
  };
  const auto stream = [](const std::string& dictionary, const std::string& content) {
    return "<< " + dictionary + " /Length " + std::to_string(content.size()) + " >>\nstream\n" +
           content + "\nendstream";
  };
  for (const std::string& content : contents) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 405] " +
                      resources(first_form) + " /Contents " + std::to_string(objects.size() + 2) +
                      " 0 R >>");
    objects.push_back(stream("", content));
  }
  for (int i = 0; i < forms; ++i) {
    const bool last = i + 1 == forms;
    objects.push_back(stream("/Type /XObject /Subtype /Form /BBox [0 0 720 405] " +
                                 (last ? "" : resources(objects.size() + 2)),
                             last ? "0 0 9 9 re f" : "/A Do /A Do"));
  }
  std::string pdf = "%PDF-1.4\n";  // poppler finds the objects by itself
  for (std::size_t i = 0; i < objects.size(); ++i)
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  return pdf + "trailer\n<< /Root 1 0 R >>\n";
}

std::string summary(const DeckPictures& deck) {
  std::string text;
  for (const Picture& picture : deck.pictures) {
    text += std::to_string(picture.page) + ":" + std::to_string(picture.width) + "x" +
            std::to_string(picture.height) + ":" + fingerprint(picture.webp) + " ";
  }
  for (const std::string& flaw : deck.flaws) text += flaw + "\n";
  return text;
}

// What a process without a fence draws.
DeckPictures drawn_here(const std::string& pdf) {
  DeckPictures out;
  const PdfPages pages(pdf);
  for (int page = 1; page <= pages.count(); ++page) {
    Picture picture;
    if (pages.draw(page, &picture) == Drawn::kYes) out.pictures.push_back(picture);
  }
  return out;
}

std::vector<int> pages_of(const DeckPictures& deck) {
  std::vector<int> pages;
  for (const Picture& picture : deck.pictures) pages.push_back(picture.page);
  return pages;
}

TEST(Painter, DrawsEveryPageAlsoOneWithoutText) {
  const DeckPictures deck = Painter().paint(small_pdf(kThreePages));
  EXPECT_THAT(deck.flaws, IsEmpty());
  ASSERT_THAT(deck.pictures, SizeIs(3));
  for (const Picture& picture : deck.pictures) {
    EXPECT_EQ(picture.width, kPictureSide);
    EXPECT_EQ(picture.height, 450);
    EXPECT_TRUE(is_webp(picture.webp, 800, 450)) << picture.page;
  }
  EXPECT_NE(deck.pictures[0].webp, deck.pictures[1].webp);
}

TEST(Painter, DrawsTheSameInsideAndOutsideOfItsFenceAndAgain) {
  const std::string pdf = small_pdf(kThreePages), other = small_pdf({{{"Another", 40}}});
  Painter painter;
  const std::string first = summary(painter.paint(pdf));
  painter.paint(other);
  EXPECT_EQ(summary(painter.paint(pdf)), first);
  EXPECT_EQ(summary(drawn_here(pdf)), first);
}

TEST(Painter, DrawsRealDecksTheSameInsideAndOutside) {
  const auto files = test_files("slides/pdf");
  if (files.empty()) GTEST_SKIP() << "needs real decks in PLUMBLINE_TEST_DATA or ../shared/data";
  Painter painter;
  for (const auto& path : files) {
    const std::string pdf = bytes_of(path);
    const DeckPictures deck = painter.paint(pdf);
    EXPECT_EQ(deck.pictures.size(), static_cast<std::size_t>(PdfPages(pdf).count())) << path;
    EXPECT_EQ(summary(deck), summary(drawn_here(pdf))) << path;
  }
}

TEST(Painter, LosesOnlyThePageThatDoesNotEnd) {
  PaintLimits limits;
  limits.page.cpu_seconds = 1;
  const std::string pdf = pdf_with_forms({"0 0 99 99 re f", "/A Do", "9 9 99 99 re f"}, 40);
  Painter painter(limits);
  for (int round = 0; round < 2; ++round) {  // a fresh process, and one that has drawn before
    const DeckPictures deck = painter.paint(pdf);
    EXPECT_THAT(pages_of(deck), ElementsAre(1, 3));
    EXPECT_THAT(deck.flaws, ElementsAre("page 2 has no picture: drawing failed"));
  }
}

TEST(Painter, GivesUpADeckThatFailsAgainAndAgain) {
  PaintLimits limits;
  limits.page.cpu_seconds = 1;
  limits.failures = 2;
  const std::string pdf = pdf_with_forms({"", "/A Do", "/A Do", "", ""}, 40);
  const DeckPictures deck = Painter(limits).paint(pdf);
  EXPECT_THAT(pages_of(deck), ElementsAre(1));
  EXPECT_THAT(deck.flaws, ElementsAre("pages 2 to 5 have no picture: drawing failed"));
}

TEST(Painter, StopsWhereADeckTakesTooLong) {
  PaintLimits limits;
  limits.deck_cpu_seconds = 0;
  const DeckPictures deck = Painter(limits).paint(small_pdf(kThreePages));
  EXPECT_THAT(deck.pictures, IsEmpty());
  EXPECT_THAT(deck.flaws,
              ElementsAre("pages 1 to 3 have no picture: the deck takes too long to draw"));
}

TEST(Painter, DrawsAsManyPagesAsItMay) {
  const std::vector<std::vector<PdfLine>> pages(kMaxDrawnPages + 2);
  const DeckPictures deck = Painter().paint(small_pdf(pages));
  EXPECT_THAT(deck.pictures, SizeIs(kMaxDrawnPages));
  EXPECT_THAT(deck.flaws,
              ElementsAre("pages 301 to 302 have no picture: of a deck only 300 pages are drawn"));
}

TEST(Painter, TakesAnyBytes) {
  Painter painter;
  for (const std::string& bytes : {std::string(), std::string("rubbish"), std::string("%PDF-1.4"),
                                   small_pdf(kThreePages).substr(0, 700)})
    EXPECT_LE(painter.paint(bytes).pictures.size(), 3u);
  EXPECT_THAT(painter.paint(small_pdf(kThreePages)).pictures, SizeIs(3));
}

TEST(Webp, KeepsWithinItsLimit) {
  std::string noise(800 * 800 * 3, '\0');
  unsigned state = 1;
  for (char& byte : noise) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_LE(to_webp({noise.data(), 800, 800, 2400}).size(), kMaxPictureBytes);
  const std::string grey(16 * 16 * 3, '\x80');
  const std::string webp = to_webp({grey.data(), 16, 16, 48});
  EXPECT_TRUE(is_webp(webp, 16, 16));
  EXPECT_FALSE(is_webp(webp, 16, 17));
  EXPECT_FALSE(is_webp("RIFF", 16, 16));
}

// --- The store

struct Store : testing::Test {
  TemporaryDirectory directory;
  const std::string path = directory / "db.pictures";
  const DeckPictures deck = {{{1, 800, 450, "one"}, {3, 450, 800, "three"}}, {"page 2 has none"}};
};

TEST_F(Store, GivesWhatWasPutAlsoToAnotherRun) {
  PictureStore(path).put("abc", deck);
  PictureStore store(path);
  const KeptDeck* kept = store.find("abc");
  ASSERT_TRUE(kept);
  EXPECT_THAT(kept->flaws, ElementsAre("page 2 has none"));
  ASSERT_THAT(kept->pictures, SizeIs(2));
  EXPECT_EQ(kept->pictures[1].page, 3);
  EXPECT_EQ(kept->pictures[1].height, 800);
  EXPECT_EQ(store.read("abc", kept->pictures[0]), "one");
  EXPECT_EQ(store.read("abc", kept->pictures[1]), "three");
  EXPECT_FALSE(store.find("def"));
}

TEST_F(Store, IgnoresWhatIsDamagedAnywhere) {
  PictureStore(path).put("abc", deck);
  const std::string whole = read_file(path + "/abc");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string broken = whole;
    broken[at] ^= 1;
    write_file(path + "/abc", broken);
    PictureStore store(path);
    const KeptDeck* kept = store.find("abc");
    const bool in_head = at + 8 < whole.size();  // "one" and "three"
    EXPECT_EQ(kept == nullptr, in_head) << at;
    if (!kept) continue;
    EXPECT_THROW(store.read("abc", kept->pictures[at + 5 < whole.size() ? 0 : 1]), Error);
    EXPECT_FALSE(PictureStore(path).find("abc")) << "it is thrown away";
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write_file(path + "/abc", whole.substr(0, size));
    EXPECT_FALSE(PictureStore(path).find("abc")) << size;
  }
}

TEST_F(Store, ForgetsDecksThatAreGone) {
  PictureStore store(path);
  store.put("abc", deck);
  store.put("def", deck);
  store.keep_only({"def"});
  EXPECT_FALSE(store.find("abc"));
  EXPECT_TRUE(store.find("def"));
  store.keep_only({});
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Store, SaysWhereItCannotWrite) {
  write_file(path, "a file in its place");
  try {
    PictureStore(path).put("abc", deck);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("cannot write " + path));
  }
}

TEST_F(Store, FillsTheDatabaseWithEachPictureOnce) {
  const CorpusFiles files = valid_corpus();
  PictureStore store(path);
  store.put(fingerprint(files.at("slides/lpc-2023/nova.md")),
            {{{1, 800, 450, "same"}, {2, 800, 450, "other"}, {4, 800, 450, "same"}}, {}});
  Database db = Database::in_memory();
  create_tables(db);
  const Knowledge knowledge = index_files(files).knowledge;
  const ContentHashes with = write_knowledge(knowledge, db, &store);
  Statement rows = db.prepare(
      "SELECT group_concat(page || ' ' || webp, ', ') FROM slide_picture JOIN picture ON picture = "
      "picture.id JOIN document d ON d.id = document WHERE d.slug = 'lpc-2023/nova' AND kind = "
      "'slides'");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.text(0), "1 same, 2 other, 4 same");
  Statement count = db.prepare("SELECT count(*) FROM picture");
  ASSERT_TRUE(count.step());
  EXPECT_EQ(count.integer(0), 2);
  Database plain = Database::in_memory();
  create_tables(plain);
  EXPECT_NE(write_knowledge(knowledge, plain).generation(), with.generation());
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/packed_text.h"

#include <gmock/gmock.h>

#include "schema/database.h"
#include "schema/error.h"
#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/text_functions.h"
#include "schema/text/word_code.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::Lt;

const TextFields kTexts[] = {
    {{"", "", "", "", "", ""}},
    {{"Klint", "", "", "", "", std::string_view("\0\1", 2)}},
    {{"A title", "names, of all", "topics", "A heading", "A body that says a body that says a body",
      "m"}},
};

// Learned from a few hundred sentences.
std::string words() {
  static const std::vector<std::string> kSentences = [] {
    std::vector<std::string> sentences;
    for (int i = 0; i < 2000; ++i)
      sentences.push_back("Talk " + std::to_string(i * i) +
                          " of the allocator tells how the driver " + std::to_string(i) +
                          " initialises what it has allocated before.");
    return sentences;
  }();
  std::vector<TextFields> samples;
  for (const std::string& sentence : kSentences)
    samples.push_back({{"", "", "", "Klint", sentence, ""}});
  return learn_words(samples);
}

TEST(PackedText, FieldsComeBack) {
  const std::string learned = words();
  for (const std::string_view known : {std::string_view(), std::string_view(learned)}) {
    TextPacker packer(known), reader(known);
    for (const TextFields& text : kTexts) {
      const std::string packed(packer.pack(text));
      EXPECT_THAT(reader.unpack(packed).fields, ElementsAreArray(text.fields));
      EXPECT_THAT(reader.unpack(packed).fields, ElementsAreArray(text.fields));
    }
  }
}

// What it is told, as text.
class Teller final : public TextSink {
 public:
  void words(std::span<const std::uint32_t> numbers, const WordCode& code) override {
    told.emplace_back();
    for (const std::uint32_t number : numbers) told.back() += code.text(number);
  }
  void text(std::string_view text) override { told.emplace_back(text); }

  std::vector<std::string> told;
};

TEST(PackedText, HeadingAndBodyAreTold) {
  const std::string learned = words();
  for (const std::string_view known : {std::string_view(), std::string_view(learned)}) {
    TextPacker packer(known);
    for (const TextFields& text : kTexts) {
      Teller teller;
      packer.tell(std::string(packer.pack(text)), teller);
      EXPECT_THAT(teller.told,
                  ElementsAre(text.fields[TextFields::kHeading], text.fields[TextFields::kBody]));
    }
  }
}

TEST(PackedText, OfLearnedWordsIsLessThanAThird) {
  const std::string_view body = "The driver of the allocator initialises what it has.";
  TextPacker packer(words());
  EXPECT_THAT(packer.pack({{"", "", "", "", body, ""}}).size() * 3, Lt(body.size()));
}

TEST(PackedText, OfOtherBytesIsNotLonger) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * i / 7);
  TextPacker packer(words());
  EXPECT_THAT(packer.pack({{"", "", "", "", bytes, ""}}).size(), Lt(bytes.size() + 10));
}

TEST(PackedText, SameTextsGiveTheSameWords) { EXPECT_EQ(words(), words()); }

TEST(PackedText, FewTextsGiveNoWords) {
  EXPECT_THAT(learn_words({}), IsEmpty());
  EXPECT_THAT(learn_words({{{"", "", "", "", "one", ""}}, {{"", "", "", "", "two", ""}}}),
              IsEmpty());
}

TEST(PackedText, DamagedBytesAreAnError) {
  const std::string learned = words(), body = "The driver of the allocator initialises it.";
  TextPacker packer(learned);
  const std::string packed(packer.pack({{"", "", "", "", body, ""}}));
  for (const std::string& damaged :
       {std::string(), packed.substr(0, packed.size() - 1), "\xFF" + packed, packed + packed}) {
    TextPacker reader(learned);
    EXPECT_THROW(reader.unpack(damaged), Error);
    EXPECT_THROW(reader.unpack(damaged), Error);
    EXPECT_EQ(reader.unpack(packed).fields[TextFields::kBody], body);
  }
}

TEST(PackedText, CutOffFieldsAreEmpty) {
  EXPECT_THAT(split_fields("").fields, testing::Each(IsEmpty()));
  EXPECT_THAT(split_fields("\x05\x05\x05\x05\x05"
                           "abc")
                  .fields,
              ElementsAre("abc", "", "", "", "", ""));
}

TEST(TextFunctions, GiveFieldsOfARowAndNullOfNull) {
  Database db = Database::in_memory();
  create_tables(db);
  Statement row = db.prepare(
      "SELECT title_of(text), body_of(text), heading_of(NULL) FROM "
      "(SELECT pack_text('Klint', '', '', '', 'A tool.', '') AS text)");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), "Klint");
  EXPECT_EQ(row.text(1), "A tool.");
  EXPECT_TRUE(row.is_null(2));
}

TEST(TextFunctions, TellGivesTextsToASink) {
  Database db = Database::in_memory();
  create_tables(db);
  Statement row =
      db.prepare("SELECT tell(pack_text('Klint', '', '', 'Heading', 'A tool.', ''), :sink)");
  EXPECT_THROW(row.step(), DatabaseError);  // there is none
  row.reset();
  Teller teller;
  row.bind_pointer(":sink", static_cast<TextSink*>(&teller), kTextSink);
  ASSERT_TRUE(row.step());
  EXPECT_THAT(teller.told, ElementsAre("Heading", "A tool."));
  EXPECT_THAT(row.integer(0), Lt(100));
}

TEST(TextFunctions, DamagedTextIsAnErrorOfTheStatement) {
  Database db = Database::in_memory();
  Statement row = db.prepare("SELECT body_of(x'FFFFFFFF')");
  EXPECT_THROW(row.step(), DatabaseError);
}

}  // namespace
}  // namespace plumbline

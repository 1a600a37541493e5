// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/packed_text.h"

#include <gmock/gmock.h>

#include "schema/database.h"
#include "schema/error.h"
#include "schema/format.h"
#include "schema/sql.h"

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

std::vector<std::string> sentences() {
  std::vector<std::string> samples;
  for (int i = 0; i < 2000; ++i)
    samples.push_back("Talk " + std::to_string(i * i) + " of the allocator tells how the driver " +
                      std::to_string(i) + " initialises what it has allocated before.");
  return samples;
}

TEST(PackedText, FieldsComeBack) {
  const std::string dictionary = train_dictionary(sentences());
  for (const std::string_view known : {std::string_view(), std::string_view(dictionary)}) {
    TextPacker packer(known), reader(known);
    for (const TextFields& text : kTexts) {
      const std::string packed(packer.pack(text));
      EXPECT_THAT(reader.unpack(packed).fields, ElementsAreArray(text.fields));
      EXPECT_THAT(reader.unpack(packed).fields, ElementsAreArray(text.fields));
    }
  }
}

TEST(PackedText, DictionaryMakesShortTextsShorter) {
  const std::string dictionary = train_dictionary(sentences());
  TextPacker plain(""), packer(dictionary);
  const TextFields text = {
      {"", "", "", "", "The driver of the allocator initialises what it has.", ""}};
  EXPECT_THAT(packer.pack(text).size() * 3, Lt(plain.pack(text).size() * 2));
}

TEST(PackedText, SameTextsGiveTheSameDictionary) {
  EXPECT_EQ(train_dictionary(sentences()), train_dictionary(sentences()));
}

TEST(PackedText, FewTextsGiveNoDictionary) {
  EXPECT_THAT(train_dictionary({}), IsEmpty());
  EXPECT_THAT(train_dictionary({"one", "two"}), IsEmpty());
}

TEST(PackedText, DamagedBytesAreAnError) {
  TextPacker packer("");
  const std::string body(3000, 'a');
  const std::string packed(packer.pack({{"", "", "", "", body, ""}}));
  for (const std::string& damaged :
       {std::string(), packed.substr(0, packed.size() - 1), "\xFF" + packed, packed + packed}) {
    TextPacker reader("");
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

TEST(TextFunctions, DamagedTextIsAnErrorOfTheStatement) {
  Database db = Database::in_memory();
  Statement row = db.prepare("SELECT body_of(x'FFFFFFFF')");
  EXPECT_THROW(row.step(), DatabaseError);
}

}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/formats.h"

#include <gmock/gmock.h>

#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

Reading nothing(const Input&) { return {}; }
bool has_signature(const Input& input) { return input.bytes.starts_with("%SIG"); }
bool is_text(const Input& input) { return input.bytes.starts_with("text"); }

const KnownFormat kTwo[] = {
    {{"signed", "signed file", has_signature, nothing}, 100, ".sig .signed"},
    {{"text", "plain text", is_text, nothing}, 100, ".txt"}};

std::string problems(const std::string& name, const std::string& bytes) {
  return lines_of(read_input(kTwo, {name, name, bytes}).reading.problems);
}

TEST(Formats, AreToldByContent) {
  EXPECT_EQ(read_input(kTwo, {"a.sig", "a.sig", "%SIG"}).format, "signed");
  EXPECT_EQ(read_input(kTwo, {"a", "a", "text"}).format, "text");
  EXPECT_EQ(problems("a.SIGNED", "%SIG"), "");
  EXPECT_EQ(problems("a.unheard", "%SIG"), "");
}

TEST(Formats, SayWhatIsWrongWithAFile) {
  EXPECT_THAT(
      problems("a.txt", "%SIG"),
      HasSubstr("a.txt: is read as what it is, a signed file, though its name ends in .txt"));
  EXPECT_THAT(problems("a.txt", "what"),
              HasSubstr("notes of a talk belong below a directory notes/"));
  EXPECT_THAT(problems("a.bin", "what"),
              HasSubstr("is of no known format; plumbline-index --help"));
  EXPECT_THAT(problems("a.txt", ""), HasSubstr("is empty; fetch it anew"));
  EXPECT_THAT(problems("a", "text" + std::string(100, 'x')),
              HasSubstr("is larger than 0 KiB, the limit of a plain text [left out]"));
}

TEST(Formats, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const KnownFormat& known : all_formats()) {
    EXPECT_TRUE(names.insert(known.format.name).second) << known.format.name;
    EXPECT_LE(known.max_bytes, kMaxFileBytes);
  }
}
}  // namespace
}  // namespace plumbline

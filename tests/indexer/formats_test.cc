// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/formats.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

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
  EXPECT_THAT(
      problems("a.txt", "what"),
      HasSubstr("notes and transcripts belong below a directory of notes, minutes or transcripts"));
  EXPECT_THAT(problems("a.bin", "what"),
              HasSubstr("is of no known format; plumbline-index --help"));
  EXPECT_THAT(problems("a.KEY", "PK"), HasSubstr("a.KEY: is a deck of Keynote; export it as PDF"));
  EXPECT_THAT(problems("a.mp4", "x"), HasSubstr("is a recording; name its subtitles"));
  EXPECT_THAT(problems("a.rtf", "{"), HasSubstr("save it as .docx, .odt or .html among notes"));
  EXPECT_THAT(problems("a.docx", "PK\x03\x04"), HasSubstr("belong below a directory of notes"));
  EXPECT_THAT(problems("a.txt", ""), HasSubstr("is empty; fetch it anew"));
  EXPECT_THAT(problems("a", "text" + std::string(100, 'x')),
              HasSubstr("is larger than 0 KiB, the limit of a plain text; split it [left out]"));
}

TEST(Formats, SayHowLargeAFileMayBe) {
  constexpr std::size_t kMegabyte = 1 << 20;
  const struct {
    std::string name, begin;
    std::size_t size;
    std::string limit;
  } cases[] = {{"notes/a.txt", "x", 5 * kMegabyte, "4 MiB"},
               {"a.md", "---\nmarp: true\n---\n# A\n", 5 * kMegabyte, "4 MiB"},
               {"a.pdf", "%PDF-1.4\n", 64 * kMegabyte, "64 MiB"}};
  for (const auto& each : cases) {
    const std::string bytes = each.begin + std::string(each.size, ' ');
    const Reading reading = read_input(all_formats(), {each.name, each.name, bytes}).reading;
    EXPECT_THAT(lines_of(reading.problems),
                HasSubstr(each.name + ": is larger than " + each.limit + ", the limit of a"));
    EXPECT_TRUE(reading.sources.empty());
  }
}

TEST(Formats, SayHowAFileWasLoadedTheWrongWay) {
  const std::pair<std::string, const char*> cases[] = {
      {"\x1F\x8B\x08", "is packed; unpack it with gunzip"},
      {"BZh91AY", "is packed; unpack it with bunzip2"},
      {" \r\n\xEF\xBB\xBF", "is of no known format"},
      {"  \n", "is empty"},
      {"\n<!DOCTYPE html>\n<title>404</title>", "is a web page, as a server sends"},
      {"\xEF\xBB\xBF<HTML>", "is a web page, as a server sends"}};
  for (const auto& [bytes, message] : cases)
    EXPECT_THAT(problems("schedule.xml", bytes), HasSubstr(message));
  EXPECT_THAT(problems("a.html", "<html>"), HasSubstr("belong below a directory of notes"));
}

TEST(Formats, SayThatAFileIsOfNoOfficeProgram) {
  for (const char* name :
       {"notes/2023-11-14-a.docx", "notes/a.odt", "slides/a.pptx", "a.odp", "a.xlsx"})
    EXPECT_THAT(problems(name, "no zip"), HasSubstr("is no file of an office program")) << name;
}

TEST(Formats, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const KnownFormat& known : all_formats()) {
    EXPECT_TRUE(names.insert(known.format.name).second) << known.format.name;
    EXPECT_LE(known.max_bytes, kMaxFileBytes);
  }
}

// The last column of the line that names the format: "256 KiB".
std::string documented_size(const std::string& docs, std::string_view format) {
  const auto name = docs.find("`" + std::string(format) + "`");
  if (name == std::string::npos) return "is not documented";
  const std::string line = docs.substr(name, docs.find('\n', name) - name);
  const auto column = line.rfind("| ", line.size() - 3);
  return line.substr(column + 2, line.size() - column - 4);
}

TEST(Formats, AreDocumentedWithTheirLargestFile) {
  const char* root = std::getenv("PLUMBLINE_SOURCE");
  if (!root) GTEST_SKIP() << "PLUMBLINE_SOURCE does not name the source directory";
  std::stringstream docs;
  docs << std::ifstream(std::string(root) + "/docs/sources.md").rdbuf();
  for (const KnownFormat& known : all_formats())
    EXPECT_EQ(documented_size(docs.str(), known.format.name), size_text(known.max_bytes))
        << known.format.name;
  EXPECT_THAT(docs.str(), HasSubstr("more than 2,000 pages"));
  EXPECT_EQ(kMaxPages, 2000u);
}
}  // namespace
}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/bytes.h"

#include <gmock/gmock.h>

#include "indexer/sources/formats.h"
#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {

Source full_source() {
  Source s;
  s.kind = SourceKind::kTranscript;
  s.slug = "lpc-2023/klint";
  s.name = "transcripts/lpc-2023/klint.vtt";
  s.key = "pentabarf:lpc-2023:7";
  s.title = "Türöffner";
  s.title_verified = false;
  s.withdrawn = true;
  s.zone = "Europe/Brussels";
  s.guessed = Guess::kZone;
  s.start_utc = "2023-11-15T15:00:00Z";
  s.lang = "de";
  s.speakers = {{"Gary Guo", 7}, {"", -1}};
  s.links = {{"video", "https://example.org/", 9}};
  s.pages = 300;
  s.lines = {{"title", 2}, {"start", 70000}};
  Section section;
  section.heading.text = "Limits";
  section.body.text = "See the driver.\n";
  section.body.spans = {{Span::kParagraph, 0, 16, "", 0, 0}, {Span::kLink, 4, 7, "/x", 2, 5}};
  section.seconds = 61;
  s.sections = {section, {}};
  return s;
}

TEST(Bytes, KeepEveryField) {
  const Reading reading{{full_source(), {}}, {{Severity::kLeftOut, "a", 3, "no title"}}};
  const std::string bytes = to_bytes(reading);
  const std::optional<Reading> back = reading_of(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(to_bytes(*back), bytes);
  const Source& s = back->sources.at(0);
  EXPECT_EQ(s.kind, SourceKind::kTranscript);
  EXPECT_EQ(s.slug + s.key + s.title + s.zone + s.start_utc + s.lang,
            "lpc-2023/klintpentabarf:lpc-2023:7TüröffnerEurope/Brussels2023-11-15T15:00:00Zde");
  EXPECT_TRUE(s.withdrawn && !s.title_verified);
  EXPECT_EQ(s.guessed, Guess::kZone);
  EXPECT_EQ(s.speakers.at(1).line, -1);
  EXPECT_EQ(s.line_of("start"), 70000);
  EXPECT_EQ(s.sections.at(0).seconds, 61);
  EXPECT_EQ(s.sections.at(0).body.spans.at(1).target, "/x");
  EXPECT_EQ(s.sections.at(1).seconds, std::nullopt);
  EXPECT_EQ(back->problems.at(0).message, "no title");
}

TEST(Bytes, KeepWhatTheReadersGive) {
  for (const auto& [name, text] : valid_corpus()) {
    const std::string bytes = to_bytes(read_input(all_formats(), {name, name, text}).reading);
    const std::optional<Reading> back = reading_of(bytes);
    ASSERT_TRUE(back) << name;
    EXPECT_EQ(to_bytes(*back), bytes) << name;
    const std::optional<Reading> kept = kept_reading_of(bytes);
    ASSERT_TRUE(kept) << name;
    EXPECT_EQ(to_bytes(*kept), bytes) << name;
  }
}

TEST(Bytes, AreNotTakenWhereTheyEndTooEarlyOrTooLate) {
  const std::string bytes = to_bytes(Reading{{full_source()}, {}});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(reading_of(bytes.substr(0, size))) << size;
  EXPECT_FALSE(reading_of(bytes + "x"));
}

TEST(Bytes, FromAnyoneGiveNothingOrSomethingSafe) {
  const std::string bytes = to_bytes(Reading{{full_source()}, {}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const std::optional<Reading> back = reading_of(flipped);
      if (!back) continue;
      for (const Source& source : back->sources) {
        for (const Section& section : source.sections)
          to_html(section.body, 0, section.body.text.size());
      }
    }
  }
}

TEST(Bytes, MakeTextClean) {
  Source source;
  source.title = std::string("a\xFF\x01z\0y\xEF\xBF\xBD", 9);
  const auto back = reading_of(to_bytes(Reading{{source}, {}}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->sources.at(0).title, "a? z y\xEF\xBF\xBD");
}
}  // namespace
}  // namespace plumbline

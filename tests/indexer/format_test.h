// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/format_test.h: verbs for the tests of formats.
#pragma once

#include <gmock/gmock.h>

#include <random>
#include <string>

#include "indexer/sources/format.h"
#include "indexer/sources/formats.h"
#include "schema/text/utf8.h"
#include "tests/indexer/read.h"

namespace plumbline {

inline Reading read_with(const Format& format, const std::string& name, std::string_view bytes) {
  return read_as(format.read, {"in/" + name, name, bytes});
}

// The format that reads a file of that name, as a user has it; "" where none does.
inline std::string format_of(const std::string& name, std::string_view bytes) {
  const KnownFormat* known = find_format(all_formats(), {"", name, bytes});
  return known ? std::string(known->format.name) : "";
}

// "[Title] text" of each section, in order.
inline std::vector<std::string> texts_of(const Reading& reading) {
  std::vector<std::string> texts;
  for (const Source& source : reading.sources) {
    for (const Section& section : source.sections) {
      std::string text = section.heading.text.empty() ? "" : "[" + section.heading.text + "] ";
      for (char c : section.body.text) text += c == '\n' ? '/' : c;
      texts.push_back(text);
    }
  }
  return texts;
}

// The HTML of the only section of a reading without problems; "no section" where there is another number of them.
inline std::string html_of(const Reading& reading) {
  for (const Problem& problem : reading.problems) ADD_FAILURE() << to_string(problem);
  if (reading.sources.size() != 1 || reading.sources[0].sections.size() != 1) return "no section";
  const RichText& body = reading.sources[0].sections[0].body;
  return to_html(body, 0, body.text.size());
}

inline std::vector<std::string> messages_of(const Reading& reading) {
  std::vector<std::string> messages;
  for (const Problem& problem : reading.problems) messages.push_back(to_string(problem));
  return messages;
}

// What every reading must be, whatever the bytes were.
inline void expect_sound(const Reading& reading) {
  EXPECT_TRUE(!reading.sources.empty() || count_left_out(reading.problems) > 0)
      << "neither a source nor a reason";
  for (const Source& source : reading.sources) {
    EXPECT_FALSE(source.slug.empty());
    EXPECT_FALSE(source.title.empty());
    for (const Section& section : source.sections) {
      EXPECT_TRUE(is_utf8(section.body.text) && is_utf8(section.heading.text));
      for (const Span& span : section.body.spans) {
        EXPECT_LE(span.begin, span.end);
        EXPECT_LE(span.end, section.body.text.size());
      }
    }
  }
  for (const Problem& problem : reading.problems) EXPECT_FALSE(problem.message.empty());
}

// Reads the file cut short at `cuts` places, and with single bits turned over, the same ones each time.
inline void expect_sound_when_broken(const Format& format, const std::string& name,
                                     const std::string& bytes, int cuts, int flips) {
  for (int i = 0; i < cuts; ++i) {
    const std::size_t size =
        bytes.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(cuts);
    SCOPED_TRACE("cut at byte " + std::to_string(size));
    expect_sound(read_with(format, name, std::string_view(bytes).substr(0, size)));
  }
  std::minstd_rand random(1);
  for (int i = 0; i < flips; ++i) {
    std::string broken = bytes;
    const std::size_t at = random() % broken.size();
    broken[at] = static_cast<char>(broken[at] ^ (1 << (random() % 8)));
    SCOPED_TRACE("turned a bit at byte " + std::to_string(at));
    expect_sound(read_with(format, name, broken));
  }
}

}  // namespace plumbline

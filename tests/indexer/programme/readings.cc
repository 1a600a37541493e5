// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/indexer/programme/readings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>

#include "indexer/source.h"
#include "schema/text/utf8.h"
#include "tests/indexer/read.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

// Valid text, no name twice, and a reason where nothing came of it.
void expect_sound(const Reading& reading) {
  std::set<std::string> slugs, keys;
  for (const Source& source : reading.sources) {
    EXPECT_TRUE(is_utf8(source.title) && is_utf8(source.room) && is_utf8(source.slug))
        << source.slug;
    EXPECT_TRUE(slugs.insert(std::string(kind_name(source.kind)) + source.slug).second)
        << source.slug;
    EXPECT_TRUE(keys.insert(source.key).second) << source.key;
  }
  EXPECT_TRUE(!reading.sources.empty() || left_out(reading));
}

std::string utf16(const std::string& text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, &at);
    const auto unit = static_cast<unsigned>(c > 0xFFFF ? 0xFFFD : c);
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

std::string latin1(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, &at);
    out += c < 0x100 ? static_cast<char>(c) : '?';
  }
  return out;
}
}  // namespace

Reading read_bytes(ReadFunction read, const std::string& bytes, const std::string& path) {
  const std::string copy = bytes;  // its end is where a sanitizer looks
  return read_as(read, {path, path, copy});
}

bool recognized(RecognizeFunction recognizes, const std::string& bytes) {
  return recognizes({"talks/file", "talks/file", bytes});
}

std::vector<Source> talks_of(const Reading& reading) {
  std::vector<Source> talks;
  for (const Source& source : reading.sources) {
    if (source.kind == SourceKind::kTalk) talks.push_back(source);
  }
  return talks;
}

Source talk_named(const Reading& reading, const std::string& title) {
  for (const Source& source : reading.sources) {
    if (source.kind == SourceKind::kTalk && source.title == title) return source;
  }
  ADD_FAILURE() << "no talk \"" << title << "\"; " << problems_of(reading);
  return {};
}

Source event_of(const Reading& reading) {
  for (const Source& source : reading.sources) {
    if (source.kind == SourceKind::kEvent) return source;
  }
  ADD_FAILURE() << "no event; " << problems_of(reading);
  return {};
}

std::vector<std::string> names(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

std::string link(const Source& source, const std::string& key) {
  for (const SourceLink& link : source.links) {
    if (link.key == key) return link.url;
  }
  return "";
}

std::string problems_of(const Reading& reading) {
  std::string lines;
  for (const Problem& problem : reading.problems) lines += to_string(problem) + "\n";
  return lines;
}

int warnings_with(const Reading& reading, const std::string& part) {
  int count = 0;
  for (const Problem& problem : reading.problems)
    count += problem.message.find(part) != std::string::npos ? 1 : 0;
  return count;
}

bool left_out(const Reading& reading) { return count_left_out(reading.problems) > 0; }

std::string everything(const Reading& reading) {
  std::string all = problems_of(reading);
  for (const Source& source : reading.sources) {
    for (const std::string* text : {&source.title, &source.slug, &source.key, &source.room,
                                    &source.track, &source.place, &source.short_name}) {
      all += *text + "\n";
    }
    for (const Word& speaker : source.speakers) all += speaker.text + "\n";
    for (const Word& address : source.sources) all += address.text + "\n";
    for (const SourceLink& link : source.links) all += link.key + " " + link.url + "\n";
    for (const Section& section : source.sections) {
      all += section.heading.text + "\n" + to_html(section.body, 0, section.body.text.size());
    }
  }
  return all;
}

std::optional<std::string> real_file(const std::string& name) {
  const char* own = std::getenv("PLUMBLINE_TEST_DATA");
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  const std::string root = own ? own : std::string(source ? source : ".") + "/../shared/data";
  const std::string path = root + "/" + name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return read_file(path);
}

void expect_refused(RecognizeFunction recognizes, ReadFunction read,
                    const std::vector<Refusal>& refusals) {
  for (const auto& [text, why] : refusals) {
    SCOPED_TRACE(text.substr(0, 200));
    EXPECT_TRUE(recognized(recognizes, text));
    const Reading reading = read_bytes(read, text);
    EXPECT_TRUE(reading.sources.empty() && left_out(reading));
    EXPECT_NE(problems_of(reading).find(why), std::string::npos) << problems_of(reading);
  }
}

void expect_survives(RecognizeFunction recognizes, ReadFunction read, const std::string& good) {
  const auto run = [&](const std::string& bytes) {
    recognized(recognizes, bytes);
    expect_sound(read_bytes(read, bytes));
  };
  for (std::size_t i = 0; i <= 60; ++i) run(good.substr(0, good.size() * i / 60));
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    std::string bad = good;
    for (int flips = 0; flips < 1 + round % 8; ++flips) {
      bad[random() % bad.size()] ^= static_cast<char>(1 << random() % 8);
    }
    run(bad);
  }
  const std::size_t talks = talks_of(read_bytes(read, good)).size();
  for (const std::string& encoded :
       {utf16(good, false), utf16(good, true), latin1(good), "\xEF\xBB\xBF" + good}) {
    EXPECT_TRUE(recognized(recognizes, encoded));
    EXPECT_EQ(talks_of(read_bytes(read, encoded)).size(), talks);
  }
  for (const std::string& other :
       {std::string(), std::string("%PDF-1.4\n1 0 obj"),
        std::string("PK\x03\x04") + std::string(100, '\0'), std::string("# A talk\n\nIn Markdown."),
        std::string(5000, '\xFF'), std::string("{}"), std::string("[]"),
        std::string("<html><body>no</body></html>"), std::string("null"),
        std::string("WEBVTT\n\n00:00.000 --> 00:01.000\nHello")}) {
    EXPECT_FALSE(recognized(recognizes, other)) << other.substr(0, 20);
    EXPECT_TRUE(left_out(read_bytes(read, other))) << other.substr(0, 20);
  }
}

}  // namespace plumbline

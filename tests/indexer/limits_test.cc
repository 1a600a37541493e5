// SPDX-License-Identifier: MIT OR Apache-2.0
// The numbers of readers below, at and above each: what is within a limit is read, one more is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "indexer/sources/cues.h"
#include "indexer/sources/formats.h"
#include "indexer/sources/ics.h"
#include "indexer/sources/indico.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/xml.h"
#include "indexer/sources/srt.h"
#include "indexer/sources/yaml.h"
#include "indexer/sources/zip.h"
#include "tests/indexer/programme/readings.h"
#include "tests/support/small_zip.h"

namespace plumbline {
namespace {

std::string times(std::size_t n, const std::string& text) {
  std::string out;
  out.reserve(n * text.size());
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

std::string nested(std::size_t n, const std::string& open, const std::string& close) {
  return times(n, open) + times(n, close);
}

// What a reader made of so many of something, as a number, or why it refused.
struct Limit {
  const char* name;
  std::size_t most;
  std::function<bool(std::size_t)> is_read;
};

template <class Exception>
bool passes(const std::function<void()>& read) {
  try {
    read();
    return true;
  } catch (const Exception&) {
    return false;
  }
}

bool has_source(Reading (*read)(const Input&), const std::string& text) {
  return !read_bytes(read, text).sources.empty();
}

Reading nothing(const Input&) { return {}; }
const KnownFormat kSmall[] = {
    {{"small", "small file", [](const Input&) { return true; }, nothing}, 100, ".small"}};

std::string calendar_with(const std::string& line) {
  return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20260101T090000Z\r\n" +
         line + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string zip_of(std::size_t members, std::size_t bytes) {
  ZipContents contents;
  for (std::size_t i = 0; i < members; ++i)
    contents.push_back({std::to_string(i), std::string(bytes, 'x')});
  return small_zip(contents, "store");
}
void read_all(const std::string& zip) {
  read_zip(zip, [](std::string_view) { return true; });
}

std::vector<Limit> limits() {
  return {
      {"bytes of a file", 100,
       [](std::size_t n) {
         return read_input(kSmall, {"a.small", "a.small", std::string(n, 'x')})
             .reading.problems.empty();
       }},
      {"levels of JSON", kMaxNesting,
       [](std::size_t n) {
         return passes<MalformedError>([&] { parse_json(nested(n, "[", "]")); });
       }},
      {"levels of XML", kMaxNesting,
       [](std::size_t n) {
         return passes<MalformedError>([&] { XmlDocument(nested(n, "<a>", "</a>")); });
       }},
      {"levels of YAML", kMaxYamlDepth,
       [](std::size_t n) {
         return passes<YamlError>([&] { parse_yaml(nested(n, "[", "]"), 1); });
       }},
      {"values of YAML", kMaxYamlNodes,  // the list is one
       [](std::size_t n) {
         return passes<YamlError>([&] { parse_yaml("[" + times(n - 1, "a,") + "]", 1); });
       }},
      {"levels of a calendar", 8,
       [](std::size_t n) {
         const std::string alarms =
             times(n - 2, "BEGIN:VALARM\r\n") + times(n - 2, "END:VALARM\r\n");
         return has_source(read_ics, calendar_with(alarms + "CLASS:PUBLIC"));
       }},
      {"bytes of a line of a calendar", std::size_t{256} << 10,
       [](std::size_t n) {
         const std::string name = "DESCRIPTION:";
         return has_source(read_ics, calendar_with(name + std::string(n - name.size() - 1, 'x')));
       }},
      {"bytes of a calendar's line before its colon", 3999,
       [](std::size_t n) {
         return has_source(read_ics,
                           calendar_with("DESCRIPTION;X=" + std::string(n - 14, 'x') + ":y"));
       }},
      {"events of Indico in a file", 1000,
       [](std::size_t n) {
         const std::string event =
             R"({"id":"1","title":"A 2025","contributions":[{"db_id":1,"title":"T"}]},)";
         std::string events = times(n, event);
         events.pop_back();
         return has_source(read_indico, R"({"_type":"HTTPAPIResult","results":[)" + events + "]}");
       }},
      {"members of a zip", kMaxZipMembers,
       [](std::size_t n) { return passes<ZipError>([&] { read_all(zip_of(n, 0)); }); }},
      {"bytes of a member of a zip", kMaxZipMemberBytes,
       [](std::size_t n) { return passes<ZipError>([&] { read_all(zip_of(1, n)); }); }}};
}

TEST(Limits, OfReadersAreWhatIsReadAndNotOneMore) {
  for (const Limit& limit : limits()) {
    EXPECT_TRUE(limit.is_read(limit.most - 1)) << limit.name;
    EXPECT_TRUE(limit.is_read(limit.most)) << limit.name;
    EXPECT_FALSE(limit.is_read(limit.most + 1)) << limit.name;
  }
}

std::string schedule_with(std::size_t people, std::size_t links) {
  std::string text =
      R"(<schedule><conference><title>T 2020</title></conference><day date="2020-02-02"><event id="1">)";
  text += "<title>X</title><persons>";
  for (std::size_t i = 0; i < people; ++i) text += "<person>P" + std::to_string(i) + "</person>";
  text += "</persons><links>";
  for (std::size_t i = 0; i < links; ++i)
    text += "<link href=\"https://x.example/" + std::to_string(i) + "\">L</link>";
  return text + "</links></event></day></schedule>";
}

TEST(Limits, OfATalkKeepTheFirstAndSaySo) {
  for (const std::size_t n : {99u, 100u, 101u}) {
    const Reading reading = read_bytes(read_pentabarf, schedule_with(n, 0));
    EXPECT_EQ(talk_named(reading, "X").speakers.size(), std::min<std::size_t>(n, 100));
    EXPECT_EQ(problems_of(reading).find("more than 100 speakers") != std::string::npos, n > 100)
        << n;
  }
  for (const std::size_t n : {23u, 24u, 25u}) {
    EXPECT_EQ(talk_named(read_bytes(read_pentabarf, schedule_with(0, n)), "X").links.size(),
              std::min<std::size_t>(n, 24));
  }
}

TEST(Limits, OfSubtitlesKeepTheFirstCuesAndSaySo) {
  for (const std::size_t n : {kMaxCues - 1, kMaxCues, kMaxCues + 1}) {
    const std::string text = times(n, "0:0-->0:1\nx\n\n");
    const Reading reading = read_bytes(kSubRip.read, text);
    EXPECT_EQ(reading.sources.size(), 1u);
    EXPECT_EQ(problems_of(reading).find("more than 100000 cues") != std::string::npos, n > kMaxCues)
        << n;
  }
}
}  // namespace
}  // namespace plumbline

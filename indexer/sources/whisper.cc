// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/whisper.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/subtitle_file.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {

constexpr double kMaxMs = 1e10;  // what is larger is no time

// Python writes NaN and Infinity, which JSON does not have. Zero takes their place, in as many bytes.
std::string without_python_numbers(std::string text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (quoted) continue;
    for (const std::string_view word : {"-Infinity", "Infinity", "NaN"}) {
      if (std::string_view(text).substr(i, word.size()) != word) continue;
      text.replace(i, word.size(), "0" + std::string(word.size() - 1, ' '));
    }
  }
  return text;
}

// 4.5, also where it is written as a text, "4.5" or "4.5s".
std::optional<double> number(const JsonNode& node) {
  if (node.is_number()) return node.value().get<double>();
  std::string text = node.text();
  std::replace(text.begin(), text.end(), ',', '.');
  if (text.ends_with('s')) text.pop_back();
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [behind, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && behind == end ? std::optional(value) : std::nullopt;
}

std::optional<long> milliseconds(const JsonNode& node, double unit) {
  const auto told = number(node);
  if (!told) return std::nullopt;
  const double value = *told * unit;
  if (!std::isfinite(value) || value > kMaxMs || value < -kMaxMs) return std::nullopt;
  return value < 0 ? 0 : std::lround(value);
}

struct Segment {
  std::optional<long> start, end;
  std::string text, speaker;
  std::string at;           // where it stands
  bool until_next = false;  // it lasts until the next one begins, or the recording ends
  bool is_word = false;     // a word by itself
  bool parted = false;      // a blank is written before it
};

// [0.0, 4.5], of which the end may be null.
void read_timestamp(const JsonNode& node, Segment* segment) {
  const std::vector<JsonNode> times = node.items();
  if (times.size() != 2) return;
  segment->start = milliseconds(times[0], 1000);
  segment->end = milliseconds(times[1], 1000);
  segment->until_next = times[1].value().is_null();
}

// Both as "00:00:04,500".
void read_clocks(const JsonNode& start, const JsonNode& end, Segment* segment) {
  const auto times = parse_times(start.text() + " --> " + end.text());
  if (!times) return;
  segment->start = times->start_ms;
  segment->end = times->end_ms;
}

Segment read_segment(const JsonNode& node) {
  Segment segment;
  segment.text = node["text"].text();
  segment.speaker = node["speaker"].text();
  segment.at = node.at();
  if (node["timestamp"].is_list()) {
    const std::string raw = node["text"].is_string() ? node["text"].value().get<std::string>() : "";
    segment.is_word = segment.text.find(' ') == std::string::npos;
    segment.parted = raw.starts_with(' ');
    read_timestamp(node["timestamp"], &segment);
  } else if (node["offsets"].is_object()) {
    segment.start = milliseconds(node["offsets"]["from"], 1);
    segment.end = milliseconds(node["offsets"]["to"], 1);
  } else {
    segment.start = milliseconds(node["start"], 1000);
    segment.end = milliseconds(node["end"], 1000);
    if (!segment.start && !segment.end) read_clocks(node["start"], node["end"], &segment);
  }
  return segment;
}

// Takes out those without times. Returns the first of them, and how many there are.
std::pair<std::string, std::size_t> settle_times(std::vector<Segment>* segments) {
  for (std::size_t i = 0; i < segments->size(); ++i) {
    Segment& segment = (*segments)[i];
    if (segment.end || !segment.until_next || !segment.start) continue;
    const bool last = i + 1 == segments->size();
    segment.end = std::max(*segment.start, last ? 0 : (*segments)[i + 1].start.value_or(0));
  }
  const auto untimed = [](const Segment& segment) { return !segment.start || !segment.end; };
  const auto first = std::find_if(segments->begin(), segments->end(), untimed);
  const std::string at = first == segments->end() ? "" : first->at;
  return {at, std::erase_if(*segments, untimed)};
}

bool goes_on(const Segment& before, const Segment& word) {
  constexpr long kPauseMs = 300, kLongestMs = 10'000;
  const bool sentence = std::string_view(".!?").find(before.text.back()) != std::string_view::npos;
  return before.is_word && word.is_word && before.speaker == word.speaker && !sentence &&
         *word.start - *before.end < kPauseMs && *word.start - *before.start < kLongestMs;
}

// One for the words that follow each other, of which each may have a time of its own.
std::vector<Segment> joined_words(std::vector<Segment> segments) {
  const bool parted = std::any_of(segments.begin(), segments.end(),
                                  [](const Segment& segment) { return segment.parted; });
  std::vector<Segment> all;
  for (Segment& segment : segments) {
    if (all.empty() || !goes_on(all.back(), segment)) {
      all.push_back(std::move(segment));
      continue;
    }
    all.back().text += (parted && !segment.parted ? "" : " ") + segment.text;
    all.back().end = std::max(all.back().end, segment.end);
  }
  return all;
}

std::vector<Cue> cues_of(const JsonNode& document, const Input& input, Problems* problems) {
  std::vector<Segment> segments;
  for (const JsonNode& node : document.first({"segments", "transcription", "chunks"}).items()) {
    if (segments.size() == kMaxCues) {
      warn(input, 0, "more than " + std::to_string(kMaxCues) + " segments; the rest is left out",
           problems);
      break;
    }
    Segment segment = read_segment(node);
    if (!segment.text.empty()) segments.push_back(std::move(segment));
  }
  const auto [untimed, count] = settle_times(&segments);
  if (count > 0) {
    warn(input, 0,
         counted(count, "segment") + " left out, the first at " + untimed +
             ": without a start and an end that are numbers",
         problems);
  }
  std::vector<Cue> cues;
  for (const Segment& segment : joined_words(std::move(segments))) {
    Cue& cue = cues.emplace_back();
    cue.start_ms = *segment.start;
    cue.end_ms = *segment.end;
    cue.said = {{without_emails(segment.speaker), {without_emails(segment.text)}}};
  }
  return cues;
}

bool recognizes_whisper(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto has = [&](std::string_view name) { return outline.contains(name); };
  return (has("segments/[]/start") && has("segments/[]/text")) ||
         (has("transcription/[]/offsets") && has("transcription/[]/text")) ||
         (has("chunks/[]/timestamp") && has("chunks/[]/text"));
}

std::string language_of(const JsonNode& document) {
  std::string language = document["language"].text();
  if (language.empty()) language = document["result"]["language"].text();
  for (const JsonNode& chunk : document["chunks"].items()) {
    if (!language.empty()) break;
    language = chunk["language"].text();
  }
  return language_code(language);
}

Reading read_whisper(const Input& input) {
  Problems problems;
  try {
    const nlohmann::json json = parse_json(without_python_numbers(decode(input.bytes).text));
    const JsonNode document(json);
    std::vector<Cue> cues = cues_of(document, input, &problems);
    Reading reading = transcript_of(input, std::move(cues), std::move(problems));
    for (Source& source : reading.sources) source.lang = language_of(document);
    return reading;
  } catch (const MalformedError& error) {
    leave_out(input, error.line(), error.what(), &problems);
  }
  return {{}, std::move(problems)};
}
}  // namespace

const Format kWhisper = {"whisper", "Whisper's transcript in JSON", recognizes_whisper,
                         read_whisper};

}  // namespace plumbline

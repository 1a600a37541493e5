// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/whisper.h"

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

std::optional<long> milliseconds(const JsonNode& node, double unit) {
  if (!node.is_number()) return std::nullopt;
  const double value = node.value().get<double>() * unit;
  if (!std::isfinite(value) || value > kMaxMs || value < -kMaxMs) return std::nullopt;
  return value < 0 ? 0 : std::lround(value);
}

struct Segment {
  std::optional<long> start, end;
  std::string text, speaker;
};

Segment read_segment(const JsonNode& node) {
  const bool offsets = node["offsets"].is_object();
  const JsonNode times = offsets ? node["offsets"] : node;
  const double unit = offsets ? 1 : 1000;
  return {milliseconds(times[offsets ? "from" : "start"], unit),
          milliseconds(times[offsets ? "to" : "end"], unit), node["text"].text(),
          node["speaker"].text()};
}

class Reader {
 public:
  Reader(const Input& input, Problems* problems) : input_(input), problems_(problems) {}

  std::vector<Cue> read(const JsonNode& document) {
    for (const JsonNode& node : document.first({"segments", "transcription"}).items()) {
      if (cues_.size() == kMaxCues) {
        warn(input_, 0, "more than " + std::to_string(kMaxCues) + " segments; the rest is left out",
             problems_);
        break;
      }
      take(node);
    }
    if (untimed_ > 0) {
      warn(input_, 0,
           counted(untimed_, "segment") + " left out, the first at " + first_untimed_ +
               ": without a start and an end that are numbers",
           problems_);
    }
    return std::move(cues_);
  }

 private:
  void take(const JsonNode& node) {
    const Segment segment = read_segment(node);
    if (segment.text.empty()) return;
    if (!segment.start || !segment.end) {
      if (untimed_++ == 0) first_untimed_ = node.at();
      return;
    }
    Cue cue;
    cue.start_ms = *segment.start;
    cue.end_ms = *segment.end;
    cue.said = {{without_emails(segment.speaker), {without_emails(segment.text)}}};
    cues_.push_back(std::move(cue));
  }

  const Input& input_;
  Problems* problems_;
  std::vector<Cue> cues_;
  std::size_t untimed_ = 0;
  std::string first_untimed_;
};

bool recognizes_whisper(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto has = [&](std::string_view name) { return outline.contains(name); };
  return (has("segments/[]/start") && has("segments/[]/text")) ||
         (has("transcription/[]/offsets") && has("transcription/[]/text"));
}

Reading read_whisper(const Input& input) {
  Problems problems;
  try {
    const nlohmann::json json = parse_json(without_python_numbers(decode(input.bytes).text));
    const JsonNode document(json);
    std::vector<Cue> cues = Reader(input, &problems).read(document);
    Reading reading = transcript_of(input, std::move(cues), std::move(problems));
    const std::string language = document.first({"language"}).text();
    for (Source& source : reading.sources) {
      source.lang =
          language_code(language.empty() ? document["result"]["language"].text() : language);
    }
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

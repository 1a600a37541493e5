// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/webvtt.h"

#include <algorithm>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/sources/subtitle_file.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kSignature = "WEBVTT";

bool recognizes_webvtt(const Input& input) {
  const std::string begin = text_at_start(input);
  std::string_view text = trimmed(begin);
  if (!text.starts_with(kSignature)) return false;
  text.remove_prefix(kSignature.size());
  return text.empty() || std::string_view(" \t\r\n").find(text.front()) != text.npos;
}

// Up to the first blank line behind the signature, or to a cue that comes without one.
size_t header_size(std::string_view text) {
  for (size_t at = std::min(text.find(kSignature), text.size()); at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.empty() || line.find("-->") != line.npos) return at;
    at = std::min(end + 1, text.size());
  }
  return text.size();
}

// "en" of "Language: en"; "" where the header has no such field.
std::string header_field(std::string_view header, std::string_view name) {
  const size_t at = header.find(name);
  if (at == header.npos || at == 0 || header[at - 1] != '\n') return {};
  const std::string_view rest = header.substr(at + name.size());
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const size_t value = line.find_first_not_of(" \t:");
  return std::string(value == line.npos ? std::string_view() : line.substr(value));
}

// What begins with one of these words and has no times is for renderers and people who edit.
bool is_note(std::string_view line) {
  for (std::string_view word : {"NOTE", "STYLE", "REGION"}) {
    if (!line.starts_with(word)) continue;
    const std::string_view next = line.substr(word.size(), 1);
    if (next.empty() || next == " " || next == "\t") return true;
  }
  return false;
}

// The text with the lines of notes blanked, so that line numbers stay.
std::string without_notes(std::string_view text) {
  std::string out;
  bool note = false, begins = true;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (begins) note = is_note(line);
    if (line.empty() || (note && parse_times(line))) note = false;
    if (!note) out += line;
    out += '\n';
    begins = line.empty();
    at = end + 1;
  }
  return out;
}

Reading read_webvtt(const Input& input) {
  Problems problems;
  if (too_large(input, &problems)) return {{}, problems};
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, problems};
  const std::string_view header = std::string_view(*text).substr(0, header_size(*text));
  const std::string body = without_notes(std::string_view(*text).substr(header.size()));
  const int line = 1 + static_cast<int>(std::count(header.begin(), header.end(), '\n'));
  std::vector<Cue> cues = read_cues(body, line, BlankLine::kEndsCue, input, &problems);
  Reading reading = transcript_of(input, std::move(cues), std::move(problems));
  for (Source& source : reading.sources)
    source.lang = language_code(header_field(header, "Language:"));
  return reading;
}
}  // namespace

const Format kWebVTT = {"webvtt", "WebVTT subtitles", recognizes_webvtt, read_webvtt};

}  // namespace plumbline

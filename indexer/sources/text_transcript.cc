// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/text_transcript.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/markdown.h"
#include "indexer/sources/note_head.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/spoken_line.h"
#include "indexer/sources/subtitle_file.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kLookedAt = 64 << 10;
constexpr long kLatestBeginning = 7 * 60'000L;  // of a recording; "[09:00]" is of an agenda
constexpr long kMsOfAByte = 60;                 // that is said

// How the lines of a text tell of times.
struct Marks {
  size_t lines = 0, all = 0, certain = 0,
         back = 0;  // lines that say something; times, and those that go back
  std::optional<long> first_ms;

  explicit Marks(std::string_view text) {
    long latest = 0;
    for (const std::string_view line : split(text, '\n')) {
      if (trimmed(line).empty()) continue;
      ++lines;
      const SpokenLine spoken = parse_spoken_line(line);
      if (!spoken.start_ms) continue;
      ++all;
      if (spoken.certain) ++certain;
      if (*spoken.start_ms < latest) ++back;
      latest = std::max(latest, *spoken.start_ms);
      if (!first_ms) first_ms = spoken.start_ms;
    }
  }

  bool are_of_a_recording() const {
    return first_ms && *first_ms <= kLatestBeginning && back * 10 <= all;
  }
};

bool recognizes_text_transcript(const Input& input) {
  if (!is_markdown(input) && extension_of(input.name) != "txt") return false;
  const NotePlace place = note_place(input.name);
  if (place.of_repository) return false;
  return tells_times(text_at_start(input, kLookedAt), place.in_transcripts);
}

class TranscriptReader {
 public:
  // `title`, where a head tells one.
  TranscriptReader(const Input& input, bool markdown, std::string title, Problems* problems)
      : input_(input), problems_(problems), markdown_(markdown), title_(std::move(title)) {}

  std::vector<Cue> read(std::string_view text, int line) {
    for (const std::string_view content : split(text, '\n')) {
      if (cues_.size() == kMaxCues) {
        warn(input_, line, "more than " + std::to_string(kMaxCues) + " times; the rest is left out",
             problems_);
        break;
      }
      if (!trimmed(content).empty()) take(content, line);
      ++line;
    }
    std::erase_if(cues_, [](const Cue& cue) { return cue.said.front().lines.empty(); });
    set_ends();
    return std::move(cues_);
  }

  const std::string& title() const { return title_; }

 private:
  void take(std::string_view content, int line) {
    const SpokenLine spoken = parse_spoken_line(content);
    if (spoken.start_ms) {
      open(*spoken.start_ms, spoken.speaker, line);
    } else if (markdown_ && content.starts_with('#')) {
      std::string heading = plain(content);
      const bool of_all = cues_.empty() && title_.empty() && content.starts_with("# ");
      (of_all ? title_ : heading_) = std::move(heading);
      return;
    } else if (cues_.empty() || !heading_.empty()) {
      open(cues_.empty() ? 0 : cues_.back().start_ms, "", line);
    }
    std::string text = plain(spoken.text);
    if (!text.empty()) cues_.back().said.back().lines.push_back(std::move(text));
  }

  void open(long start_ms, std::string_view speaker, int line) {
    Cue& cue = cues_.emplace_back();
    cue.start_ms = start_ms;
    cue.said = {{plain(speaker), {}}};
    cue.line = line;
    cue.heading = std::exchange(heading_, "");
  }

  // Each lasts as long as it takes to say it, at most until the next begins.
  void set_ends() {
    for (size_t i = 0; i < cues_.size(); ++i) {
      Cue& cue = cues_[i];
      cue.end_ms = cue.start_ms;
      for (const std::string& line : cue.said.front().lines)
        cue.end_ms += static_cast<long>(line.size()) * kMsOfAByte;
      if (i + 1 < cues_.size())
        cue.end_ms = std::max(cue.start_ms, std::min(cue.end_ms, cues_[i + 1].start_ms));
    }
  }

  // A line of Markdown as text.
  std::string plain(std::string_view line) const {
    line = trimmed(line);
    while (markdown_ && line.starts_with('#')) line = trimmed(line.substr(1));
    if (!markdown_ || line.find_first_of("*_`[<&\\") == line.npos) return without_emails(line);
    Problems ignored;
    std::string text;
    for (const Section& section :
         read_markdown(line, Cut::kHeadings, input_.path, 1, &ignored, RawHtml::kElements))
      text += section.body.text;
    return without_emails(squeezed(text));
  }

  const Input& input_;
  Problems* problems_;
  const bool markdown_;
  std::string title_, heading_;  // above the next cue
  std::vector<Cue> cues_;
};

Reading transcript_below(const Input& input, const NoteHead& head, bool markdown,
                         Problems problems) {
  TranscriptReader reader(input, markdown, head.title, &problems);
  std::vector<Cue> cues = reader.read(head.body, head.body_line);
  Reading out = transcript_of(input, std::move(cues), std::move(problems), Captions::kStand);
  for (Source& transcript : out.sources) {
    if (!reader.title().empty()) transcript.title = without_emails(reader.title());
    transcript.lang = head.lang;
    transcript.date = head.date.empty() ? note_place(input.name).day : head.date;
    transcript.speakers = head.speakers;
    transcript.links = head.links;
  }
  return out;
}

Reading read_text_transcript(const Input& input) {
  Problems problems;
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, std::move(problems)};
  const NoteHead head = read_note_head(input, *text, &problems);
  return transcript_below(input, head, is_markdown(input), std::move(problems));
}
}  // namespace

bool tells_times(std::string_view text, bool in_transcripts) {
  const Marks marks(text);
  if (!marks.are_of_a_recording()) return false;
  return in_transcripts ? marks.all >= 2 : marks.certain >= 3 && marks.certain * 5 >= marks.lines;
}

Reading read_timed_lines(const Input& input, const NoteHead& head, Problems problems) {
  return transcript_below(input, head, false, std::move(problems));
}

const Format kTextTranscript = {"text-transcript", "transcript as text with times",
                                recognizes_text_transcript, read_text_transcript};

}  // namespace plumbline

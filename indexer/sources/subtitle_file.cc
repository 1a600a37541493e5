// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/subtitle_file.h"

#include <utility>

#include "indexer/sources/limits.h"
#include "indexer/sources/part.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {
using std::size_t;

bool is_number(std::string_view line) {
  return !line.empty() && line.find_first_not_of("0123456789 \t") == line.npos;
}

class CueReader {
 public:
  CueReader(BlankLine blank, const Input& input, Problems* problems)
      : blank_(blank), input_(input), problems_(problems) {}

  std::vector<Cue> read(std::string_view text, int line) {
    for (; !text.empty() && cues_.size() < kMaxCues; ++line) {
      const size_t end = text.find('\n');
      take(text.substr(0, end), line);
      text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    end_cue();
    if (text.empty()) take_id("", line);
    report_limits(!text.empty(), line);
    return std::move(cues_);
  }

 private:
  void take(std::string_view line, int number) {
    if (line.find("-->") != line.npos && take_times(line, number)) return;
    if (blank_ == BlankLine::kEndsCue && !open_) return take_id(line, number);
    const bool empty = line.find_first_not_of(" \t") == line.npos;
    // YouTube shows a line of blanks above another; only one with nothing on it ends a cue.
    if (line.empty() && blank_ == BlankLine::kEndsCue) {
      end_cue();
    } else if (!empty && open_) {
      lines_.push_back(line);
    } else if (!empty && !begun_) {
      numbered_ = is_number(line);
    }
  }

  // Outside of a cue a line is the id of the next, if its times follow; else it belongs to none.
  void take_id(std::string_view line, int number) {
    if (id_line_ > 0 && stray_++ == 0) stray_line_ = id_line_;
    id_line_ = line.empty() || lost_ ? 0 : number;
    lost_ = lost_ && !line.empty();
  }

  bool take_times(std::string_view line, int number) {
    const std::optional<Times> times = parse_times(line);
    if (!times && open_ && !looks_like_times(line)) return false;  // an arrow in a text
    if (open_ && numbered_ && !lines_.empty() && is_number(lines_.back())) lines_.pop_back();
    end_cue();
    begun_ = true;
    id_line_ = 0;
    lost_ = !times;
    if (!times) {
      if (looks_like_times(line) && bad_times_++ == 0) bad_line_ = number;
      return true;
    }
    if (times->negative && negative_++ == 0) negative_line_ = number;
    cue_ = Cue{times->start_ms, times->end_ms, {}, number, ""};
    open_ = true;
    return true;
  }

  static bool looks_like_times(std::string_view line) {
    const size_t first = line.find_first_not_of(" \t-");
    return first != line.npos && line[first] >= '0' && line[first] <= '9' &&
           line.substr(0, line.find("-->")).find(':') != line.npos;
  }

  void end_cue() {
    if (open_) {
      cue_.said = parse_cue_text(lines_);
      if (!cue_.said.empty()) cues_.push_back(std::move(cue_));
    }
    open_ = false;
    lines_.clear();
  }

  void report_limits(bool more, int line) {
    if (bad_times_ > 0) {
      warn(input_, bad_line_,
           counted(bad_times_, "cue") +
               " left out: times are written "
               "00:01:02.500 --> 00:01:04.000",
           problems_);
    }
    if (stray_ > 0)
      warn(input_, stray_line_,
           counted(stray_, "line") +
               " of no cue left out: times stand right above a text, and no blank line within it",
           problems_);
    if (negative_ > 0)
      warn(input_, negative_line_, counted(negative_, "time") + " below zero taken for zero",
           problems_);
    if (more)
      warn(input_, line, "more than " + std::to_string(kMaxCues) + " cues; the rest is left out",
           problems_);
  }

  BlankLine blank_;
  const Input& input_;
  Problems* problems_;
  std::vector<Cue> cues_;
  Cue cue_;
  bool open_ = false;
  bool begun_ = false, numbered_ = false;  // whether the first cue has its number above it
  std::vector<std::string_view> lines_;
  size_t bad_times_ = 0, negative_ = 0, stray_ = 0;
  int bad_line_ = 0, negative_line_ = 0, stray_line_ = 0;
  bool lost_ = false;  // the times of a cue cannot be read, nor is its text
  int id_line_ = 0;    // of a line that may be the id of the next cue
};
}  // namespace

std::vector<Cue> read_cues(std::string_view text, int first_line, BlankLine blank,
                           const Input& input, Problems* problems) {
  return CueReader(blank, input, problems).read(text, first_line);
}

Reading transcript_of(const Input& input, std::vector<Cue> cues, Problems problems,
                      Captions captions) {
  Reading reading{{}, std::move(problems)};
  tidy_cues(input, &cues, captions, &reading.problems);
  tell_speakers(&cues);
  if (cues.empty()) {
    leave_out(input, 0, "has no cue with a text; is it the file of subtitles?", &reading.problems);
    return reading;
  }
  Source transcript = new_part(SourceKind::kTranscript, input);
  transcript.title = kTranscriptTitle;
  transcript.sections = gather_cues(cues);
  reading.sources.push_back(std::move(transcript));
  return reading;
}

bool too_large(const Input& input, Problems* problems) {
  if (input.bytes.size() <= kMaxTextBytes) return false;
  leave_out(input, 0, "is larger than 4 MiB, which no subtitles are; give those of one talk alone",
            problems);
  return true;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/cues.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "indexer/sources/part.h"
#include "indexer/text/builder.h"
#include "schema/text/ascii.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr long kShortestMs = 40'000, kTargetMs = 60'000, kLongestMs = 80'000;
constexpr long kPauseMs = 300;       // silence that a listener notices
constexpr long kRollingGapMs = 100;  // between two states of one rolling caption
constexpr size_t kRollingLines = 8;  // no caption shows more
constexpr size_t kMaxNameBytes = 60;
constexpr size_t kTurns = 2;               // of each speaker, on average
constexpr long kMaxMs = 1000L * 3600'000;  // no recording is longer

// Whether a cue may be the last of a section, and how good an end it is.
enum Ending { kAnywhere, kPause, kSentence };

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')'))
    text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
         text.ends_with("\u2026") || text.ends_with("\u3002");
}

bool says_something(const Cue& cue) { return !cue.said.empty(); }

std::string_view last_line(const Cue& cue) { return cue.said.back().lines.back(); }

Ending ending_after(const std::vector<Cue>& cues, size_t i) {
  if (ends_sentence(last_line(cues[i]))) return kSentence;
  if (cues[i + 1].start_ms - cues[i].end_ms >= kPauseMs) return kPause;
  return kAnywhere;
}

// One past the last cue of the section that begins with cues[first].
size_t section_end(const std::vector<Cue>& cues, size_t first) {
  const long start = cues[first].start_ms;
  size_t best = 0;
  std::pair<Ending, long> best_rank{kAnywhere, 0};
  for (size_t i = first; i < cues.size(); ++i) {
    const long length = cues[i].end_ms - start;
    if (i > first && !cues[i].heading.empty()) return i;
    if (length > kLongestMs || cues[i].start_ms - start > kLongestMs)
      return best > 0 ? best : std::max(i, first + 1);
    if (i + 1 == cues.size()) return cues.size();
    if (length < kShortestMs) continue;
    const Ending ending = ending_after(cues, i);
    const long pause = cues[i + 1].start_ms - cues[i].end_ms;
    const std::pair rank{ending, ending == kPause ? pause : -std::labs(length - kTargetMs)};
    if (best == 0 || rank > best_rank) best = i + 1, best_rank = rank;
  }
  return cues.size();
}

// Text by one speaker after another, a paragraph each.
RichText text_of(const std::vector<Cue>& cues, size_t first, size_t end) {
  RichTextBuilder out;
  const std::string* speaker = nullptr;
  for (size_t i = first; i < end; ++i) {
    for (const Utterance& utterance : cues[i].said) {
      if (!speaker || (!utterance.speaker.empty() && utterance.speaker != *speaker)) {
        if (speaker) out.close();
        out.open(Span::kParagraph);
        if (!utterance.speaker.empty()) out.append(utterance.speaker + ":");
        speaker = &utterance.speaker;
      }
      for (const std::string& line : utterance.lines) {
        if (!out.at_line_start()) out.append(" ");
        out.append(line);
      }
    }
  }
  if (speaker) out.close();
  return out.take();
}

// Takes away what repeats the end of `before`: whole lines, or the beginning of a line that grew.
// `state`: the cue shows the one before again, since it overlaps with it or is too short to be read.
void drop_repeated(const std::vector<std::string>& before, bool state,
                   std::vector<std::string>* lines) {
  for (size_t n = std::min({before.size(), lines->size(), kRollingLines}); n > 0; --n) {
    const auto count = static_cast<std::ptrdiff_t>(n);
    if (!std::equal(before.end() - count, before.end(), lines->begin())) continue;
    if (before.size() == 1 && lines->size() == 1 && !state) return;  // was said twice
    lines->erase(lines->begin(), lines->begin() + count);
    return;
  }
  if (before.empty() || lines->empty() || before.back().find(' ') == std::string::npos) return;
  std::string& first = lines->front();
  if (first.starts_with(before.back() + " ")) first.erase(0, before.back().size() + 1);
}

std::vector<std::string> all_lines(const Cue& cue) {
  std::vector<std::string> lines;
  for (const Utterance& said : cue.said)
    lines.insert(lines.end(), said.lines.begin(), said.lines.end());
  return lines;
}

void drop_rolling(std::vector<Cue>* cues) {
  std::vector<std::string> before;
  long end_ms = 0;
  for (Cue& cue : *cues) {
    const std::vector<std::string> lines = all_lines(cue);
    if (cue.said.size() == 1 && cue.start_ms <= end_ms + kRollingGapMs) {
      const bool state = cue.start_ms < end_ms || cue.end_ms - cue.start_ms <= kRollingGapMs;
      drop_repeated(before, state, &cue.said.front().lines);
      if (cue.said.front().lines.empty()) cue.said.clear();
    }
    before = lines;
    end_ms = cue.end_ms;
  }
}

// "Ada Lovelace" of a cue that says "Ada Lovelace: Hello."; "" where nothing like it begins one.
std::string_view name_before(const Cue& cue) {
  if (cue.said.size() != 1 || !cue.said.front().speaker.empty()) return {};
  const std::string_view line = cue.said.front().lines.front();
  const size_t colon = line.substr(0, kMaxNameBytes).find(": ");
  return colon == line.npos ? std::string_view() : line.substr(0, colon);
}

// "Ada Lovelace" of a cue that has it as a line of its own above what she says, as Teams writes it.
std::string_view name_above(const Cue& cue) {
  if (cue.said.size() != 1 || !cue.said.front().speaker.empty()) return {};
  const std::vector<std::string>& lines = cue.said.front().lines;
  if (lines.size() < 2 || lines.front().size() > kMaxNameBytes) return {};
  const std::string_view line = lines.front();
  const bool ends = std::string_view(".,;:!?-").find(line.back()) != std::string_view::npos;
  const char first = line.front();
  const bool capital = ascii::is_letter(first) ? first != ascii::lower(first)
                                               : static_cast<unsigned char>(first) >= 0x80;
  return ends || !capital ? std::string_view() : line;
}

// Where a name may stand, and how many of a hundred cues must have one there. Any line of text may be broken behind its
// first word.
struct NamePlace {
  std::string_view (*name_of)(const Cue&);
  size_t percent;
};
constexpr NamePlace kNamePlaces[] = {{name_before, 50}, {name_above, 90}};

// Most cues begin with a name, and names come again.
bool are_speakers(const std::vector<Cue>& cues, const NamePlace& place) {
  std::map<std::string_view, size_t> names;
  size_t named = 0;
  for (const Cue& cue : cues) {
    const std::string_view name = place.name_of(cue);
    if (name.empty()) continue;
    ++names[name];
    ++named;
  }
  return named * 100 >= cues.size() * place.percent && names.size() * kTurns <= named;
}

// The first of several flaws has its line, the rest a number.
void report(const Input& input, size_t count, int line, const char* what, Problems* problems) {
  if (count == 0) return;
  warn(input, line, counted(count, "cue") + what, problems);
}
}  // namespace

void tidy_cues(const Input& input, std::vector<Cue>* cues, Captions captions, Problems* problems) {
  size_t back = 0, wrong = 0;
  int back_line = 0, wrong_line = 0;
  long latest = 0;
  for (Cue& cue : *cues) {
    if (cue.start_ms < latest && back++ == 0) back_line = cue.line;
    latest = std::max(latest, cue.start_ms);
    if (cue.end_ms >= cue.start_ms && cue.end_ms <= kMaxMs) continue;
    if (wrong++ == 0) wrong_line = cue.line;
    cue.start_ms = std::min(cue.start_ms, kMaxMs);
    cue.end_ms = cue.start_ms;
  }
  report(input, back, back_line, ": the time goes back; they were put in order", problems);
  report(input, wrong, wrong_line,
         ": the end is before the beginning, or after 1000 hours; correct it", problems);
  std::stable_sort(cues->begin(), cues->end(),
                   [](const Cue& a, const Cue& b) { return a.start_ms < b.start_ms; });
  if (captions == Captions::kMayRoll) drop_rolling(cues);
  std::erase_if(*cues, [](const Cue& cue) { return !says_something(cue); });
}

void tell_speakers(std::vector<Cue>* cues) {
  for (const NamePlace& place : kNamePlaces) {
    if (!are_speakers(*cues, place)) continue;
    for (Cue& cue : *cues) {
      const std::string name(place.name_of(cue));
      if (name.empty()) continue;
      Utterance& said = cue.said.front();
      said.speaker = name;
      std::string& line = said.lines.front();
      line.erase(0, std::min(line.size(), name.size() + 2));
      if (line.empty()) said.lines.erase(said.lines.begin());
    }
    std::erase_if(*cues, [](const Cue& cue) {
      return cue.said.size() == 1 && cue.said.front().lines.empty();
    });
    return;
  }
}

std::vector<Section> gather_cues(const std::vector<Cue>& cues) {
  std::vector<Section> sections;
  for (size_t first = 0; first < cues.size();) {
    const size_t end = section_end(cues, first);
    Section section;
    section.heading.text = cues[first].heading;
    section.body = text_of(cues, first, end);
    section.line = cues[first].line;
    section.seconds = static_cast<int>(cues[first].start_ms / 1000);
    sections.push_back(std::move(section));
    first = end;
  }
  return sections;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/spoken_line.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "indexer/sources/cue_time.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxNameBytes = 60, kMaxNameWords = 6;

// Before a time they tell of the recording.
constexpr std::string_view kNoNames[] = {"date",    "duration", "end",  "length",    "recorded",
                                         "runtime", "start",    "time", "timestamp", "total"};

// A line without what Markdown puts around a time and a name, "> ", "## ", "**", "__", a backslash before a bracket, and
// where its characters stand in the line.
struct Plain {
  std::string text;
  std::vector<size_t> places;

  explicit Plain(std::string_view line) {
    size_t at = 0;
    const auto skip_blanks = [&] { at = std::min(line.find_first_not_of(" \t", at), line.size()); };
    skip_blanks();
    while (at < line.size() && (line[at] == '>' || line[at] == '#')) ++at, skip_blanks();
    const std::string_view item = line.substr(at, 2);
    if (item == "- " || item == "* ") at += 2;
    for (; at < line.size(); ++at) {
      const std::string_view two = line.substr(at, 2);
      if (two == "**" || two == "__") {
        ++at;
        continue;
      }
      if (two == "\\[" || two == "\\]") ++at;
      if (text.empty() && ascii::is_blank(line[at])) continue;
      text += line[at];
      places.push_back(at);
    }
    while (!text.empty() && ascii::is_blank(text.back())) text.pop_back();
  }

  // The end of the line as it is written, from that on with which `text` ends.
  std::string written(std::string_view line, size_t size) const {
    if (size == 0) return "";
    size_t begin = places[text.size() - size];
    const std::string_view mark = line.substr(begin < 2 ? 0 : begin - 2, begin < 2 ? 0 : 2);
    const bool opens = mark == "**" || mark == "__";  // "__init__", if there is another
    if (opens && line.find(mark, begin) != line.npos) begin -= 2;
    return std::string(ascii::trimmed(line.substr(begin)));
  }
};

char closing(char opening) { return opening == '[' ? ']' : opening == '(' ? ')' : '\0'; }

// Takes "-->", "-" or an en dash off the beginning.
bool take_dash(std::string_view* text) {
  for (const std::string_view dash : {"-->", "->", "--", "-", "\u2013"}) {
    if (!text->starts_with(dash)) continue;
    text->remove_prefix(dash.size());
    return true;
  }
  return false;
}

struct Moment {
  long start_ms = 0;
  bool certain = false;
};

// Takes a time, or a span of which the beginning counts, off the beginning.
std::optional<Moment> take_moment(std::string_view* text) {
  std::string_view rest = *text;
  const char close = rest.empty() ? '\0' : closing(rest.front());
  if (close != '\0') rest.remove_prefix(1);
  const std::string_view written = rest;
  const std::optional<long> start = take_time(&rest);
  if (!start) return std::nullopt;
  const std::string_view time = written.substr(0, written.size() - rest.size());
  const bool with_hours = std::count(time.begin(), time.end(), ':') == 2;
  std::string_view behind = ascii::trimmed(rest);
  if (take_dash(&behind) && take_time(&behind)) rest = behind;
  if (close != '\0') {
    rest = ascii::trimmed(rest);
    if (!rest.starts_with(close)) return std::nullopt;
    rest.remove_prefix(1);
  } else if (!rest.empty() && !ascii::is_blank(rest.front()) && !rest.starts_with(": ") &&
             rest != ":") {
    return std::nullopt;  // "1:02pm", "10:30h", "1:2:3:4"
  }
  *text = rest;
  return Moment{*start, close != '\0' || with_hours};
}

// A name, or what stands for one: "Ada Lovelace", "Speaker 1".
bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kMaxNameBytes) return false;
  if (text.find_first_of("?!:;<>[]\"|/\\") != text.npos || text.find(". ") != text.npos)
    return false;
  if (is_one_of(ascii::lower(text), kNoNames)) return false;
  const char first = text.front();
  const bool begins = ascii::lower(first) != first || static_cast<unsigned char>(first) >= 0x80 ||
                      text.starts_with("speaker");
  return begins && static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) < kMaxNameWords;
}

std::string_view without_separator(std::string_view text) {
  text = ascii::trimmed(text);
  if (text.starts_with(':')) return ascii::trimmed(text.substr(1));
  std::string_view behind = text;
  if (take_dash(&behind) && behind.starts_with(' ')) return ascii::trimmed(behind);
  return text;
}

// "Ada: Text" to both; a text without a name stays whole.
void take_speaker(std::string_view text, SpokenLine* line) {
  const size_t tab = text.find(":\t");  // of Zoom's chats, which say anybody's name so
  const size_t blank = text.find(": ");
  const size_t end = tab != text.npos      ? tab
                     : blank != text.npos  ? blank
                     : text.ends_with(':') ? text.size() - 1
                                           : text.npos;
  const std::string_view name = ascii::trimmed(text.substr(0, end));
  if (end != text.npos && (tab != text.npos ? name.size() <= kMaxNameBytes : is_name(name))) {
    line->speaker = name;
    text = ascii::trimmed(text.substr(end + 1));
  }
  line->text = text;
}

// Of a chat, whose times are those of a clock.
bool is_of_a_chat(std::string_view text) { return text.starts_with('<') || text.starts_with("* "); }

// "[01:02] Ada: Text".
std::optional<SpokenLine> time_first(std::string_view line) {
  const std::optional<Moment> moment = take_moment(&line);
  if (!moment || is_of_a_chat(ascii::trimmed(line))) return std::nullopt;
  SpokenLine spoken{moment->start_ms, moment->certain, "", ""};
  take_speaker(without_separator(line), &spoken);
  return spoken;
}

// Where a name ends before a time: at a bracket or a colon, or at two blanks or a tab; npos where there is none.
size_t end_of_name(std::string_view line) {
  return std::min({line.find_first_of("[(:"), line.find("  "), line.find('\t')});
}

// "Ada (01:02): Text", "Ada: [01:02] Text", "Ada  1:02", "Ada: 00:01:02".
std::optional<SpokenLine> name_first(std::string_view line) {
  const size_t at = end_of_name(line);
  if (at == line.npos) return std::nullopt;
  const std::string_view name = ascii::trimmed(line.substr(0, at));
  if (!is_name(name)) return std::nullopt;
  std::string_view rest = ascii::trimmed(line.substr(line[at] == ':' ? at + 1 : at));
  const bool in_brackets = !rest.empty() && closing(rest.front()) != '\0';
  const std::optional<Moment> moment = take_moment(&rest);
  if (!moment || (!in_brackets && !ascii::trimmed(rest).empty())) return std::nullopt;
  return SpokenLine{moment->start_ms, true, std::string(name),
                    std::string(without_separator(rest))};
}
}  // namespace

SpokenLine parse_spoken_line(std::string_view line) {
  const Plain plain(line);
  std::optional<SpokenLine> spoken = time_first(plain.text);
  if (!spoken) spoken = name_first(plain.text);
  if (!spoken) return {std::nullopt, false, "", std::string(line)};
  spoken->text = plain.written(line, spoken->text.size());
  return *spoken;
}

}  // namespace plumbline

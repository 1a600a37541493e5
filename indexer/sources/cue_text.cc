// SPDX-License-Identifier: MIT OR Apache-2.0
// The times and the text of one cue. https://www.w3.org/TR/webvtt1/#syntax
#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/sources/cues.h"
#include "indexer/text/email.h"
#include "indexer/text/entities.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kArrow = "-->";
constexpr size_t kMaxTagBytes = 300;  // what is longer is text
constexpr std::string_view kTagNames[] = {"b",  "c",    "font", "i", "lang",
                                          "rt", "ruby", "s",    "u", "v"};

bool blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes a number off the beginning; nothing where there is none, or more digits than any time has.
std::optional<long> take_number(std::string_view* text) {
  long number = 0;
  const size_t size = std::min(text->find_first_not_of("0123456789"), text->size());
  if (size == 0 || size > 9) return std::nullopt;
  std::from_chars(text->data(), text->data() + size, number);
  text->remove_prefix(size);
  return number;
}

// Milliseconds of ".5", ",500" at the beginning; 0 where there is none.
long take_fraction(std::string_view* text) {
  if (text->empty() || (text->front() != '.' && text->front() != ',')) return 0;
  text->remove_prefix(1);
  long fraction = 0, unit = 100;
  for (; !text->empty() && ascii::is_digit(text->front()); text->remove_prefix(1), unit /= 10)
    fraction += (text->front() - '0') * unit;
  return fraction;
}

// Takes a time off the beginning.
std::optional<long> take_time(std::string_view* text, bool* negative) {
  *text = trim(*text);
  const bool minus = text->starts_with('-');
  if (minus) text->remove_prefix(1);
  long seconds = 0;
  int fields = 0;
  for (; fields < 3; ++fields) {
    if (fields > 0 && !text->starts_with(':')) break;
    if (fields > 0) text->remove_prefix(1);
    const std::optional<long> number = take_number(text);
    if (!number) return std::nullopt;
    seconds = seconds * 60 + *number;
  }
  if (fields < 2) return std::nullopt;
  const long ms = seconds * 1000 + take_fraction(text);
  *negative = *negative || (minus && ms > 0);
  return minus ? 0 : ms;
}

class CueTextReader {
 public:
  std::vector<Utterance> read(const std::vector<std::string_view>& lines) {
    for (std::string_view line : lines) {
      read_line(line);
      end_line();
    }
    std::erase_if(said_, [](const Utterance& said) { return said.lines.empty(); });
    return std::move(said_);
  }

 private:
  void read_line(std::string_view line) {
    for (size_t at = 0; at < line.size();) {
      const size_t used = special(line.substr(at));
      if (used == 0) line_ += line[at];
      at += std::max<size_t>(used, 1);
    }
  }

  // How many bytes a tag, an entity or an override at the beginning of `rest` has; 0 for text.
  size_t special(std::string_view rest) {
    const char first = rest.front();
    if (first == '<') return tag(rest);
    if (first == '{' && rest.substr(1, 1) == "\\") {
      const size_t end = rest.substr(0, kMaxTagBytes).find('}');
      return end == rest.npos ? 0 : end + 1;
    }
    if (first != '&') return 0;
    const size_t end = rest.substr(0, 12).find(';');
    if (end == rest.npos) return 0;
    return append_entity(rest.substr(1, end - 1), &line_) ? end + 1 : 0;
  }

  size_t tag(std::string_view rest) {
    const size_t end = rest.substr(0, kMaxTagBytes).find('>');
    if (end == rest.npos) return 0;
    std::string_view inside = rest.substr(1, end - 1);
    const bool closes = inside.starts_with('/');
    if (closes) inside.remove_prefix(1);
    const std::string_view name = inside.substr(0, inside.find_first_of(" .\t"));
    const bool known = is_one_of(name, kTagNames) || (closes && name.empty());
    if (!known && !is_time(inside)) return 0;
    if (name == "v" && !closes)
      speaker(trim(inside.substr(std::min(inside.find_first_of(" \t"), inside.size()))));
    return end + 1;
  }

  static bool is_time(std::string_view text) {
    bool negative = false;
    return !text.empty() && ascii::is_digit(text.front()) && take_time(&text, &negative) &&
           text.empty();
  }

  void speaker(std::string_view name) {
    end_line();
    said_.push_back({without_emails(name), {}});
  }

  void end_line() {
    if (said_.empty()) said_.emplace_back();
    const std::string_view line = trim(line_);
    if (!line.empty()) said_.back().lines.push_back(without_emails(line));
    line_.clear();
  }

  std::vector<Utterance> said_;
  std::string line_;
};
}  // namespace

std::optional<Times> parse_times(std::string_view line) {
  if (line.find(kArrow) == line.npos) return std::nullopt;
  Times times{0, 0, false};
  const std::optional<long> start = take_time(&line, &times.negative);
  line = trim(line);
  if (!start || !line.starts_with(kArrow)) return std::nullopt;
  line.remove_prefix(kArrow.size());
  const std::optional<long> end = take_time(&line, &times.negative);
  if (!end) return std::nullopt;
  times.start_ms = *start;
  times.end_ms = *end;
  return times;
}

std::vector<Utterance> parse_cue_text(const std::vector<std::string_view>& lines) {
  return CueTextReader().read(lines);
}

}  // namespace plumbline

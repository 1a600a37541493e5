// SPDX-License-Identifier: MIT OR Apache-2.0
// The text of one cue. https://www.w3.org/TR/webvtt1/#syntax
#include <algorithm>
#include <utility>

#include "indexer/sources/cues.h"
#include "indexer/text/email.h"
#include "indexer/text/entities.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxTagBytes = 300;  // what is longer is text
constexpr std::string_view kTagNames[] = {"b",  "c",    "font", "i", "lang",
                                          "rt", "ruby", "s",    "u", "v"};

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

  // How many bytes a tag, an entity, an override or the mark of a file's beginning, which came in with a text that was
  // pasted, at the beginning of `rest` has; 0 for text.
  size_t special(std::string_view rest) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (rest.starts_with(kByteOrderMark)) return kByteOrderMark.size();
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
      speaker(ascii::trimmed(inside.substr(std::min(inside.find_first_of(" \t"), inside.size()))));
    return end + 1;
  }

  static bool is_time(std::string_view text) {
    return !text.empty() && ascii::is_digit(text.front()) && take_time(&text) && text.empty();
  }

  void speaker(std::string_view name) {
    end_line();
    said_.push_back({without_emails(name), {}});
  }

  void end_line() {
    if (said_.empty()) said_.emplace_back();
    const std::string_view line = ascii::trimmed(line_);
    if (!line.empty()) said_.back().lines.push_back(without_emails(line));
    line_.clear();
  }

  std::vector<Utterance> said_;
  std::string line_;
};
}  // namespace

std::vector<Utterance> parse_cue_text(const std::vector<std::string_view>& lines) {
  return CueTextReader().read(lines);
}

}  // namespace plumbline

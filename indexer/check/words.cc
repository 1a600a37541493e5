// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/words.h"

#include <algorithm>
#include <cctype>

#include "indexer/sources/front_matter.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// Top directories of a machine, where "/data/" begins a path.
constexpr std::string_view kPrivateDirectories[] = {"/work/", "/tmp/", "/home/",
                                                    "/root/", "/mnt/", "/data/"};

// Whole words; "GPT-" needs a digit behind it.
constexpr std::string_view kPrivateWords[] = {"ChatGPT",  "GPT-",      "Claude",
                                              "Copilot",  "Anthropic", "OpenAI",
                                              "subagent", "sub-agent", "helper session"};

bool word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
}

bool begins_path(std::string_view text, size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return !word_character(before) && before != '.' && before != ':' && before != '/' &&
         before != '-';
}

bool is_whole_word(std::string_view text, size_t at, std::string_view word) {
  if (at > 0 && word_character(text[at - 1])) return false;
  const size_t end = at + word.size();
  if (word.ends_with('-'))
    return end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]));
  return end == text.size() || !word_character(text[end]);
}

int line_at(std::string_view bytes, size_t position) {
  return static_cast<int>(std::count(bytes.begin(),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(position), '\n')) +
         1;
}

// The first byte that clean_utf8 would change, other than a carriage return.
size_t first_bad_byte(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(bytes, &at);
    const bool control =
        (c < 0x20 && c != U'\n' && c != U'\t' && c != U'\r') || (c >= 0x7F && c <= 0x9F);
    const bool wrong = c == kReplacement && bytes.substr(begin, at - begin) != "\xEF\xBF\xBD";
    if (control || wrong) return begin;
  }
  return bytes.npos;
}
}  // namespace

std::optional<PrivateWord> find_private_word(std::string_view text) {
  size_t first = text.npos;
  std::string_view found;
  const auto look_for = [&](std::string_view word, auto fits) {
    for (size_t at = text.find(word); at < first; at = text.find(word, at + 1)) {
      if (!fits(at)) continue;
      first = at;
      found = word;
    }
  };
  for (std::string_view path : kPrivateDirectories) {
    look_for(path, [&](size_t at) { return begins_path(text, at); });
  }
  for (std::string_view word : kPrivateWords) {
    look_for(word, [&](size_t at) { return is_whole_word(text, at, word); });
  }
  if (first == text.npos) return std::nullopt;
  return PrivateWord{std::string(found), first};
}

void check_bytes(std::string_view bytes, const std::string& file, Problems* problems) {
  const auto warn = [&](size_t position, std::string message) {
    if (position == bytes.npos) return;
    problems->push_back({Severity::kWarning, file, line_at(bytes, position), std::move(message)});
  };
  warn(first_bad_byte(bytes), "not UTF-8 text (wrong bytes or control characters)");
  warn(bytes.find('\r'), "lines end in CR LF, not LF");
  if (bytes.starts_with("\xEF\xBB\xBF")) warn(0, "begins with a byte order mark");
  if (!bytes.empty() && !bytes.ends_with('\n')) warn(bytes.size() - 1, "the last line has no end");
  if (const auto parts = split_front_matter(bytes)) {
    const size_t tab = parts->yaml.find('\t');
    if (tab != bytes.npos)
      warn(static_cast<size_t>(parts->yaml.data() - bytes.data()) + tab,
           "a tab in the front matter");
  }
  if (const auto word = find_private_word(bytes)) warn(word->position, "mentions " + word->text);
}

}  // namespace plumbline

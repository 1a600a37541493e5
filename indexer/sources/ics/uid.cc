// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ics/uid.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/sources/programme/text.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {

// Programs that sign what they make, and what they call it.
constexpr std::array<std::string_view, 2> kPrograms = {"indico", "pretalx"};
constexpr std::array<std::string_view, 16> kNouns = {
    "calendar", "contribution", "date",     "entry",   "event", "item",       "lecture", "node",
    "post",     "presentation", "schedule", "session", "slot",  "submission", "talk",    "vevent"};
constexpr std::size_t kRandom = 16;    // characters that nobody would have in their address
constexpr std::ptrdiff_t kDigits = 4;  // of which so many are digits, at least

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (is_digit(c) || is_letter(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool begins_with_digit(const std::string& word) { return is_digit(word.front()); }

bool is_random(const std::string& word) {
  return word.size() >= kRandom && std::count_if(word.begin(), word.end(), is_digit) >= kDigits;
}

bool is_made(const std::vector<std::string>& words) {
  if (words.empty()) return false;
  const std::string first = lower(words.front());
  const bool numbered = std::any_of(words.begin(), words.end(), begins_with_digit);
  const bool noun = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_one_of(kNouns, lower(word));
  });
  return is_one_of(kPrograms, first) || (noun && numbered) ||
         std::all_of(words.begin(), words.end(), begins_with_digit) ||
         std::any_of(words.begin(), words.end(), is_random);
}
}  // namespace

bool is_impersonal_uid(std::string_view uid) {
  if (without_emails(uid) == uid) return true;
  const std::string_view local = uid.substr(0, uid.rfind('@'));
  if (without_emails(local) != local) return false;
  return local.find('@') != local.npos || is_made(words_of(local));
}

}  // namespace plumbline

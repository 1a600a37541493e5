// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/uid.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/sources/programme/text.h"
#include "indexer/text/email.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {

// Programs that sign what they make, and what they call it.
constexpr std::array<std::string_view, 2> kPrograms = {"indico", "pretalx"};
constexpr std::array<std::string_view, 16> kNouns = {
    "calendar", "contribution", "date",     "entry",   "event", "item",       "lecture", "node",
    "post",     "presentation", "schedule", "session", "slot",  "submission", "talk",    "vevent"};
constexpr std::size_t kUuid = 36;
constexpr std::size_t kRandom = 16;  // characters that nobody would have in their address
constexpr std::ptrdiff_t kRuns = 3;  // of digits among them, at least

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

// "12", "20240203T090000Z", "7kukuq5b7c9d1": no name.
bool is_numeral(const std::string& word) {
  const auto digits = std::count_if(word.begin(), word.end(), is_digit);
  return is_digit(word.front()) && 2 * digits >= static_cast<std::ptrdiff_t>(word.size());
}

// Digits all over it, which "alexandriaconstantinopoulos1985" has not.
bool is_random(const std::string& word) {
  std::ptrdiff_t runs = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    runs += is_digit(word[i]) && (i == 0 || !is_digit(word[i - 1])) ? 1 : 0;
  return word.size() >= kRandom && runs >= kRuns;
}

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Where the first UUID of a text is, "550e8400-e29b-41d4-a716-446655440000"; npos where there is none.
std::size_t find_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  for (std::size_t at = 0; at + kUuid <= text.size(); ++at) {
    const bool found =
        std::equal(kShape.begin(), kShape.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char wanted, char c) { return wanted == '-' ? c == '-' : is_hex(c); });
    if (found) return at;
  }
  return text.npos;
}

bool is_noun(const std::string& word) { return is_one_of(lower(word), kNouns); }

// Nothing in it may be the name of somebody, as in "talk-1970-ada".
bool is_made(const std::vector<std::string>& words) {
  if (words.empty()) return false;
  if (is_one_of(lower(words.front()), kPrograms)) return true;
  const bool numbered = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_numeral(word) || is_random(word);
  });
  return numbered && std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return is_numeral(word) || is_random(word) || is_noun(word);
         });
}
}  // namespace

bool is_impersonal_uid(std::string_view uid) {
  if (without_emails(uid) == uid) return true;
  const std::string_view local = uid.substr(0, uid.rfind('@'));
  if (without_emails(local) != local || uid.find(' ') != uid.npos) return false;
  std::string own(local.substr(0, local.find('@')));
  if (const std::size_t uuid = find_uuid(own); uuid != own.npos) own.replace(uuid, kUuid, "-0-");
  return is_made(words_of(own));
}

bool drop_personal_ids(TalkFacts* talk) {
  bool any = false;
  for (std::string* id : {&talk->key, &talk->guid, &talk->id, &talk->code, &talk->slug}) {
    if (is_impersonal_uid(*id)) continue;
    id->clear();
    any = true;
  }
  return any;
}

}  // namespace plumbline

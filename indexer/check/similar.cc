// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/similar.h"

#include <algorithm>

#include "schema/text/edit_distance.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kLookAlike = 0.87;
constexpr std::int8_t kMostCounted = 100;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The longest common run of a and b, the earliest in a, then in b.
struct Run {
  size_t a = 0, b = 0, length = 0;
};

Run longest_common_run(std::u32string_view a, std::u32string_view b) {
  Run best;
  std::vector<size_t> lengths(b.size() + 1), before(b.size() + 1);
  for (size_t i = 0; i < a.size(); ++i) {
    std::swap(lengths, before);
    for (size_t j = 0; j < b.size(); ++j) {
      lengths[j + 1] = a[i] == b[j] ? before[j] + 1 : 0;
      if (lengths[j + 1] > best.length)
        best = {i + 1 - lengths[j + 1], j + 1 - lengths[j + 1], lengths[j + 1]};
    }
  }
  return best;
}

size_t common_letters(std::u32string_view a, std::u32string_view b) {
  const Run run = longest_common_run(a, b);
  if (run.length == 0) return 0;
  return run.length + common_letters(a.substr(0, run.a), b.substr(0, run.b)) +
         common_letters(a.substr(run.a + run.length), b.substr(run.b + run.length));
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += next_code_point(text, &at);
  return out;
}
}  // namespace

std::string letters_of(std::string_view name) {
  std::string letters;
  const std::string folded = fold(name);
  for (size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, &at);
    if (is_word(char_class(c))) append_utf8(&letters, c);
  }
  return letters;
}

double similarity(std::string_view a, std::string_view b) {
  const std::u32string left = code_points(a), right = code_points(b);
  if (left.empty() && right.empty()) return 1;
  return 2.0 * static_cast<double>(common_letters(left, right)) /
         static_cast<double>(left.size() + right.size());
}

NameLetters::NameLetters(std::string_view name) : letters_(letters_of(name)) {
  for (char c : letters_) {
    std::int8_t& count = counts_[static_cast<unsigned char>(c) % counts_.size()];
    if (count < kMostCounted) ++count;
  }
}

// What both have in common is no longer than the shorter one, nor than the letters that both have.
bool NameLetters::looks_like(const NameLetters& other) const {
  const auto both = static_cast<double>(letters_.size() + other.letters_.size());
  const auto shorter = static_cast<double>(std::min(letters_.size(), other.letters_.size()));
  const bool ascii = is_ascii(letters_) && is_ascii(other.letters_);  // bytes are letters
  if (ascii && 2.0 * shorter <= kLookAlike * both) return false;
  int common = 0;
  for (size_t i = 0; i < counts_.size(); ++i) common += std::min(counts_[i], other.counts_[i]);
  if (ascii && 2.0 * common <= kLookAlike * both) return false;
  return similarity(letters_, other.letters_) > kLookAlike;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > kMaxTokenBytes) return {};
  const Letters letters(word);
  const DistanceTo written(letters);
  int nearest = static_cast<int>(std::u32string_view(letters).size()) / 3 + 1;
  std::string_view best;
  for (std::string_view candidate : candidates) {
    if (candidate.size() > kMaxTokenBytes) continue;
    const int distance = written.from(Letters(candidate));
    if (distance < nearest) {
      nearest = distance;
      best = candidate;
    }
  }
  return best.empty() ? "" : "; did you mean " + std::string(best) + "?";
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/similar.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "schema/text/edit_distance.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

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

namespace {
double similarity_of(std::u32string_view a, std::u32string_view b) {
  if (a.empty() && b.empty()) return 1;
  return 2.0 * static_cast<double>(common_letters(a, b)) / static_cast<double>(a.size() + b.size());
}
}  // namespace

double similarity(std::string_view a, std::string_view b) {
  return similarity_of(code_points(a), code_points(b));
}

NameLetters::NameLetters(std::string_view name) : letters_(code_points(letters_of(name))) {
  for (const char32_t c : letters_) {
    present_ |= std::uint64_t{1} << c % 64;
    std::uint16_t& count = counts_[c % counts_.size()];
    if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
  }
}

// Each letter that one name has more often than the other is one that they have not in common, and so is what the
// longer one has more than the shorter.
bool NameLetters::is_near(const NameLetters& other) const {
  int alone = 0;
  for (size_t i = 0; i < counts_.size(); ++i) alone += std::abs(counts_[i] - other.counts_[i]);
  return may_look_like(alone, other) && similarity_of(letters_, other.letters_) > kLookAlike;
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

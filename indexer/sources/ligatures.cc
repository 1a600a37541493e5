// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ligatures.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "indexer/check/similar.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kLigatures[] = {"fi",     "fl",     "ff",     "ffi",    "ffl",
                                           "\uFB00", "\uFB01", "\uFB02", "\uFB03", "\uFB04"};
// Of a gap, to the usual one: a ligature, and a blank and a ligature.
constexpr double kLigature = 1.6, kBlankAndLigature = 2.5, kNeither = 4.5;
constexpr size_t kFewGaps = 3;  // tell nothing of what is usual

bool has_no_place(const PlacedWord& word) {
  return word.bottom - word.top <= 0 && is_one_of(word.text, kLigatures);
}

// From one word to the next, in heights of the line; 0 where they do not stand beside each other.
double gap_between(const PlacedWord& word, const PlacedWord& next) {
  const double height = word.bottom - word.top, middle = (next.top + next.bottom) / 2;
  const bool beside = height > 0 && middle > word.top && middle < word.bottom;
  return beside ? std::max(next.left - word.right, 0.0) / height : 0;
}

double usual_gap(const std::vector<PlacedWord>& words) {
  std::vector<double> gaps;
  for (size_t i = 1; i < words.size(); ++i) {
    if (const double gap = gap_between(words[i - 1], words[i]); gap > 0) gaps.push_back(gap);
  }
  if (gaps.size() < kFewGaps) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

bool goes_on_after_ligature(const PlacedWord& next) {
  return !next.text.empty() && next.text.front() >= 'a' && next.text.front() <= 'z';
}

// A gap before words[next] in which a ligature may have stood, with a blank before it or without.
struct Gap {
  size_t next;
  bool blank;
};

std::vector<Gap> gaps_of(const std::vector<PlacedWord>& words) {
  std::vector<Gap> gaps;
  const double usual = usual_gap(words);
  for (size_t i = 1; usual > 0 && i < words.size(); ++i) {
    const double times = gap_between(words[i - 1], words[i]) / usual;
    if (times > kLigature && times < kNeither && goes_on_after_ligature(words[i]))
      gaps.push_back({i, times > kBlankAndLigature});
  }
  return gaps;
}

using Words = std::set<std::string>;

void learn(const PlacedPage& page, Words* known) {
  for (const PlacedWord& word : page.words) known->insert(letters_of(word.text));
}

// A page on which ligatures were lost.
class Mender {
 public:
  explicit Mender(PlacedPage* page) : words_(page->words) {
    const auto lost = std::stable_partition(
        words_.begin(), words_.end(), [](const PlacedWord& word) { return !has_no_place(word); });
    for (auto word = lost; word != words_.end(); ++word) ligatures_.push_back(word->text);
    words_.erase(lost, words_.end());
  }

  bool lost_any() const { return !ligatures_.empty(); }

  bool all_alike() const {
    return std::all_of(ligatures_.begin(), ligatures_.end(),
                       [&](const std::string& text) { return text == ligatures_.front(); });
  }

  // One ligature into each gap, as many as there were. Those that differ go where they make a word that is known.
  void mend(const Words& known) {
    const std::vector<Gap> gaps = gaps_of(words_);
    if (gaps.size() > ligatures_.size()) return;
    for (const Gap& gap : gaps) {
      const auto ligature =
          all_alike()
              ? ligatures_.begin()
              : std::find_if(ligatures_.begin(), ligatures_.end(), [&](const std::string& text) {
                  return known.contains(letters_of(joined(gap, text)));
                });
      if (ligature != ligatures_.end()) fill(gap, *ligature);
    }
    std::erase_if(words_, [](const PlacedWord& word) { return word.text.empty(); });
  }

 private:
  std::string joined(const Gap& gap, const std::string& ligature) const {
    return (gap.blank ? "" : words_[gap.next - 1].text) + ligature + words_[gap.next].text;
  }

  void fill(const Gap& gap, const std::string& ligature) {
    PlacedWord& next = words_[gap.next];
    PlacedWord& before = words_[gap.next - 1];
    next.text = joined(gap, ligature);
    if (gap.blank) return;
    next.left = before.left;
    before.text.clear();
  }

  std::vector<PlacedWord>& words_;
  std::vector<std::string> ligatures_;
};

}  // namespace

void put_back_ligatures(std::vector<PlacedPage>* pages) {
  Words known;
  std::vector<Mender> later;
  for (PlacedPage& page : *pages) {
    Mender mender(&page);
    if (mender.lost_any() && !mender.all_alike()) {
      later.push_back(std::move(mender));
    } else if (mender.lost_any()) {
      mender.mend(known);
    }
  }
  if (later.empty()) return;
  for (const PlacedPage& page : *pages) learn(page, &known);
  for (Mender& mender : later) mender.mend(known);
}

}  // namespace plumbline

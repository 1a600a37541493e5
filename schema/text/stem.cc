// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/stem.h"

#include <libstemmer.h>

#include <algorithm>
#include <functional>
#include <new>

namespace plumbline {
namespace {
struct Spelling {
  std::string_view british, american;
  std::size_t shortest;  // words of fewer letters are left alone ("four" is not "for")
};

// Endings, tried in order; each also stands before a plural s.
constexpr Spelling kEndings[] = {{"isation", "ization", 9}, {"isational", "izational", 11},
                                 {"ising", "izing", 7},     {"ised", "ized", 6},
                                 {"iser", "izer", 6},       {"isable", "izable", 8},
                                 {"ise", "ize", 6},         {"yse", "yze", 6},
                                 {"ysed", "yzed", 7},       {"ysing", "yzing", 8},
                                 {"yser", "yzer", 7},       {"our", "or", 6},
                                 {"ogue", "og", 7},         {"tre", "ter", 6},
                                 {"ence", "ense", 7},       {"elling", "eling", 8},
                                 {"elled", "eled", 7},      {"eller", "eler", 7}};

// Places for known stems. A query needs few; with a corpus they become half a megabyte, which stays in the
// processor's own memory. Growing forgets what was known: that happens nine times at most.
constexpr std::size_t kFewest = 16, kMost = 1 << 13;
}  // namespace

std::string american_spelling(std::string_view word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
  const std::string_view singular = plural ? word.substr(0, word.size() - 1) : word;
  for (const auto& [british, american, shortest] : kEndings) {
    if (singular.size() >= shortest && singular.ends_with(british)) {
      std::string out(singular.substr(0, singular.size() - british.size()));
      out += american;
      if (plural) out += 's';
      return out;
    }
  }
  return std::string(word);
}

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {
  if (!stemmer_) throw std::bad_alloc();
}

Stemmer::~Stemmer() { sb_stemmer_delete(stemmer_); }

const std::string& Stemmer::stem(std::string_view word) {
  const auto place = std::hash<std::string_view>()(word);
  const bool taken = !known_.empty() && !known_[place % known_.size()].word.empty() &&
                     known_[place % known_.size()].word != word;
  if (known_.empty()) known_.resize(kFewest);
  if (taken && known_.size() < kMost) known_ = std::vector<Known>(2 * known_.size());
  Known& known = known_[place % known_.size()];
  if (known.word != word) {
    known.word
        .clear();  // so that no word has the stem of another where there is no memory for its own
    known.stem = find_stem(word);
    known.word = word;
  }
  return known.stem;
}

std::string Stemmer::find_stem(std::string_view word) {
  if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return std::string(word);
  }
  const std::string spelled = american_spelling(word);
  const sb_symbol* out =
      sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(spelled.data()),
                      static_cast<int>(spelled.size()));
  if (!out) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(out),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
}

}  // namespace plumbline

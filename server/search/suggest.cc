// SPDX-License-Identifier: MIT OR Apache-2.0
// Each typed word gives every name that has it a cost; names that have all of them are ranked by
// one number, in which each criterion has its bits, so that nothing is sorted but the few that are
// shown.
#include "server/search/suggest.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <tuple>

#include "schema/sql.h"
#include "schema/text/ascii.h"
#include "schema/text/string_table.h"
#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"
#include "server/search/slip.h"

namespace plumbline {
namespace {

constexpr std::size_t kMaxWords = 16;  // typed ones that count
constexpr std::size_t kMinSlipLetters = 4;
constexpr std::size_t kStarters = 10;
constexpr std::uint32_t kMaxTalks = 0xFFFF;  // more make no difference

// Costs of one typed word; those of all words of a name add up, within a byte.
constexpr std::uint8_t kWholeWord = 0, kBeginning = 1, kSlip = 64, kUnfit = 255;

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters += next_code_point(text, &at);
  return letters;
}

// The words of a text, and its compounds joined.
struct NameWords {
  std::vector<std::u32string> parts, wholes;
  std::u32string joined() const {
    std::u32string all;
    for (const std::u32string& part : parts) all += part;
    return all;
  }
};

NameWords words_of(std::string_view text) {
  thread_local Tokenizer tokenizer;
  NameWords words;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kPart) words.parts.push_back(letters_of(token.text));
    if (token.kind == Token::kWhole) words.wholes.push_back(letters_of(token.text));
  }
  return words;
}

std::uint64_t rank_of(Kind kind) {
  switch (kind) {
    case Kind::kTopic:
      return 0;
    case Kind::kPerson:
      return 1;
    case Kind::kEvent:
      return 2;
    case Kind::kTalk:
      return 3;
  }
  return 3;
}

std::vector<Suggester::Entry> entries_of(const Catalog& catalog, Database& db) {
  std::vector<Suggester::Entry> entries;
  const auto add = [&](const Document& document, std::string name) {
    const bool title = name == document.title;
    entries.push_back({document.id, document.kind, std::move(name), title,
                       static_cast<std::uint32_t>(document.talks.size())});
  };
  Statement& rows = db.cached(sql::k_list_names);
  while (rows.step()) {
    const Document& document = catalog[static_cast<DocumentId>(rows.integer(0))];
    if (document.id != 0 && document.kind != Kind::kTalk) add(document, rows.text(1));
  }
  for (const DocumentId talk : catalog.all(Kind::kTalk)) add(catalog[talk], catalog[talk].title);
  std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
    const Document &left = catalog[a.document], &right = catalog[b.document];
    if (left.date != right.date) return left.date > right.date;
    return std::tie(left.slug, left.id, b.title) < std::tie(right.slug, right.id, a.title);
  });
  return entries;
}

bool begins(std::u32string_view text, std::u32string_view beginning) {
  return text.starts_with(beginning);
}
}  // namespace

Suggester::Suggester(const Catalog& catalog, Database& db) : Suggester(entries_of(catalog, db)) {}

Suggester::Suggester(std::vector<Entry> entries) : entries_(std::move(entries)) {
  index();
  std::vector<const Entry*> topics;
  for (const Entry& entry : entries_) {
    max_document_ = std::max(max_document_, entry.document);
    if (entry.kind == Kind::kTopic && entry.title && entry.talks > 0) topics.push_back(&entry);
  }
  std::stable_sort(topics.begin(), topics.end(),
                   [](const Entry* a, const Entry* b) { return a->talks > b->talks; });
  topics.resize(std::min(topics.size(), kStarters));
  for (const Entry* topic : topics) starters_.push_back(topic->document);
}

namespace {
// Words are told apart by the bytes of their letters.
std::string_view bytes_of(std::u32string_view letters) {
  return {reinterpret_cast<const char*>(letters.data()), letters.size() * sizeof(char32_t)};
}
std::u32string letters_in(std::string_view bytes) {
  std::u32string letters(bytes.size() / sizeof(char32_t), U'\0');
  std::memcpy(letters.data(), bytes.data(), bytes.size());
  return letters;
}
}  // namespace

void Suggester::index() {
  StringTable known;
  std::vector<std::pair<std::uint32_t, Posting>> postings;  // of words as they are met
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const NameWords words = words_of(entries_[i].name);
    const auto add = [&](const std::u32string& word, bool first, bool whole) {
      postings.push_back({known.number(bytes_of(word)), {i & 0x3FFFFFFF, first, whole}});
    };
    for (const std::u32string& part : words.parts) add(part, &part == words.parts.data(), false);
    const std::u32string joined = words.joined();
    for (const std::u32string& whole : words.wholes) {
      if (whole != joined) add(whole, begins(joined, whole), false);
    }
    if (words.parts.size() > 1) add(joined, true, true);
    word_counts_.push_back(
        static_cast<std::uint16_t>(std::min<std::size_t>(words.parts.size(), 0xFFFF)));
  }

  std::vector<std::pair<std::u32string, std::uint32_t>> sorted;
  for (std::uint32_t number = 0; number < known.size(); ++number)
    sorted.emplace_back(letters_in(known.text(number)), number);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> next(known.size());  // where the next posting of a word goes
  for (const auto& [number, posting] : postings) ++next[number];
  std::uint32_t begin = 0;
  for (const auto& [word, number] : sorted) {
    words_.push_back({static_cast<std::uint32_t>(letters_.size()), begin,
                      static_cast<std::uint32_t>(word.size())});
    letters_ += word;
    begin += std::exchange(next[number], begin);
  }
  words_.push_back({static_cast<std::uint32_t>(letters_.size()), begin, 0});
  postings_.resize(postings.size());
  for (const auto& [number, posting] : postings) postings_[next[number]++] = posting;

  by_rest_.resize(sorted.size());
  std::iota(by_rest_.begin(), by_rest_.end(), 0u);
  std::sort(by_rest_.begin(), by_rest_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return text_of(words_[a]).substr(1) < text_of(words_[b]).substr(1);
  });
}

std::pair<const Suggester::Posting*, const Suggester::Posting*> Suggester::postings_of(
    std::size_t word) const {
  return {postings_.data() + words_[word].postings, postings_.data() + words_[word + 1].postings};
}

std::pair<std::size_t, std::size_t> Suggester::range_of(std::u32string_view beginning) const {
  const auto end = words_.end() - 1;
  const auto first = std::partition_point(
      words_.begin(), end, [&](const Word& word) { return text_of(word) < beginning; });
  const auto last = std::partition_point(
      first, end, [&](const Word& word) { return begins(text_of(word), beginning); });
  return {static_cast<std::size_t>(first - words_.begin()),
          static_cast<std::size_t>(last - words_.begin())};
}

std::pair<std::size_t, std::size_t> Suggester::range_of_rest(std::u32string_view beginning) const {
  const auto rest = [this](std::uint32_t word) { return text_of(words_[word]).substr(1); };
  const auto first = std::partition_point(
      by_rest_.begin(), by_rest_.end(), [&](std::uint32_t word) { return rest(word) < beginning; });
  const auto last = std::partition_point(
      first, by_rest_.end(), [&](std::uint32_t word) { return begins(rest(word), beginning); });
  return {static_cast<std::size_t>(first - by_rest_.begin()),
          static_cast<std::size_t>(last - by_rest_.begin())};
}

std::size_t Suggester::memory_bytes() const {
  std::size_t names = 0;
  for (const Entry& entry : entries_) names += sizeof(Entry) + entry.name.capacity();
  return names + letters_.size() * sizeof(char32_t) + words_.size() * sizeof(Word) +
         postings_.size() * sizeof(Posting) + by_rest_.size() * sizeof(std::uint32_t) +
         word_counts_.size() * sizeof(std::uint16_t);
}

// One completion in the making: what each name costs.
class Suggester::Matching {
 public:
  explicit Matching(const Suggester& all)
      : all_(all),
        best_(static_cast<std::size_t>(all.max_document_) + 1, kNoKey),
        cost_now_(all.entries_.size(), kUnfit),
        costs_(all.entries_.size()),
        states_(all.entries_.size()) {}

  // Ranks the names that have all of the words, with a slip in one of them if `slip`.
  void run(const std::vector<std::u32string>& words, bool slip) {
    states_.assign(states_.size(), {});
    names_.clear();
    for (std::size_t i = 0; i < words.size(); ++i) match(words[i], slip, i);
    for (const std::uint32_t entry : names_) {
      if (states_[entry].words == words.size()) keep(entry, words.size());
    }
  }

  std::size_t found() const { return documents_.size(); }

  std::vector<Completion> completions(std::size_t limit) {
    std::vector<std::uint64_t> keys;
    for (const DocumentId id : documents_) keys.push_back(best_[static_cast<std::size_t>(id)]);
    const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(limit, keys.size()));
    std::partial_sort(keys.begin(), end, keys.end());
    std::vector<Completion> completions;
    for (auto key = keys.begin(); key != end; ++key) {
      const Entry& entry = all_.entries_[*key & 0xFFFFFFFF];
      completions.push_back({entry.document, entry.title ? "" : entry.name});
    }
    return completions;
  }

 private:
  static constexpr std::uint64_t kNoKey = std::numeric_limits<std::uint64_t>::max();
  struct State {
    std::uint8_t words = 0;  // how many of the typed words the name has, up to now
    bool first = false;      // one of them begins it
    bool whole = false;      // one of them is all of it
  };

  void match(std::u32string_view typed, bool slip, std::size_t ordinal) {
    touched_.clear();
    const auto [begin, end] = all_.range_of(typed);
    for (std::size_t word = begin; word < end; ++word)
      offer(word, all_.words_[word].size == typed.size() ? kWholeWord : kBeginning);
    if (slip && typed.size() >= kMinSlipLetters) match_with_slip(typed);
    for (const std::uint32_t entry : touched_) {
      State& state = states_[entry];
      if (state.words == ordinal) advance(entry, &state);
      cost_now_[entry] = kUnfit;
    }
  }

  void match_with_slip(std::u32string_view typed) {
    std::u32string exchanged(typed);
    std::swap(exchanged[0], exchanged[1]);
    for (const std::u32string_view beginning :
         {typed.substr(0, 1), typed.substr(1), std::u32string_view(exchanged)}) {
      const auto [begin, end] = all_.range_of(beginning);
      for (std::size_t word = begin; word < end; ++word) offer_with_slip(typed, word);
    }
    for (const std::u32string_view rest :
         {typed.substr(1), typed}) {  // the first is wrong or missing
      const auto [begin, end] = all_.range_of_rest(rest);
      for (std::size_t i = begin; i < end; ++i) offer_with_slip(typed, all_.by_rest_[i]);
    }
  }

  void offer_with_slip(std::u32string_view typed, std::size_t word) {
    const Fit fit = fit_with_slip(typed, all_.text_of(all_.words_[word]));
    if (fit != Fit::kNone)
      offer(word,
            static_cast<std::uint8_t>(kSlip + (fit == Fit::kWhole ? kWholeWord : kBeginning)));
  }

  // A name that has this word and had all before it. A second slip is one too many.
  void advance(std::uint32_t entry, State* state) {
    const int before = state->words == 0 ? 0 : costs_[entry];
    if (before >= kSlip && cost_now_[entry] >= kSlip) return;
    if (state->words++ == 0) names_.push_back(entry);
    costs_[entry] = static_cast<std::uint8_t>(before + cost_now_[entry]);
  }

  void offer(std::size_t word, std::uint8_t cost) {
    const auto [begin, end] = all_.postings_of(word);
    for (const Posting* posting = begin; posting != end; ++posting) {
      std::uint8_t& now = cost_now_[posting->entry];
      if (now == kUnfit) touched_.push_back(posting->entry);
      now = std::min(now, cost);
      State& state = states_[posting->entry];
      state.first |= posting->first;
      state.whole |= posting->whole && cost % kSlip == kWholeWord;
    }
  }

  void keep(std::uint32_t entry, std::size_t typed_words) {
    const State& state = states_[entry];
    const std::uint8_t cost = costs_[entry];
    const bool all_whole = cost % kSlip == kWholeWord;
    const bool whole_name =
        (state.whole && typed_words == 1) || (all_whole && all_.word_counts_[entry] == typed_words);
    const Entry& name = all_.entries_[entry];
    const auto bits = [](auto value, int shift) {
      return static_cast<std::uint64_t>(value) << shift;
    };
    const std::uint64_t key = bits(cost >= kSlip, 61) | bits(!whole_name, 60) |
                              bits(rank_of(name.kind), 58) | bits(!state.first, 57) |
                              bits(cost % kSlip, 50) |
                              bits(!name.title && all_.word_counts_[entry] > 1, 49) |
                              bits(kMaxTalks - std::min(name.talks, kMaxTalks), 32) | entry;
    std::uint64_t& best = best_[static_cast<std::size_t>(name.document)];
    if (best == kNoKey) documents_.push_back(name.document);
    best = std::min(best, key);
  }

  const Suggester& all_;
  std::vector<std::uint64_t> best_;  // of each document
  std::vector<DocumentId> documents_;
  std::vector<std::uint8_t> cost_now_, costs_;  // of each name: for one word, and for all up to it
  std::vector<State> states_;
  std::vector<std::uint32_t> names_, touched_;
};

std::vector<Completion> Suggester::complete(std::string_view typed, std::size_t limit) const {
  if (ascii::trimmed(typed).empty()) {
    std::vector<Completion> starters;
    for (const DocumentId id : starters_) {
      if (starters.size() < limit) starters.push_back({id, ""});
    }
    return starters;
  }
  NameWords words = words_of(typed);
  if (words.parts.empty()) return {};
  words.parts.resize(std::min(words.parts.size(), kMaxWords));
  Matching matching(*this);
  for (const bool slip : {false, true}) {
    if (matching.found() >= limit) break;
    matching.run(words.parts, slip);
    if (words.parts.size() > 1) matching.run({words.joined()}, slip);
  }
  return matching.completions(limit);
}

}  // namespace plumbline

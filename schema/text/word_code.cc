// SPDX-License-Identifier: MIT OR Apache-2.0
// A dictionary is the number of words of each length of code, from one bit on, as varints, and the words in the order of
// their codes, those of one length by their bytes: of each how many bytes it shares with the one before, how many follow,
// and these. One word is empty: it ends a text.
#include "schema/text/word_code.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "schema/error.h"
#include "schema/text/shared_prefix.h"
#include "schema/text/varint.h"

namespace plumbline {
namespace {

constexpr std::size_t kLongestWord = 24;
constexpr std::size_t kFewestBytes = 16 << 10;  // of samples
// Half a megabyte of them, which every connection has in memory.
constexpr std::size_t kMostWords = 65536;

[[noreturn]] void fail() { throw Error("the text of a passage, or the words of all, are damaged"); }

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

bool is_number(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }

// Calls use(word): letters with the blank before them, or what stands between such words.
template <class Use>
void each_word(std::string_view text, Use use) {
  const auto begins = [&](std::size_t at) {  // a word behind a blank
    return text[at] == ' ' && at + 1 < text.size() && is_letter(text[at + 1]);
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + (begins(at) ? 1 : 0);
    if (is_number(text[end])) {
      use(text.substr(at, 1));
      ++at;
      continue;
    }
    const bool letters = is_letter(text[end]);
    while (end < text.size() && end - at < kLongestWord && is_letter(text[end]) == letters &&
           !is_number(text[end]) && (letters || end == at || !begins(end)))
      ++end;
    use(text.substr(at, end - at));
    at = end;
  }
}

// Calls use(number) for the words of the table that make up this one. Every single byte is in the table.
template <class Use>
void each_piece(std::string_view word, const StringTable& words, Use use) {
  while (!word.empty()) {
    for (std::size_t size = word.size();; --size) {
      if (size == 0) fail();
      const auto number = words.find(word.substr(0, size));
      if (!number) continue;
      use(*number);
      word.remove_prefix(size);
      break;
    }
  }
}

// The lengths of Huffman's codes for symbols with these weights, none of which is 0, in rising order.
std::vector<unsigned> code_lengths(const std::vector<std::uint64_t>& weights) {
  const std::size_t leaves = weights.size();
  std::vector<std::uint64_t> nodes = weights;
  std::vector<std::size_t> parents(2 * leaves - 1);
  std::size_t leaf = 0, node = leaves;
  const auto lightest = [&] {
    const bool is_leaf = leaf < leaves && (node >= nodes.size() || nodes[leaf] <= nodes[node]);
    return is_leaf ? leaf++ : node++;
  };
  while (nodes.size() < parents.size()) {
    const std::size_t a = lightest(), b = lightest();
    parents[a] = parents[b] = nodes.size();
    nodes.push_back(nodes[a] + nodes[b]);
  }
  std::vector<unsigned> depths(nodes.size());
  for (std::size_t i = nodes.size() - 1; i-- > 0;) depths[i] = depths[parents[i]] + 1;
  depths.resize(leaves);
  return depths;
}

// The same with no code longer than `most`: weights are drawn nearer to each other until it is so.
std::vector<unsigned> limited_lengths(std::vector<std::uint64_t> weights, unsigned most) {
  for (;;) {
    std::vector<unsigned> lengths = code_lengths(weights);
    if (lengths.front() <= most) return lengths;
    for (std::uint64_t& weight : weights) weight = weight / 2 + 1;
  }
}

struct Weighed {
  std::string_view text;
  std::uint64_t weight;
};

// What is met again and again, the most frequent first.
std::vector<std::string_view> frequent_words(const std::vector<std::string_view>& samples,
                                             StringTable* met) {
  constexpr std::uint32_t kOften = 3;
  std::vector<std::uint32_t> counts;
  for (const std::string_view sample : samples) {
    each_word(sample, [&](std::string_view word) {
      const std::uint32_t number = met->number(word);
      if (number == counts.size()) counts.push_back(0);
      ++counts[number];
    });
  }
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](std::uint32_t number) { return counts[number] < kOften; });
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : met->text(a) < met->text(b);
  });
  order.resize(std::min(order.size(), kMostWords));
  std::vector<std::string_view> words;
  for (const std::uint32_t number : order) words.push_back(met->text(number));
  return words;
}

// How often each would be written.
std::vector<Weighed> weigh(const std::vector<std::string_view>& samples, const StringTable& words) {
  std::vector<std::uint64_t> counts(words.size(), 1);
  for (const std::string_view sample : samples) {
    each_word(sample, [&](std::string_view word) {
      each_piece(word, words, [&](std::uint32_t number) { ++counts[number]; });
    });
  }
  counts[*words.find("")] += samples.size();
  std::vector<Weighed> weighed;
  for (std::uint32_t number = 0; number < words.size(); ++number)
    weighed.push_back({words.text(number), counts[number]});
  std::sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) {
    return a.weight != b.weight ? a.weight < b.weight : a.text < b.text;
  });
  return weighed;
}

void append_words(std::vector<std::string_view> words, std::string* out) {
  std::sort(words.begin(), words.end());
  std::string_view last;
  for (const std::string_view word : words) {
    const std::size_t shared = shared_prefix(last, word);
    append_varint(out, static_cast<std::uint32_t>(shared));
    append_varint(out, static_cast<std::uint32_t>(word.size() - shared));
    *out += word.substr(shared);
    last = word;
  }
}
}  // namespace

std::string WordCode::learn(const std::vector<std::string_view>& samples) {
  std::size_t bytes = 0;
  for (const std::string_view sample : samples) bytes += sample.size();
  if (bytes < kFewestBytes) return {};
  StringTable met, words;
  words.number("");
  for (int byte = 0; byte < 256; ++byte) words.number(std::string(1, static_cast<char>(byte)));
  for (const std::string_view word : frequent_words(samples, &met)) words.number(word);

  const std::vector<Weighed> weighed = weigh(samples, words);
  std::vector<std::uint64_t> weights;
  for (const Weighed& word : weighed) weights.push_back(word.weight);
  const std::vector<unsigned> lengths = limited_lengths(std::move(weights), kMostBits);
  std::array<std::vector<std::string_view>, kMostBits + 1> by_length;
  for (std::size_t i = 0; i < weighed.size(); ++i) by_length[lengths[i]].push_back(weighed[i].text);
  std::string dictionary;
  for (unsigned bits = 1; bits <= kMostBits; ++bits)
    append_varint(&dictionary, static_cast<std::uint32_t>(by_length[bits].size()));
  for (unsigned bits = 1; bits <= kMostBits; ++bits) append_words(by_length[bits], &dictionary);
  return dictionary;
}

WordCode::WordCode(std::string_view dictionary) {
  std::size_t at = 0;
  read_sizes(dictionary, &at);
  read_texts(dictionary, at);
  fill_quick();
}

// A code is complete where its words take all that there is: 2^-bits each.
void WordCode::read_sizes(std::string_view dictionary, std::size_t* at) {
  std::uint64_t code = 0, words = 0;
  for (unsigned bits = 1; bits <= kMostBits; ++bits) {
    first_[bits] = static_cast<std::uint32_t>(words);
    first_code_[bits] = static_cast<std::uint32_t>(code);
    const std::uint32_t count = next_varint(dictionary, at);
    words += count;
    code += count;
    if (code > std::uint64_t{1} << bits) fail();
    if (bits < kMostBits) code <<= 1;
  }
  first_[kMostBits + 1] = static_cast<std::uint32_t>(words);
  if (code != std::uint64_t{1} << kMostBits) fail();
}

void WordCode::read_texts(std::string_view dictionary, std::size_t at) {
  const std::size_t words = first_[kMostBits + 1];
  ends_.reserve(words + 1);
  ends_.push_back(0);
  std::size_t last = 0;  // where it begins
  while (ends_.size() <= words) {
    const std::size_t shared = next_varint(dictionary, &at), more = next_varint(dictionary, &at);
    if (shared > texts_.size() - last || more > dictionary.size() - at ||
        shared + more > kLongestWord)
      fail();
    const std::size_t begin = texts_.size();
    texts_.append(texts_, last, shared).append(dictionary.substr(at, more));
    at += more;
    last = begin;
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  }
  if (at != dictionary.size()) fail();
  texts_.append(kLongestWord, '\0');  // see take()
}

void WordCode::fill_quick() {
  quick_.resize(std::size_t{1} << kQuickBits);
  for (std::uint32_t word = 0; word < first_[kQuickBits + 1]; ++word) {
    const auto [bits, value] = code_of(word);
    const auto begin = quick_.begin() + (static_cast<std::ptrdiff_t>(value) << (kQuickBits - bits));
    std::fill_n(begin, 1 << (kQuickBits - bits), Quick{word, bits});
  }
}

WordCode::Code WordCode::code_of(std::uint32_t word) const {
  std::uint32_t bits = 1;
  while (word >= first_[bits + 1]) ++bits;
  return {bits, first_code_[bits] + word - first_[bits]};
}

WordCode::Writer::Writer(const WordCode& code) {
  for (std::uint32_t word = 0; word < code.size(); ++word) {
    words_.number(code.text(word));
    codes_.push_back(code.code_of(word));
  }
  end_ = words_.number("");
  if (words_.size() != code.size()) fail();  // two are alike, or none is empty
}

void WordCode::Writer::begin() {
  bytes_.clear();
  open_ = 0;
  used_ = 1;
}

void WordCode::Writer::put(std::uint32_t word) {
  const auto [bits, value] = codes_[word];
  open_ = (open_ << bits) | value;
  for (used_ += bits; used_ >= 8; used_ -= 8) bytes_ += static_cast<char>(open_ >> (used_ - 8));
}

void WordCode::Writer::add(std::string_view text) {
  each_word(text, [this](std::string_view word) {
    each_piece(word, words_, [this](std::uint32_t number) { put(number); });
  });
  put(end_);
}

const std::string& WordCode::Writer::finish() {
  if (used_ > 0) bytes_ += static_cast<char>(open_ << (8 - used_));
  used_ = 0;
  return bytes_;
}

WordCode::Reader::Reader(const WordCode& code, std::string_view bytes)
    : code_(code), bytes_(bytes) {
  fill();
  if (available_ == 0 || open_ >> 63 != 0) fail();
  open_ <<= 1;
  --available_;
}

void WordCode::Reader::fill() {
  for (; available_ <= 56 && at_ < bytes_.size(); available_ += 8)
    open_ |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << (56 - available_);
}

// Words are copied with what stands behind them, as many bytes as the longest has, since the processor does that at once.
void WordCode::Reader::take(std::string* out, std::size_t most) {
  std::size_t size = out->size();
  for (;;) {
    const std::string_view text = code_.text(next());
    if (size + text.size() > most) fail();
    if (out->size() < size + kLongestWord) out->resize(2 * (size + kLongestWord));
    std::memcpy(out->data() + size, text.data(), kLongestWord);
    size += text.size();
    if (text.empty()) break;
  }
  out->resize(size);
}

std::uint32_t WordCode::Reader::next() {
  if (available_ < kMostBits) fill();
  auto [word, bits] = code_.quick_[open_ >> (64 - kQuickBits)];
  if (bits == 0) {
    std::uint32_t above = 0;  // the first code of so many bits
    for (bits = kQuickBits + 1;; ++bits) {
      above = static_cast<std::uint32_t>(open_ >> (64 - bits)) - code_.first_code_[bits];
      if (above < code_.first_[bits + 1] - code_.first_[bits]) break;
    }
    word = code_.first_[bits] + above;
  }
  if (bits > available_) fail();
  open_ <<= bits;
  available_ -= bits;
  return word;
}

bool WordCode::Reader::is_at_end() { return at_ == bytes_.size() && available_ < 8 && open_ == 0; }

}  // namespace plumbline

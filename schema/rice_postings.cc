// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/rice_postings.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "schema/text/varint.h"

namespace plumbline {
namespace {

constexpr unsigned kMostDocumentBits = 31, kMostPassageBits = 15;

// Distances of one kind.
struct Distances {
  std::uint64_t sum = 0, count = 0;

  void add(std::uint64_t distance) {
    sum += distance;
    ++count;
  }
  // The k with which they take the fewest bits, nearly: 2^k at most seven tenths of their mean.
  unsigned k(unsigned most) const {
    unsigned k = 0;
    while (k < most && ((count << (k + 1)) * 16 <= sum * 11)) ++k;
    return k;
  }
};

struct Entry {
  bool is_new;             // of another document
  std::uint64_t distance;  // documents or passages left out before it
  std::uint64_t number;    // of the first passage of a document; else 0
  std::uint32_t halves;
};

std::vector<Entry> distances_of(PostingsReader reader, std::int64_t document) {
  std::vector<Entry> entries;
  std::int64_t number = 0;
  while (reader.next()) {
    const std::int64_t here = reader.passage() & (kMaxPassages - 1);
    const bool is_new = reader.document() != document;
    const std::int64_t distance = is_new ? reader.document() - document : here - number;
    entries.push_back({is_new, static_cast<std::uint64_t>(distance - 1),
                       static_cast<std::uint64_t>(is_new ? here : 0), reader.halves()});
    document = reader.document();
    number = here;
  }
  return entries;
}

class EntryWriter {
 public:
  explicit EntryWriter(const std::vector<Entry>& entries) {
    Distances documents, passages;
    std::uint64_t most = 0;
    for (const Entry& entry : entries) {
      (entry.is_new ? documents : passages).add(entry.distance);
      most = std::max(most, entry.number);
    }
    document_k_ = documents.k(kMostDocumentBits);
    passage_k_ = passages.k(kMostPassageBits);
    number_bits_ = static_cast<unsigned>(std::bit_width(most));
  }

  void add(const Entry& entry) {
    const unsigned k = entry.is_new ? document_k_ : passage_k_;
    low_.put(entry.is_new ? 1 : 0, 1);
    low_.put(bits::lowest(entry.distance, k), k);
    if (entry.is_new) low_.put(entry.number, number_bits_);
    one_.zeros(entry.distance >> k);
    frequency(entry.halves);
  }

  std::string bytes() {
    low_.finish();
    one_.finish();
    const unsigned ks = document_k_ | (passage_k_ << 5) | (number_bits_ << 9);
    std::string bytes = {static_cast<char>(ks & 0xFF), static_cast<char>(ks >> 8)};
    append_varint(&bytes, static_cast<std::uint32_t>(lows_.size()));
    return bytes + lows_ + ones_;
  }

 private:
  void frequency(std::uint32_t halves) {
    const std::uint64_t code = halves / 2 - 1;
    if (halves % 2 == 0 && halves > 0 && code < kPlainFrequencies) return one_.zeros(code);
    const auto length = static_cast<unsigned>(std::bit_width(halves | 1)) - 1;
    one_.zeros(kPlainFrequencies);
    one_.zeros(length);
    low_.put(bits::lowest(halves, length), length);
  }

  unsigned document_k_, passage_k_, number_bits_;
  std::string lows_, ones_;
  bits::Writer low_{&lows_}, one_{&ones_};
};

// How many zeros there are from a bit on, up to the next one; all that are left where there is none.
std::size_t zeros_from(std::string_view ones, std::size_t begin) {
  const std::size_t end = 8 * ones.size();
  for (std::size_t at = begin; at < end; at = (at / 8 + 7) * 8) {
    const std::uint64_t word = bits::word_at(ones, at / 8) >> (at % 8);
    const auto found = static_cast<std::size_t>(std::countr_zero(word));
    if (found < 57) return at + found - begin;
  }
  return end > begin ? end - begin : 0;
}
}  // namespace

std::string rice_postings(PostingsReader reader, std::int64_t document) {
  const std::vector<Entry> entries = distances_of(reader, document);
  if (entries.empty()) return {};
  EntryWriter writer(entries);
  for (const Entry& entry : entries) writer.add(entry);
  return writer.bytes();
}

RiceReader::RiceReader(std::string_view bytes, std::int64_t document)
    : passage_(static_cast<std::uint64_t>(document) << kPassageBits) {
  if (bytes.size() < 3) return;
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
  };
  const unsigned ks = byte(0) | (byte(1) << 8);
  const unsigned document_k = ks & 31, passage_k = (ks >> 5) & 15, number_bits = (ks >> 9) & 15;
  kinds_[0] = {passage_k, 0, 0, 0};
  kinds_[1] = {document_k, number_bits, kPassageBits, kMaxPassages - 1};
  std::size_t at = 2;
  const std::size_t stated = next_varint(bytes, &at);
  const std::size_t size = std::min(stated, bytes.size() - at);
  lows_ = bytes.substr(at, size);
  ones_ = bytes.substr(at + size);
}

// What kind an entry is of is no branch, since a processor cannot guess it.
bool RiceReader::fill() {
  std::size_t lows_at = lows_at_, ones_at = ones_at_, count = 0;
  const std::string_view lows = lows_, ones = ones_;
  std::uint64_t passage = passage_;
  for (; count < kEntries; ++count) {
    const std::uint64_t word = bits::word_at(ones, ones_at / 8) >> (ones_at % 8);
    std::uint64_t rest = static_cast<unsigned>(std::countr_zero(word)) & 63;
    const std::uint64_t behind = word >> 1 >> rest;
    std::uint64_t code = static_cast<unsigned>(std::countr_zero(behind));
    if (behind == 0) {  // in another word, or at the end
      rest = zeros_from(ones, ones_at);
      if (ones_at + rest + 1 >= 8 * ones.size()) break;
      code = zeros_from(ones, ones_at + rest + 1);
    }
    ones_at += rest + code + 2;
    const std::uint64_t low = bits::word_at(lows, lows_at / 8) >> (lows_at % 8);
    const Kind& kind = kinds_[low & 1];
    const std::uint64_t distance = (rest << kind.k) + bits::lowest(low >> 1, kind.k) + 1;
    const std::uint64_t number = bits::lowest(low >> 1 >> kind.k, kind.number_bits);
    passage = (passage & ~kind.forgotten) + (distance << kind.shift) + number;
    lows_at += 1 + kind.k + kind.number_bits;
    auto halves = static_cast<std::uint32_t>(2 * code + 2);
    if (code >= kPlainFrequencies) {
      const std::size_t zeros = zeros_from(ones, ones_at);
      const auto length = static_cast<unsigned>(zeros) & 31;
      ones_at += zeros + 1;
      halves = static_cast<std::uint32_t>((std::uint64_t{1} << length) |
                                          bits::at(lows, lows_at, length));
      lows_at += length;
    }
    entries_[count] = {static_cast<std::int64_t>(passage), halves};
  }
  lows_at_ = lows_at;
  ones_at_ = ones_at;
  passage_ = passage;
  count_ = count;
  return count > 0;
}

}  // namespace plumbline

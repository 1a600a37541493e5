// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/packed_text.h: what a passage says, as the bytes of one value: a third of what it is as it stands. By
// itself a passage is too short for a compressor to learn anything; so the words of all texts of one publication are
// learned first (schema/text/word_code.h).
//
// A value begins with a bit: 0, and the fields behind one another in that code; or 1 and seven zeros, where that would
// not be shorter or where nothing was learned, five numbers of bytes as varints (schema/text/varint.h), and the fields.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct TextFields {
  enum Field { kTitle, kNames, kTopics, kHeading, kBody, kMarkup };
  static constexpr std::size_t kFields = kMarkup + 1;

  std::array<std::string_view, kFields> fields;
};

// Bytes that hold the fields one behind the other, and back. Damaged bytes give what can be read of them.
void join_fields(const TextFields& text, std::string* out);
TextFields split_fields(std::string_view joined);

// The words of texts like these; the same texts give the same ones. "" where there are too few to learn from. A megabyte
// of them takes a fortieth of a second.
std::string learn_words(const std::vector<TextFields>& samples);

class WordCode;

// Takes texts as they are stored: the words by their numbers in the code (schema/text/word_code.h), or what is not in code.
// Either lives until the call returns.
class TextSink {
 public:
  virtual void words(std::span<const std::uint32_t> numbers, const WordCode& code) = 0;
  virtual void text(std::string_view text) = 0;

 protected:
  ~TextSink() = default;
};

// Holds buffers, so one serves one thread.
class TextPacker {
 public:
  // Of learn_words(). Throws Error where they are damaged.
  explicit TextPacker(std::string_view words);
  ~TextPacker();
  TextPacker(const TextPacker&) = delete;
  TextPacker& operator=(const TextPacker&) = delete;

  // Valid until the next call of either.
  std::string_view pack(const TextFields& text);
  // What pack() was given, by a packer with the same words. Asked for the same bytes again, which is what a row with
  // several fields does, it knows the answer. Throws Error where they are damaged.
  const TextFields& unpack(std::string_view packed);
  // Tells the heading and the body of it, in a third of the time. Likewise.
  void tell(std::string_view packed, TextSink& sink);

 private:
  struct Codec;
  void unpack_words(std::string_view packed);

  std::unique_ptr<Codec> codec_;
  std::string joined_, packed_;  // of pack()
  std::string seen_, plain_;     // of unpack()
  std::vector<std::uint32_t> numbers_;
  bool has_seen_ = false;
  TextFields fields_;
};

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/packed_text.h: what a passage says, as the bytes of one value: half of what it is as it stands. By
// itself a passage is too short for a compressor to learn anything; so zstd (https://facebook.github.io/zstd/) begins
// with a dictionary of what the texts of one publication have in common.
//
// Unpacked it is five numbers of bytes as varints (schema/text/varint.h) and the fields behind one another. Packed it
// is a frame of zstd without its four magic bytes; or, where that would not be shorter, kPlain and the unpacked
// bytes. No frame begins with kPlain, which sets a bit that RFC 8878 reserves.
#pragma once

#include <array>
#include <memory>
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

// A dictionary for texts like these, which are as join_fields() makes them; the same texts give the same one. "" where
// there are too few to learn from. A megabyte of them takes a tenth of a second.
std::string train_dictionary(const std::vector<std::string>& samples);

// Holds buffers, so one serves one thread.
class TextPacker {
 public:
  // "" for none.
  explicit TextPacker(std::string_view dictionary);
  ~TextPacker();
  TextPacker(const TextPacker&) = delete;
  TextPacker& operator=(const TextPacker&) = delete;

  // Valid until the next call of either.
  std::string_view pack(const TextFields& text);
  // What pack() was given, by a packer with the same dictionary. Asked for the same bytes again, which is what a row
  // with several fields does, it knows the answer. Throws Error where they are damaged.
  const TextFields& unpack(std::string_view packed);

 private:
  struct Codec;
  std::unique_ptr<Codec> codec_;
  std::string joined_, packed_;  // of pack()
  std::string seen_, plain_;     // of unpack()
  TextFields fields_;
};

}  // namespace plumbline

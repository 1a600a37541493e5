// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/packed_text.h"

#include <optional>

#include "schema/error.h"
#include "schema/text/varint.h"
#include "schema/text/word_code.h"

namespace plumbline {
namespace {

constexpr std::size_t kMostBytes = 4 << 20;  // of a text that is not damaged
constexpr char kPlain = '\x80';

[[noreturn]] void fail() { throw Error("the text of a passage is damaged"); }
}  // namespace

void join_fields(const TextFields& text, std::string* out) {
  out->clear();
  for (std::size_t i = 0; i + 1 < TextFields::kFields; ++i)
    append_varint(out, static_cast<std::uint32_t>(text.fields[i].size()));
  for (const std::string_view field : text.fields) *out += field;
}

TextFields split_fields(std::string_view joined) {
  std::array<std::size_t, TextFields::kFields> sizes;
  sizes.fill(joined.size());  // the last has what is left
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < sizes.size(); ++i) sizes[i] = next_varint(joined, &at);
  joined.remove_prefix(at);
  TextFields text;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    text.fields[i] = joined.substr(0, sizes[i]);
    joined.remove_prefix(text.fields[i].size());
  }
  return text;
}

std::string learn_words(const std::vector<TextFields>& samples) {
  std::vector<std::string_view> texts;
  for (const TextFields& sample : samples)
    texts.insert(texts.end(), sample.fields.begin(), sample.fields.end());
  return WordCode::learn(texts);
}

struct TextPacker::Codec {
  explicit Codec(std::string_view words) : code(words) {}

  WordCode code;
  std::optional<WordCode::Writer> writer;  // of which readers have none
};

TextPacker::TextPacker(std::string_view words) {
  if (!words.empty()) codec_ = std::make_unique<Codec>(words);
}
TextPacker::~TextPacker() = default;

std::string_view TextPacker::pack(const TextFields& text) {
  if (codec_) {
    if (!codec_->writer) codec_->writer.emplace(codec_->code);
    std::size_t bytes = 0;
    codec_->writer->begin();
    for (const std::string_view field : text.fields) {
      codec_->writer->add(field);
      bytes += field.size();
    }
    const std::string& coded = codec_->writer->finish();
    if (coded.size() <= bytes) return coded;
  }
  join_fields(text, &joined_);
  packed_ = kPlain;
  return packed_ += joined_;
}

const TextFields& TextPacker::unpack(std::string_view packed) {
  if (has_seen_ && seen_ == packed) return fields_;
  has_seen_ = false;
  seen_ = packed;
  if (packed.empty()) fail();
  if (packed.front() == kPlain) {
    plain_ = packed.substr(1);
    fields_ = split_fields(plain_);
  } else {
    unpack_words(packed);
  }
  has_seen_ = true;
  return fields_;
}

void TextPacker::tell(std::string_view packed, TextSink& sink) {
  if (!codec_ || packed.empty() || packed.front() == kPlain) {
    const TextFields& text = unpack(packed);
    sink.text(text.fields[TextFields::kHeading]);
    sink.text(text.fields[TextFields::kBody]);
    return;
  }
  WordCode::Reader reader(codec_->code, packed);
  for (std::size_t field = 0; field <= TextFields::kBody; ++field) {
    numbers_.clear();
    for (;;) {
      const std::uint32_t number = reader.next();
      if (codec_->code.text(number).empty()) break;
      numbers_.push_back(number);
    }
    if (field >= TextFields::kHeading) sink.words(numbers_, codec_->code);
  }
}

void TextPacker::unpack_words(std::string_view packed) {
  if (!codec_ || (packed.front() & kPlain) != 0) fail();
  WordCode::Reader reader(codec_->code, packed);
  std::array<std::size_t, TextFields::kFields> ends;
  plain_.clear();
  for (std::size_t& end : ends) {
    reader.take(&plain_, kMostBytes);
    end = plain_.size();
  }
  if (!reader.is_at_end()) fail();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < ends.size(); begin = ends[i++])
    fields_.fields[i] = std::string_view(plain_).substr(begin, ends[i] - begin);
}

}  // namespace plumbline

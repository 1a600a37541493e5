// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/packed_text.h"

#include <zdict.h>
#include <zstd.h>

#include <new>
#include <utility>

#include "schema/error.h"
#include "schema/text/varint.h"

namespace plumbline {
namespace {

// What was measured on an archive of 49 MB: 32 KB 2.13, 64 KB 2.17, 110 KB 2.22 times shorter; higher levels gain
// little and take several times as long. Passages side by side in frames of 16 KB: 2.35, which is not worth reading
// 16 KB for each snippet.
constexpr std::size_t kDictionaryBytes = 64 << 10;
constexpr int kLevel = 3;
constexpr std::size_t kFewestSamples = 200;
constexpr std::size_t kMostBytes = 4 << 20;  // of a text that is not damaged

constexpr char kPlain = 0x08;
constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";  // of every frame

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

std::string train_dictionary(const std::vector<std::string>& samples) {
  if (samples.size() < kFewestSamples) return {};
  std::string all, dictionary(kDictionaryBytes, '\0');
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), all.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size)) return {};  // they have nothing in common
  dictionary.resize(size);
  return dictionary;
}

struct TextPacker::Codec {
  explicit Codec(std::string_view dictionary) {
    if (!packing || !unpacking) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(packing.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(packing.get(), ZSTD_c_dictIDFlag, 0);
    if (dictionary.empty()) return;
    known.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
    if (!known) throw std::bad_alloc();
    ZSTD_DCtx_refDDict(unpacking.get(), known.get());
    ZSTD_CCtx_loadDictionary(packing.get(), dictionary.data(), dictionary.size());
  }

  template <auto release>
  struct Release {
    template <class T>
    void operator()(T* object) const {
      release(object);
    }
  };
  std::unique_ptr<ZSTD_CCtx, Release<ZSTD_freeCCtx>> packing{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DDict, Release<ZSTD_freeDDict>> known;
  std::unique_ptr<ZSTD_DCtx, Release<ZSTD_freeDCtx>> unpacking{ZSTD_createDCtx()};
};

TextPacker::TextPacker(std::string_view dictionary) : codec_(std::make_unique<Codec>(dictionary)) {}
TextPacker::~TextPacker() = default;

std::string_view TextPacker::pack(const TextFields& text) {
  join_fields(text, &joined_);
  packed_.resize(ZSTD_compressBound(joined_.size()));
  const std::size_t size = ZSTD_compress2(codec_->packing.get(), packed_.data(), packed_.size(),
                                          joined_.data(), joined_.size());
  if (!ZSTD_isError(size) && size - kMagic.size() <= joined_.size())
    return std::string_view(packed_).substr(kMagic.size(), size - kMagic.size());
  packed_ = kPlain;
  return packed_ += joined_;
}

const TextFields& TextPacker::unpack(std::string_view packed) {
  if (seen_.size() == kMagic.size() + packed.size() && seen_.ends_with(packed)) return fields_;
  std::string frame = std::move(seen_);
  seen_.clear();  // which it stays where this fails
  frame.assign(kMagic).append(packed);
  if (packed.starts_with(kPlain)) {
    plain_ = packed.substr(1);
  } else {
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > kMostBytes) fail();  // or unknown
    plain_.resize(size);
    const std::size_t got = ZSTD_decompressDCtx(codec_->unpacking.get(), plain_.data(),
                                                plain_.size(), frame.data(), frame.size());
    if (ZSTD_isError(got) || got != plain_.size()) fail();
  }
  fields_ = split_fields(plain_);
  seen_ = std::move(frame);
  return fields_;
}

}  // namespace plumbline

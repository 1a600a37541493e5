// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/packed_list.h"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

#include "schema/damage.h"
#include "schema/sql.h"

namespace plumbline {
namespace {
static_assert(std::endian::native == std::endian::little);

constexpr int kLevel = 1;  // a tenth longer than at 3, in half the time
// Of one that is not damaged. Rows of zeros take no bytes, but time to look at.
constexpr std::size_t kMostBytes = std::size_t{2} << 30;

[[noreturn]] void fail() { throw damage("a packed list is damaged"); }

template <class T>
void append_number(T number, std::string* out) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out->append(bytes, sizeof number);
}

unsigned width_of(std::uint64_t bits) {
  if (bits == 0) return 0;
  for (const unsigned width : {1U, 2U, 4U}) {
    if (bits >> (8 * width) == 0) return width;
  }
  return 8;
}

// Takes from the front of what is left, and fails behind the end.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  const char* take(std::size_t size) {
    if (size > left_.size()) fail();
    const char* begin = left_.data();
    left_.remove_prefix(size);
    return begin;
  }
  std::size_t number() {
    std::uint32_t number = 0;
    std::memcpy(&number, take(sizeof number), sizeof number);
    return number;
  }
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
};
}  // namespace

void IntegerColumn::add(std::int64_t value) {
  seen_ |= static_cast<std::uint64_t>(value);
  values_.push_back(value);
}

void IntegerColumn::append_to(std::string* out) const {
  const unsigned width = width_of(seen_);
  *out += 'i';
  *out += static_cast<char>(width);
  for (const std::int64_t value : values_) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out->append(bytes, width);
  }
}

void TextColumn::append_to(std::string* out) const {
  const bool are_different = texts_.size() == rows();
  std::string letters, begins;
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    append_number(static_cast<std::uint32_t>(letters.size()), &begins);
    letters += texts_.text(number);
  }
  *out += are_different ? 'u' : 't';
  append_number(static_cast<std::uint32_t>(texts_.size()), out);
  append_number(static_cast<std::uint32_t>(letters.size()), out);
  *out += begins;
  append_number(static_cast<std::uint32_t>(letters.size()), out);
  *out += letters;
  if (!are_different) which_.append_to(out);
}

std::string pack_list(std::size_t rows, const std::vector<std::string>& columns) {
  std::string plain;
  append_number(static_cast<std::uint32_t>(rows), &plain);
  append_number(static_cast<std::uint32_t>(columns.size()), &plain);
  for (const std::string& column : columns) plain += column;

  const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> packing(ZSTD_createCCtx(),
                                                                        ZSTD_freeCCtx);
  if (!packing) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(packing.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(packing.get(), ZSTD_c_checksumFlag, 1);
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(packing.get(), packed.data(), packed.size(), plain.data(), plain.size());
  if (ZSTD_isError(size)) throw std::bad_alloc();  // there is no other reason
  packed.resize(size);
  return packed;
}

void store_list(Database& db, std::string_view name, std::string_view packed) {
  db.cached(sql::k_delete_packed_list).bind(":name", name).run();
  constexpr std::size_t kPiece = 1 << 20;  // a value that a server reads has a limit
  for (; !packed.empty(); packed.remove_prefix(std::min(kPiece, packed.size()))) {
    db.cached(sql::k_insert_packed_list)
        .bind(":name", name)
        .bind_bytes(":bytes", packed.substr(0, kPiece))
        .run();
  }
}

// Unpacks a frame that comes in pieces.
class PackedList::Unpacker {
 public:
  explicit Unpacker(PackedList* list) : list_(list) {
    if (!unpacking_) throw std::bad_alloc();
  }
  void add(std::string_view piece) {
    if (!list_->bytes_) begin(piece);
    ZSTD_inBuffer in = {piece.data(), piece.size(), 0};
    while (in.pos < in.size) {
      const std::size_t before = in.pos + out_.pos;
      left_ = ZSTD_decompressStream(unpacking_.get(), &out_, &in);
      if (ZSTD_isError(left_) || in.pos + out_.pos == before) fail();
    }
  }
  void finish() {
    if (left_ != 0 || out_.pos != out_.size) fail();
    list_->read_columns();
  }

 private:
  void begin(std::string_view piece) {
    const unsigned long long size = ZSTD_getFrameContentSize(piece.data(), piece.size());
    if (size > kMostBytes) fail();  // or unknown
    list_->size_ = static_cast<std::size_t>(size);
    list_->bytes_ = std::make_unique_for_overwrite<char[]>(list_->size_);
    out_ = {list_->bytes_.get(), list_->size_, 0};
  }

  PackedList* list_;
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> unpacking_{ZSTD_createDCtx(),
                                                                     ZSTD_freeDCtx};
  ZSTD_outBuffer out_ = {};
  std::size_t left_ = 1;  // 0 where the frame is whole
};

PackedList::PackedList(std::string_view packed) {
  Unpacker unpacker(this);
  unpacker.add(packed);
  unpacker.finish();
}

PackedList::PackedList(Database& db, std::string_view name) {
  Unpacker unpacker(this);
  Statement& pieces = db.cached(sql::k_find_packed_list).bind(":name", name);
  while (pieces.step()) unpacker.add(pieces.bytes(0));
  if (bytes_) unpacker.finish();
}

// A checksum keeps accidents away; what is looked at here is for a file that somebody made up.
void PackedList::read_columns() {
  Reader reader({bytes_.get(), size_});
  const auto numbers = [&](std::size_t count) {
    const auto width = static_cast<unsigned char>(*reader.take(1));
    if (width > sizeof(std::int64_t) || (width & (width - 1)) != 0) fail();
    return Numbers{reader.take(count * width), width};
  };
  if ((rows_ = reader.number()) > std::size_t{kMostRows}) fail();
  for (std::size_t left = reader.number(); left > 0; --left) {
    Column column;
    const char kind = *reader.take(1);
    if (kind == 'i') {
      column.numbers = numbers(rows_);
    } else {
      column.is_text = true;
      const std::size_t texts = reader.number(), bytes = reader.number();
      column.begins = {reader.take((texts + 1) * sizeof(std::uint32_t)), sizeof(std::uint32_t)};
      column.letters = {reader.take(bytes), bytes};
      column.are_different = kind == 'u';
      if (!column.are_different && (kind != 't' || *reader.take(1) != 'i')) fail();
      if (!column.are_different) column.numbers = numbers(rows_);
      check(column, texts);
    }
    columns_.push_back(column);
  }
  if (!reader.at_end()) fail();
}

void PackedList::check(const Column& column, std::size_t texts) const {
  std::int64_t last = 0;
  for (std::size_t i = 0; i <= texts; ++i) {
    const std::int64_t begin = column.begins[i];
    if (begin < last) fail();
    last = begin;
  }
  if (last != static_cast<std::int64_t>(column.letters.size())) fail();
  if (column.are_different && texts != rows_) fail();
  if (column.are_different) return;
  const std::size_t seen = column.numbers.width == 0 ? std::min<std::size_t>(rows_, 1) : rows_;
  for (std::size_t row = 0; row < seen; ++row) {
    if (static_cast<std::uint64_t>(column.numbers[row]) >= texts) fail();
  }
}

void PackedList::expect(std::string_view kinds) const {
  if (rows_ == 0 && columns_.empty()) return;
  if (kinds.size() != columns_.size()) fail();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (columns_[i].is_text != (kinds[i] == 't')) fail();
  }
}

}  // namespace plumbline

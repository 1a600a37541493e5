// SPDX-License-Identifier: MIT OR Apache-2.0
// Compiled twice, as fts5_tokenizer.cc is.
#include "schema/text/stem_words.h"

#include "schema/text/shared_prefix.h"
#include "schema/text/sqlite_api.h"
#include "schema/text/tokenize.h"

namespace plumbline {
namespace {
constexpr char kNothingShared = '0';
}

std::string pack_stem_words(std::string_view stem, const std::vector<std::string_view>& words) {
  std::string packed;
  for (const std::string_view word : words) {
    const std::size_t shared = shared_prefix(stem, word);
    if (!packed.empty()) packed += ' ';
    packed += static_cast<char>(kNothingShared + static_cast<char>(shared));
    packed += word.substr(shared);
  }
  return packed;
}

std::vector<std::string> unpack_stem_words(std::string_view stem, std::string_view packed) {
  std::vector<std::string> words;
  while (!packed.empty()) {
    const std::string_view entry = packed.substr(0, packed.find(' '));
    packed.remove_prefix(std::min(packed.size(), entry.size() + 1));
    if (entry.empty() || entry[0] < kNothingShared) continue;
    const auto shared = static_cast<std::size_t>(entry[0] - kNothingShared);
    if (shared > stem.size() || shared + entry.size() - 1 > kMaxTokenBytes) continue;
    words.push_back(std::string(stem.substr(0, shared)).append(entry.substr(1)));
  }
  return words;
}

StemWords::~StemWords() { sqlite3_finalize(row_); }

int StemWords::prepare() {
  if (row_) return SQLITE_OK;
  return sqlite3_prepare_v3(db_, "SELECT words FROM main.stem WHERE text = ?1", -1,
                            SQLITE_PREPARE_PERSISTENT, &row_, nullptr);
}

int StemWords::find(std::string_view stem, std::vector<std::string>* words) {
  words->clear();
  if (const int code = prepare(); code != SQLITE_OK) return code == SQLITE_ERROR ? SQLITE_OK : code;
  sqlite3_bind_text(row_, 1, stem.data(), static_cast<int>(stem.size()), SQLITE_STATIC);
  if (sqlite3_step(row_) == SQLITE_ROW) {
    const auto* packed = reinterpret_cast<const char*>(sqlite3_column_text(row_, 0));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row_, 0));
    if (packed) *words = unpack_stem_words(stem, {packed, size});
  }
  return sqlite3_reset(row_);
}

}  // namespace plumbline

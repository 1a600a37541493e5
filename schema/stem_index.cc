// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/stem_index.h"

#include <algorithm>
#include <unordered_map>

#include "schema/counts.h"
#include "schema/format.h"
#include "schema/passage_stems.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

class StemIndex {
 public:
  explicit StemIndex(Database& db) : db_(db) {}

  void build() {
    read_passages();
    const std::vector<std::string_view> stems = number_stems();
    write_documents();
    write_stems(stems);
  }

 private:
  struct DocumentCounts {
    std::int64_t document, length;
    std::vector<Count> counts;  // by first occurrence, then by id
  };

  void read_passages() {
    Statement& rows = db_.cached(sql::k_list_passages);
    std::int64_t document = 0;
    while (rows.step()) {
      const std::int64_t owner = rows.integer(0) >> kPassageBits;
      if (owner != document) finish_document(document);
      document = owner;
      length_ += stems_.read(
          rows, [this](const std::string& stem, std::uint32_t weight) { add_stem(stem, weight); });
    }
    finish_document(document);
  }

  void add_stem(const std::string& text, std::uint32_t weight) {
    auto known = ids_.find(text);  // emplace() would allocate each time
    if (known == ids_.end())
      known = ids_.emplace(text, static_cast<std::uint32_t>(ids_.size())).first;
    const std::uint32_t stem = known->second;
    if (stem == places_.size()) places_.push_back(0);
    std::uint32_t& place = places_[stem];  // in open_, from 1
    if (place == 0) {
      open_.push_back({stem, 0});
      place = static_cast<std::uint32_t>(open_.size());
    }
    open_[place - 1].count += weight;
  }

  void finish_document(std::int64_t document) {
    for (const Count& entry : open_) places_[entry.id] = 0;
    if (!open_.empty()) documents_.push_back({document, length_, open_});
    open_.clear();
    length_ = 0;
  }

  // Gives stems their ids, in the order of their text.
  std::vector<std::string_view> number_stems() {
    std::vector<std::string_view> stems;
    stems.reserve(ids_.size());
    for (const auto& [text, id] : ids_) stems.push_back(text);
    std::sort(stems.begin(), stems.end());
    std::vector<std::uint32_t> final_ids(stems.size());
    for (std::uint32_t i = 0; i < stems.size(); ++i)
      final_ids[ids_.find(std::string(stems[i]))->second] = i + 1;
    for (DocumentCounts& document : documents_) {
      for (Count& entry : document.counts) entry.id = final_ids[entry.id];
      std::sort(document.counts.begin(), document.counts.end(),
                [](const Count& a, const Count& b) { return a.id < b.id; });
    }
    return stems;
  }

  void write_documents() {
    for (const DocumentCounts& document : documents_) {
      db_.cached(sql::k_insert_document_stems)
          .bind(":document", document.document)
          .bind_bytes(":counts", pack_counts(document.counts))
          .run();
      db_.cached(sql::k_insert_document_length)
          .bind(":document", document.document)
          .bind(":length", document.length)
          .run();
    }
  }

  void write_stems(const std::vector<std::string_view>& stems) {
    std::vector<std::vector<Count>> columns(stems.size());
    for (const DocumentCounts& document : documents_) {
      for (const Count& entry : document.counts)
        columns[entry.id - 1].push_back(
            {static_cast<std::uint32_t>(document.document), entry.count});
    }
    for (std::size_t i = 0; i < stems.size(); ++i) {
      const auto id = static_cast<std::int64_t>(i + 1);
      db_.cached(sql::k_insert_stem)
          .bind(":id", id)
          .bind(":text", stems[i])
          .bind(":documents", static_cast<std::int64_t>(columns[i].size()))
          .run();
      db_.cached(sql::k_insert_stem_documents)
          .bind(":stem", id)
          .bind_bytes(":counts", pack_counts(columns[i]))
          .run();
    }
  }

  Database& db_;
  PassageStems stems_;
  std::unordered_map<std::string, std::uint32_t> ids_;  // in the order of first occurrence
  std::vector<std::uint32_t> places_;                   // of each stem in open_, from 1; 0 for none
  std::vector<Count> open_;                             // of the document that is being read
  std::int64_t length_ = 0;                             // likewise
  std::vector<DocumentCounts> documents_;
};
}  // namespace

void build_stem_index(Database& db) { StemIndex(db).build(); }

}  // namespace plumbline

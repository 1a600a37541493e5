// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/start_lists.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "schema/fingerprint.h"
#include "schema/format.h"
#include "schema/packed_list.h"
#include "schema/sql.h"
#include "schema/text/ascii.h"
#include "schema/text/stop_words.h"

namespace plumbline {

const StartList kDocumentsList = {"documents", sql::k_list_documents, "itttttitittiittttti"};
const StartList kNewestTalksList = {"newest_talks", sql::k_list_newest_talks, "i"};
const StartList kMembershipsList = {"memberships", sql::k_list_memberships, "iii"};
const StartList kAddressesList = {"addresses", sql::k_list_addresses, "itt"};
const StartList kPartsList = {"parts", sql::k_list_parts, "it"};
const StartList kStatedList = {"stated", sql::k_list_stated, "it"};
const StartList kNamesList = {"names", sql::k_list_aliases, "itkki"};
const StartList kDocumentLengthsList = {"document_lengths", sql::k_list_document_lengths, "ii"};

std::int64_t hash_of_key(std::string_view key) {
  return key.empty() ? 0 : static_cast<std::int64_t>(hash_of(key));
}

namespace {
std::string packed(const auto& column) {
  std::string bytes;
  column.append_to(&bytes);
  return bytes;
}

void pack(Database& db, const StartList& list) {
  std::vector<std::variant<IntegerColumn, TextColumn>> columns;
  for (const char kind : list.columns) {
    if (kind == 't') {
      columns.emplace_back(TextColumn());
    } else {
      columns.emplace_back(IntegerColumn());
    }
  }
  std::size_t count = 0;
  Statement& rows = db.cached(list.statement);
  for (; rows.step(); ++count) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int column = static_cast<int>(i);
      if (auto* texts = std::get_if<TextColumn>(&columns[i])) {
        texts->add(rows.view(column));
      } else {
        const bool is_key = list.columns[i] == 'k';
        std::get<IntegerColumn>(columns[i])
            .add(is_key ? hash_of_key(rows.view(column)) : rows.integer(column));
      }
    }
  }
  std::vector<std::string> bytes;
  for (const auto& column : columns)
    bytes.push_back(std::visit([](const auto& values) { return packed(values); }, column));
  store_list(db, list.name, pack_list(count, bytes));
}

bool is_number(std::string_view stem) {
  return std::all_of(stem.begin(), stem.end(), ascii::is_digit);
}

void pack_stems(Database& db) {
  const auto stop = stems_of_stop_words();
  IntegerColumn documents, can_tell;
  documents.add(0);
  for (Statement& rows = db.cached(sql::k_list_stem_documents); rows.step();)
    documents.add(rows.integer(0));
  std::vector<bool> telling(documents.rows());
  for (Statement& rows = db.cached(sql::k_list_stems); rows.step();) {
    const std::string_view text = rows.view(1);
    const auto id = static_cast<std::size_t>(rows.integer(0));
    if (id < telling.size())
      telling[id] = text.size() > 2 && !is_number(text) && !stop.contains(text);
  }
  for (const bool tells : telling) can_tell.add(tells ? 1 : 0);
  store_list(db, kStemsList, pack_list(documents.rows(), {packed(documents), packed(can_tell)}));
}

}  // namespace

void pack_start_lists(Database& db, ListsOf which) {
  if (which == ListsOf::kFactsAndTexts) {
    for (const StartList* list : {&kDocumentsList, &kNewestTalksList, &kMembershipsList,
                                  &kAddressesList, &kPartsList, &kNamesList})
      pack(db, *list);
  }
  pack(db, kStatedList);
  pack(db, kDocumentLengthsList);
  pack_stems(db);
}

}  // namespace plumbline

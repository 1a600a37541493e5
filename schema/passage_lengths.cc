// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/passage_lengths.h"

#include <algorithm>
#include <string>

#include "schema/damage.h"
#include "schema/packed_list.h"
#include "schema/sql.h"
#include "schema/start_lists.h"

namespace plumbline {
namespace {
std::string packed(const IntegerColumn& column) {
  std::string bytes;
  column.append_to(&bytes);
  return pack_list(column.rows(), {bytes});
}

void store(Database& db, std::string_view name, const IntegerColumn& column) {
  store_list(db, name, packed(column));
}

DatabaseError damaged() { return damage("its passages do not follow each other"); }
}  // namespace

void write_passage_lengths(Database& db, const PassageLengths& lengths) {
  IntegerColumn first, words;
  for (std::size_t document = 0; document <= lengths.documents(); ++document)
    first.add(static_cast<std::int64_t>(lengths.begin_of(document)));
  for (std::size_t number = 0; number < lengths.size(); ++number)
    words.add(lengths.has(number) ? static_cast<std::int64_t>(lengths.at(number)) + 1 : 0);
  store(db, kPassageLengthsList, words);
  store(db, kFirstPassagesList, first);
}

PassageLengths read_passage_lengths(Database& db) {
  const PackedList words(db, kPassageLengthsList), first(db, kFirstPassagesList);
  words.expect("i");
  first.expect("i");
  if (first.rows() == 0) throw damaged();
  PassageLengths lengths;
  for (std::size_t document = 0; document + 1 < first.rows(); ++document) {
    const auto begin = static_cast<std::size_t>(first.integer(document, 0));
    const auto end = static_cast<std::size_t>(first.integer(document + 1, 0));
    if (begin > end || end > words.rows() || end - begin > kMaxPassages) throw damaged();
    for (std::size_t number = begin; number < end; ++number) {
      const std::int64_t more = words.integer(number, 0);
      if (more > 0)
        lengths.add((static_cast<std::int64_t>(document) << kPassageBits) +
                        static_cast<std::int64_t>(number - begin),
                    static_cast<std::uint32_t>(more - 1));
    }
  }
  return lengths;
}

void replace_passage_lengths(Database& db, const LengthsByDocument& changed) {
  if (changed.empty()) return;
  const PassageLengths before = read_passage_lengths(db);
  const auto end =
      std::max(static_cast<std::int64_t>(before.documents()), changed.rbegin()->first + 1);
  PassageLengths now;
  auto change = changed.begin();
  for (std::int64_t document = 0; document < end; ++document) {
    if (change != changed.end() && change->first == document) {
      for (const auto& [passage, words] : change->second) now.add(passage, words);
      ++change;
      continue;
    }
    const auto at = static_cast<std::size_t>(document);
    const std::size_t begin = before.begin_of(at);
    for (std::size_t number = begin; number < before.begin_of(at + 1); ++number) {
      if (before.has(number))
        now.add((document << kPassageBits) + static_cast<std::int64_t>(number - begin),
                static_cast<std::uint32_t>(before.at(number)));
    }
  }
  write_passage_lengths(db, now);
}

}  // namespace plumbline

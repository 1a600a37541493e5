// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/catalog.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "schema/sql.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {
constexpr std::array<std::string_view, 4> kKindNames = {"talk", "topic", "event", "person"};

Kind kind_of(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return static_cast<Kind>(std::min<std::ptrdiff_t>(found - kKindNames.begin(), 3));
}

DocumentId id_at(const Statement& row, int column) {
  return static_cast<DocumentId>(row.integer(column));
}

Document read_document(const Statement& row) {
  Document document;
  document.id = id_at(row, 0);
  document.kind = kind_of(row.view(1));
  document.slug = row.text(2);
  document.title = row.text(3);
  document.date = row.text(4);
  document.lang = row.text(5);
  document.event = id_at(row, 6);
  document.format = row.text(7);
  document.title_verified = row.is_null(8) || row.integer(8) != 0;
  document.category = row.text(9);
  document.summary = row.text(10);
  document.parent = id_at(row, 11);
  document.start_here = id_at(row, 12);
  document.short_name = row.text(13);
  document.series = row.text(14);
  document.start = row.text(15);
  document.end = row.text(16);
  document.place = row.text(17);
  document.withdrawn = row.integer(18) != 0;
  return document;
}

// A file that passes all checks of SQLite may still name what is not there.
DatabaseError damaged(DocumentId id) {
  constexpr int kCorrupt = 11;
  return {kCorrupt, "a row names document " + std::to_string(id) + ", and there is none"};
}

unsigned has_bit(std::string_view name) {
  for (const auto& [bit, text] : kHasNames) {
    if (text == name) return bit;
  }
  return 0;
}
}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Catalog::Catalog(Database& db) : vocabulary_(db), stems_(db) {
  read_documents(db);
  read_links(db);
  read_names(db);
  sort_talks();
  for (const DocumentId talk : all(Kind::kTalk)) {
    newest_year_ = std::max(newest_year_, std::atoi((*this)[talk].year().c_str()));
  }
  passage_statistics_ = PassageStatistics(db, max_id());
  note_standings();
  naming_talks_ = std::make_unique<NamingTalks>(max_id());
}

void Catalog::read_documents(Database& db) {
  Statement& rows = db.cached(sql::k_list_documents);
  while (rows.step()) {
    Document document = read_document(rows);
    const DocumentId id = document.id;
    if (id < 1) throw damaged(id);
    const auto kind = static_cast<std::size_t>(document.kind);
    by_kind_[kind].push_back(id);
    by_slug_[kind].emplace(document.slug, id);
    if (id > max_id()) documents_.resize(static_cast<std::size_t>(id) + 1);
    documents_[static_cast<std::size_t>(id)] = std::move(document);
  }
  if (documents_.empty()) documents_.resize(1);
  for (auto& ids : by_kind_) {
    std::sort(ids.begin(), ids.end(),
              [&](DocumentId a, DocumentId b) { return (*this)[a].slug < (*this)[b].slug; });
  }
}

void Catalog::read_links(Database& db) {
  const auto at = [&](DocumentId id) -> Document& {
    if (id < 1 || id > max_id()) throw damaged(id);
    return documents_[static_cast<std::size_t>(id)];
  };
  Statement& memberships = db.cached(sql::k_list_memberships);
  while (memberships.step()) {
    const DocumentId talk = id_at(memberships, 0), target = id_at(memberships, 2);
    (memberships.view(1) == "speaker" ? at(talk).speakers : at(talk).topics).push_back(target);
    at(target).talks.push_back(talk);
  }
  for (DocumentId talk : all(Kind::kTalk)) {
    if (at(talk).event) at(at(talk).event).talks.push_back(talk);
  }
  Statement& addresses = db.cached(sql::k_list_addresses);
  while (addresses.step()) {
    const DocumentId id = id_at(addresses, 0);
    if ((*this)[id].id == 0) continue;  // of a part, which the catalog does not hold
    Document& document = at(id);
    document.links.push_back({addresses.text(1), addresses.text(2)});
    document.has |= has_bit(addresses.view(1));
  }
  Statement& parts = db.cached(sql::k_list_parts);
  while (parts.step()) at(id_at(parts, 0)).has |= has_bit(parts.view(1));
  for (const StatementLine& line : all_statements(db))
    at(line.document).states |= 1U << static_cast<unsigned>(line.kind);
}

void Catalog::read_names(Database& db) {
  Statement& rows = db.cached(sql::k_list_names);
  while (rows.step()) {
    const Name name = {id_at(rows, 0), rows.text(1)};
    by_key_.emplace(rows.text(2), name);
    if (!rows.is_null(3)) by_stem_key_.emplace(rows.text(3), name);
  }
  std::vector<std::pair<std::string, std::int64_t>> keys;
  for (const auto& [key, name] : by_key_)
    keys.emplace_back(key, static_cast<std::int64_t>((*this)[name.document].talks.size()));
  name_keys_ = Vocabulary(std::move(keys));
}

void Catalog::sort_talks() {
  for (Document& document : documents_) {
    std::sort(document.talks.begin(), document.talks.end(), [&](DocumentId a, DocumentId b) {
      const Document& left = (*this)[a];
      const Document& right = (*this)[b];
      if (left.date != right.date) return left.date > right.date;
      return left.slug < right.slug;
    });
  }
}

void Catalog::note_standings() {
  standings_.reserve(documents_.size());
  for (const Document& document : documents_) {
    standings_.push_back({document.event, static_cast<std::uint32_t>(links_.size()),
                          static_cast<std::uint16_t>(document.topics.size()),
                          static_cast<std::uint16_t>(document.speakers.size()),
                          static_cast<std::int16_t>(std::atoi(document.year().c_str())),
                          document.id != 0, document.withdrawn, document.kind,
                          static_cast<std::uint8_t>(document.has)});
    links_.insert(links_.end(), document.topics.begin(), document.topics.end());
    links_.insert(links_.end(), document.speakers.begin(), document.speakers.end());
  }
}

const Document& Catalog::operator[](DocumentId id) const {
  return documents_[id > 0 && id <= max_id() ? static_cast<std::size_t>(id) : 0];
}

const Document* Catalog::find(Kind kind, std::string_view slug) const {
  const auto& slugs = by_slug_[static_cast<std::size_t>(kind)];
  const auto found = slugs.find(std::string(slug));
  return found == slugs.end() ? nullptr : &(*this)[found->second];
}

namespace {
const Name* look_up(const std::unordered_map<std::string, Name>& names, std::string_view key) {
  const auto found = names.find(std::string(key));
  return key.empty() || found == names.end() ? nullptr : &found->second;
}
}  // namespace

const Name* Catalog::name_of_key(std::string_view key) const { return look_up(by_key_, key); }
const Name* Catalog::name_of_stem_key(std::string_view key) const {
  return look_up(by_stem_key_, key);
}

std::vector<std::string> Catalog::names(Database& db, DocumentId id) const {
  std::vector<std::string> names;
  Statement& rows = db.cached(sql::k_find_names);
  rows.bind(":document", std::int64_t{id});
  while (rows.step()) names.push_back(rows.text(0));
  return names;
}

}  // namespace plumbline

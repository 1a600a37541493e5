// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/catalog.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "schema/sql.h"
#include "server/search/kept_parts.h"
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

Catalog::Catalog(std::function<Vocabulary()> read_words)
    : vocabulary_(std::move(read_words)),
      name_keys_([this] {
        std::vector<std::pair<std::string, std::int64_t>> keys;
        names_.each_key([&](std::string_view key, DocumentId document) {
          keys.emplace_back(key, static_cast<std::int64_t>((*this)[document].talks.size()));
        });
        return Vocabulary(std::move(keys));
      }),
      kept_(std::make_unique<KeptParts>()) {}

Catalog::~Catalog() = default;

Catalog::Catalog(Database& db) : Catalog([&db] { return Vocabulary(db); }) {
  read_documents(db);
  read_links(db);
  names_.read(db);
  read_statistics(db, max_id());
  finish();
  vocabulary_.get();
}

Catalog::Catalog(Database& db, Database& other, std::function<Vocabulary()> read_words)
    : Catalog(std::move(read_words)) {
  std::future<void> others;         // waits when it goes,
  std::promise<DocumentId> max_id;  // and never for this, which goes first
  others = std::async(std::launch::async, [&, highest = max_id.get_future()]() mutable {
    names_.read(other);
    read_statistics(other, highest.get());
  });
  read_documents(db);
  max_id.set_value(this->max_id());
  read_links(db);
  others.get();
  finish();
}

void Catalog::read_statistics(Database& db, DocumentId max_id) {
  stems_ = StemStatistics(db);
  passage_statistics_ = PassageStatistics(db, max_id);
}

void Catalog::finish() {
  order_names();
  sort_talks();
  for (const DocumentId talk : all(Kind::kTalk))
    newest_year_ = std::max(newest_year_, std::atoi((*this)[talk].year().c_str()));
  note_standings();
  naming_talks_ = std::make_unique<NamingTalks>(max_id());
}

void Catalog::read_documents(Database& db) {
  constexpr std::int64_t kMostReserved = 1 << 20;
  const PublicationInfo stated = stated_info(db);
  documents_.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(
      stated.talks + stated.topics + stated.people + stated.events + 1, 1, kMostReserved)));
  documents_.emplace_back();
  places_.resize(1);
  Statement& rows = db.cached(sql::k_list_documents);
  while (rows.step()) {
    Document document = read_document(rows);
    const DocumentId id = document.id;
    if (id < 1) throw damaged(id);
    by_kind_[static_cast<std::size_t>(document.kind)].push_back(id);
    if (id > max_id()) places_.resize(static_cast<std::size_t>(id) + 1);
    places_[static_cast<std::size_t>(id)] = static_cast<std::uint32_t>(documents_.size());
    documents_.push_back(std::move(document));
  }
  for (auto& ids : by_kind_) {
    std::sort(ids.begin(), ids.end(),
              [&](DocumentId a, DocumentId b) { return (*this)[a].slug < (*this)[b].slug; });
  }
}

void Catalog::read_links(Database& db) {
  Document nowhere;  // takes what a damaged file says of a part
  const auto at = [&](DocumentId id) -> Document& {
    if (id < 1 || id > max_id()) throw damaged(id);
    const std::uint32_t place = places_[static_cast<std::size_t>(id)];
    return place == 0 ? nowhere : documents_[place];
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

// Titles of topics, then events ("LPC 2023" is also an alias of a topic), then people, then aliases of topics,
// titles of talks last: schema/queries/list_names.sql.
void Catalog::order_names() {
  names_.order([this](DocumentId id, bool is_title) {
    const Document& document = (*this)[id];
    if (document.id == 0) return 4;
    switch (document.kind) {
      case Kind::kTopic:
        return is_title ? 0 : 3;
      case Kind::kEvent:
        return 1;
      case Kind::kPerson:
        return 2;
      case Kind::kTalk:
        return 4;
    }
    return 4;
  });
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
  standings_.reserve(places_.size());
  for (DocumentId id = 0; id <= max_id(); ++id) {
    const Document& document = (*this)[id];
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
  return documents_[id > 0 && id <= max_id() ? places_[static_cast<std::size_t>(id)] : 0];
}

const Document* Catalog::find(Kind kind, std::string_view slug) const {
  const auto& ids = all(kind);
  const auto found = std::partition_point(ids.begin(), ids.end(), [&](DocumentId id) {
    return std::string_view((*this)[id].slug) < slug;
  });
  return found != ids.end() && (*this)[*found].slug == slug ? &(*this)[*found] : nullptr;
}

std::vector<std::string> Catalog::names(Database& db, DocumentId id) const {
  std::vector<std::string> names;
  Statement& rows = db.cached(sql::k_find_names);
  rows.bind(":document", std::int64_t{id});
  while (rows.step()) names.push_back(rows.text(0));
  return names;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/catalog.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "schema/damage.h"
#include "schema/sql.h"
#include "schema/start_lists.h"
#include "server/search/kept_parts.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {
constexpr std::array<std::string_view, 4> kKindNames = {"talk", "topic", "event", "person"};

Kind kind_of(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return static_cast<Kind>(std::min<std::ptrdiff_t>(found - kKindNames.begin(), 3));
}

DocumentId id_at(const PackedList& list, std::size_t row, std::size_t column) {
  return static_cast<DocumentId>(list.integer(row, column));
}

PackedList read(Database& db, const StartList& list) {
  PackedList read(db, list.name);
  read.expect(list.columns);
  return read;
}

// Its columns are those of schema/queries/list_documents.sql.
Document document_at(const PackedList& list, std::size_t row) {
  Document document;
  document.id = id_at(list, row, 0);
  document.kind = kind_of(list.text(row, 1));
  document.slug = list.text(row, 2);
  document.title = list.text(row, 3);
  document.date = list.text(row, 4);
  document.lang = list.text(row, 5);
  document.event = id_at(list, row, 6);
  document.format = list.text(row, 7);
  document.title_verified = list.integer(row, 8) != 0;
  document.category = list.text(row, 9);
  document.summary = list.text(row, 10);
  document.parent = id_at(list, row, 11);
  document.start_here = id_at(list, row, 12);
  document.short_name = list.text(row, 13);
  document.series = list.text(row, 14);
  document.start = list.text(row, 15);
  document.end = list.text(row, 16);
  document.place = list.text(row, 17);
  document.withdrawn = list.integer(row, 18) != 0;
  return document;
}

// A file that passes all checks of SQLite may still name what is not there.
DatabaseError damaged(DocumentId id) {
  return damage("a row names document " + std::to_string(id) + ", and there is none");
}

int year_of(const Document& document) {
  const Text text = document.year();
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

unsigned has_bit(std::string_view name) {
  for (const auto& [bit, text] : kHasNames) {
    if (text == name) return bit;
  }
  return 0;
}
}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Catalog::Catalog(WithDatabase later)
    : vocabulary_([later] {
        Vocabulary words;
        later([&](Database& db) { words = Vocabulary(db); });
        return words;
      }),
      name_keys_([this, later] {
        std::vector<std::pair<std::string, std::int64_t>> keys;
        later([&](Database& db) {
          names_.each_key(db, [&](std::string_view key, DocumentId document) {
            keys.emplace_back(key, static_cast<std::int64_t>((*this)[document].talks.size()));
          });
        });
        return Vocabulary(std::move(keys));
      }),
      answered_questions_([later] {
        AnsweredQuestions questions;
        later([&](Database& db) { questions = AnsweredQuestions(db); });
        return questions;
      }),
      passage_parts_([this, later] {
        PassageParts parts;
        later([&](Database& db) { parts = PassageParts(db, passage_statistics_); });
        return parts;
      }),
      cited_([this, later] {
        std::vector<Cited> cited;
        later([&](Database& db) { cited = rank_cited(*this, db); });
        return cited;
      }),
      kept_(std::make_unique<KeptParts>()) {}

Catalog::~Catalog() = default;

Catalog::Catalog(Database& db) : Catalog([&db](const auto& read) { read(db); }) {
  read_documents(db);
  read_statistics(db, max_id());
  finish();
  make_the_rest();
}

void Catalog::make_the_rest() const {
  vocabulary_.get();
  name_keys_.get();
  answered_questions_.get();
  passage_parts_.get();
  cited_.get();
}

Catalog::Catalog(Database& db, Database& other, WithDatabase later) : Catalog(std::move(later)) {
  std::future<void> others;         // waits when it goes,
  std::promise<DocumentId> max_id;  // and never for this, which goes first
  others = std::async(std::launch::async, [&, highest = max_id.get_future()]() mutable {
    read_statistics(other, highest.get());
  });
  read_documents(db);
  max_id.set_value(this->max_id());
  others.get();
  finish();
}

void Catalog::read_statistics(Database& db, DocumentId max_id) {
  names_.read(db);
  stems_ = StemStatistics(db);
  passage_statistics_ = PassageStatistics(db, max_id);
}

void Catalog::finish() {
  order_names();
  for (const DocumentId talk : all(Kind::kTalk))
    newest_year_ = std::max(newest_year_, year_of((*this)[talk]));
  note_standings();
  naming_talks_ = std::make_unique<NamingTalks>(*this);
}

void Catalog::read_documents(Database& db) {
  document_list_ = read(db, kDocumentsList);
  documents_.reserve(document_list_.rows() + 1);
  documents_.emplace_back();
  places_.resize(1);
  for (std::size_t row = 0; row < document_list_.rows(); ++row) {
    documents_.push_back(document_at(document_list_, row));
    const DocumentId id = documents_.back().id;
    if (id < 1 || id > PackedList::kMostRows) throw damaged(id);
    by_kind_[static_cast<std::size_t>(documents_.back().kind)].push_back(id);
    if (id > max_id()) places_.resize(static_cast<std::size_t>(id) + 1);
    places_[static_cast<std::size_t>(id)] = static_cast<std::uint32_t>(row + 1);
  }
  read_memberships(db);
  read_talks(db);
  read_addresses(db);
  read_bits(db);
}

void Catalog::check(DocumentId id) const {
  if (id < 1 || id > max_id()) throw damaged(id);
}

// Where a damaged file names a part, the hole takes what is said of it until note_standings().
Document& Catalog::document(DocumentId id) {
  check(id);
  return documents_[places_[static_cast<std::size_t>(id)]];
}

void Catalog::read_memberships(Database& db) {
  const PackedList list = read(db, kMembershipsList);
  links_.reserve(list.rows());
  for (std::size_t row = 0; row < list.rows(); ++row) {
    links_.push_back(id_at(list, row, 2));
    check(links_.back());
  }
  const auto behind = [&](std::size_t row, DocumentId talk, bool speakers) {
    while (row < list.rows() && id_at(list, row, 0) == talk &&
           (list.integer(row, 1) != 0) == speakers)
      ++row;
    return row;
  };
  for (std::size_t row = 0; row < list.rows();) {
    const DocumentId talk = id_at(list, row, 0);
    const std::size_t speakers = behind(row, talk, false), end = behind(speakers, talk, true);
    document(talk).topics = std::span(links_).subspan(row, speakers - row);
    document(talk).speakers = std::span(links_).subspan(speakers, end - speakers);
    row = end;
  }
}

// Calls visit(talk, document) for each document of which this is one of its talks, the newest talk first.
template <class Visit>
void Catalog::each_belonging(const PackedList& talks, Visit visit) const {
  for (std::size_t row = 0; row < talks.rows(); ++row) {
    const Document& talk = (*this)[id_at(talks, row, 0)];
    for (const DocumentId topic : talk.topics) visit(talk.id, topic);
    for (const DocumentId person : talk.speakers) visit(talk.id, person);
    if (talk.event != 0) visit(talk.id, talk.event);
  }
}

void Catalog::read_talks(Database& db) {
  const PackedList newest = read(db, kNewestTalksList);
  std::vector<std::size_t> next(places_.size() +
                                1);  // where the next talk of a document goes, by id
  each_belonging(newest, [&](DocumentId, DocumentId id) {
    check(id);
    ++next[static_cast<std::size_t>(id) + 1];
  });
  std::partial_sum(next.begin(), next.end(), next.begin());
  talks_.resize(next.back());
  each_belonging(newest, [&](DocumentId talk, DocumentId id) {
    talks_[next[static_cast<std::size_t>(id)]++] = talk;
  });
  std::size_t begin = 0;  // of what is now up to next
  for (DocumentId id = 1; id <= max_id(); ++id) {
    const std::size_t end = next[static_cast<std::size_t>(id)];
    document(id).talks = std::span(talks_).subspan(begin, end - begin);
    begin = end;
  }
}

void Catalog::read_addresses(Database& db) {
  address_list_ = read(db, kAddressesList);
  const std::size_t rows = address_list_.rows();
  addresses_.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    addresses_.push_back({address_list_.text(row, 1), address_list_.text(row, 2)});
    document(id_at(address_list_, row, 0)).has |= has_bit(addresses_.back().key);
  }
  for (std::size_t begin = 0, end = 0; begin < rows; begin = end) {
    const DocumentId id = id_at(address_list_, begin, 0);
    while (end < rows && id_at(address_list_, end, 0) == id) ++end;
    document(id).links = std::span(addresses_).subspan(begin, end - begin);
  }
}

void Catalog::read_bits(Database& db) {
  const PackedList parts = read(db, kPartsList), stated = read(db, kStatedList);
  for (std::size_t row = 0; row < parts.rows(); ++row)
    document(id_at(parts, row, 0)).has |= has_bit(parts.text(row, 1));
  for (std::size_t row = 0; row < stated.rows(); ++row) {
    document(id_at(stated, row, 0)).states |=
        1U << static_cast<unsigned>(stated_of(stated.text(row, 1)));
  }
}

// Titles of topics, then events ("LPC 2023" is also an alias of a topic), then people, then aliases of topics,
// titles of talks last: schema/queries/list_names.sql.
void Catalog::order_names() {
  const auto rank = [this](DocumentId id, bool is_first) {
    const Document& document = (*this)[id];
    if (document.id == 0) return 4;
    switch (document.kind) {
      case Kind::kTopic:
        return is_first ? 0 : 3;
      case Kind::kEvent:
        return 1;
      case Kind::kPerson:
        return 2;
      case Kind::kTalk:
        return 4;
    }
    return 4;
  };
  names_.order(rank, [this](DocumentId id) { return (*this)[id].title; });
}

void Catalog::note_standings() {
  documents_.front() = {};
  standings_.reserve(places_.size());
  for (DocumentId id = 0; id <= max_id(); ++id) {
    const Document& document = (*this)[id];
    const DocumentId* links =
        document.topics.empty() ? document.speakers.data() : document.topics.data();
    standings_.push_back(
        {document.event, links == nullptr ? 0 : static_cast<std::uint32_t>(links - links_.data()),
         static_cast<std::uint16_t>(document.topics.size()),
         static_cast<std::uint16_t>(document.speakers.size()),
         static_cast<std::int16_t>(year_of(document)), document.id != 0, document.withdrawn,
         document.kind, static_cast<std::uint8_t>(document.has)});
  }
}

const Document& Catalog::operator[](DocumentId id) const {
  return documents_[id > 0 && id <= max_id() ? places_[static_cast<std::size_t>(id)] : 0];
}

const Document* Catalog::find(Kind kind, std::string_view slug) const {
  const auto& ids = all(kind);
  const auto found = std::partition_point(ids.begin(), ids.end(),
                                          [&](DocumentId id) { return (*this)[id].slug < slug; });
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

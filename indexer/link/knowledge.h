// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/knowledge.h: a whole publication as values: the rows of schema/tables.sql, where the
// meaning of each column is told. Ids are those of the database. "" and 0 stand for NULL where a
// column may be NULL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/source.h"
#include "schema/unnamed_places.h"

namespace plumbline {

using RowId = std::int64_t;

struct DocumentRecord {
  RowId id;
  SourceKind kind;
  std::string slug, title;
  RowId part_of;
  std::string date;
  std::string lang;
  RowId pages;  // of a deck
  std::string source, source_hash;
};

struct EventRecord {
  RowId document;
  std::string short_name, series, start_date, end_date, place;
};

struct TalkRecord {
  RowId document, event;
  std::string format, start_time, end_time, room, track, abstract;
  bool title_verified;
  RowId follows;
  std::string key, zone, start_utc, end_utc;
  bool withdrawn;
};

struct OriginRecord {
  RowId document;
  std::string field, source;
};

struct TopicRecord {
  RowId document;
  std::string category, summary;
  RowId parent, start_here;
};

struct PersonRecord {
  RowId document;
  int talks;
};

struct AliasRecord {
  RowId document;
  std::string name;
  int ordinal;
  std::string key, stem_key;
};

struct AddressRecord {
  RowId document;
  int ordinal;
  std::string key, url, url_key;
  bool own;
};

struct CitationRecord {
  RowId document, passage;
  std::string key;  // tells its kind
  int count;
};

struct PassageRecord {
  RowId id, document;
  std::string part, anchor;
  int page;
  std::optional<int> seconds;  // of a recording
  std::string title, names, topics, heading, body;
  std::string markup;  // bytes, of schema/text/markup.h
};

struct LinkRecord {
  RowId source;
  std::string kind;
  RowId target;
  int ordinal, count;
  RowId passage;
};

struct StatementRecord {
  RowId document, passage;
  std::string kind, text;
  std::vector<RowId> topics;  // that it names, by id
};

// A question that a document answers.
struct QuestionRecord {
  RowId document;
  std::string text;
};

struct UnnamedRecord {
  std::string name;
  std::vector<UnnamedPlace> places;  // a talk each
};

struct Knowledge {
  std::vector<DocumentRecord> documents;
  std::vector<EventRecord> events;
  std::vector<TalkRecord> talks;
  std::vector<TopicRecord> topics;
  std::vector<PersonRecord> people;
  std::vector<AliasRecord> aliases;
  std::vector<AddressRecord> addresses;
  std::vector<OriginRecord> origins;
  std::vector<PassageRecord> passages;
  std::vector<LinkRecord> links;
  std::vector<CitationRecord> citations;    // by passage and key
  std::vector<StatementRecord> statements;  // by document, and of one in reading order
  std::vector<QuestionRecord> questions;    // likewise
};

}  // namespace plumbline

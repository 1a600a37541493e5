// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/writer.h"

#include <string>

#include "indexer/fingerprint.h"
#include "indexer/map/topic_map.h"
#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/address_key.h"

namespace plumbline {
namespace {

// One INSERT: binds each value and adds it to the fingerprint.
class Insert {
 public:
  Insert(Database& db, std::string_view sql, Fingerprint* fingerprint)
      : statement_(db.cached(sql)), fingerprint_(fingerprint) {
    fingerprint_->add(sql);
  }

  Insert& set(const char* name, std::string_view value) {
    fingerprint_->add(value);
    statement_.bind(name, value);
    return *this;
  }
  Insert& set(const char* name, std::int64_t value) {
    fingerprint_->add(std::to_string(value));
    statement_.bind(name, value);
    return *this;
  }
  // NULL for "" and 0.
  Insert& set_or_null(const char* name, std::string_view value) {
    fingerprint_->add(value);
    value.empty() ? statement_.bind(name, std::nullopt) : statement_.bind(name, value);
    return *this;
  }
  Insert& set_or_null(const char* name, std::int64_t value) {
    fingerprint_->add(std::to_string(value));
    value == 0 ? statement_.bind(name, std::nullopt) : statement_.bind(name, value);
    return *this;
  }
  // NULL where there is no value; 0 is one.
  Insert& set_optional(const char* name, std::optional<int> value) {
    fingerprint_->add(value ? std::to_string(*value) : "");
    value ? statement_.bind(name, std::int64_t{*value}) : statement_.bind(name, std::nullopt);
    return *this;
  }
  void run() { statement_.run(); }

 private:
  Statement& statement_;
  Fingerprint* fingerprint_;
};

class Writer {
 public:
  explicit Writer(Database& db) : db_(db) {}

  template <class Row>
  void write(const std::vector<Row>& rows) {
    for (const Row& row : rows) write(row);
  }

  std::string fingerprint() const { return fingerprint_.hex(); }

 private:
  Insert insert(std::string_view sql) { return Insert(db_, sql, &fingerprint_); }

  void write(const DocumentRecord& row) {
    insert(sql::k_insert_document)
        .set(":id", row.id)
        .set(":kind", kind_name(row.kind))
        .set(":slug", row.slug)
        .set(":title", row.title)
        .set_or_null(":part_of", row.part_of)
        .set_or_null(":date", row.date)
        .set_or_null(":lang", row.lang)
        .set_or_null(":pages", row.pages)
        .set(":source", row.source)
        .set(":source_hash", row.source_hash)
        .run();
  }

  void write(const EventRecord& row) {
    insert(sql::k_insert_event)
        .set(":document", row.document)
        .set(":short", row.short_name)
        .set(":series", row.series)
        .set_or_null(":start_date", row.start_date)
        .set_or_null(":end_date", row.end_date)
        .set_or_null(":place", row.place)
        .run();
  }

  void write(const TalkRecord& row) {
    insert(sql::k_insert_talk)
        .set(":document", row.document)
        .set(":event", row.event)
        .set(":format", row.format)
        .set_or_null(":start_time", row.start_time)
        .set_or_null(":end_time", row.end_time)
        .set_or_null(":room", row.room)
        .set_or_null(":track", row.track)
        .set(":abstract", row.abstract)
        .set(":title_verified", row.title_verified ? 1 : 0)
        .set_or_null(":follows", row.follows)
        .set_or_null(":key", row.key)
        .set_or_null(":zone", row.zone)
        .set_or_null(":start_utc", row.start_utc)
        .set(":withdrawn", row.withdrawn ? 1 : 0)
        .run();
  }

  void write(const TopicRecord& row) {
    insert(sql::k_insert_topic)
        .set(":document", row.document)
        .set(":category", row.category)
        .set(":summary", row.summary)
        .set_or_null(":parent", row.parent)
        .set_or_null(":start_here", row.start_here)
        .run();
  }

  void write(const PersonRecord& row) {
    insert(sql::k_insert_person).set(":document", row.document).set(":talks", row.talks).run();
  }

  void write(const AliasRecord& row) {
    insert(sql::k_insert_alias)
        .set(":document", row.document)
        .set(":name", row.name)
        .set(":ordinal", row.ordinal)
        .set(":key", row.key)
        .set_or_null(":stem_key", row.stem_key)
        .run();
  }

  void write(const AddressRecord& row) {
    insert(sql::k_insert_address)
        .set(":document", row.document)
        .set(":ordinal", row.ordinal)
        .set(":key", row.key)
        .set(":url", row.url)
        .set(":url_key", row.url_key)
        .set(":own", row.own ? 1 : 0)
        .run();
  }

  void write(const CitationRecord& row) {
    insert(sql::k_insert_citation)
        .set(":document", row.document)
        .set(":passage", row.passage)
        .set(":kind", kind_name(kind_of_key(row.key)))
        .set(":key", row.key)
        .set(":count", row.count)
        .run();
  }

  void write(const OriginRecord& row) {
    insert(sql::k_insert_field_origin)
        .set(":document", row.document)
        .set(":field", row.field)
        .set(":source", row.source)
        .run();
  }

  void write(const PassageRecord& row) {
    insert(sql::k_insert_passage)
        .set(":id", row.id)
        .set(":document", row.document)
        .set(":part", row.part)
        .set(":anchor", row.anchor)
        .set_or_null(":page", row.page)
        .set_optional(":seconds", row.seconds)
        .set(":title", row.title)
        .set(":names", row.names)
        .set(":topics", row.topics)
        .set(":heading", row.heading)
        .set(":body", row.body)
        .set(":html", row.html)
        .run();
  }

  void write(const LinkRecord& row) {
    insert(sql::k_insert_link)
        .set(":source", row.source)
        .set(":kind", row.kind)
        .set(":target", row.target)
        .set(":ordinal", row.ordinal)
        .set(":count", row.count)
        .set_or_null(":passage", row.passage)
        .run();
  }

  void write(const StatementRecord& row) {
    insert(sql::k_insert_statement)
        .set(":id", ++statements_)
        .set(":document", row.document)
        .set(":passage", row.passage)
        .set(":kind", row.kind)
        .set(":text", row.text)
        .run();
    for (const RowId topic : row.topics)
      insert(sql::k_insert_statement_topic)
          .set(":statement", statements_)
          .set(":topic", topic)
          .run();
  }

  void write(const UnnamedRecord& row) {
    insert(sql::k_insert_unnamed)
        .set(":name", row.name)
        .set(":document", row.document)
        .set(":passage", row.passage)
        .set(":count", row.count)
        .run();
  }

  Database& db_;
  Fingerprint fingerprint_;
  std::int64_t statements_ = 0;
};
}  // namespace

void write_knowledge(const Knowledge& knowledge, Database& db) {
  Transaction transaction(db);
  Writer writer(db);
  writer.write(knowledge.documents);
  writer.write(knowledge.events);
  writer.write(knowledge.talks);
  writer.write(knowledge.topics);
  writer.write(knowledge.people);
  writer.write(knowledge.aliases);
  writer.write(knowledge.addresses);
  writer.write(knowledge.origins);
  writer.write(knowledge.passages);
  writer.write(knowledge.links);
  writer.write(knowledge.citations);
  writer.write(knowledge.statements);
  writer.write(knowledge.unnamed);
  draw_topic_maps(db);
  db.execute(sql::k_fill_fts);
  seal(db, writer.fingerprint());
  transaction.commit();
}

}  // namespace plumbline

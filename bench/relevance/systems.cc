// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/relevance/systems.h"

#include "indexer/link/link.h"
#include "indexer/sources/read.h"
#include "indexer/writer.h"
#include "schema/publication.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"
#include "server/search/search.h"

namespace plumbline::bench {
namespace {
constexpr const char* kEvent = "collection-2000";

Source event_source() {
  Source event;
  event.kind = SourceKind::kEvent;
  event.slug = kEvent;
  event.title = event.short_name = event.series = "collection";
  return event;
}

// A document of the collection as a talk whose abstract is its text.
Source talk_source(const CollectionDocument& document, const std::string& slug) {
  Source talk;
  talk.kind = SourceKind::kTalk;
  talk.slug = slug;
  talk.title = document.title;
  talk.event = kEvent;
  talk.format = "talk";
  Section section;
  section.body.text = document.text + "\n";
  section.body.spans.push_back({Span::kParagraph, 0, document.text.size(), {}});
  talk.sections.push_back(std::move(section));
  return talk;
}

std::string address_of(const Document& document) {
  static constexpr const char* kDirectories[] = {"talks", "topics", "events", "people"};
  return std::string(kDirectories[static_cast<std::size_t>(document.kind)]) + "/" + document.slug;
}
}  // namespace

Product::Product(const std::vector<CollectionDocument>& documents, const std::string& path) {
  Corpus corpus;
  corpus.sources.push_back(event_source());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string slug = std::string(kEvent) + "/d" + std::to_string(i);
    ids_[slug] = documents[i].id;
    corpus.sources.push_back(talk_source(documents[i], slug));
  }
  corpus.sort();
  Problems ignored;
  const Knowledge knowledge = link_corpus(corpus, &ignored);
  Publication publication(path);
  write_knowledge(knowledge, publication.database());
  publication.publish();
  opened_ = std::make_unique<plumbline::Collection>(path);
}

Product::Product(const std::string& path)
    : opened_(std::make_unique<plumbline::Collection>(path)) {}

std::vector<std::string> Product::rank(const std::string& query) {
  SearchRequest request;
  request.q = query;
  request.limit = 100;
  if (!ids_.empty()) request.filters["type"] = {"talk"};
  auto db = opened_->connect();
  std::vector<std::string> ids;
  for (const DocumentId id : ranking(opened_->catalog(), *db, request)) {
    if (ids.size() == kDepth) break;
    const Document& document = opened_->catalog()[id];
    ids.push_back(ids_.empty() ? address_of(document) : ids_.at(document.slug));
  }
  return ids;
}

PlainFts5::PlainFts5(const std::vector<CollectionDocument>& documents)
    : db_(Database::in_memory()) {
  db_.execute(
      "CREATE VIRTUAL TABLE document USING fts5 (title, text, tokenize = 'porter unicode61')");
  Transaction transaction(db_);
  Statement insert =
      db_.prepare("INSERT INTO document (rowid, title, text) VALUES (:id, :title, :text)");
  for (const CollectionDocument& document : documents) {
    insert.bind(":id", static_cast<std::int64_t>(ids_.size()))
        .bind(":title", document.title)
        .bind(":text", document.text)
        .run();
    ids_.push_back(document.id);
  }
  transaction.commit();
}

std::vector<std::string> PlainFts5::rank(const std::string& query) {
  std::string match, word;
  const auto finish = [&] {
    if (!word.empty()) match += (match.empty() ? "\"" : " OR \"") + word + "\"";
    word.clear();
  };
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    if (is_word(char_class(next_code_point(query, &at)))) {
      word += query.substr(begin, at - begin);
    } else {
      finish();
    }
  }
  finish();
  std::vector<std::string> ranking;
  if (match.empty()) return ranking;
  Statement rows = db_.prepare(
      "SELECT rowid FROM document WHERE document MATCH :match ORDER BY bm25(document), rowid LIMIT "
      ":depth");
  rows.bind(":match", match).bind(":depth", kDepth);
  while (rows.step()) ranking.push_back(ids_[static_cast<std::size_t>(rows.integer(0))]);
  return ranking;
}

std::vector<CollectionDocument> documents_of(plumbline::Collection& collection) {
  std::vector<CollectionDocument> documents;
  auto db = collection.connect();
  Statement passages = db->prepare(
      "SELECT title_of(text), names_of(text), topics_of(text), heading_of(text), body_of(text) "
      "FROM passage WHERE id >> :bits = :document ORDER "
      "BY id");
  const Catalog& catalog = collection.catalog();
  for (DocumentId id = 1; id <= catalog.max_id(); ++id) {
    if (catalog[id].id == 0) continue;
    CollectionDocument document = {address_of(catalog[id]), catalog[id].title, ""};
    passages.bind(":bits", kPassageBits).bind(":document", std::int64_t{id});
    while (passages.step()) {
      for (int column = 1; column < 5; ++column) document.text += passages.text(column) + "\n";
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace plumbline::bench

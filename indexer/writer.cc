// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/writer.h"

#include <malloc.h>

#include <atomic>
#include <chrono>
#include <future>
#include <string>

#include "indexer/fingerprint.h"
#include "indexer/link/unnamed.h"
#include "indexer/map/topic_map.h"
#include "indexer/pictures/write.h"
#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/address_key.h"
#include "schema/text/packed_text.h"
#include "schema/text_index.h"

namespace plumbline {
namespace {

constexpr std::chrono::milliseconds kLook(20);  // at whether it is still wanted

class RowWriter {
 public:
  explicit RowWriter(const TakeRow& take) : take_(take) {}

  template <class Record>
  void write(const std::vector<Record>& records) {
    for (const Record& record : records) write(record);
  }

  void write(const DocumentRecord& row) {
    row_.begin(sql::k_insert_document, row.id)
        .set(":id", row.id)
        .set(":kind", kind_name(row.kind))
        .set(":slug", row.slug)
        .set(":title", row.title)
        .set_or_null(":part_of", row.part_of)
        .set_or_null(":date", row.date)
        .set_or_null(":lang", row.lang)
        .set_or_null(":pages", row.pages)
        .set(":source", row.source)
        .set(":source_hash", row.source_hash);
    take_(row_, Content::kFacts);
  }

  void write(const EventRecord& row) {
    row_.begin(sql::k_insert_event, row.document)
        .set(":document", row.document)
        .set(":short", row.short_name)
        .set(":series", row.series)
        .set_or_null(":start_date", row.start_date)
        .set_or_null(":end_date", row.end_date)
        .set_or_null(":place", row.place);
    take_(row_, Content::kFacts);
  }

  void write(const TalkRecord& row) {
    row_.begin(sql::k_insert_talk, row.document)
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
        .set_or_null(":end_utc", row.end_utc)
        .set(":withdrawn", row.withdrawn ? 1 : 0);
    take_(row_, Content::kFacts);
  }

  void write(const TopicRecord& row) {
    row_.begin(sql::k_insert_topic, row.document)
        .set(":document", row.document)
        .set(":category", row.category)
        .set(":summary", row.summary)
        .set_or_null(":parent", row.parent)
        .set_or_null(":start_here", row.start_here);
    take_(row_, Content::kFacts);
  }

  void write(const PersonRecord& row) {
    row_.begin(sql::k_insert_person, row.document)
        .set(":document", row.document)
        .set(":talks", row.talks);
    take_(row_, Content::kFacts);
  }

  void write(const AliasRecord& row) {
    row_.begin(sql::k_insert_alias, row.document)
        .set(":document", row.document)
        .set(":name", row.name)
        .set(":ordinal", row.ordinal)
        .set(":key", row.key)
        .set_or_null(":stem_key", row.stem_key);
    take_(row_, Content::kFacts);
  }

  void write(const AddressRecord& row) {
    row_.begin(sql::k_insert_address, row.document)
        .set(":document", row.document)
        .set(":ordinal", row.ordinal)
        .set(":key", row.key)
        .set(":url", row.url)
        .set(":url_key", row.url_key)
        .set(":own", row.own ? 1 : 0);
    take_(row_, Content::kFacts);
  }

  void write(const CitationRecord& row) {
    row_.begin(sql::k_insert_citation, row.document)
        .set(":document", row.document)
        .set(":passage", row.passage)
        .set(":kind", kind_name(kind_of_key(row.key)))
        .set(":key", row.key)
        .set(":count", row.count);
    take_(row_, Content::kText);
  }

  void write(const OriginRecord& row) {
    row_.begin(sql::k_insert_field_origin, row.document)
        .set(":document", row.document)
        .set(":field", row.field)
        .set(":source", row.source);
    take_(row_, Content::kFacts);
  }

  void write(const PassageRecord& row) {
    row_.begin(sql::k_insert_passage, row.id >> kPassageBits)
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
        .set_bytes(":markup", row.markup);
    take_(row_, Content::kText);
  }

  void write(const LinkRecord& row) {
    if (row.kind == "mentioned") return write_mention(row);
    row_.begin(sql::k_insert_link, row.source)
        .set(":source", row.source)
        .set(":kind", std::string_view(row.kind).substr(0, 1))
        .set(":target", row.target)
        .set(":ordinal", row.ordinal)
        .set(":count", row.count)
        .set_or_null(":passage", row.passage);
    take_(row_, row.kind == "written" ? Content::kText : Content::kFacts);
  }

  void write_mention(const LinkRecord& row) {
    row_.begin_packed("mention", row.source)
        .set(":source", row.source)
        .set(":target", row.target)
        .set(":count", row.count)
        .set(":passage", row.passage);
    take_(row_, Content::kText);
  }

  void write(const StatementRecord& row) {
    statements_ = row.document == stating_ ? statements_ + 1 : 0;
    stating_ = row.document;
    const RowId id = (row.document << kStatementBits) + statements_;
    row_.begin(sql::k_insert_statement, row.document)
        .set(":id", id)
        .set(":document", row.document)
        .set(":passage", row.passage)
        .set(":kind", row.kind)
        .set(":text", row.text);
    take_(row_, Content::kText);
    for (const RowId topic : row.topics) {
      row_.begin(sql::k_insert_statement_topic, row.document)
          .set(":statement", id)
          .set(":topic", topic);
      take_(row_, Content::kText);
    }
  }

  void write(const QuestionRecord& row) {
    questions_ = row.document == asking_ ? questions_ + 1 : 0;
    asking_ = row.document;
    row_.begin(sql::k_insert_answered_question, row.document)
        .set(":id", (row.document << kStatementBits) + questions_)
        .set(":text", row.text);
    take_(row_, Content::kText);
  }

  void write_pictures_of(const DocumentRecord& deck, PictureStore* pictures) {
    const KeptDeck* kept =
        deck.kind == SourceKind::kSlides ? pictures->find(deck.source_hash) : nullptr;
    if (!kept) return;
    for (const KeptPicture& picture : kept->pictures) {
      row_.begin(sql::k_insert_slide_picture, deck.id)
          .set(":document", deck.id)
          .set(":page", picture.page)
          .set(":width", picture.width)
          .set(":height", picture.height)
          .set(":picture", static_cast<RowId>(picture.hash));
      take_(row_, Content::kFacts);
    }
  }

  const TakeRow& take_;
  Row row_;
  RowId stating_ = 0;            // the document of the last statement
  std::int64_t statements_ = 0;  // before it, of the same document
  RowId asking_ = 0;             // likewise of the last question
  std::int64_t questions_ = 0;
};

// From eight megabytes of them, in a fifth of a second. Of 52 MB of texts with their markup was left, by what was learned
// from: one megabyte 0.36, four 0.33, eight 0.32, all 0.30; of zstd with 64 KB of what they have in common 0.46.
std::string learn_words_of(const std::vector<PassageRecord>& passages) {
  constexpr std::size_t kBytes = 8 << 20;
  std::size_t all = 0;
  for (const PassageRecord& passage : passages) all += passage.body.size() + passage.markup.size();
  std::vector<TextFields> samples;
  for (std::size_t i = 0; i < passages.size(); i += 1 + all / kBytes) {
    const PassageRecord& from = passages[i];
    samples.push_back(
        {{from.title, from.names, from.topics, from.heading, from.body, from.markup}});
  }
  return learn_words(samples);
}

void write_words(const std::string& bytes, Database& db) {
  if (!bytes.empty()) db.cached(sql::k_insert_text_words).bind_bytes(":bytes", bytes).run();
}

// Sets it to false where it goes out of scope.
class WantedUntilHere {
 public:
  explicit WantedUntilHere(std::atomic<bool>* wanted) : wanted_(wanted) {}
  ~WantedUntilHere() { *wanted_ = false; }
  WantedUntilHere(const WantedUntilHere&) = delete;
  WantedUntilHere& operator=(const WantedUntilHere&) = delete;

 private:
  std::atomic<bool>* wanted_;
};

// Ends early when it is no longer wanted.
TextIndex::Next each_of(const std::vector<PassageRecord>& passages,
                        const std::atomic<bool>& wanted) {
  return [next = passages.begin(), end = passages.end(), &wanted](PassageText* passage) mutable {
    if (next == end || !wanted) return false;
    const PassageRecord& row = *next++;
    passage->id = row.id;
    passage->part = row.part;
    passage->columns = {row.title, row.names, row.topics, row.heading, row.body};
    passage->markup = row.markup;
    return true;
  };
}

void write_unnamed(const std::vector<UnnamedRecord>& rows, Database& db) {
  for (const UnnamedRecord& row : rows) {
    db.cached(sql::k_insert_unnamed)
        .bind(":name", row.name)
        .bind_bytes(":places", pack_places(row.places))
        .run();
  }
}
}  // namespace

std::vector<TopicMention> mentions_in(const std::vector<LinkRecord>& links) {
  std::vector<TopicMention> mentions;
  for (const LinkRecord& link : links) {
    if (link.kind == "mentioned")
      mentions.push_back(
          {link.source, link.target, link.passage, static_cast<std::uint32_t>(link.count)});
  }
  return mentions;
}

void each_row(const Knowledge& knowledge, PictureStore* pictures, const TakeRow& take) {
  RowWriter writer(take);
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
  writer.write(knowledge.questions);
  if (!pictures) return;
  for (const DocumentRecord& document : knowledge.documents)
    writer.write_pictures_of(document, pictures);
}

ContentHashes write_knowledge(Knowledge knowledge, Database& db, PictureStore* pictures,
                              const std::function<bool()>& unwanted) {
  TextIndex index;
  std::atomic<bool> wanted = true;
  auto gathered =
      std::async(std::launch::async, [&] { index.gather(each_of(knowledge.passages, wanted)); });
  auto unnamed = std::async(std::launch::async, [&] { return find_unnamed(knowledge); });
  const WantedUntilHere until(&wanted);  // what fails here does not wait for all of them
  Transaction transaction(db);
  write_words(learn_words_of(knowledge.passages), db);
  ContentHashes hashes;
  each_row(knowledge, pictures, [&](const Row& row, Content content) {
    hashes.of(content).add(row);
    row.insert(db);
  });
  write_mentions(mentions_in(knowledge.links), db);
  write_pictures(pictures, db);
  hashes.without_maps = draw_topic_maps(db);
  while (gathered.wait_for(kLook) != std::future_status::ready) {
    if (unwanted()) throw Error("nobody wants this publication any more");
  }
  gathered.get();
  write_unnamed(unnamed.get(), db);
  knowledge.passages = std::vector<PassageRecord>();
  malloc_trim(0);
  seal(db, hashes.generation(), index);
  transaction.commit();
  return hashes;
}

std::string ContentHashes::generation() const {
  return hex_of(facts.sum() + text.sum() + (without_maps.empty() ? 0 : 1));
}

}  // namespace plumbline

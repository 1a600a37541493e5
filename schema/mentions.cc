// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/mentions.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "schema/rice_postings.h"
#include "schema/sql.h"

namespace plumbline {
namespace {
// A row's id is (topic << 32) + the number of the block of its documents.
constexpr int kTopicBits = 32;

std::int64_t block_of(std::int64_t topic, std::int64_t source) {
  return (topic << kTopicBits) + (source >> kMentioningBits);
}
// The document before those of a block.
std::int64_t before_block(std::int64_t id) {
  return ((id & ((std::int64_t{1} << kTopicBits) - 1)) << kMentioningBits) - 1;
}

// How often, by topic as if that were the document of a passage.
using Counts = std::map<std::int64_t, std::uint32_t>;

std::string pack(const Counts& halves, std::int64_t before) {
  PostingsPacker packer(before);
  for (const auto& [passage, count] : halves) packer.add(passage, count);
  return rice_postings(PostingsReader(packer.bytes(), before), before);
}

void write_source(std::int64_t source, const Counts& topics, Database& db) {
  db.cached(sql::k_insert_mentioned)
      .bind(":source", source)
      .bind_bytes(":topics", pack(topics, 0))
      .bind(":number", static_cast<std::int64_t>(topics.size()))
      .run();
}

void write_block(std::int64_t id, const Counts& sources, Database& db) {
  db.cached(sql::k_insert_mentioning)
      .bind(":id", id)
      .bind_bytes(":sources", pack(sources, before_block(id)))
      .run();
}

void write_sources(std::vector<TopicMention>* mentions, Database& db) {
  std::sort(mentions->begin(), mentions->end(), [](const TopicMention& a, const TopicMention& b) {
    return std::tie(a.source, a.topic) < std::tie(b.source, b.topic);
  });
  Counts topics;
  for (auto mention = mentions->begin(); mention != mentions->end();) {
    const std::int64_t source = mention->source;
    for (; mention != mentions->end() && mention->source == source; ++mention)
      topics[mention->topic << kPassageBits] = 2 * mention->count;
    write_source(source, topics, db);
    topics.clear();
  }
}

void write_blocks(std::vector<TopicMention>* mentions, Database& db) {
  std::sort(mentions->begin(), mentions->end(), [](const TopicMention& a, const TopicMention& b) {
    return std::tie(a.topic, a.source) < std::tie(b.topic, b.source);
  });
  Counts sources;
  for (auto mention = mentions->begin(); mention != mentions->end();) {
    const std::int64_t id = block_of(mention->topic, mention->source);
    for (; mention != mentions->end() && block_of(mention->topic, mention->source) == id; ++mention)
      sources[mention->passage] = 2 * mention->count;
    write_block(id, sources, db);
    sources.clear();
  }
}

// What the source mentions goes into `blocks`, as the rows in which it is told.
void delete_source(std::int64_t source, std::set<std::int64_t>* blocks, Database& db) {
  Statement& row = db.cached(sql::k_find_mentioned).bind(":source", source);
  if (row.step()) {
    RiceReader reader(row.bytes(0));
    while (reader.next()) blocks->insert(block_of(reader.document(), source));
  }
  row.reset();
  db.cached(sql::k_delete_mentioned).bind(":source", source).run();
}

Counts block_without(std::int64_t id, const std::set<std::int64_t>& sources, Database& db) {
  Counts left;
  Statement& row = db.cached(sql::k_find_mentioning).bind(":id", id);
  if (row.step()) {
    RiceReader reader(row.bytes(0), before_block(id));
    while (reader.next()) {
      if (sources.count(reader.document()) == 0) left[reader.passage()] = reader.halves();
    }
  }
  row.reset();
  return left;
}
}  // namespace

void write_mentions(std::vector<TopicMention> mentions, Database& db) {
  write_sources(&mentions, db);
  write_blocks(&mentions, db);
}

void each_mention(Database& db, std::int64_t topic,
                  const std::function<void(std::int64_t)>& visit) {
  Statement& rows = db.cached(sql::k_find_topic_mentions).bind(":topic", topic);
  while (rows.step()) {
    RiceReader reader(rows.bytes(1), before_block(rows.integer(0)));
    while (reader.next()) visit(reader.document());
  }
}

void replace_mentions(const std::set<std::int64_t>& sources,
                      const std::vector<TopicMention>& mentions, Database& db) {
  std::set<std::int64_t> blocks;
  for (const std::int64_t source : sources) delete_source(source, &blocks, db);
  std::vector<TopicMention> now;
  std::map<std::int64_t, Counts> added;  // by block
  for (const TopicMention& mention : mentions) {
    if (sources.count(mention.source) == 0) continue;
    now.push_back(mention);
    const std::int64_t id = block_of(mention.topic, mention.source);
    blocks.insert(id);
    added[id][mention.passage] = 2 * mention.count;
  }
  write_sources(&now, db);
  for (const std::int64_t id : blocks) {
    Counts all = block_without(id, sources, db);
    all.merge(added[id]);
    db.cached(sql::k_delete_mentioning).bind(":id", id).run();
    if (!all.empty()) write_block(id, all, db);
  }
}

}  // namespace plumbline

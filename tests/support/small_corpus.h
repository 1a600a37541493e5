// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/small_corpus.h: a knowledge base of a few documents, written row by row as the indexer
// would, in memory or in a file. Add documents first, then ask for catalog() or save().
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/mentions.h"
#include "schema/text/tokenize.h"
#include "schema/unnamed_places.h"

namespace plumbline {

struct StoredTalk {
  std::string slug;  // "lpc-2023/klint": its event is added by itself where it is not there yet
  std::string title;
  std::string body;  // of the abstract
  std::string date = {};
  std::vector<std::string> speakers = {};  // names
  std::vector<std::string> topics = {};    // slugs of topics added before
  std::string format = "talk";
  std::map<std::string, std::string> links = {};  // all but "source" are the talk itself elsewhere
};

struct TopicRow {
  std::string slug, title, body;
  std::vector<std::string> aliases = {};
  std::string summary = "A topic.";
  std::string category = "tool";
};

class SmallCorpus {
 public:
  // `path` is that of a new database file; "" keeps it in memory.
  explicit SmallCorpus(const std::string& path = "");

  std::int64_t add_event(const std::string& slug,
                         const std::string& short_name);  // slug ends in its year
  std::int64_t add_topic(const TopicRow& topic);
  std::int64_t add_talk(const StoredTalk& talk);
  // A part of a talk that was added: one passage. kind: notes, slides, transcript.
  void add_part(const std::string& talk_slug, const std::string& kind, const std::string& anchor,
                const std::string& heading, const std::string& body, std::optional<int> page = {},
                std::optional<int> seconds = {});
  // A page of its slides as a picture of 800 by 450 pixels, after the deck was added as a part.
  void draw_slide(const std::string& talk_slug, int page, const std::string& webp);
  // Marks a talk as withdrawn, with a field that is from that source.
  void withdraw(const std::string& talk_slug, const std::string& field, const std::string& source);
  // When it takes place: local times, and the UTC of its start.
  void schedule(const std::string& talk_slug, const std::string& start, const std::string& end,
                const std::string& zone, const std::string& start_utc,
                const std::string& end_utc = "");
  // In the first passage of the source.
  void mention(std::int64_t source, std::int64_t topic);
  // A link from a text to the page of a document.
  void write_link(const std::string& talk_slug, const std::string& target_talk_slug);
  // A line of a talk's notes, a passage by itself: kind "decision" gives "Decision: text" under #decision-1.
  void state(const std::string& talk_slug, const std::string& kind, const std::string& text,
             const std::vector<std::string>& topics = {});
  // An item of an event's call for papers.
  void ask_for(const std::string& event_slug, const std::string& text,
               const std::vector<std::string>& topics);
  // A question that its page answers.
  void answer(const std::string& topic_slug, const std::string& question);
  void set_parent(const std::string& topic_slug, const std::string& parent_slug);
  // A name in a talk that leads to no document.
  void leave_unnamed(const std::string& name, const std::string& talk_slug);

  // Makes changes (SQL) to what was added, then writes the full-text index and the seal; nothing can be added
  // afterwards.
  Database& finish(const std::string& generation = "test", const std::string& changes = "");

 private:
  struct Passage {
    std::int64_t root, document;
    std::string part, anchor, title, names, topics, heading, body;
    std::optional<int> page = {}, seconds = {};
  };
  std::int64_t add_document(const std::string& kind, const std::string& slug,
                            const std::string& title, const std::string& date);
  std::int64_t find_or_add_person(const std::string& name);
  void add_alias(std::int64_t document, const std::string& name);
  void add_passage(const Passage& passage);
  void add_statement(std::int64_t document, std::int64_t passage, const std::string& kind,
                     const std::string& text, const std::vector<std::string>& topics);
  void add_link(std::int64_t source, const std::string& kind, std::int64_t target, int ordinal);

  Tokenizer tokenizer_;
  std::unique_ptr<Database> db_;
  std::int64_t next_id_ = 1;
  std::map<std::string, std::int64_t> ids_;         // "topic/binder" -> document
  std::map<std::int64_t, int> aliases_, passages_;  // how many a document has
  std::map<std::string, int> stated_;               // "lpc-2023/klint decision" -> how many
  std::map<std::string, std::vector<UnnamedPlace>> unnamed_;
  std::vector<TopicMention> mentions_;
  std::int64_t statements_ = 0, pictures_ = 0, questions_ = 0;
};

}  // namespace plumbline

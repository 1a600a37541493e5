// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/support/small_corpus.h"

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/address_key.h"
#include "schema/text/citation.h"
#include "schema/text/markup.h"
#include "schema/text/name_key.h"
#include "schema/unnamed_places.h"

namespace plumbline {

SmallCorpus::SmallCorpus(const std::string& path)
    : db_(std::make_unique<Database>(path.empty() ? Database::in_memory()
                                                  : Database::create(path))) {
  create_tables(*db_);
}

std::int64_t SmallCorpus::add_document(const std::string& kind, const std::string& slug,
                                       const std::string& title, const std::string& date) {
  const std::int64_t id = next_id_++;
  ids_[kind + "/" + slug] = id;
  db_->prepare(
         "INSERT INTO document VALUES (:id, :kind, :slug, :title, NULL, nullif(:date, ''), NULL, "
         "NULL, 'test', '0')")
      .bind(":id", id)
      .bind(":kind", kind)
      .bind(":slug", slug)
      .bind(":title", title)
      .bind(":date", date)
      .run();
  if (kind != "talk") add_alias(id, title);
  return id;
}

void SmallCorpus::add_alias(std::int64_t document, const std::string& name) {
  const NameKey key = name_key(tokenizer_, name);
  db_->prepare("INSERT INTO alias VALUES (:document, :name, :ordinal, :key, :stem_key)")
      .bind(":document", document)
      .bind(":name", name)
      .bind(":ordinal", aliases_[document]++)
      .bind(":key", key.key)
      .bind(":stem_key", key.stem_key)
      .run();
}

void SmallCorpus::add_passage(const Passage& p) {
  const std::int64_t id = (p.root << kPassageBits) + passages_[p.root]++;
  Statement insert = db_->prepare(sql::k_insert_passage);
  insert.bind(":id", id).bind(":document", p.document);
  insert.bind(":part", p.part)
      .bind(":anchor", p.anchor)
      .bind(":page", p.page)
      .bind(":seconds", p.seconds)
      .bind(":title", p.title);
  insert.bind(":names", p.names)
      .bind(":topics", p.topics)
      .bind(":heading", p.heading)
      .bind(":body", p.body)
      .bind_bytes(":markup", pack_markup({p.body, {{Span::kParagraph, 0, p.body.size(), ""}}}, 0,
                                         p.body.size(), 0));
  insert.run();
  for (const Citation& citation : find_citations(p.body)) {
    db_->prepare("INSERT OR IGNORE INTO citation VALUES (:document, :passage, :kind, :key, 1)")
        .bind(":document", p.root)
        .bind(":passage", id)
        .bind(":kind", kind_name(kind_of_key(citation.key)))
        .bind(":key", citation.key)
        .run();
  }
}

void SmallCorpus::add_link(std::int64_t source, const std::string& kind, std::int64_t target,
                           int ordinal) {
  db_->prepare("INSERT INTO link VALUES (:source, :kind, :target, :ordinal, 1, NULL)")
      .bind(":source", source)
      .bind(":kind", std::string_view(kind).substr(0, 1))
      .bind(":target", target)
      .bind(":ordinal", ordinal)
      .run();
}

std::int64_t SmallCorpus::add_event(const std::string& slug, const std::string& short_name) {
  const auto dash = slug.rfind('-');
  const std::int64_t id = add_document("event", slug, short_name, slug.substr(dash + 1));
  db_->prepare("INSERT INTO event VALUES (:id, :short, :series, NULL, NULL, NULL)")
      .bind(":id", id)
      .bind(":short", short_name)
      .bind(":series", slug.substr(0, dash))
      .run();
  add_passage({id, id, "about", "", short_name, short_name, "", "", "", {}});
  return id;
}

std::int64_t SmallCorpus::add_topic(const TopicRow& topic) {
  const std::int64_t id = add_document("topic", topic.slug, topic.title, "");
  db_->prepare("INSERT INTO topic VALUES (:id, :category, :summary, NULL, NULL)")
      .bind(":id", id)
      .bind(":category", topic.category)
      .bind(":summary", topic.summary)
      .run();
  std::string names;
  for (const std::string& alias : topic.aliases) {
    add_alias(id, alias);
    names += alias + "\n";
  }
  add_passage({id, id, "about", "", topic.title, names, "", "", topic.body, {}});
  return id;
}

std::int64_t SmallCorpus::find_or_add_person(const std::string& name) {
  const std::string slug = slug_of(name);
  if (const auto found = ids_.find("person/" + slug); found != ids_.end()) return found->second;
  const std::int64_t id = add_document("person", slug, name, "");
  db_->prepare("INSERT INTO person VALUES (:id, 1)").bind(":id", id).run();
  add_passage({id, id, "about", "", name, name, "", "", "", {}});
  return id;
}

std::int64_t SmallCorpus::add_talk(const StoredTalk& talk) {
  const std::string event = talk.slug.substr(0, talk.slug.find('/'));
  if (!ids_.contains("event/" + event)) add_event(event, event);
  const std::int64_t id = add_document("talk", talk.slug, talk.title, talk.date);
  db_->prepare(
         "INSERT INTO talk VALUES (:id, :event, :format, NULL, NULL, NULL, NULL, 'full', 1, NULL, "
         "NULL, NULL, NULL, NULL, 0)")
      .bind(":id", id)
      .bind(":event", ids_["event/" + event])
      .bind(":format", talk.format)
      .run();
  std::string names, topics;
  int ordinal = 0;
  for (const std::string& speaker : talk.speakers) {
    add_link(id, "speaker", find_or_add_person(speaker), ordinal++);
    names += speaker + "\n";
  }
  ordinal = 0;
  for (const std::string& topic : talk.topics) {
    add_link(id, "tagged", ids_.at("topic/" + topic), ordinal++);
    topics += topic + "\n";
  }
  ordinal = 0;
  for (const auto& [key, url] : talk.links) {
    db_->prepare("INSERT INTO address VALUES (:id, :ordinal, :key, :url, :url_key, :own)")
        .bind(":id", id)
        .bind(":ordinal", ordinal++)
        .bind(":key", key)
        .bind(":url", url)
        .bind(":url_key", address_key(url))
        .bind(":own", key == "source" ? 0 : 1)
        .run();
  }
  add_passage({id, id, "abstract", "", talk.title, names, topics, "", talk.body, {}, {}});
  return id;
}

void SmallCorpus::add_part(const std::string& talk_slug, const std::string& kind,
                           const std::string& anchor, const std::string& heading,
                           const std::string& body, std::optional<int> page,
                           std::optional<int> seconds) {
  const std::int64_t talk = ids_.at("talk/" + talk_slug);
  auto& part = ids_[kind + "/" + talk_slug];
  if (part == 0) {
    part = next_id_++;
    db_->prepare(
           "INSERT INTO document VALUES (:id, :kind, :slug, :slug, :talk, NULL, NULL, NULL, "
           "'test', '0')")
        .bind(":id", part)
        .bind(":kind", kind)
        .bind(":slug", talk_slug)
        .bind(":talk", talk)
        .run();
  }
  add_passage({talk, part, kind, anchor, "", "", "", heading, body, page, seconds});
}

void SmallCorpus::draw_slide(const std::string& talk_slug, int page, const std::string& webp) {
  db_->prepare("INSERT INTO picture VALUES (:id, :webp)")
      .bind(":id", ++pictures_)
      .bind_bytes(":webp", webp)
      .run();
  db_->prepare("INSERT INTO slide_picture VALUES (:deck, :page, 800, 450, :picture)")
      .bind(":deck", ids_.at("slides/" + talk_slug))
      .bind(":page", page)
      .bind(":picture", pictures_)
      .run();
}

void SmallCorpus::withdraw(const std::string& talk_slug, const std::string& field,
                           const std::string& source) {
  const std::int64_t talk = ids_.at("talk/" + talk_slug);
  db_->prepare("UPDATE talk SET withdrawn = 1 WHERE document = :id").bind(":id", talk).run();
  db_->prepare("INSERT INTO field_origin VALUES (:id, :field, :source)")
      .bind(":id", talk)
      .bind(":field", field)
      .bind(":source", source)
      .run();
}

void SmallCorpus::schedule(const std::string& talk_slug, const std::string& start,
                           const std::string& end, const std::string& zone,
                           const std::string& start_utc, const std::string& end_utc) {
  db_->prepare(
         "UPDATE talk SET start_time = :start, end_time = :end, zone = :zone, start_utc = :utc, "
         "end_utc = :end_utc WHERE document = :id")
      .bind(":start", start)
      .bind(":end", end)
      .bind(":zone", zone)
      .bind(":utc", start_utc)
      .bind(":end_utc", end_utc)
      .bind(":id", ids_.at("talk/" + talk_slug))
      .run();
}

void SmallCorpus::mention(std::int64_t source, std::int64_t topic) {
  mentions_.push_back({source, topic, source << kPassageBits, 1});
}

void SmallCorpus::write_link(const std::string& talk_slug, const std::string& target_talk_slug) {
  const std::int64_t talk = ids_.at("talk/" + talk_slug);
  db_->prepare("INSERT INTO link VALUES (:source, 'w', :target, 0, 1, :passage - (:source << 12))")
      .bind(":source", talk)
      .bind(":target", ids_.at("talk/" + target_talk_slug))
      .bind(":passage", talk << kPassageBits)
      .run();
}

void SmallCorpus::add_statement(std::int64_t document, std::int64_t passage,
                                const std::string& kind, const std::string& text,
                                const std::vector<std::string>& topics) {
  db_->prepare("INSERT INTO statement VALUES (:id, :document, :passage, :kind, :text)")
      .bind(":id", ++statements_)
      .bind(":document", document)
      .bind(":passage", passage)
      .bind(":kind", kind)
      .bind(":text", text)
      .run();
  for (const std::string& topic : topics) {
    db_->prepare("INSERT INTO statement_topic VALUES (:statement, :topic)")
        .bind(":statement", statements_)
        .bind(":topic", ids_.at("topic/" + topic))
        .run();
  }
}

void SmallCorpus::state(const std::string& talk_slug, const std::string& kind,
                        const std::string& text, const std::vector<std::string>& topics) {
  const int number = ++stated_[talk_slug + " " + kind];
  std::string mark = kind;
  mark[0] = static_cast<char>(mark[0] - 'a' + 'A');
  add_part(talk_slug, "notes", kind + "-" + std::to_string(number), "", mark + ": " + text);
  const std::int64_t talk = ids_.at("talk/" + talk_slug);
  add_statement(talk, (talk << kPassageBits) + passages_[talk] - 1, kind, text, topics);
}

void SmallCorpus::ask_for(const std::string& event_slug, const std::string& text,
                          const std::vector<std::string>& topics) {
  const std::int64_t event = ids_.at("event/" + event_slug);
  add_statement(event, event << kPassageBits, "asked", text, topics);
}

void SmallCorpus::answer(const std::string& topic_slug, const std::string& question) {
  db_->prepare("INSERT INTO answered_question VALUES (:id, :text)")
      .bind(":id", (ids_.at("topic/" + topic_slug) << kStatementBits) + questions_++)
      .bind(":text", question)
      .run();
}

void SmallCorpus::set_parent(const std::string& topic_slug, const std::string& parent_slug) {
  db_->prepare("UPDATE topic SET parent = :parent WHERE document = :topic")
      .bind(":parent", ids_.at("topic/" + parent_slug))
      .bind(":topic", ids_.at("topic/" + topic_slug))
      .run();
}

void SmallCorpus::leave_unnamed(const std::string& name, const std::string& talk_slug) {
  const std::int64_t talk = ids_.at("talk/" + talk_slug);
  unnamed_[name].push_back({talk << kPassageBits, 1});
}

Database& SmallCorpus::finish(const std::string& generation, const std::string& changes) {
  for (const auto& [name, places] : unnamed_) {
    db_->prepare(sql::k_insert_unnamed)
        .bind(":name", name)
        .bind_bytes(":places", pack_places(places))
        .run();
  }
  write_mentions(mentions_, *db_);
  if (!changes.empty()) db_->execute(changes);
  seal(*db_, generation);
  return *db_;
}

}  // namespace plumbline

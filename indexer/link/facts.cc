// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/facts.h"

#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/check/calendar.h"
#include "indexer/check/references.h"
#include "indexer/identity/zones.h"
#include "schema/text/address_key.h"

namespace plumbline {
namespace {

class FactWriter {
 public:
  FactWriter(const Corpus& corpus, const Roster& roster, Knowledge* out)
      : corpus_(corpus), roster_(roster), out_(*out) {
    for (const Source& source : corpus.sources) {
      for (const Word& speaker : source.speakers) first_talks_.emplace(speaker.text, &source);
    }
  }

  void add(const Member& member) {
    add_document(member);
    if (member.source) add_addresses(member);
    if (member.source) add_origins(member);
    switch (member.kind) {
      case SourceKind::kTalk:
        return add_talk(member);
      case SourceKind::kTopic:
        return add_topic(member);
      case SourceKind::kEvent:
        return add_event(member);
      case SourceKind::kPerson:
        return add_person(member);
      default:
        return;
    }
  }

 private:
  void add_document(const Member& member) {
    DocumentRecord row{};
    row.id = member.id;
    row.kind = member.kind;
    row.slug = member.slug;
    row.title = member.title;
    row.part_of = member.root == member.id ? 0 : member.root;
    row.date = date_of(member);
    row.lang = member.source ? member.source->lang : "";
    row.pages = member.source ? member.source->pages : 0;
    std::tie(row.source, row.source_hash) = origin_of(member);
    out_.documents.push_back(std::move(row));
  }

  std::string date_of(const Member& member) const {
    if (member.event == 0) return {};
    const Source& event = *roster_[member.event].source;
    if (member.kind != SourceKind::kEvent) return known_date(*roster_[member.root].source, &event);
    return event.start_date.empty() ? std::string(year_of_slug(member.slug)) : event.start_date;
  }

  // The file that tells of the document, and its hash: of a person people.yml, else the first talk.
  std::pair<std::string, std::string> origin_of(const Member& member) const {
    if (member.source) return {member.source->name, member.source->hash};
    if (!member.also.empty()) return {corpus_.people_name, corpus_.people_hash};
    const auto talk = first_talks_.find(member.title);
    if (talk == first_talks_.end()) return {};
    return {talk->second->name, talk->second->hash};
  }

  void add_addresses(const Member& member) {
    int ordinal = 0;
    const auto add = [&](const std::string& key, const std::string& url) {
      out_.addresses.push_back({member.id, ordinal++, key, url, address_key(url), false});
    };
    for (const SourceLink& link : member.source->links) add(link.key, link.url);
    for (const Word& source : member.source->sources) add("source", source.text);
  }

  void add_origins(const Member& member) {
    for (const auto& [field, source] : member.source->origin)
      out_.origins.push_back({member.id, field, source});
  }

  void add_talk(const Member& member) {
    const Source& talk = *member.source;
    const bool follows_none = talk.follows == kFollowsNone;
    const RowId follows = roster_.find(SourceKind::kTalk, talk.follows);
    out_.talks.push_back({member.id, member.event, talk.format, talk.start_time, talk.end_time,
                          talk.room, talk.track, talk.abstract, talk.title_verified,
                          follows_none           ? member.id
                          : follows == member.id ? 0
                                                 : follows,
                          talk.key, talk.zone, talk.start_utc, end_in_utc(talk), talk.withdrawn});
    const std::size_t before = out_.links.size();
    add_list(member, "speaker", talk.speakers,
             [&](const std::string& name) { return roster_.find_person(name); });
    for (std::size_t i = before; i < out_.links.size(); ++i) ++talks_of_[out_.links[i].target];
    add_list(member, "tagged", talk.topics,
             [&](const std::string& slug) { return find_topic(slug); });
  }

  void add_topic(const Member& member) {
    const Source& topic = *member.source;
    const RowId parent = is_own_ancestor(corpus_, topic) ? 0 : find_topic(topic.parent);
    out_.topics.push_back({member.id, topic.category, topic.summary, parent, 0});
    add_list(member, "related", topic.related,
             [&](const std::string& slug) { return find_topic(slug); });
  }

  void add_event(const Member& member) {
    const Source& event = *member.source;
    out_.events.push_back(
        {member.id, event.short_name, event.series, event.start_date, event.end_date, event.place});
  }

  // Talks come first, so their links have been counted.
  void add_person(const Member& member) {
    out_.people.push_back({member.id, talks_of_[member.id]});
  }

  RowId find_topic(const std::string& slug) const { return roster_.find(SourceKind::kTopic, slug); }

  template <class Find>
  void add_list(const Member& member, const char* kind, const std::vector<Word>& words, Find find) {
    std::set<RowId> seen;
    for (const Word& word : words) {
      const RowId target = find(word.text);
      if (target == 0 || target == member.id || !seen.insert(target).second) continue;
      out_.links.push_back({member.id, kind, target, static_cast<int>(seen.size()), 1, 0});
    }
  }

  const Corpus& corpus_;
  const Roster& roster_;
  Knowledge& out_;
  std::unordered_map<std::string_view, const Source*> first_talks_;  // by speaker
  std::unordered_map<RowId, int> talks_of_;                          // by person
};
}  // namespace

void add_facts(const Corpus& corpus, const Roster& roster, Knowledge* out) {
  FactWriter writer(corpus, roster, out);
  for (const Member& member : roster.members()) writer.add(member);
}

}  // namespace plumbline

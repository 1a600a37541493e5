// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <span>
#include <unordered_set>

#include "schema/is_one_of.h"
#include "server/pages/load.h"

namespace plumbline {
namespace {

std::vector<std::string> other_names(const Catalog& catalog, Database& db, const Document& topic) {
  std::vector<std::string> names;
  for (std::string& name : catalog.names(db, topic.id)) {
    const bool known = is_one_of(name, names);
    if (name != topic.title && name != topic.slug && !known) names.push_back(std::move(name));
  }
  return names;
}

std::vector<DocumentId> ancestors_of(const Catalog& catalog, const Document& topic) {
  std::vector<DocumentId> ancestors;
  constexpr std::size_t kMaxDepth = 16;  // a circle of parents ends here
  for (DocumentId id = topic.parent; id != 0 && ancestors.size() < kMaxDepth;) {
    ancestors.insert(ancestors.begin(), id);
    id = catalog[id].parent;
  }
  return ancestors;
}

std::vector<DocumentId> children_of(const Catalog& catalog, const Document& topic) {
  std::vector<DocumentId> children;
  for (DocumentId id : catalog.all(Kind::kTopic)) {
    if (catalog[id].parent == topic.id) children.push_back(id);
  }
  std::sort(children.begin(), children.end(),
            [&](DocumentId a, DocumentId b) { return catalog[a].title < catalog[b].title; });
  return children;
}

std::vector<Counted> people_of(const Catalog& catalog, const Document& topic) {
  std::vector<DocumentId> speakers;
  for (DocumentId talk : topic.talks) {
    const auto& of_talk = catalog[talk].speakers;
    speakers.insert(speakers.end(), of_talk.begin(), of_talk.end());
  }
  return count_documents(catalog, speakers);
}

std::vector<Backlink> untagged_mentions(const Catalog& catalog, Database& db,
                                        const Document& topic) {
  std::vector<Backlink> mentions = read_backlinks(catalog, db, topic.id);
  const std::unordered_set<DocumentId> tagged(topic.talks.begin(), topic.talks.end());
  std::erase_if(mentions,
                [&](const Backlink& mention) { return tagged.contains(mention.document); });
  return mentions;
}

}  // namespace

std::optional<TopicPage> load_topic(const Catalog& catalog, Database& db, std::string_view slug,
                                    std::size_t shown) {
  const Document* topic = catalog.find(Kind::kTopic, slug);
  if (topic == nullptr) return std::nullopt;
  TopicPage page;
  page.topic = topic->id;
  page.aliases = other_names(catalog, db, *topic);
  page.about = read_about(db, topic->id);
  page.sources = read_addresses(db, topic->id).sources;
  page.ancestors = ancestors_of(catalog, *topic);
  page.children = children_of(catalog, *topic);
  page.related = read_links(db, topic->id)["related"];
  page.people = people_of(catalog, *topic);
  page.outcome = statements_about(catalog, db, topic->id);
  page.mentioned_in = untagged_mentions(catalog, db, *topic);
  show(db, std::span(page.mentioned_in).first(std::min(shown, page.mentioned_in.size())));
  return page;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <map>
#include <span>

#include "schema/text/counted.h"
#include "server/pages/letters.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::size_t kTopics = 100;  // on one page; the tree of more has a page of its own

using Tree = std::map<DocumentId, std::vector<DocumentId>>;  // parent (0: none) -> children

// A list of lists. A topic that is its own ancestor would never be reached from the top, so it
// ends.
std::string list_html(const Catalog& catalog, const Tree& tree, DocumentId parent) {
  const auto children = tree.find(parent);
  if (children == tree.end()) return "";
  std::string html = "<ul>";
  for (DocumentId id : children->second) {
    const Document& topic = catalog[id];
    html += "<li><a href=\"" + escape(path_of(topic)) + "\">" + escape(topic.title) + "</a>";
    if (!topic.talks.empty()) {
      html += " <span class=\"count\">" + std::to_string(topic.talks.size()) + "</span>";
    }
    html += list_html(catalog, tree, id) + "</li>\n";
  }
  return html + "</ul>";
}

void fill_list(Dictionary list, const Catalog& catalog, std::span<const DocumentId> topics,
               std::string_view at) {
  fill_letters(list, "/topics", letter_entries(catalog, topics), at, kTopics,
               [&](Dictionary letter, std::size_t i) {
                 const Document& topic = catalog[topics[i]];
                 Dictionary entry = letter.add("TOPIC").set("URL", path_of(topic));
                 entry.set("TITLE", topic.title).set("SUMMARY", topic.summary);
                 if (topic.talks.empty()) return;
                 entry.add("COUNT").set("COUNT", static_cast<int>(topic.talks.size()));
               });
}

void fill_tree(Dictionary section, const Catalog& catalog, std::span<const DocumentId> topics) {
  Tree tree;
  for (DocumentId id : topics) tree[catalog[id].parent].push_back(id);
  section.set("TREE_HTML", Html(list_html(catalog, tree, 0)));
}

}  // namespace

std::string topics_html(const PageContext& context, std::string_view at, bool tree_only) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> topics = by_title(catalog, Kind::kTopic);
  const std::string count = counted(topics.size(), "topic");
  const bool all_at_once = topics.size() <= kTopics;
  const bool list = all_at_once || !tree_only, tree = all_at_once || tree_only;
  Page out(context,
           {.title = list ? title_from("Topics", all_at_once ? "" : at) : "Topics as a tree",
            .description = count + ", A to Z and as a tree, with the number of talks about each.",
            .json = "/topics.json",
            .canonical = list ? path_at("/topics", all_at_once ? "" : at) : "/topics?view=tree"},
           "topics.html", "topics");
  out.with_search_box();
  Dictionary& main = out.main();
  if (topics.empty()) {
    main.show("NONE");
    return out.html();
  }
  Dictionary lede = main.add("SOME").set("COUNT", count);
  lede.show("TREE_BELOW", all_at_once);
  lede.show("TREE_ELSEWHERE", !tree).show("LIST_ELSEWHERE", !list);
  if (list) fill_list(main.add("LIST"), catalog, topics, at);
  if (tree) fill_tree(main.add("TREE"), catalog, topics);
  return out.html();
}

}  // namespace plumbline

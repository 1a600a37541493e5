// SPDX-License-Identifier: MIT OR Apache-2.0
#include <map>

#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

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

}  // namespace

std::string topics_html(const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> topics = by_title(catalog, Kind::kTopic);
  const std::string count = counted(static_cast<std::int64_t>(topics.size()), "topic");
  Page out(context,
           {.title = "Topics",
            .description = count + ", A to Z and as a tree, with the number of talks about each.",
            .json = "/topics.json",
            .canonical = "/topics"},
           "topics.html", "topics");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("COUNT", count);
  Tree tree;
  for (DocumentId id : topics) tree[catalog[id].parent].push_back(id);
  fill_index(main, catalog, topics, [&](Dictionary letter, const Document& topic) {
    Dictionary entry = letter.add("TOPIC").set("URL", path_of(topic)).set("TITLE", topic.title);
    entry.set("SUMMARY", topic.summary);
    if (!topic.talks.empty()) entry.add("COUNT").set("COUNT", static_cast<int>(topic.talks.size()));
  });
  main.set("TREE_HTML", Html(list_html(catalog, tree, 0)));
  return out.html();
}

}  // namespace plumbline

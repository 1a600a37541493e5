// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <span>

#include "server/pages/chart.h"
#include "server/pages/cite.h"
#include "server/pages/lists.h"
#include "server/pages/outcome.h"
#include "server/pages/page.h"
#include "server/pages/standing.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kMentions =
    kShownMentions - 2;                   // where there are more, which are behind "more",
constexpr std::size_t kMoreMentions = 6;  // without their sentences
constexpr std::size_t kTalks = 18;        // the newest; a search has the others
constexpr std::size_t kPeople = 10;
constexpr std::size_t kNear = 8;

struct View {
  const Catalog& catalog;
  const TopicPage& page;
  const Document& topic;
};

std::string search_for(const std::string& q) {
  SearchRequest request;
  request.q = q;
  return search_path("/search", request);
}

void fill_header(Dictionary& main, const View& view) {
  main.set("KIND", view.topic.category).set("TITLE", view.topic.title);
  main.set("SUMMARY", view.topic.summary);
  main.show("STANDING", standing_of(view.catalog, view.topic, view.page.outcome));
  if (view.page.ancestors.empty()) return;
  Dictionary trail = main.add("TRAIL");
  for (DocumentId id : view.page.ancestors) {
    const Document& ancestor = view.catalog[id];
    trail.add("STEP").set("URL", path_of(ancestor)).set("TITLE", ancestor.title);
  }
}

void fill_start(Dictionary& main, const View& view) {
  if (view.topic.start_here == 0) return;
  Dictionary start = main.add("START");
  fill_line(start, view.catalog, view.catalog[view.topic.start_here]);
  if (const DocumentId next = next_talk(view.catalog, view.topic); next != 0)
    fill_line(start.add("NEXT"), view.catalog, view.catalog[next]);
}

void fill_talks(Dictionary& main, const View& view) {
  std::span<const DocumentId> talks = view.topic.talks;
  if (talks.empty()) {
    main.add("NO_TALKS").set("URL", search_for(view.topic.title));
    return;
  }
  main.add("COUNT").set("COUNT", static_cast<int>(talks.size()));
  main.set("CHART_HTML", talks_by_year(view.catalog, talks, view.topic.title));
  const std::size_t shown = talks.size() <= kTalks + 2 ? talks.size() : kTalks;
  fill_timeline(main.add("TIMELINE"), view.catalog, std::span(talks).first(shown));
  if (shown == talks.size()) return;
  main.add("OLDER")
      .set("URL", "/search?q=topic:" + view.topic.slug + "&sort=date")
      .set("COUNT", static_cast<int>(talks.size() - shown));
}

void fill_more_mentions(Dictionary& section, const View& view, std::span<const Backlink> mentions) {
  Dictionary rest = section.add("REST").set("COUNT", static_cast<int>(mentions.size()));
  const std::size_t shown = std::min(mentions.size(), kMoreMentions);
  for (const Backlink& mention : mentions.first(shown)) {
    fill_line(rest.add("DOCUMENT"), view.catalog, view.catalog[mention.document]);
  }
  if (shown < mentions.size())
    rest.add("ALL").set("URL", search_for("\"" + view.topic.title + "\""));
}

void fill_mentioned_in(Dictionary& main, const View& view) {
  const std::span<const Backlink> mentions = view.page.mentioned_in;
  if (mentions.empty()) return;
  std::vector<std::string> names = view.page.aliases;
  names.push_back(view.topic.title);
  names.push_back(view.topic.slug);
  Dictionary section = main.add("MENTIONED").set("COUNT", static_cast<int>(mentions.size()));
  const std::size_t shown = mentions.size() <= kShownMentions ? mentions.size() : kMentions;
  fill_mentions(section, view.catalog, mentions.first(shown), names);
  if (shown < mentions.size()) fill_more_mentions(section, view, mentions.subspan(shown));
}

void fill_aside(Dictionary& main, const View& view, std::span<const Counted> near) {
  if (!view.page.aliases.empty()) {
    Dictionary list = main.add("ALIASES");
    for (const std::string& name : view.page.aliases) {
      Dictionary alias = list.add("ALIAS").set("NAME", name);
      alias.show("NOT_FIRST", &name != &view.page.aliases.front());
    }
  }
  if (!view.page.children.empty()) {
    fill_counted(main.add("CHILDREN"), "CHILD", view.catalog,
                 with_talks(view.catalog, view.page.children), "talk");
  }
  if (!near.empty()) fill_counted(main.add("RELATED"), "TOPIC", view.catalog, near, "shared talk");
  if (!view.page.people.empty()) {
    fill_counted_and_rest(main.add("PEOPLE"), "PERSON", view.catalog, view.page.people, "talk",
                          kPeople);
  }
  fill_links(main, view.topic.links);
}

}  // namespace

std::string topic_html(const PageContext& context, const TopicPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const View view = {catalog, page, catalog[page.topic]};
  const std::string path = path_of(view.topic);
  Page out(context,
           {.title = view.topic.title,
            .description = view.topic.summary,
            .json = path + ".json",
            .canonical = path,
            .data = json_ld(view.topic, context.base_url),
            .feed = path + ".atom"},
           "topic.html", "topics");
  out.with_search_box();
  Dictionary& main = out.main();
  fill_header(main, view);
  fill_start(main, view);
  fill_passages(main, page.about.passages);
  fill_outcome_of_topic(main, catalog, page.topic, page.outcome);
  fill_talks(main, view);
  fill_mentioned_in(main, view);
  fill_sources(main, page.sources);
  const std::vector<Counted> near = topics_near(catalog, view.topic, page.related, kNear);
  if (!near.empty())
    main.add("NEAR").set("PICTURE_HTML", neighbourhood_svg(catalog, view.topic, near));
  fill_aside(main, view, near);
  return out.html();
}

}  // namespace plumbline

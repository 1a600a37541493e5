// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/page.h"

#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr const char* kSite = "Plumbline";

void fill_head(Dictionary& values, const PageContext& context, const Head& head) {
  values.set("TITLE", head.title.empty() ? kSite : head.title + " · " + kSite);
  values.set("DESCRIPTION", head.description);
  values.set("CANONICAL",
             context.base_url + (head.canonical.empty() ? context.path : head.canonical));
  values.set("DATA_HTML", head.data);
  values.show("JSON", head.json).show("FEED", head.feed);
  values.show("NOINDEX", !head.index);
}

void fill_footer(Dictionary& values, const Collection& collection) {
  const std::string day = iso_day(collection.published());
  values.set("TALKS", counted(collection.info().talks, "talk"));
  values.set("TOPICS", counted(collection.info().topics, "topic"));
  values.set("PUBLISHED_ISO", day);
  values.set("PUBLISHED", long_date(day));
  values.set("GENERATION", std::string_view(collection.info().generation).substr(0, 12));
}

void keep(Dictionary& box, std::string_view name, std::string_view value) {
  if (!value.empty()) box.add("KEPT").set("NAME", name).set("VALUE", value);
}

}  // namespace

Page::Page(const PageContext& context, const Head& head, const char* main, std::string_view section)
    : template_("page.html"), values_(template_.values()), main_(values_.include("MAIN", main)) {
  fill_head(values_, context, head);
  fill_footer(values_, context.collection);
  values_.show("IN_TOPICS", section == "topics");
  values_.show("IN_EVENTS", section == "events");
  values_.show("IN_PEOPLE", section == "people");
  values_.show("IN_COVERAGE", section == "coverage");
}

Page& Page::with_search_box(const SearchRequest& request) {
  Dictionary box = values_.add("SEARCH_BOX").set("Q", request.q);
  for (const auto& [name, values] : request.filters) {
    for (const std::string& value : values) keep(box, name, value);
  }
  keep(box, "from", request.from);
  keep(box, "to", request.to);
  keep(box, "sort", sort_name(request.sort));
  return *this;
}

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/page.h"

#include <algorithm>
#include <vector>

#include "schema/text/counted.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr const char* kSite = "Plumbline";

struct Twin {
  std::string_view suffix, name;
};

constexpr Twin kText = {".txt", "text"}, kCsv = {".csv", "CSV"}, kNdjson = {".ndjson", "NDJSON"},
               kAtom = {".atom", "Atom"}, kCalendar = {".ics", "iCalendar"},
               kMarkdown = {".md", "Markdown"}, kBibtex = {".bib", "BibTeX"};

// Beside JSON, the forms of a page by how its path begins (server/http/handlers.cc). The first that fits counts.
const std::pair<std::string_view, std::vector<Twin>> kTwins[] = {
    {"/talks/", {kText, kMarkdown, kBibtex, kCalendar}},
    {"/topics/", {kText, kAtom}},
    {"/people/", {kText, kAtom}},
    {"/events/", {kText, kCsv, kCalendar, kAtom}},
    {"/xref/", {kText}},
    {"/search", {kText, kCsv, kNdjson, kAtom}},
    {"/coverage", {kText, kCsv}},
    {"/citations", {kText, kCsv}},
    {"/", {kText, kCsv, kNdjson}},  // lists
};

// The page in its other forms, by the address of its JSON.
void fill_twins(Dictionary& values, const std::string& json) {
  constexpr std::string_view kJson = ".json";
  const std::size_t end = std::min(json.find('?'), json.size());
  if (!std::string_view(json).substr(0, end).ends_with(kJson)) return;
  const std::string path = json.substr(0, end - kJson.size()), query = json.substr(end);
  const auto& [beginning, twins] =
      *std::find_if(std::begin(kTwins), std::end(kTwins),
                    [&](const auto& entry) { return path.starts_with(entry.first); });
  for (const Twin& twin : twins) {
    const std::string url = path + std::string(twin.suffix) + query;
    values.add("TWIN").set("URL", url).set("NAME", twin.name);
  }
}

void fill_head(Dictionary& values, const PageContext& context, const Head& head) {
  values.set("TITLE", head.title.empty() ? kSite : head.title + " · " + kSite);
  values.set("DESCRIPTION", head.description);
  values.set("CANONICAL",
             context.base_url + (head.canonical.empty() ? context.path : head.canonical));
  values.set("DATA_HTML", head.data);
  values.show("JSON", head.json).show("FEED", head.feed);
  fill_twins(values, head.json);
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

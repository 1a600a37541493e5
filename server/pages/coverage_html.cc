// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <set>
#include <span>

#include "schema/is_one_of.h"
#include "schema/text/counted.h"
#include "server/pages/coverage.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/series.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

// Of each list; the twins have all.
constexpr std::size_t kShown = 5;
constexpr std::size_t kPlaces = 3;       // talks that have a name without a page
constexpr std::size_t kTitleBytes = 40;  // of each, where its title tells it from the others

struct View {
  const Catalog& catalog;
  Database& db;
  const CoveragePage& page;
  const Coverage& coverage;
};

void fill_option(Dictionary choice, TemplateName section, std::string_view value,
                 std::string_view label, bool chosen) {
  Dictionary option = choice.add(section).set("VALUE", value).set("LABEL", label);
  option.show("CHOSEN", chosen);
}

// Topics that have others below them.
std::vector<DocumentId> parents(const Catalog& catalog) {
  std::set<DocumentId> found;
  for (const DocumentId id : catalog.all(Kind::kTopic)) found.insert(catalog[id].parent);
  std::vector<DocumentId> sorted = by_title(catalog, Kind::kTopic);
  std::erase_if(sorted, [&](DocumentId id) { return found.count(id) == 0; });
  return sorted;
}

void fill_years(Dictionary& main, const View& view) {
  std::set<std::string> years;
  for (const DocumentId id : view.catalog.all(Kind::kEvent)) years.insert(view.catalog[id].year());
  years.erase("");
  for (const std::string& year : years) {
    fill_option(main, "FROM", year, year, year == view.page.request.from.substr(0, 4));
    fill_option(main, "TO", year, year, year == view.page.request.to.substr(0, 4));
  }
}

void fill_form(Dictionary& main, const View& view) {
  const CoverageRequest& request = view.page.request;
  for (const Series& series : list_series(view.catalog)) {
    const bool chosen = is_one_of(series.slug, request.series);
    fill_option(main, "SERIES", series.slug, series_name(view.catalog, series), chosen);
  }
  for (const DocumentId id : parents(view.catalog))
    fill_option(main, "PARENT", view.catalog[id].slug, view.catalog[id].title,
                id == request.parent);
  fill_years(main, view);
  const bool all = coverage_path(view.catalog, request) == "/coverage";
  if (!all) main.show("CLEAR");
}

void fill_trail(Dictionary& main, const View& view) {
  if (view.page.request.parent == 0) return;
  std::vector<DocumentId> steps;
  constexpr std::size_t kMaxDepth = 16;  // a circle of parents ends here
  for (DocumentId id = view.page.request.parent; id != 0 && steps.size() < kMaxDepth;
       id = view.catalog[id].parent)
    steps.insert(steps.begin(), id);
  Dictionary trail = main.add("TRAIL");
  CoverageRequest request = view.page.request;
  request.parent = 0;
  trail.add("STEP").set("URL", coverage_path(view.catalog, request)).set("TITLE", "All topics");
  for (const DocumentId id : steps) {
    request.parent = id;
    trail.add("STEP")
        .set("URL", coverage_path(view.catalog, request))
        .set("TITLE", view.catalog[id].title);
  }
}

void fill_map(Dictionary& main, const View& view) {
  const HeatMap map = heat_map_of(view.catalog, view.page);
  if (map.columns.empty()) {
    main.show("EMPTY");
    return;
  }
  if (map.rows.empty()) {
    main.show("UNTAGGED", !view.coverage.rows.empty());
    return;
  }
  Dictionary section = main.add("MAP");
  section.set("TABLE_HTML", heat_table(map));
  section.set("PICTURE", coverage_path(view.catalog, view.page.request, "/coverage.svg"));
  if (map.more.empty()) return;
  Dictionary more = section.add("FEWER");
  for (const HeatRow& row : map.more)
    more.add("ROW").set("URL", row.url).set("TITLE", row.label).set("COUNT", row.total);
}

void fill_talk(Dictionary item, TemplateName section, const View& view, DocumentId talk) {
  if (talk == 0) return;
  const Document& document = view.catalog[talk];
  item.add(section)
      .set("URL", path_of(document))
      .set("TITLE", document.title)
      .set("EVENT", view.catalog[document.event].short_name);
}

// The first of a list in {{#ITEM}}, and in {{#REST}} how many are in the twins alone.
template <class List, class Fill>
void fill_list(Dictionary section, const List& list, Fill fill) {
  const std::size_t shown = list.size() <= kShown + 2 ? list.size() : kShown;
  for (std::size_t i = 0; i < shown; ++i) fill(section.add("ITEM"), list[i]);
  if (shown < list.size()) section.add("REST").set("MORE", static_cast<int>(list.size() - shown));
}

void fill_asked_item(Dictionary place, const View& view, const AskedItem& item) {
  Dictionary entry = place.include("ROW", "asked.html");
  std::span<const DocumentId> topics = item.topics;
  if (topics.size() == 1) {  // its name is in the text, or says the same
    entry.add("LINKED").set("URL", path_of(view.catalog[topics[0]])).set("TEXT", item.line.text);
  } else {
    entry.show("TEXT", item.line.text);
    for (const DocumentId id : topics) {
      Dictionary topic = entry.add("TOPIC").set("URL", path_of(view.catalog[id]));
      topic.set("TITLE", view.catalog[id].title);
    }
  }
  entry.show("NO_TOPIC", topics.empty());
  entry.show("NEVER", !topics.empty() && item.before == 0 && item.after == 0);
  fill_talk(entry, "BEFORE", view, item.before);
  fill_talk(entry, "AFTER", view, item.after);
  entry.show("BOTH", item.before != 0 && item.after != 0);
}

// One call for papers: what nobody came to talk about, and how many items found their talks.
void fill_call(Dictionary call, const View& view, std::span<const AskedItem> items) {
  const Document& event = view.catalog[items.front().line.document];
  call.set("URL", path_of(event) + "#" + items.front().line.anchor).set("EVENT", event.short_name);
  std::vector<AskedItem> open;
  std::copy_if(items.begin(), items.end(), std::back_inserter(open),
               [](const AskedItem& item) { return !item.answered(); });
  call.set("ASKED", static_cast<int>(items.size()));
  call.set("ANSWERED", static_cast<int>(items.size() - open.size()));
  call.show("ALL", open.empty());
  fill_list(call, open,
            [&](Dictionary entry, const AskedItem& item) { fill_asked_item(entry, view, item); });
}

void fill_asked(Dictionary& main, const View& view) {
  std::span<const AskedItem> rest = view.coverage.asked;
  if (rest.empty()) return;
  Dictionary section = main.add("ASKED");
  while (!rest.empty()) {
    const DocumentId event = rest.front().line.document;
    const auto end = std::find_if(rest.begin(), rest.end(), [event](const AskedItem& item) {
      return item.line.document != event;
    });
    const auto size = static_cast<std::size_t>(end - rest.begin());
    fill_call(section.add("CALL"), view, rest.first(size));
    rest = rest.subspan(size);
  }
}

void fill_gaps(Dictionary& main, const View& view) {
  if (const auto rows = view.coverage.long_ago(view.catalog); !rows.empty()) {
    Dictionary section = main.add("LONG_AGO").set("COUNT", static_cast<int>(rows.size()));
    fill_list(section, rows, [&](Dictionary entry, const CoverageRow* row) {
      const Document& topic = view.catalog[row->topic];
      entry.set("URL", path_of(topic)).set("TITLE", topic.title);
      fill_talk(entry, "LAST", view, row->last);
    });
  }
  if (const auto rows = view.coverage.never(); !rows.empty()) {
    Dictionary section = main.add("NEVER").set("COUNT", static_cast<int>(rows.size()));
    fill_list(section, rows, [&](Dictionary entry, const CoverageRow* row) {
      const Document& topic = view.catalog[row->topic];
      entry.set("URL", path_of(topic)).set("TITLE", topic.title);
      if (row->elsewhere != 0) {
        fill_talk(entry, "ELSEWHERE", view, row->elsewhere);
      } else if (row->named > 0) {
        entry.show("NAMED", counted(row->named, "talk"));
      }
    });
  }
}

// Else the name of the event would tell nobody which talk is which.
bool are_of_several_events(const Catalog& catalog, std::span<const UnnamedName::Place> places) {
  return std::any_of(places.begin(), places.end(), [&](const UnnamedName::Place& place) {
    return catalog[place.talk].event != catalog[places.front().talk].event;
  });
}

void fill_unnamed(Dictionary& main, const View& view) {
  const auto& names = view.coverage.unnamed;
  if (names.empty()) return;
  Dictionary section = main.add("UNNAMED").set("COUNT", static_cast<int>(names.size()));
  fill_list(section, names, [&](Dictionary entry, const UnnamedName& name) {
    SearchRequest request;
    request.q = "\"" + name.name + "\"";
    entry.set("URL", search_path("/search", request)).set("NAME", name.name);
    entry.set("TALKS", counted(name.talks, "talk"));
    const std::span shown = std::span(name.newest).first(std::min(kPlaces, name.newest.size()));
    const bool by_event = are_of_several_events(view.catalog, shown);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const auto& place = shown[i];
      const Document& talk = view.catalog[place.talk];
      Dictionary at = entry.add("PLACE")
                          .set("TITLE", talk.title)
                          .set("LABEL", by_event ? std::string(view.catalog[talk.event].short_name)
                                                 : shortened(talk.title, kTitleBytes));
      const std::string anchor = anchor_of(view.db, place);
      at.set("URL", path_of(talk) + (anchor.empty() ? "" : "#" + anchor));
      at.show("NOT_FIRST", i > 0);
    }
  });
}

void fill_notes(Dictionary& main, const View& view) {
  const auto& editions = view.coverage.notes;
  if (editions.empty()) return;
  std::size_t talks = 0;
  for (const EditionNotes& notes : editions) talks += notes.without.size();
  Dictionary section = main.add("NO_NOTES").set("COUNT", static_cast<int>(talks));
  fill_list(section, editions, [&](Dictionary entry, const EditionNotes& notes) {
    const Document& event = view.catalog[notes.event];
    SearchRequest request;
    request.q = "event:" + event.slug + " type:talk -has:notes";
    if (view.page.request.parent != 0)
      request.q += " under:" + view.catalog[view.page.request.parent].slug;
    entry.set("URL", search_path("/search", request)).set("EVENT", event.short_name);
    entry.set("WITHOUT", static_cast<int>(notes.without.size())).set("OF", notes.talks);
  });
}

// "LPC, Kangrejos, 2024, from 2023", of what was chosen; "" for all editions.
std::string chosen_editions(const View& view) {
  const CoverageRequest& request = view.page.request;
  std::vector<std::string> words;
  for (const Series& series : list_series(view.catalog)) {
    if (is_one_of(series.slug, request.series)) words.push_back(series_name(view.catalog, series));
  }
  words.insert(words.end(), request.years.begin(), request.years.end());
  if (!request.from.empty()) words.push_back("from " + request.from);
  if (!request.to.empty()) words.push_back("to " + request.to);
  return joined(words);
}

std::string title_of(const View& view) {
  const DocumentId parent = view.page.request.parent;
  const std::string title = parent == 0 ? "What was talked about, and what was not"
                                        : view.catalog[parent].title + ": what was talked about";
  const std::string editions = chosen_editions(view);
  return editions.empty() ? title : title + " (" + editions + ")";
}
}  // namespace

std::string coverage_html(const PageContext& context, Database& db, const CoveragePage& page) {
  const Catalog& catalog = context.collection.catalog();
  const View view = {catalog, db, page, page.coverage};
  const auto twin = [&](const char* suffix) {
    return coverage_path(catalog, page.request, std::string("/coverage") + suffix);
  };
  Page out(context,
           {.title = title_of(view),
            .description =
                "Topics by edition: counts and gaps, what was never talked about, what is not "
                "discussed since, what a call for papers asked for in vain.",
            .json = twin(".json"),
            .canonical = coverage_path(catalog, page.request)},
           "coverage.html", "coverage");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("TITLE", title_of(view));
  main.set("EDITIONS", counted(page.coverage.events.size(), "edition"));
  const std::size_t topics = page.coverage.rows.size();
  if (topics > 0) main.show("TOPICS", counted(topics, "topic"));
  main.show("NO_TOPICS", topics == 0);
  main.set("YEARS", kLongAgo);
  main.set("CSV", twin(".csv")).set("TEXT", twin(".txt")).set("JSON", twin(".json"));
  fill_trail(main, view);
  fill_form(main, view);
  fill_map(main, view);
  fill_asked(main, view);
  fill_gaps(main, view);
  fill_unnamed(main, view);
  fill_notes(main, view);
  return out.html();
}

}  // namespace plumbline

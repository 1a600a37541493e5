// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <set>

#include "schema/text/counted.h"
#include "schema/text/reference_key.h"
#include "server/pages/citations.h"
#include "server/pages/letters.h"
#include "server/pages/load.h"
#include "server/pages/page.h"
#include "server/pages/quote.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kPlaces = 4;  // of a thing; its search has all

struct Words {
  std::string_view kind, one, all;
};
constexpr Words kWords[] = {{"talk", "Talk here", "Talks here"},
                            {"message", "Mail", "Mails"},
                            {"lwn", "LWN article", "LWN articles"},
                            {"commit", "Commit", "Commits"},
                            {"cve", "Vulnerability", "Vulnerabilities"},
                            {"path", "File of the kernel", "Files of the kernel"},
                            {"crate", "Crate", "Crates"},
                            {"url", "Page elsewhere", "Pages elsewhere"}};

const Words& words_of_kind(std::string_view kind) {
  const auto found = std::find_if(std::begin(kWords), std::end(kWords),
                                  [kind](const Words& words) { return words.kind == kind; });
  return found == std::end(kWords) ? kWords[0] : *found;
}

struct View {
  const Catalog& catalog;
  Database& db;
  const CitationsPage& page;
};

std::string search_for(const std::string& q) {
  SearchRequest request;
  request.q = q;
  return search_path("/search", request);
}

// "LPC 2023, notes" or "topic, among its sources"
std::string where(const View& view, const CitingPlace& place, const ShownPassage& passage) {
  const Document& document = view.catalog[place.document];
  std::string words =
      document.kind == Kind::kTalk ? view.catalog[document.event].short_name : kind_words(document);
  if (place.passage == 0)
    return words +
           (place.link == "source" ? ", among its sources" : ", as " + link_label(place.link));
  const bool own_text = passage.part == "abstract" || passage.part == "about";
  return own_text ? words : words + ", " + passage.part;
}

// What a heading says of a thing.
std::string heading_of(const Catalog& catalog, const CitedThing& thing) {
  const std::string name = name_of(catalog, thing);
  if (thing.kind == "lwn") return "lwn.net/Articles/" + name;
  return thing.kind == "commit" ? "commit " + name : name;
}

// How texts write it, for the sentence that is shown.
std::vector<std::string> spellings_of(const Catalog& catalog, const CitedThing& thing) {
  const std::string name = name_of(catalog, thing);
  if (thing.kind == "crate") return {name + " crate", "crate " + name, name};
  if (thing.kind == "commit") return {name, name.substr(0, 12), name.substr(0, 7)};
  return {name};
}

void fill_place(Dictionary item, const View& view, const CitedThing& thing,
                const CitingPlace& place) {
  const Document& document = view.catalog[place.document];
  const ShownPassage passage =
      place.passage == 0 ? ShownPassage{} : read_shown_passage(view.db, place.passage);
  const std::string anchor = place.passage == 0 ? "sources" : passage.anchor;
  item.set("URL", path_of(document) + (anchor.empty() ? "" : "#" + anchor));
  item.set("TITLE", document.title).set("WHERE", where(view, place, passage));
  if (!passage.text.empty())
    item.add("QUOTE").set("QUOTE_HTML", quote(passage.text, spellings_of(view.catalog, thing)));
}

void fill_thing(Dictionary item, const View& view, const CitedThing& thing) {
  item.set("KIND", cited_words(thing.kind)).set("NAME", heading_of(view.catalog, thing));
  item.set("URL", search_for(query_of(view.catalog, thing)));
  if (thing.kind == "talk") {
    item.set("URL", address_of(view.catalog, thing) + "#cited");
  } else if (const std::string address = address_of(view.catalog, thing); !address.empty()) {
    item.add("ELSEWHERE").set("URL", address).set("HOST", host_of(address));
  }
  item.set("COUNT", counted(thing.documents, "document"));
  if (thing.kind != "talk") {
    for (const DocumentId id : thing.is)
      item.add("IS").set("URL", path_of(view.catalog[id])).set("TITLE", view.catalog[id].title);
  }
  const std::size_t shown = std::min(thing.places.size(), kPlaces);
  for (std::size_t i = 0; i < shown; ++i)
    fill_place(item.add("PLACE"), view, thing, thing.places[i]);
  if (shown < thing.places.size())
    item.add("MORE").set("MORE", static_cast<int>(thing.places.size() - shown));
}

void fill_kinds(Dictionary& main, const View& view) {
  const bool all = view.page.kinds.empty();
  main.add("KIND_LINK").set("URL", "/citations").set("LABEL", "All").show("CURRENT", all);
  for (const Words& words : kWords) {
    const bool current = view.page.kinds == std::vector<std::string>{std::string(words.kind)};
    Dictionary link = main.add("KIND_LINK").set("LABEL", words.all).show("CURRENT", current);
    link.set("URL", "/citations?kind=" + std::string(words.kind));
  }
}
}  // namespace

std::string_view cited_words(std::string_view kind) { return words_of_kind(kind).one; }
std::string_view cited_words_of_all(std::string_view kind) { return words_of_kind(kind).all; }

std::string address_of(const Catalog& catalog, const CitedThing& thing) {
  return thing.kind == "talk" ? path_of(catalog[thing.is.front()]) : address_of_key(thing.key);
}

std::string query_of(const Catalog& catalog, const CitedThing& thing) {
  const std::string value = name_of(catalog, thing);
  if (thing.kind == "talk") return path_of(catalog[thing.is.front()]);
  if (thing.kind == "commit") return "commit " + value;
  if (thing.kind == "crate") return value + " crate";
  if (thing.kind == "message") return "<" + value + ">";
  if (thing.kind == "lwn" || thing.kind == "url") return address_of_key(thing.key);
  return value;
}

std::string citations_path(const CitationsPage& page, std::string_view cursor,
                           std::string_view path) {
  std::string out(path);
  char separator = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    out += separator + std::string(name) + "=" + percent_encode(value);
    separator = '&';
  };
  for (const std::string& kind : page.kinds) add("kind", kind);
  if (!cursor.empty()) add("cursor", cursor);
  return out;
}

namespace {
// Of a page of things of some kinds, and of those behind the first page.
std::string title_of(const View& view) {
  std::vector<std::string> kinds;
  for (const std::string& kind : view.page.kinds) kinds.emplace_back(cited_words_of_all(kind));
  std::string title = "What is cited most";
  if (!kinds.empty()) title += ": " + joined(kinds);
  const bool first = view.page.prev.empty() || view.page.things.empty();
  return title_from(title, first ? "" : name_of(view.catalog, view.page.things.front()));
}
}  // namespace

std::string citations_html(const PageContext& context, Database& db, const CitationsPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const View view = {catalog, db, page};
  Page out(context,
           {.title = title_of(view),
            .description =
                "Mails, articles, commits, vulnerabilities, files of the kernel, crates and talks "
                "by how many texts refer to them.",
            .json = citations_path(page, "", "/citations.json"),
            .canonical = citations_path(page, "")},
           "citations.html", "coverage");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("TOTAL", counted(page.total, "thing"));
  main.set("CSV", citations_path(page, "", "/citations.csv"));
  main.set("TEXT", citations_path(page, "", "/citations.txt"));
  fill_kinds(main, view);
  main.show("NONE", page.things.empty());
  for (const CitedThing& thing : page.things) fill_thing(main.add("THING"), view, thing);
  if (page.next.empty() && page.prev.empty()) return out.html();
  Dictionary pager = main.add("PAGER");
  if (!page.prev.empty()) pager.add("PREVIOUS").set("URL", citations_path(page, page.prev));
  if (!page.next.empty()) pager.add("NEXT").set("URL", citations_path(page, page.next));
  return out.html();
}

}  // namespace plumbline

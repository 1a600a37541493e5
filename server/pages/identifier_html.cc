// SPDX-License-Identifier: MIT OR Apache-2.0
#include <span>

#include "schema/text/counted.h"
#include "server/pages/identifiers.h"
#include "server/pages/letters.h"
#include "server/pages/lists.h"
#include "server/pages/load.h"
#include "server/pages/page.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::size_t kRows = 300;   // of the index on one page
constexpr std::size_t kPlaces = 60;  // of one identifier

// "Pin 12, Pin<&mut T> 3": where there is more than the name itself.
void fill_spellings(Dictionary& main, const IdentifierPage& page) {
  if (page.spellings.size() == 1 && page.spellings.front().first == page.name) return;
  Dictionary list = main.add("SPELLINGS");
  for (const auto& [spelling, count] : page.spellings) {
    list.add("SPELLING").set("SPELLING", spelling).set("COUNT", count);
  }
}

void fill_places(Dictionary& main, const Catalog& catalog, Database& db, const IdentifierPage& page,
                 const Window& shown) {
  std::vector<std::string> names = {page.name};
  for (const auto& [spelling, count] : page.spellings) names.push_back(spelling);
  const std::span<const Backlink> all = page.places;
  const auto of_page = all.subspan(shown.begin, shown.end - shown.begin);
  std::vector<Backlink> places(of_page.begin(), of_page.end());
  show(db, places);
  fill_mentions(main, catalog, places, names);
}

std::string summary_of(const IdentifierPage& page) {
  return counted(page.places.size(), "passage") + " of " + counted(page.documents, "document");
}

}  // namespace

std::string identifiers_html(const PageContext& context, const std::vector<IdentifierRow>& rows,
                             std::string_view at) {
  const std::string count = counted(rows.size(), "identifier");
  Page out(context,
           {.title = title_from("Index of identifiers", at),
            .description = count + " of code that occur in talks and topics, A to Z.",
            .json = "/xref.json",
            .canonical = path_at("/xref", at)},
           "identifiers.html");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("COUNT", count).show("NONE", rows.empty());
  std::vector<LetterEntry> entries;
  for (const IdentifierRow& row : rows) {
    const std::string bare = row.name.substr(row.name.find_first_not_of("_-"));
    entries.push_back({index_letter(bare), bare});
  }
  fill_letters(main, "/xref", entries, at, kRows, [&](Dictionary letter, std::size_t i) {
    letter.add("IDENTIFIER")
        .set("URL", path_of_identifier(rows[i].name))
        .set("NAME", rows[i].name)
        .set("COUNT", rows[i].passages);
  });
  return out.html();
}

std::string identifier_html(const PageContext& context, Database& db, const IdentifierPage& page,
                            std::string_view at) {
  const Catalog& catalog = context.collection.catalog();
  const std::string path = path_of_identifier(page.name);
  const Window shown = places_from(catalog, page, at, kPlaces);
  const std::string here = shown.first() ? "" : place_key(catalog, page.places[shown.begin]);
  Page out(context,
           {.title = title_from(page.name + " in code and texts", here),
            .description = page.name + " in " + summary_of(page) + ".",
            .json = path_of_identifier(page.name, ".json"),
            .canonical = path_at(path, here)},
           "identifier.html");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("NAME", page.name).set("SUMMARY", summary_of(page));
  fill_spellings(main, page);
  if (page.document) {
    const Document& document = catalog[*page.document];
    main.add("SEE").set("URL", path_of(document)).set("TITLE", document.title);
  }
  SearchRequest request;
  request.q = "\"" + page.name + "\"";
  main.set("SEARCH_URL", search_path("/search", request));
  fill_places(main, catalog, db, page, shown);
  fill_steps(main, path, shown, [&](std::size_t i) { return place_key(catalog, page.places[i]); });
  return out.html();
}

}  // namespace plumbline

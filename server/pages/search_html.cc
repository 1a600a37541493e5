// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <cstdio>
#include <optional>

#include "schema/text/counted.h"
#include "schema/text/fold.h"
#include "schema/text/reference_key.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/search_facets.h"
#include "server/pages/search_hits.h"
#include "server/pages/search_view.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

void fill_card(Dictionary& main, const SearchView& view) {
  if (!view.results.card) return;
  const Document& document = view.catalog[*view.results.card];
  Dictionary card = main.include("CARD", "card.html");
  card.set("KIND", kind_words(document)).set("URL", path_of(document)).set("TITLE", document.title);
  card.show("SUMMARY", document.summary);
  if (document.start_here != 0) {
    fill_line(card.add("START"), view.catalog, view.catalog[document.start_here]);
  }
  const auto talks = static_cast<std::int64_t>(document.talks.size());
  if (talks > 0) {
    Dictionary line = card.add("TALKS").set("TALKS", counted(talks, "talk"));
    line.set("SPARK_HTML", spark_svg(count_talks(years_of_collection(view.catalog), view.catalog,
                                                 document.talks)));
  }
  if (document.parent == 0) return;
  const Document& parent = view.catalog[document.parent];
  card.add("PARENT")
      .show("NOT_FIRST", talks > 0)
      .set("URL", path_of(parent))
      .set("TITLE", parent.title);
}

Sort effective_sort(const SearchView& view) {
  if (view.request.sort != Sort::kDefault) return view.request.sort;
  const bool ranked = !view.results.hits.empty() && view.results.hits.front().score > 0;
  return ranked ? Sort::kRelevance : Sort::kNewest;
}

void fill_sorting(Dictionary& main, const SearchView& view) {
  if (view.results.total < 2) return;
  constexpr std::pair<Sort, std::string_view> kLabels[] = {{Sort::kRelevance, "Best match"},
                                                           {Sort::kNewest, "Newest"},
                                                           {Sort::kOldest, "Oldest"},
                                                           {Sort::kTitle, "Title"}};
  Dictionary sorting = main.add("SORTING");
  for (const auto& [sort, label] : kLabels) {
    if (sort == Sort::kRelevance && view.request.q.empty()) continue;
    SearchRequest changed = view.request;
    changed.cursor.clear();
    changed.sort = sort == Sort::kRelevance ? Sort::kDefault : sort;
    Dictionary choice = sorting.add("SORT").set("URL", view.path(changed)).set("LABEL", label);
    choice.show("CURRENT", sort == effective_sort(view));
  }
  sorting.show("NARROW", !view.results.facets.empty());
}

// Names that are other spellings of something, of which its card does not tell.
void fill_aliases(Dictionary& main, const SearchView& view) {
  std::optional<Dictionary> list;
  for (const RecognizedName& name : view.results.aliases) {
    const Document& document = view.catalog[name.document];
    if (fold(document.title) == fold(name.typed) || view.results.card == name.document) continue;
    const bool first = !list;
    if (first) list = main.add("ALIASES");
    Dictionary alias = list->add("ALIAS").set("TYPED", name.typed).show("NOT_FIRST", !first);
    alias.set("URL", path_of(document)).set("TITLE", document.title);
  }
}

// What the results have of the words, where not all of them have all.
void fill_relaxed(Dictionary& main, const SearchView& view) {
  const SearchResults& results = view.results;
  if (!results.relaxed) return;
  if (results.question) {
    main.show("QUESTION", true);
    return;
  }
  Dictionary relaxed = main.add("RELAXED");
  const std::string exact = counted(results.exact_total, "result");
  const bool one = results.exact_total == 1;
  relaxed.set("EXACT", results.exact_total == 0 ? "None has" : exact + (one ? " has" : " have"));
  for (const Relaxation& relaxation : results.relaxations) {
    Dictionary drop = relaxed.add("DROP").set("URL", view.path_with(relaxation.q));
    drop.set("WORD", relaxation.drop).set("TOTAL", counted(relaxation.total, "result"));
  }
}

// What the query names, above those that know it.
void fill_thing(Dictionary& main, const SearchView& view) {
  const std::optional<Thing>& thing = view.results.thing;
  if (!thing || !thing->known || thing->is_code()) return;
  const std::string address = thing->key.empty() ? "" : address_of_key(thing->key);
  Dictionary line = main.add("THING").set("NAME", capitalised(name_of(*thing)));
  if (!address.empty()) line.add("ELSEWHERE").set("URL", address);
  const bool is_here = std::any_of(view.results.hits.begin(), view.results.hits.end(),
                                   [](const Hit& hit) { return hit.relation == "is"; });
  line.show("IS", is_here).show("CITED", !is_here);
}

// How the query was read, where that is not plain to see.
void fill_understood(Dictionary& main, const SearchView& view) {
  const SearchResults& results = view.results;
  main.set("TOTAL", results.total == 0 ? "Nothing found" : counted(results.total, "result"));
  const std::string& q = results.fuzzy ? results.suggestions.at(0).q : view.request.q;
  if (!q.empty()) main.add("FOR").set("Q", q);
  const bool thing = results.thing && !results.thing->is_code() && !results.card;
  if (results.understood != q && !thing) main.show("UNDERSTOOD", results.understood);
  fill_thing(main, view);
  fill_aliases(main, view);
  fill_relaxed(main, view);
  for (const std::string& warning : results.warnings) main.add("WARNING").set("WARNING", warning);
}

void fill_suggestion(Dictionary entry, const SearchView& view, const Suggestion& suggestion) {
  entry.set("URL", view.path_with(suggestion.q)).set("Q", suggestion.q);
  entry.set("TOTAL", counted(suggestion.total, "result"));
}

// Spellings beside the one that is shown; where none is shown, all.
void fill_other_spellings(Dictionary& main, const SearchView& view) {
  const auto& suggestions = view.results.suggestions;
  const std::size_t first = view.results.fuzzy ? 1 : 0;
  if (view.results.total == 0 || suggestions.size() <= first) return;
  Dictionary list = main.add("OTHERS");
  list.set("LABEL", view.results.fuzzy ? "Other spellings" : "Did you mean");
  for (std::size_t i = first; i < suggestions.size(); ++i) {
    Dictionary entry = list.add("SPELLING").show("NOT_FIRST", i > first);
    fill_suggestion(entry, view, suggestions[i]);
  }
}

void fill_coaching(Dictionary& main, const SearchView& view) {
  const SearchResults& results = view.results;
  if (results.total > 0) return;
  Dictionary coach = main.add("NONE");
  if (!results.suggestions.empty()) {
    Dictionary list = coach.add("SUGGESTIONS");
    for (const Suggestion& suggestion : results.suggestions) {
      fill_suggestion(list.add("SUGGESTION"), view, suggestion);
    }
  }
  if (!results.relaxations.empty()) {
    Dictionary list = coach.add("RELAXATIONS");
    for (const Relaxation& relaxation : results.relaxations) {
      Dictionary entry = list.add("RELAXATION").set("URL", view.path_with(relaxation.q));
      entry.set("DROP", relaxation.drop).set("TOTAL", counted(relaxation.total, "result"));
    }
  }
  if (view.is_filtered() && !view.request.q.empty()) {
    coach.add("WITHOUT_FILTERS").set("URL", view.path_without_filters());
  }
}

void fill_pager(Dictionary& main, const SearchView& view) {
  const SearchResults& results = view.results;
  if (results.next.empty() && results.prev.empty()) return;
  Dictionary pager = main.add("PAGER");
  const auto add = [&](TemplateName section, const std::string& cursor) {
    if (cursor.empty()) return;
    pager.add(section).set("URL", search_path("/search", view.request, cursor));
  };
  add("PREVIOUS", results.prev);
  add("NEXT", results.next);
}

Head search_head(const SearchView& view) {
  const SearchRequest& request = view.request;
  const std::string total = counted(view.results.total, "result");
  Head head;
  head.title = request.q.empty() ? "Search (" + total + ")" : request.q + " (" + total + ")";
  head.description =
      request.q.empty() ? total + ", talks and topics." : total + " for " + request.q + ".";
  const std::string query = view.context.query.empty() ? "" : "?" + view.context.query;
  head.json = "/search.json" + query;
  head.feed = "/search.atom" + query;
  SearchRequest plain = request;
  plain.explain = false;
  head.canonical = search_path("/search", plain, request.cursor);
  head.index = false;
  return head;
}

}  // namespace

std::string search_html(const PageContext& context, const SearchRequest& request,
                        const SearchResults& results) {
  const SearchView view = {context, context.collection.catalog(), request, results};
  Page page(context, search_head(view), "search.html");
  page.with_search_box(request);
  Dictionary& main = page.main();
  main.set("HEADING", request.q.empty() ? "All talks and topics" : "Results for " + request.q);
  fill_chips(main, view);
  fill_card(main, view);
  fill_understood(main, view);
  fill_sorting(main, view);
  fill_hits(main, view);
  fill_other_spellings(main, view);
  fill_coaching(main, view);
  fill_pager(main, view);
  fill_facets(main, view);
  return page.html();
}

}  // namespace plumbline

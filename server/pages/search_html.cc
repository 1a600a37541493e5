// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <cstdio>
#include <optional>
#include <span>

#include "schema/text/address_key.h"
#include "schema/text/fold.h"
#include "server/pages/lists.h"
#include "server/pages/outcome.h"
#include "server/pages/page.h"
#include "server/pages/recording.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kFacetValues = 7;      // shown at once
constexpr std::size_t kMaxFacetValues = 40;  // with those behind "more"

constexpr std::pair<std::string_view, std::string_view> kFacetNames[] = {
    {"type", "Type"},   {"year", "Year"},       {"event", "Event"},
    {"topic", "Topic"}, {"speaker", "Speaker"}, {"kind", "Kind of talk"},
    {"has", "Has"},     {"series", "Series"},   {"lang", "Language"}};

std::string facet_name(std::string_view filter) {
  for (const auto& [name, words] : kFacetNames) {
    if (name == filter) return std::string(words);
  }
  return capitalised(filter);
}

// Everything that the functions below look at.
struct View {
  const PageContext& context;
  const Catalog& catalog;
  const SearchRequest& request;
  const SearchResults& results;

  std::string path(const SearchRequest& changed) const { return search_path("/search", changed); }
  std::string path_with(const std::string& q) const {
    SearchRequest changed = request;
    changed.q = q;
    changed.cursor.clear();
    return path(changed);
  }
};

bool is_filtered(const SearchRequest& request) {
  return !request.filters.empty() || !request.from.empty() || !request.to.empty();
}

SearchRequest without_filters(const SearchRequest& request) {
  SearchRequest plain;
  plain.q = request.q;
  plain.sort = request.sort;
  return plain;
}

// "LPC 2023" for event lpc-2023, the title of a topic, the name of a person.
std::string filter_label(const Catalog& catalog, std::string_view filter,
                         const std::string& value) {
  const auto title = [&](Kind kind) {
    const Document* document = catalog.find(kind, value);
    if (document == nullptr) return value;
    return kind == Kind::kEvent ? document->short_name : document->title;
  };
  if (filter == "event") return title(Kind::kEvent);
  if (filter == "topic") return title(Kind::kTopic);
  if (filter == "speaker") return title(Kind::kPerson);
  if (filter == "has" && value == "video") return "recording";
  return value;
}

void add_chip(Dictionary& chips, std::string_view name, std::string_view label,
              const std::string& url) {
  chips.add("CHIP").set("NAME", name).set("LABEL", label).set("URL", url);
}

void fill_chips(Dictionary& main, const View& view) {
  if (!is_filtered(view.request)) return;
  Dictionary chips = main.add("CHIPS");
  int count = 0;
  for (const auto& [name, values] : view.request.filters) {
    for (const std::string& value : values) {
      add_chip(chips, facet_name(name), filter_label(view.catalog, name, value),
               view.path(toggled(view.request, name, value)));
      ++count;
    }
  }
  for (std::string SearchRequest::*end : {&SearchRequest::from, &SearchRequest::to}) {
    if (view.request.*end == "") continue;
    SearchRequest open = view.request;
    open.cursor.clear();
    (open.*end).clear();
    const bool from = end == &SearchRequest::from;
    add_chip(chips, from ? "From" : "Until", long_date(view.request.*end), view.path(open));
    ++count;
  }
  if (count > 1) chips.add("CLEAR").set("URL", view.path(without_filters(view.request)));
}

void fill_card(Dictionary& main, const View& view) {
  if (!view.results.card) return;
  const Document& document = view.catalog[*view.results.card];
  Dictionary card = main.include("CARD", "card.html");
  card.set("KIND", kind_words(document)).set("URL", path_of(document)).set("TITLE", document.title);
  card.show("SUMMARY", document.summary);
  if (document.start_here != 0) {
    fill_line(card.add("START"), view.catalog, view.catalog[document.start_here]);
  }
  const auto talks = static_cast<std::int64_t>(document.talks.size());
  if (talks > 0) card.add("TALKS").set("TALKS", counted(talks, "talk"));
  if (document.parent == 0) return;
  const Document& parent = view.catalog[document.parent];
  card.add("PARENT")
      .show("NOT_FIRST", talks > 0)
      .set("URL", path_of(parent))
      .set("TITLE", parent.title);
}

Sort effective_sort(const View& view) {
  if (view.request.sort != Sort::kDefault) return view.request.sort;
  const bool ranked = !view.results.hits.empty() && view.results.hits.front().score > 0;
  return ranked ? Sort::kRelevance : Sort::kNewest;
}

void fill_sorting(Dictionary& main, const View& view) {
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
void fill_aliases(Dictionary& main, const View& view) {
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
void fill_relaxed(Dictionary& main, const View& view) {
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
void fill_thing(Dictionary& main, const View& view) {
  const std::optional<Thing>& thing = view.results.thing;
  if (!thing || !thing->known || thing->is_code()) return;
  const std::string address = thing->key.empty() ? "" : address_of_key(thing->key);
  Dictionary line = main.add("THING").set("NAME", capitalised(name_of(*thing)));
  if (!address.empty()) line.add("ELSEWHERE").set("URL", address);
  const bool is_here = std::any_of(view.results.hits.begin(), view.results.hits.end(),
                                   [](const Hit& hit) { return hit.relation == "is"; });
  line.show(is_here ? "IS" : "CITED");
}

std::string relation_words(const std::string& relation) {
  if (relation == "is") return "is this";
  if (relation == "links") return "links to it";
  return relation == "cites" ? "cites it" : "";
}

// How the query was read, where that is not plain to see.
void fill_understood(Dictionary& main, const View& view) {
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

// "7.42"
std::string score_words(double score) {
  char words[32];
  std::snprintf(words, sizeof words, "%.2f", score);
  return words;
}

std::string place_url(const Document& document, const Snippet& snippet) {
  return path_of(document) + (snippet.anchor.empty() ? "" : "#" + snippet.anchor);
}

void fill_snippet(Dictionary& item, const Document& document, const Snippet& snippet) {
  Dictionary place = item.add("SNIPPET");
  place.set("TEXT_HTML", marked(snippet.text, snippet.marks));
  const std::string watch = snippet.seconds ? moment_url(document, *snippet.seconds) : "";
  if (!watch.empty())
    place.add("WATCH").set("URL", watch).set("TIME", time_words(*snippet.seconds));
  if (snippet.anchor.empty()) return;
  std::string label = place_words(snippet.part, snippet.page, snippet.seconds);
  if (!snippet.heading.empty()) label += ": " + snippet.heading;
  place.add("PLACE").set("URL", place_url(document, snippet)).set("LABEL", label);
}

void fill_also(Dictionary& item, const Document& document, const std::vector<Snippet>& snippets) {
  if (snippets.empty()) return;
  Dictionary also = item.add("ALSO");
  for (const Snippet& snippet : snippets) {
    Dictionary place = also.add("PLACE").set("URL", place_url(document, snippet));
    std::string label = place_words(snippet.part, snippet.page, snippet.seconds);
    label[0] = static_cast<char>(label[0] | 0x20);
    place.set("LABEL", label).show("NOT_FIRST", &snippet != &snippets.front());
  }
}

void fill_facts(Dictionary& item, const Catalog& catalog, const Document& document) {
  item.set("KIND", kind_words(document));
  if (document.kind == Kind::kTalk) {
    const Document& event = catalog[document.event];
    item.add("EVENT").set("URL", path_of(event)).set("TITLE", event.short_name);
    item.show("FACT", joined(titles_of(catalog, document.speakers)));
    item.show("HAS", has_words(document));
    return;
  }
  if (document.kind == Kind::kEvent) item.show("FACT", date_range(document.start, document.end));
  if (document.talks.empty()) return;
  item.show("FACT", counted(static_cast<std::int64_t>(document.talks.size()), "talk"));
}

// How the score came about, where it was asked for.
void fill_reasons(Dictionary& item, const Hit& hit) {
  if (hit.reasons.empty()) return;
  Dictionary why = item.add("WHY").set("SCORE", score_words(hit.score));
  for (const Reason& reason : hit.reasons) {
    why.add("REASON").set("WHAT", reason.what).set("SCORE", score_words(reason.score));
  }
}

// What a search for decisions found, in place of a snippet.
void fill_stated(Dictionary& item, const Document& document, const std::vector<StatedLine>& lines) {
  constexpr std::size_t kShown = 6;
  Dictionary list = item.add("STATED");
  for (const StatedLine& line : std::span(lines).first(std::min(lines.size(), kShown))) {
    Dictionary entry = list.add("LINE").set("KIND", line.kind).set("TEXT", line.text);
    entry.set("NAME", outcome_words(outcome_of(line.kind).value_or(Stated::kDecision)));
    entry.set("URL", path_of(document) + "#" + line.anchor);
  }
  if (lines.size() > kShown)
    list.add("MORE")
        .set("URL", path_of(document) + "#stated")
        .set("COUNT", static_cast<int>(lines.size() - kShown));
}

void fill_hit(Dictionary item, const Catalog& catalog, const Hit& hit, const std::string& missing) {
  const Document& document = catalog[hit.document];
  item.set("URL", path_of(document)).set("TITLE_HTML", marked(document.title, hit.title_marks));
  fill_facts(item, catalog, document);
  item.show("RELATION", relation_words(hit.relation));
  if (!hit.stated.empty()) {
    fill_stated(item, document, hit.stated);
  } else if (hit.snippet && !hit.snippet->text.empty()) {
    fill_snippet(item, document, *hit.snippet);
  } else {
    item.show("SUMMARY", document.summary);
  }
  item.show("MISSING", missing);
  fill_also(item, document, hit.also);
  fill_reasons(item, hit);
}

void fill_hits(Dictionary& main, const View& view) {
  if (view.results.hits.empty()) return;
  Dictionary list = main.add("LIST");
  for (const Hit& hit : view.results.hits) {
    // Its card stands above, without a score.
    if (view.results.card == hit.document && !view.request.explain) continue;
    // Of a question everything lacks something.
    const std::string missing = view.results.question ? "" : joined(hit.missing);
    fill_hit(list.add("HIT"), view.catalog, hit, missing);
  }
}

void fill_suggestion(Dictionary entry, const View& view, const Suggestion& suggestion) {
  entry.set("URL", view.path_with(suggestion.q)).set("Q", suggestion.q);
  entry.set("TOTAL", counted(suggestion.total, "result"));
}

// Spellings beside the one that is shown; where none is shown, all.
void fill_other_spellings(Dictionary& main, const View& view) {
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

void fill_coaching(Dictionary& main, const View& view) {
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
  if (is_filtered(view.request) && !view.request.q.empty()) {
    coach.add("WITHOUT_FILTERS").set("URL", view.path(without_filters(view.request)));
  }
}

void fill_pager(Dictionary& main, const View& view) {
  const SearchResults& results = view.results;
  if (results.next.empty() && results.prev.empty()) return;
  Dictionary pager = main.add("PAGER");
  const auto add = [&](const char* section, const std::string& cursor) {
    if (cursor.empty()) return;
    pager.add(section).set("URL", search_path("/search", view.request, cursor));
  };
  add("PREVIOUS", results.prev);
  add("NEXT", results.next);
}

void fill_value(Dictionary value, const View& view, std::string_view filter, const FacetValue& of) {
  value.set("URL", view.path(toggled(view.request, filter, of.value)));
  // A value that no result has comes without a label.
  const std::string label =
      of.label == of.value ? filter_label(view.catalog, filter, of.value) : of.label;
  value.set("LABEL", label).set("COUNT", of.count).show("CHOSEN", of.chosen);
}

void fill_facet(Dictionary& main, const View& view, std::string_view filter,
                std::vector<FacetValue> values) {
  const bool one_for_all =
      values.size() == 1 && !values[0].chosen && values[0].count >= view.results.total;
  if (values.empty() || one_for_all) return;  // nothing to choose
  std::stable_partition(values.begin(), values.end(),
                        [](const FacetValue& value) { return value.chosen; });
  values.resize(std::min(values.size(), kMaxFacetValues));
  Dictionary facet = main.add("FACET").set("NAME", facet_name(filter));
  std::size_t shown = values.size() <= kFacetValues + 2 ? values.size() : kFacetValues;
  while (shown < values.size() && values[shown].chosen) ++shown;
  for (std::size_t i = 0; i < shown; ++i) fill_value(facet.add("VALUE"), view, filter, values[i]);
  if (shown == values.size()) return;
  Dictionary rest = facet.add("REST").set("COUNT", static_cast<int>(values.size() - shown));
  for (std::size_t i = shown; i < values.size(); ++i) {
    fill_value(rest.add("VALUE"), view, filter, values[i]);
  }
}

Head search_head(const View& view) {
  const SearchRequest& request = view.request;
  const std::string total = counted(view.results.total, "result");
  Head head;
  head.title = request.q.empty() ? "Search (" + total + ")" : request.q + " (" + total + ")";
  head.description =
      request.q.empty() ? total + ", talks and topics." : total + " for " + request.q + ".";
  head.json = "/search.json" + (view.context.query.empty() ? "" : "?" + view.context.query);
  SearchRequest plain = request;
  plain.explain = false;
  head.canonical = search_path("/search", plain, request.cursor);
  head.index = false;
  return head;
}

}  // namespace

std::string search_html(const PageContext& context, const SearchRequest& request,
                        const SearchResults& results) {
  const View view = {context, context.collection.catalog(), request, results};
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
  for (const auto& [filter, words] : kFacetNames) {
    const auto found = results.facets.find(filter);
    if (found != results.facets.end()) fill_facet(main, view, filter, found->second);
  }
  return page.html();
}

}  // namespace plumbline

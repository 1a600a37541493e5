// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/search_hits.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "schema/text/counted.h"
#include "server/pages/lists.h"
#include "server/pages/outcome.h"
#include "server/pages/page.h"
#include "server/pages/recording.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string relation_words(const std::string& relation) {
  if (relation == "is") return "is this";
  if (relation == "links") return "links to it";
  return relation == "cites" ? "cites it" : "";
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
  item.show("FACT", counted(document.talks.size(), "talk"));
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
void fill_stated(Dictionary& item, const Document& document,
                 const std::vector<FoundStatement>& lines) {
  constexpr std::size_t kShown = 6;
  Dictionary list = item.add("STATED");
  for (const FoundStatement& line : std::span(lines).first(std::min(lines.size(), kShown))) {
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

}  // namespace

void fill_hits(Dictionary& main, const SearchView& view) {
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

}  // namespace plumbline

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/lists.h"

#include <algorithm>
#include <span>

#include "schema/text/fold.h"
#include "server/pages/quote.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

// Talks of one event in a row, however they are mixed with others in the list.
std::vector<std::pair<DocumentId, std::vector<DocumentId>>> by_event(
    const Catalog& catalog, std::span<const DocumentId> talks) {
  std::vector<std::pair<DocumentId, std::vector<DocumentId>>> groups;
  for (DocumentId talk : talks) {
    const DocumentId event = catalog[talk].event;
    auto group = groups.begin();
    while (group != groups.end() && group->first != event) ++group;
    if (group == groups.end()) group = groups.insert(group, {event, {}});
    group->second.push_back(talk);
  }
  return groups;
}

std::string line_facts(const Catalog& catalog, const Document& document, Known known) {
  if (document.kind != Kind::kTalk) return kind_words(document);
  std::vector<DocumentId> speakers(document.speakers.begin(), document.speakers.end());
  std::erase(speakers, known.speaker);
  const std::string names = joined(titles_of(catalog, speakers));
  std::vector<std::string> facts;
  if (!known.event) facts.push_back(catalog[document.event].short_name);
  if (!names.empty()) facts.push_back(known.speaker != 0 ? "with " + names : names);
  if (document.has != 0) facts.push_back(has_words(document));
  if (document.withdrawn) facts.emplace_back("withdrawn");
  return joined(facts, " · ");
}

void fill_year(Dictionary year, const Catalog& catalog, std::span<const DocumentId> talks,
               DocumentId speaker) {
  for (const auto& [event, of_event] : by_event(catalog, talks)) {
    Dictionary group = year.add("EVENT");
    group.set("URL", path_of(catalog[event])).set("TITLE", catalog[event].short_name);
    for (DocumentId talk : of_event) {
      fill_line(group.add("TALK"), catalog, catalog[talk], {.event = true, .speaker = speaker});
    }
  }
}

// "LPC 2023 · slides, page 7": where in the document it stands.
std::string where(const Catalog& catalog, const Backlink& mention) {
  const Document& document = catalog[mention.document];
  std::string words =
      document.kind == Kind::kTalk ? catalog[document.event].short_name : kind_words(document);
  const ShownPassage& shown = mention.shown;
  const bool own_text = shown.part.empty() || shown.part == "abstract" || shown.part == "about";
  if (!own_text) words += " · " + shown.part;
  if (!own_text && !shown.heading.empty()) words += ": " + shown.heading;
  return words;
}

// Of a title that is folded: see index_letter().
std::string letter_of_folded(std::string_view title) {
  for (const char c : title) {
    if (c >= 'a' && c <= 'z') return {static_cast<char>(c - 'a' + 'A')};
    if (c >= '0' && c <= '9') return "0–9";
    if (static_cast<unsigned char>(c) >= 0x80) break;
  }
  return "#";
}

void fill_item(Dictionary item, const Document& document, int count, std::string_view noun) {
  item.set("URL", path_of(document)).set("TITLE", document.title);
  if (count == 0) return;
  item.add("COUNT")
      .set("COUNT", count)
      .set("NOUN", count == 1 ? std::string(noun) : std::string(noun) + "s");
}

}  // namespace

std::vector<std::string> titles_of(const Catalog& catalog, std::span<const DocumentId> documents) {
  std::vector<std::string> titles;
  for (DocumentId id : documents) titles.push_back(catalog[id].title);
  return titles;
}

void fill_line(Dictionary place, const Catalog& catalog, const Document& document, Known known) {
  Dictionary line = place.include("LINE", "line.html");
  line.set("URL", path_of(document)).set("TITLE", document.title);
  line.show("FACTS", line_facts(catalog, document, known));
}

void fill_counted(Dictionary place, TemplateName section, const Catalog& catalog,
                  std::span<const Counted> documents, std::string_view noun) {
  for (const auto& [id, count] : documents) {
    fill_item(place.add(section).include("ITEM", "counted.html"), catalog[id], count, noun);
  }
}

void fill_counted_and_rest(Dictionary place, TemplateName section, const Catalog& catalog,
                           std::span<const Counted> documents, std::string_view noun,
                           std::size_t limit) {
  if (documents.size() <= limit + 2) limit = documents.size();  // not worth hiding
  fill_counted(place, section, catalog, documents.first(limit), noun);
  if (documents.size() == limit) return;
  Dictionary rest = place.add("REST");
  rest.set("COUNT", static_cast<int>(documents.size() - limit));
  fill_counted(rest, section, catalog, documents.subspan(limit), noun);
}

std::vector<Counted> with_talks(const Catalog& catalog, std::span<const DocumentId> documents) {
  std::vector<Counted> result;
  for (DocumentId id : documents)
    result.push_back({id, static_cast<int>(catalog[id].talks.size())});
  return result;
}

void fill_timeline(Dictionary place, const Catalog& catalog, std::span<const DocumentId> talks,
                   DocumentId speaker) {
  for (std::size_t begin = 0; begin < talks.size();) {
    const std::string year = catalog[talks[begin]].year();
    std::size_t end = begin;
    while (end < talks.size() && catalog[talks[end]].year() == year) ++end;
    Dictionary entry = place.add("YEAR");
    entry.set("YEAR", year.empty() ? "Year unknown" : year);
    fill_year(entry, catalog, talks.subspan(begin, end - begin), speaker);
    begin = end;
  }
}

void fill_mentions(Dictionary place, const Catalog& catalog, std::span<const Backlink> mentions,
                   const std::vector<std::string>& names) {
  for (const Backlink& mention : mentions) {
    const Document& document = catalog[mention.document];
    Dictionary item = place.add("MENTION").include("ITEM", "mention.html");
    const ShownPassage& shown = mention.shown;
    item.set("URL", path_of(document) + (shown.anchor.empty() ? "" : "#" + shown.anchor));
    item.set("TITLE", document.title).set("WHERE", where(catalog, mention));
    if (!shown.text.empty()) item.add("QUOTE").set("QUOTE_HTML", quote(shown.text, names));
  }
}

void fill_links(Dictionary place, std::span<const Link> links) {
  if (links.empty()) return;
  Dictionary list = place.add("LINKS");
  for (const Link& link : links) {
    list.add("LINK")
        .set("URL", link.url)
        .set("LABEL", link_label(link.key))
        .set("HOST", host_of(link.url));
  }
}

void fill_sources(Dictionary place, const std::vector<std::string>& sources) {
  if (sources.empty()) return;
  Dictionary list = place.include("SOURCES", "sources.html");
  for (const std::string& url : sources) {
    list.add("SOURCE").set("URL", url).set("LABEL", address_label(url));
  }
}

void fill_passages(Dictionary place, std::span<const PassageView> passages) {
  for (const PassageView& passage : passages) {
    Dictionary section = place.add("PASSAGE");
    section.show("ANCHOR", passage.anchor).show("HEADING", passage.heading);
    section.set("TEXT_HTML", Html(passage.html));
  }
}

std::string index_letter(std::string_view title) { return letter_of_folded(fold(title)); }

IndexKey index_key(std::string_view title) {
  std::string folded = fold(title);
  return {letter_of_folded(folded), std::move(folded)};
}

std::vector<DocumentId> by_title(const Catalog& catalog, Kind kind) {
  std::vector<std::pair<IndexKey, DocumentId>> keyed;
  for (const DocumentId id : catalog.all(kind))
    keyed.emplace_back(index_key(catalog[id].title), id);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<DocumentId> documents;
  for (const auto& [key, id] : keyed) documents.push_back(id);
  return documents;
}

}  // namespace plumbline

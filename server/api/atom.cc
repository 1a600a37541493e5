// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/atom.h"

#include <algorithm>
#include <span>

#include "server/api/index_json.h"
#include "server/api/object_text.h"
#include "server/api/search_answer.h"
#include "server/api/xml.h"
#include "server/pages/load.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::string_view kSuffix = ".atom", kAtomType = "application/atom+xml",
                           kHtmlType = "text/html";
constexpr std::size_t kNewestTalks = 30, kNewestNotes = 15, kSummaryBytes = 400;

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + xml_escaped(text) + "</" + std::string(name) + ">\n";
}

std::string link(std::string_view relation, std::string_view type, std::string_view url) {
  return "<link rel=\"" + std::string(relation) + "\" type=\"" + std::string(type) + "\" href=\"" +
         xml_escaped(url) + "\"/>\n";
}

// "2023-11-15", or as much of it as is known, as a time; the publication's where nothing is.
std::string entry_time(const std::string& date, const std::string& otherwise) {
  if (date.empty()) return otherwise;
  constexpr std::string_view kRest = "0000-01-01";
  return date + std::string(kRest.substr(std::min(date.size(), kRest.size()))) + "T00:00:00Z";
}

std::string entry(const PageContext& context, const Document& document, std::string_view summary,
                  std::string_view before_title = "", std::string_view anchor = "") {
  const Catalog& catalog = context.collection.catalog();
  const std::string url = context.base_url + path_of(document) + std::string(anchor);
  std::string text =
      "<entry>\n" + element("title", std::string(before_title) + document.title) +
      element("id", url) + link("alternate", kHtmlType, url) +
      element("updated", entry_time(document.date, utc_time(context.collection.published())));
  for (DocumentId id : document.speakers) {
    text += "<author>" + element("name", catalog[id].title) + "</author>\n";
  }
  return text + element("summary", summary) + "</entry>\n";
}

// The first words of a part of a talk.
std::string beginning(const std::vector<PartView>& parts, std::string_view name) {
  for (const PartView& part : parts) {
    if (part.part == name) return shortened(part.passages.front().body, kSummaryBytes);
  }
  return {};
}

// Its id is the same whether it was asked for by its suffix or by Accept.
std::string feed_start(const PageContext& context, std::string_view title) {
  const std::string query = context.query.empty() ? "" : "?" + context.query;
  std::string_view path = context.path;
  if (path.ends_with(kSuffix)) path.remove_suffix(kSuffix.size());
  const std::string page = context.base_url + std::string(path),
                    feed = page + std::string(kSuffix) + query;
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
         "xmlns=\"http://www.w3.org/2005/Atom\">\n" +
         element("title", title) + element("id", feed) + link("self", kAtomType, feed) +
         link("alternate", kHtmlType, path == "/feed" ? context.base_url + "/" : page + query) +
         "<author>" + element("name", "Plumbline") + "</author>\n" +
         element("updated", utc_time(context.collection.published()));
}

std::string feed_of(const PageContext& context, const std::string& title,
                    std::span<const DocumentId> talks) {
  const Catalog& catalog = context.collection.catalog();
  std::string feed = feed_start(context, "Talks: " + title);
  for (const DocumentId talk : talks)
    feed += entry(context, catalog[talk], talk_line(catalog, catalog[talk]));
  return feed + "</feed>\n";
}

}  // namespace

std::string newest_atom(const PageContext& context, Database& db) {
  const Catalog& catalog = context.collection.catalog();
  std::vector<DocumentId> talks = catalog.all(Kind::kTalk);
  std::erase_if(talks, [&](DocumentId id) { return catalog[id].withdrawn; });
  std::stable_sort(talks.begin(), talks.end(),
                   [&](DocumentId a, DocumentId b) { return catalog[a].date > catalog[b].date; });
  std::string feed = feed_start(context, "Plumbline: newest talks and notes");
  std::size_t shown = 0, notes = 0;
  for (DocumentId id : talks) {
    const Document& talk = catalog[id];
    const bool with_notes = (talk.has & kHasNotes) != 0 && notes < kNewestNotes;
    if (shown >= kNewestTalks && !with_notes) continue;
    const std::vector<PartView> parts = read_parts(db, id);
    if (with_notes) feed += entry(context, talk, beginning(parts, "notes"), "Notes: ", "#notes");
    notes += with_notes ? 1 : 0;
    if (shown++ < kNewestTalks)
      feed += entry(context, talk, talk_line(catalog, talk) + ". " + beginning(parts, "abstract"));
  }
  return feed + "</feed>\n";
}

std::string talks_atom(const PageContext& context, DocumentId id) {
  const Document& document = context.collection.catalog()[id];
  return feed_of(context, document.title, document.talks);
}

std::string event_atom(const PageContext& context, const EventPage& page) {
  const std::string& title = context.collection.catalog()[page.event].title;
  return feed_of(context, page.track.empty() ? title : title + ", " + page.track, page.talks());
}

std::string search_atom(const PageContext& context, const SearchAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  std::string feed = feed_start(context, "Plumbline: " + answer.request.q);
  if (const std::string next = next_address(context, answer); !next.empty())
    feed += link("next", kAtomType, next);
  for (const Hit& hit : answer.results.hits) {
    const Document& document = catalog[hit.document];
    feed += entry(context, document, hit.snippet ? hit.snippet->text : document.summary);
  }
  return feed + "</feed>\n";
}

}  // namespace plumbline
